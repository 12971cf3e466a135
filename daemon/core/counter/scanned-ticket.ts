/** The desk's hand (R4): what was held last under the scanner in front of a counter is for a while meant by its desk keys. */

import type { Hall, Visit } from '../types/model.ts';
import { counterOf } from '../visit/lookup.ts';

/** Long enough to read the answer, say a word and press a key; short enough that the next person is not taken for this one. */
const scannedForMs = 30_000;

/** The visit scanned in front of this counter just now; none once that is over, or after a code that is none of today's. */
export function scannedAt(hall: Hall, counter: string, now: number): Visit | undefined {
  const scanned = hall.counters.get(counter)?.scanned;
  return scanned === undefined || now - scanned.at >= scannedForMs
    ? undefined
    : hall.visits.get(scanned.ticket);
}

/** Until when that is so; none once it is over. */
export function scannedUntil(hall: Hall, counter: string, now: number): number | undefined {
  const scanned = hall.counters.get(counter)?.scanned;
  const until = scanned === undefined ? now : scanned.at + scannedForMs;
  return until > now ? until : undefined;
}

/** Folds a scan in front of that counter; a code that is none of today's takes the one before it out of the hand. */
export function noteScanned(hall: Hall, desk: string, ticket: string | undefined, at: number): void {
  counterOf(hall, desk).scanned = ticket === undefined ? undefined : { ticket, at };
}
