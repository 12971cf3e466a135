/** What came of a recorded day that was played again, with every rule checked at every step. */
import { emptyHall } from '../../../core/evolve/empty-hall.ts';
import { eventsOf } from '../../../core/types/refusals.ts';
import type { Rules } from '../../../core/types/rules.ts';
import { openDayBook } from '../../../history/day-book.ts';
import { openInvariants, type Violation } from '../invariants.ts';
import type { Perform, Step } from '../stage.ts';
import { openWatch } from '../watch.ts';
import { openToAll } from './open-to-all.ts';
import { playDay } from './play.ts';
import type { RecordedDay } from './recorded-day.ts';
import { type Wait, waitsOf } from './waits.ts';

export type PlayedDay = {
  waits: readonly Wait[];
  /** Who got no ticket this time. */
  withoutTicket: readonly string[];
  violations: readonly Violation[];
};

export function playedDay(given: Rules, recorded: RecordedDay, perform: Perform): PlayedDay {
  const rules = openToAll(given);
  const hall = emptyHall(rules);
  const invariants = openInvariants(rules);
  const book = openDayBook(recorded.day);
  const watched = openWatch(rules, hall, [invariants]);
  let seq = 0;
  const watch = (step: Step): void => {
    watched(step);
    for (const event of eventsOf(step.outcome)) {
      seq += 1;
      book.saw(event, step.at, seq);
    }
  };
  let names = new Map<string, string>();
  try {
    const tickets = playDay(rules, hall, recorded, { perform, watch });
    names = new Map(tickets.map(one => [one.ticket, one.recorded]));
  } catch (error) {
    invariants.threw(error);
  }
  const came = new Set(names.values());
  return {
    waits: waitsOf(book.told(), ticket => names.get(ticket) ?? ticket),
    withoutTicket: recorded.people.map(({ ticket }) => ticket).filter(ticket => !came.has(ticket)),
    violations: invariants.take(),
  };
}
