/**
 * What must outlive a day (R10): open follow-ups, questions, repairs, alarms, notices, closing slips, bookings, numbers that are skipped. Each
 * follows the day's opening as an event of its own, so that every day stands alone and no event grows with what is open.
 */

import { questionsCarried } from '../counter/questions.ts';
import { noticeEndsAt, placeOf, setNotice } from '../day/notices.ts';
import { recordUnfit } from '../devices/repairs.ts';
import { oweSlip, slipId, slipsOwed } from '../outputs/closing-slip.ts';
import { isOfTheDay } from '../types/alarm.ts';
import { type Alarm, messageOf, type WrittenAlarm } from '../types/alarm-message.ts';
import type { Event } from '../types/events.ts';
import type { FollowUp } from '../types/follow-up.ts';
import type { Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import { bookingsToCome, keepBooking } from '../visit/bookings.ts';
import { skipsFrom, skipTo } from '../visit/numbers.ts';
import { oweReturnSlip, returnSlipsOwed } from '../visit/owed-slips.ts';
import { lapsedSlips, rightLeft, slipsToCome } from '../visit/return-slips.ts';

/** Nothing is carried into a day that goes on: it has it all. */
export function carried(
  rules: Rules,
  hall: Hall,
  day: string,
  insteadOf: string | undefined,
  now: number,
): Event[] {
  if (day === hall.day) return [];
  const kind = 'carried';
  const { wallAheadMs: aheadMs } = hall;
  const alarms = [...hall.alarms.values()].filter(({ id }) => !isOfTheDay(id));
  const notices = hall.notices.filter(
    notice => (noticeEndsAt(hall, notice) ?? Number.POSITIVE_INFINITY) > now,
  );
  const returnSlips = slipsToCome(rules, hall, day);
  const owedSlips = returnSlipsOwed(hall, returnSlips);
  const questions = questionsCarried(rules, hall);
  return [
    // How far the wall clock stands before the rules is known from this day's journal alone, too.
    ...(aheadMs === 0 ? [] : [{ kind: 'clock-set', aheadMs } as const]),
    ...failingStill(hall),
    ...skipsFrom(hall, day, insteadOf).map(skip => ({ kind, what: 'skip', id: skip.day, skip }) as const),
    ...[...hall.unfit.values()].map(repair => ({ kind, what: 'repair', id: repair.id, repair }) as const),
    ...[...hall.followUps.values()].map(
      one => ({ kind, what: 'follow-up', id: one.id, followUp: asLeft(hall, one) }) as const,
    ),
    ...questions.open.map(question => ({ kind, what: 'question', id: question.id, question }) as const),
    ...questions.lapsed.map(({ id }) => ({ kind: 'question-closed', question: id, code: 'lapsed' }) as const),
    ...alarms.map(alarm => ({ kind, what: 'alarm', id: alarm.id, alarm }) as const),
    ...notices.map(notice => ({ kind, what: 'notice', id: placeOf(notice), notice }) as const),
    ...returnSlips.map(returnSlip => {
      const owed = owedSlips.get(returnSlip.id);
      return { kind, what: 'return-slip', id: returnSlip.id, returnSlip, ...(owed && { owed }) } as const;
    }),
    ...lapsedSlips(rules, hall, day).map(
      ({ id: slip, until }) => ({ kind: 'return-slip-lapsed', slip, until }) as const,
    ),
    ...bookingsToCome(hall, day).map(
      booking => ({ kind, what: 'booking', id: booking.id, booking }) as const,
    ),
    ...slipsOwed(hall, day).map(slip => ({ kind, what: 'slip', id: slipId(slip), slip }) as const),
  ];
}

/** R21: it goes on into the day. */
function failingStill({ power: { failing } }: Hall): Event[] {
  if (failing === undefined) return [];
  return [{ kind: 'power-failing', ...(failing.low && { battery: 'low' }) }];
}

/** Whoever was taken in again has the right of a refusal no more. */
function asLeft(hall: Hall, followUp: FollowUp): FollowUp {
  const { right, ...others } = followUp;
  return right === undefined || rightLeft(hall, followUp) !== undefined ? followUp : others;
}

export function takeOver(rules: Rules, hall: Hall, event: Event & { kind: 'carried' }): void {
  switch (event.what) {
    case 'follow-up':
      hall.followUps.set(event.id, event.followUp);
      return;
    case 'question':
      hall.questions.set(event.id, event.question);
      return;
    case 'repair':
      hall.unfit.set(event.repair.device, event.repair);
      return;
    case 'alarm':
      hall.alarms.set(event.id, alarmOf(event.alarm));
      return;
    case 'notice':
      setNotice(hall, event.notice);
      return;
    case 'slip':
      oweSlip(rules, hall, event.slip);
      return;
    case 'return-slip':
      hall.returnSlips.set(event.id, event.returnSlip);
      if (event.owed !== undefined) oweReturnSlip(rules, hall, event.returnSlip, event.owed);
      return;
    case 'booking':
      keepBooking(rules, hall, event.booking);
      return;
    case 'skip':
      skipTo(hall, event.skip);
      return;
  }
}

function alarmOf(written: WrittenAlarm): Alarm {
  const { text: _, ...alarm } = written;
  return { ...alarm, ...messageOf(written) };
}

/** The same of a journal in which all of it stands within the day's opening. */
export function takeOverWithin(
  rules: Rules,
  hall: Hall,
  {
    repairs,
    unfit = {},
    followUps = [],
    alarms = [],
    notices = [],
    skips = [],
    slips = [],
  }: Event & { kind: 'day-opened' },
  at: number,
): void {
  hall.unfit = new Map(repairs?.map(repair => [repair.device, repair]));
  if (repairs === undefined) recordUnfit(hall, unfit, at);
  hall.followUps = new Map(followUps.map(one => [one.id, one]));
  hall.alarms = new Map(alarms.map(one => [one.id, alarmOf(one)]));
  hall.notices = [...notices];
  for (const skip of skips) skipTo(hall, skip);
  for (const slip of slips) oweSlip(rules, hall, slip);
}
