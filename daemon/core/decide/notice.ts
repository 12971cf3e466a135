/** What idle boards show instead of the institution: set by ops, taken away by ops or when its time is over (R12). */
import type { Command } from '../types/commands.ts';
import type { Event } from '../types/events.ts';
import type { Hall, Notice } from '../types/model.ts';
import { type Refusal, refuse } from '../types/refusals.ts';
import type { Rules } from '../types/rules.ts';

export function decideNotice(
  rules: Rules,
  hall: Hall,
  { text, boards, until }: Command & { verb: 'notice-set' },
  now: number,
): Event[] | Refusal {
  const known = [...rules.counterBoards.keys(), ...rules.mainBoards];
  const unknown = boards?.find(board => !known.includes(board));
  if (unknown !== undefined) {
    return refuse('unknown-board', `found board ${unknown}, expected one of ${known.join(', ')}`);
  }
  const notice: Notice = {
    text,
    ...(boards !== undefined && { boards }),
    ...(until !== undefined && { until }),
  };
  const endsAt = noticeEndsAt(hall, notice);
  if (endsAt !== undefined && endsAt <= now) {
    return refuse('too-late', 'the notice ends before it begins; give an until that is still to come');
  }
  return [{ kind: 'notice-set', ...notice }];
}

/** Each board list is a place of its own, and somebody may name ever other ones: of more than these the oldest give way. */
const noticesAtMost = 64;

/** Where it stands: one that is set for the same boards takes its place, an empty one takes it away. */
export function setNotice(hall: Hall, notice: Notice): void {
  hall.notices = hall.notices.filter(other => placeOf(other) !== placeOf(notice));
  if (notice.text !== '') hall.notices = [...hall.notices, notice].slice(-noticesAtMost);
}

export function placeOf({ boards }: Notice): string {
  return boards?.join(' ') ?? 'all';
}

/** `until` was told by a wall clock; this is the same moment in the `now` of the rules. */
export function noticeEndsAt(hall: Hall, { until }: Notice): number | undefined {
  return until === undefined ? undefined : until - hall.wallAheadMs;
}

/** Notices whose time is over are taken away, each by an empty one in its place. */
export function endNotices(hall: Hall, now: number): Event[] {
  return hall.notices
    .filter(notice => (noticeEndsAt(hall, notice) ?? Number.POSITIVE_INFINITY) <= now)
    .map(({ boards }) => ({ kind: 'notice-set', text: '', ...(boards !== undefined && { boards }) }));
}
