/** R11, R19: whether those who were told a wait, and were not called at once, were called by the end of the range on their ticket. */
import type { DayTold, Track } from '../../../history/day-book.ts';
import { isAtOnce } from '../../../history/estimate-figures.ts';
import type { EndedWait } from '../../../history/estimates.ts';

/**
 * Being called sooner breaks no promise. Who went, or was still there when the day ended, after the end of the range, was kept
 * waiting too long; who went before it tells nothing. Waiting ends at a known start (R3): a call to which nobody is known to have come
 * keeps no promise; one that came too late has broken it all the same.
 */
export function* promisesOf({
  estimates,
  tracks,
}: Pick<DayTold, 'estimates' | 'tracks'>): Generator<{ queue: string; isKept: boolean }> {
  for (const wait of estimates) {
    const { told, queue, waitedMs, end, ticket } = wait;
    if (told === undefined || isAtOnce(wait)) continue;
    if (waitedMs > told.untilMs) yield { queue, isKept: false };
    else if (end === 'called' && hasCome(tracks.get(ticket), wait)) yield { queue, isKept: true };
  }
}

/** Not where it was missed, left, or finished while time alone had presumed that it came; in a day that is not over it may come yet. */
function hasCome(track: Track | undefined, { at, queue }: EndedWait): boolean {
  const after = track?.facts.filter(fact => fact.at >= at && fact.queue === queue) ?? [];
  const next = after.sort((one, other) => one.at - other.at).find(({ is }) => ends.has(is));
  if (next === undefined || next.is === 'missed' || next.is === 'left') return false;
  return !('presumed' in next) || next.presumed !== true;
}

/** What becomes of a call. */
const ends: ReadonlySet<string> = new Set([
  'served',
  'casesServed',
  'servedByPaper',
  'missed',
  'parked',
  'transferred',
  'left',
]);
