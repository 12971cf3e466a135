/** R1: which numbers of a business day are taken, as its events tell. Nothing beside the chained events is believed (I12). */
import type { JournalEvent } from './turn.ts';
import { words } from './words.ts';

export type TakenNumbers = {
  /**
   * What these events of the day take. Throws when one issues a number or a ticket that is taken: no fault above the journal
   * can issue a number twice.
   */
  take(events: readonly JournalEvent[]): void;
  /** The highest that is taken, of any series; 0: none is. */
  highest(): number;
};

/** `day`: YYYY-MM-DD; skips of other days are told in its events, too. */
export function takenNumbers(day: string | undefined): TakenNumbers {
  const tickets = new Set<string>();
  const numbers = new Set<string>();
  let skipped = 0;
  let highest = 0;

  function issue({ scope, number, ticket, paper }: JournalEvent): void {
    if (typeof scope !== 'string' || typeof number !== 'number' || typeof ticket !== 'string')
      throw new TypeError('ticket-issued: expected scope and ticket as text, and number');
    const label = `${scope} ${number}`;
    // One on a list of a power cut was skipped when that was printed (R21).
    const isSkipped = number <= skipped && paper !== true;
    if (isSkipped || numbers.has(label) || tickets.has(ticket))
      throw new Error(words.found.taken(number, ticket, day));
    numbers.add(label);
    tickets.add(ticket);
    highest = Math.max(highest, number);
  }

  return {
    take(events) {
      for (const event of events) {
        for (const to of skippedIn(event, day)) skipped = Math.max(skipped, to);
        if (event.kind === 'ticket-issued') issue(event);
      }
    },
    highest: () => Math.max(highest, skipped),
  };
}

/** What is known of later days is told again when they are opened. */
function skippedIn(event: JournalEvent, day: string | undefined): number[] {
  return skipsIn(event).flatMap(skip =>
    skip['day'] === day && typeof skip['to'] === 'number' ? [skip['to']] : [],
  );
}

/** A day that opens has them after its opening, or within it where the journal is older than `carried`. */
function skipsIn(event: JournalEvent): readonly Record<string, unknown>[] {
  if (event.kind === 'numbers-skipped') return [event];
  if (event.kind === 'carried' && event['what'] === 'skip') return [Object(event['skip'])];
  const within = event.kind === 'day-opened' ? event['skips'] : [];
  return Array.isArray(within) ? within : [];
}
