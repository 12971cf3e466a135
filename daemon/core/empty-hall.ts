import type { CounterState, Hall } from './model.ts';
import type { Rules } from './rules.ts';

/** The hall before its first event. */
export function emptyHall(rules: Rules): Hall {
  return {
    open: false,
    issued: new Map(),
    totals: { waiting: 0, called: 0, serving: 0, parked: 0, missed: 0, done: 0, left: 0 },
    visits: new Map(),
    lanes: new Map([...rules.queues.keys()].map(queue => [queue, new Map()])),
    counters: new Map([...rules.counters.keys()].map(counter => [counter, closedCounter()])),
    expiring: new Map(),
    jobs: new Map(),
    jobsMade: 0,
    unfit: new Map(),
  };
}

export function closedCounter(): CounterState {
  return { status: 'closed', pausing: false, parked: [], missed: [] };
}
