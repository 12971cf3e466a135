/**
 * What stays open until somebody answers it: it must not grow for ever, as every day carries each of them (R10), and what has a
 * day to be answered by is told when that is over (R17).
 */
import { dateAndTime } from '../day/clock-face.ts';
import { lastSessionEnds, workdayFrom, workdaysSince } from '../day/timetable.ts';
import { says } from '../types/alarm-message.ts';
import type { See, Watch } from '../types/condition.ts';
import { type FollowUp, isOfRefusal } from '../types/follow-up.ts';
import type { Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';

/** More than a hall that answers them ever has open, and far fewer than harm it. */
const tooMany = 200;
/** So that it does not come and go with each. */
const fewAgain = 160;
const id = 'follow-ups';

export function watchFollowUps({ timeZone }: Rules, hall: Hall, see: See): void {
  const { followUps, openedAt, wallAheadMs } = hall;
  const { size } = followUps;
  if (size < (hall.alarms.has(id) ? fewAgain : tooMany)) return;
  see(openedAt, 0, undefined, () => ({
    id,
    severity: 'warning',
    subject: {},
    says: () => {
      const [oldest] = followUps.values();
      const since = dateAndTime((oldest?.openedAt ?? openedAt) + wallAheadMs, timeZone);
      return says('follow-ups', { open: size, since });
    },
  }));
}

type Due = FollowUp & { due: string };
type Late = { open: number; first: Due; days: number };

/** What waits past its day: refusals for the word of a supervisor, bad ratings and letters for an answer. */
export function watchDue(rules: Rules, hall: Hall, see: See): void {
  const { day = '' } = hall;
  // A day that has become a holiday since gives way to the next one that is worked.
  const due = [...hall.followUps.values()].flatMap((one): Due[] =>
    one.due === undefined || one.due > day ? [] : [{ ...one, due: workdayFrom(rules, one.due) }],
  );
  const refusals = due.filter(isOfRefusal);
  seeLate(rules, hall, see, refusals, refusalOpen);
  const others = due.filter(one => !isOfRefusal(one));
  seeLate(rules, hall, see, others, ratingDue);
}

/** From the end of the last session of the day it was due on, and in a hall without sessions from the next day on. */
function seeLate(
  rules: Rules,
  hall: Hall,
  see: See,
  due: readonly Due[],
  watch: (late: Late) => Pick<Watch, 'id' | 'says'>,
): void {
  const { day = '', openedAt, wallAheadMs } = hall;
  const before = due.filter(one => one.due < day);
  const upToNow = due.filter(one => one.due <= day);
  if (before.length > 0) see(openedAt, 0, undefined, () => late(rules, before, day, watch));
  const endsAt = lastSessionEnds(hall);
  if (endsAt !== undefined && upToNow.length > before.length)
    see(endsAt - wallAheadMs, 0, undefined, () => late(rules, upToNow, day, watch));
}

/** Nobody has answered it for one more working day, and it is critical. */
function late(
  rules: Rules,
  open: readonly Due[],
  day: string,
  watch: (late: Late) => Pick<Watch, 'id' | 'says'>,
): Watch {
  const first = open.reduce((one, other) => (other.due < one.due ? other : one));
  const days = workdaysSince(rules, first.due, day);
  return {
    ...watch({ open: open.length, first, days }),
    severity: days > 1 ? 'critical' : 'warning',
    subject: {},
    retold: true,
  };
}

function refusalOpen({ open, first: { id, ticket, due }, days }: Late): Pick<Watch, 'id' | 'says'> {
  const first = { id, ...(ticket !== undefined && { ticket }), due };
  return { id: 'refusal-open', says: () => says('refusal-open', { open, first, days }) };
}

function ratingDue({ open, first: { id, source, ticket, due }, days }: Late): Pick<Watch, 'id' | 'says'> {
  // Whoever hears of alarms is not told who rated (R17).
  const of = source === 'rating' || ticket === undefined ? {} : { ticket };
  return {
    id: 'rating-due',
    says: () => says('rating-due', { open, first: { id, source, ...of, due }, days }),
  };
}
