/** A visit or counter that an event speaks of. That a visit is missing is a bug: the journal would be damaged. */
import type { CounterState, Hall, Visit } from '../types/model.ts';

export function visitOf(hall: Hall, ticket: string): Visit {
  const visit = hall.visits.get(ticket);
  if (visit === undefined) throw new Error(`no visit has ticket ${ticket}`);
  return visit;
}

/** A counter that the config no longer knows still has its past. */
export function counterOf(hall: Hall, counter: string): CounterState {
  let state = hall.counters.get(counter);
  if (state === undefined) {
    state = closedCounter();
    hall.counters.set(counter, state);
  }
  return state;
}

export function closedCounter(): CounterState {
  return {
    status: 'closed',
    pausing: false,
    readySince: undefined,
    readyPressedAt: undefined,
    ticket: undefined,
    cameOrMissed: undefined,
    marks: undefined,
    served: undefined,
    parked: [],
    missed: [],
    issued: undefined,
    scanned: undefined,
    clerk: undefined,
    handSince: 0,
    greens: 0,
    calls: [],
    lastPress: undefined,
  };
}
