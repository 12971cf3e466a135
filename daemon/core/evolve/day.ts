/** What past facts do to the hall as a whole: its day, its clock, its surge plan, and what is open in it. */

import { noteScanned } from '../counter/scanned-ticket.ts';
import { businessDay } from '../day/clock-face.ts';
import { setNotice } from '../day/notices.ts';
import { morningAfter, sessionsOf } from '../day/timetable.ts';
import { setClock } from '../day/worked-clock.ts';
import { noteSeen } from '../devices/repairs.ts';
import { closingSlip, oweSlip, slipIsOff } from '../outputs/closing-slip.ts';
import { kindOf } from '../types/alarm.ts';
import { messageOf } from '../types/alarm-message.ts';
import type { Event } from '../types/events.ts';
import { layoutOf } from '../types/layout.ts';
import type { Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import { closedCounter } from '../visit/lookup.ts';
import { skipTo } from '../visit/numbers.ts';
import { oweTo } from '../visit/owed-jobs.ts';
import { takeOver, takeOverWithin } from './carry-over.ts';
import { emptyHall } from './empty-hall.ts';
import { eraseAsked } from './question.ts';
import { giveBack } from './return-slip.ts';

type DayEvent = Extract<
  Event,
  {
    kind:
      | 'day-opened'
      | 'carried'
      | 'day-closed'
      | 'numbers-skipped'
      | 'hall-described'
      | 'clock-set'
      | 'announced'
      | 'break-near'
      | 'surge-changed'
      | 'surge-advised'
      | 'notice-set'
      | 'place-asked'
      | 'away-asked'
      | 'follow-up-opened'
      | 'refusal-opened'
      | 'follow-up-closed'
      | 'refusal-confirmed'
      | 'refusal-overturned'
      | 'text-erased'
      | 'text-set-apart'
      | 'alarm-raised'
      | 'alarm-acknowledged'
      | 'alarm-cleared';
  }
>;

export function evolveDay(rules: Rules, hall: Hall, event: DayEvent, at: number): void {
  switch (event.kind) {
    case 'day-opened':
      openDay(rules, hall, event, at);
      return;
    case 'carried':
      takeOver(rules, hall, event);
      return;
    case 'day-closed':
      hall.open = false;
      hall.closedAt = at;
      for (const counter of hall.counters.keys()) hall.counters.set(counter, closedCounter());
      hall.expiring.clear();
      hall.surge = undefined;
      hall.advice = undefined;
      oweSlip(rules, hall, closingSlip(hall, event.day, at));
      return;
    case 'numbers-skipped':
      skipTo(hall, event);
      return;
    case 'hall-described':
      hall.layout = event.layout;
      hall.worked = setClock(hall.worked, event, at, layoutOf(rules));
      return;
    case 'clock-set':
      hall.wallAheadMs = event.aheadMs;
      hall.worked = setClock(hall.worked, event, at, layoutOf(rules));
      return;
    case 'announced':
      hall.announced.add(event.what);
      oweTo(rules.voices, hall, { is: 'notice', text: event.text, owedAt: at });
      return;
    case 'break-near':
      hall.breaksTold.set(event.institution ?? '', event.from);
      if (event.text !== undefined) oweTo(rules.voices, hall, { is: 'notice', text: event.text, owedAt: at });
      return;
    case 'surge-changed':
      hall.surgeChangedAt = at;
      if (event.level === undefined && event.by === 'hand') hall.surgeStoppedAt = at;
      hall.surge = event.level === undefined ? undefined : { level: event.level, since: at, by: event.by };
      if (event.level === undefined) hall.advice = undefined;
      if (event.spoken !== undefined)
        oweTo(rules.voices, hall, { is: 'notice', text: event.spoken, owedAt: at });
      return;
    case 'surge-advised':
      hall.advice = event.advice;
      return;
    case 'notice-set': {
      const { text, boards, until } = event;
      setNotice(hall, { text, ...(boards && { boards }), ...(until !== undefined && { until }) });
      return;
    }
    case 'away-asked':
      hall.awayAskedAt = at;
      return;
    case 'place-asked': {
      const { ticket, answer, desk } = event;
      hall.awayAskedAt = undefined;
      hall.asked = {
        at,
        answer,
        ...(ticket !== undefined && { ticket }),
        ...(desk !== undefined && { desk }),
      };
      if (desk !== undefined) noteScanned(hall, desk, ticket, at);
      return;
    }
    case 'follow-up-opened':
    case 'refusal-opened':
      hall.followUps.set(event.followUp.id, event.followUp);
      hall.followUpsMade += 1;
      hall.pressing?.followUps.push(event.followUp.id);
      return;
    case 'follow-up-closed':
      hall.followUps.delete(event.followUp);
      return;
    case 'refusal-overturned':
      giveBack(hall, event);
      hall.followUps.delete(event.refusal);
      return;
    case 'refusal-confirmed':
      hall.followUps.delete(event.refusal);
      return;
    case 'text-erased': {
      eraseAsked(hall, event);
      const found = hall.followUps.get(event.of);
      if (found?.text === undefined || !event.texts.includes(found.text)) return;
      const { text: _, ...followUp } = found;
      hall.followUps.set(event.of, { ...followUp, erased: true });
      return;
    }
    case 'text-set-apart': {
      const followUp = hall.followUps.get(event.followUp);
      if (followUp !== undefined) hall.followUps.set(event.followUp, { ...followUp, text: event.text });
      return;
    }
    case 'alarm-raised': {
      const { alarm: id, severity, subject } = event;
      const message = messageOf(event);
      const active = hall.alarms.get(id);
      if (active !== undefined) {
        // The same trouble, for another reason than before.
        hall.alarms.set(id, { ...active, severity, ...message, subject });
        return;
      }
      const count = (hall.alarmsRaised.get(id) ?? 0) + 1;
      hall.alarmsRaised.set(id, count);
      hall.alarms.set(id, { id, severity, ...message, subject, since: at, count });
      return;
    }
    case 'alarm-acknowledged': {
      const alarm = hall.alarms.get(event.alarm);
      if (alarm !== undefined) hall.alarms.set(event.alarm, { ...alarm, ackedBy: event.by });
      noteSeen(hall, event.alarm, event.by);
      return;
    }
    case 'alarm-cleared':
      hall.alarms.delete(event.alarm);
      if (kindOf(event.alarm) === 'surge') hall.advice = undefined;
      return;
  }
}

/** A day that was closed and is opened again goes on; a new one begins empty, but for what follows as carried (R10). */
function openDay(rules: Rules, hall: Hall, event: Event & { kind: 'day-opened' }, at: number): void {
  const { day } = event;
  if (day === hall.day) slipIsOff(hall, day);
  else {
    const { wallAheadMs, worked } = hall;
    Object.assign(hall, emptyHall(rules), { day, wallAheadMs, worked });
    takeOverWithin(rules, hall, event, at);
  }
  hall.layout = event.layout;
  hall.worked = setClock(hall.worked, event, at, layoutOf(rules));
  hall.sessions = sessionsOf(rules, day);
  // A hall with a timetable closes by itself (R10). A day that was named by hand, or opened late, has its evening too.
  hall.forgottenOpenAt =
    rules.timetable === undefined
      ? morningAfter(businessDay(at + hall.wallAheadMs, rules.timeZone), rules.timeZone)
      : undefined;
  hall.open = true;
  hall.openedAt = at;
  hall.closedAt = undefined;
}
