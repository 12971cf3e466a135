/** Notices on the idle boards: where each stands, and how long (R12). */
import type { Event } from '../types/events.ts';
import type { Hall } from '../types/model.ts';
import type { Notice } from '../types/notice.ts';

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
