/** English: waits and spans of time. */
import type { MinuteRange } from '../../../core/types/model.ts';
import { lasting } from '../../../text/duration.ts';
import type { Clock } from '../clock.ts';

/** When a wait began, and what it counts from where that is another time: it was placed behind somebody. */
export function sinceText(
  { waitsSince, joinedAt }: { waitsSince: number; joinedAt: number },
  clock: Clock,
): string {
  const since = clock.second(waitsSince);
  return joinedAt === waitsSince ? since : `${since}, counted as joined at ${clock.second(joinedAt)},`;
}

/** What was expected at joining (R11); without a figure no counter was open for the queue. */
export function expectedText(ms: number | undefined): string {
  if (ms === undefined) return 'no counter was open for it, so no wait could be expected';
  return ms === 0 ? 'no wait expected' : `${lasting(ms)} expected`;
}

/** As it is told to people (R11): "5–10 min", one figure where both ends are the same. */
export function rangeText([low, high]: MinuteRange): string {
  if (high === 0) return '0 min';
  if (low === 0) return `up to ${high} min`;
  return low === high ? `about ${low} min` : `${low}–${high} min`;
}
