/** Every wait of a day, as its history tells it, whether it was recorded or played. */
import type { DayTold } from '../../../history/day-book.ts';

/** `ticket`: as it was recorded; `since` and `until`: the wall time of it; `waitedMs`: breaks left out. */
export type Wait = { ticket: string; queue: string; since: number; until: number; waitedMs: number };

/** `recorded`: under which number a ticket was recorded. Of those that were called. */
export function waitsOf({ tracks }: DayTold, recorded: (ticket: string) => string): Wait[] {
  return [...tracks.values()].flatMap(({ ticket, facts }) =>
    facts.flatMap(fact =>
      fact.is === 'called'
        ? [
            {
              ticket: recorded(ticket),
              queue: fact.queue,
              since: fact.since,
              until: fact.at,
              waitedMs: fact.waitedMs,
            },
          ]
        : [],
    ),
  );
}

/** 0 of none. */
export function meanMs(waits: readonly Wait[]): number {
  return waits.length === 0 ? 0 : waits.reduce((sum, { waitedMs }) => sum + waitedMs, 0) / waits.length;
}
