import { neverSet } from '../day/worked-clock.ts';
import { emptyLane, type QueueLanes } from '../queue/lane.ts';
import type { CounterState, Hall } from './model.ts';
import type { Rules } from './rules.ts';

/** The hall before its first event. */
export function emptyHall(rules: Rules): Hall {
  return {
    open: false,
    openedAt: 0,
    wallAheadMs: 0,
    worked: neverSet,
    sessions: new Map(),
    issued: new Map(),
    skips: new Map(),
    taken: { services: new Map(), institutions: new Map() },
    totals: { waiting: 0, called: 0, serving: 0, parked: 0, missed: 0, done: 0, left: 0 },
    mayNotFinish: 0,
    promises: { calls: 0, kept: 0 },
    visits: new Map(),
    queues: new Map([...rules.queues.keys()].map(queue => [queue, emptyQueue()])),
    freeing: emptyLane(),
    counters: new Map([...rules.counters.keys()].map(counter => [counter, closedCounter()])),
    expiring: new Map(),
    cycles: new Map(),
    services: new Map(),
    greens: new Map(),
    kioskButtons: new Map(),
    alarms: new Map(),
    alarmsRaised: new Map(),
    followUps: new Map(),
    followUpsMade: 0,
    notices: [],
    claims: [],
    announced: new Set(),
    jobs: new Map(),
    jobsMade: 0,
    unfit: new Map(),
    repairsMade: 0,
  };
}

export function emptyQueue(): QueueLanes {
  return { pool: new Map(), bound: new Map(), joined: new Map() };
}

export function closedCounter(): CounterState {
  return { status: 'closed', pausing: false, parked: [], missed: [], handSince: 0, greens: 0, calls: [] };
}
