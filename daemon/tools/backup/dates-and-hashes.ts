/** How times and hashes are told to whoever verifies and restores. */
import { dateAndTime } from '../../core/day/clock-face.ts';

/** In the hall's time zone, where the journal tells it. */
export function dateOf(at: number, timeZone: string | undefined): string {
  return dateAndTime(at, timeZone ?? 'UTC');
}

/** As on the closing slip: groups of four. */
export function inGroups(hash: string): string {
  return hash.match(/.{1,4}/g)?.join(' ') ?? '';
}
