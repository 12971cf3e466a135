/**
 * What stays open until somebody answers it: it must not grow for ever, as every day carries each of them (R10), and what has a
 * day to be answered by is told when that is over (R17).
 */
import { dateAndTime } from '../day/clock-face.ts';
import { lastSessionEnds, workdayFrom, workdaysSince } from '../day/timetable.ts';
import { says } from '../types/alarm-message.ts';
import type { See } from '../types/condition.ts';
import type { FollowUp } from '../types/follow-up.ts';
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

/** From the end of the last session of the day it was due on, and in a hall without sessions from the next day on. */
export function watchOverdue(rules: Rules, hall: Hall, see: See): void {
  const { day = '', openedAt, wallAheadMs } = hall;
  // A day that has become a holiday since gives way to the next one that is worked.
  const due = [...hall.followUps.values()].flatMap((one): Due[] =>
    one.due === undefined || one.due > day ? [] : [{ ...one, due: workdayFrom(rules, one.due) }],
  );
  const before = due.filter(one => one.due < day);
  const today = due.filter(one => one.due === day);
  if (before.length > 0) see(openedAt, 0, undefined, () => late(rules, before, day));
  const endsAt = lastSessionEnds(hall);
  if (endsAt !== undefined && today.length > 0)
    see(endsAt - wallAheadMs, 0, undefined, () => late(rules, [...before, ...today], day));
}

/** Nobody has answered it for one more working day, and it is critical. */
function late(rules: Rules, open: readonly Due[], day: string): ReturnType<Parameters<See>[3]> {
  const first = open.reduce((one, other) => (other.due < one.due ? other : one));
  const { id, source, due } = first;
  // Whoever hears of alarms is not told who rated (R17).
  const ticket = source === 'rating' ? undefined : first.ticket;
  const days = workdaysSince(rules, due, day);
  return {
    id: 'overdue',
    severity: days > 1 ? 'critical' : 'warning',
    subject: {},
    retold: true,
    says: () =>
      says('overdue', {
        open: open.length,
        first: { id, source, ...(ticket !== undefined && { ticket }), due },
        days,
      }),
  };
}
