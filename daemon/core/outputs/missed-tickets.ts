/** R4: who missed a call and may still come stands on the main board. */
import type { Hall, Place } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import { say } from './phrases.ts';

/** The newest so many: the line scrolls, and nobody waits for the end of a long one. */
const numbersShown = 6;

type Missed = { ticket: string; place: Place & { is: 'missed' } };

/** The newest first; none while nobody is missed. */
export function missedLine({ phrases }: Rules, hall: Hall): string | undefined {
  const missed: Missed[] = [];
  for (const counter of hall.counters.values()) {
    for (const ticket of counter.missed.slice(-numbersShown)) {
      const place = hall.visits.get(ticket)?.place;
      if (place?.is === 'missed') missed.push({ ticket, place });
    }
  }
  if (missed.length === 0) return undefined;
  const numbers = missed
    .sort((one, other) => other.place.since - one.place.since)
    .slice(0, numbersShown)
    .map(({ ticket }) => ticket);
  return say(phrases['main-missed'], { numbers: numbers.join(' ') });
}
