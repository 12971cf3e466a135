import { neverSet } from '../day/worked-clock.ts';
import { emptyLane, emptyQueue } from '../types/lane.ts';
import type { Hall } from '../types/model.ts';
import { powerIsThere } from '../types/power.ts';
import type { Rules } from '../types/rules.ts';
import { closedCounter } from '../visit/lookup.ts';

/** The hall before its first event. */
export function emptyHall(rules: Rules): Hall {
  return {
    day: undefined,
    open: false,
    openedAt: 0,
    closedAt: undefined,
    layout: undefined,
    wallAheadMs: 0,
    forgottenOpenAt: undefined,
    worked: neverSet,
    sessions: new Map(),
    issued: new Map(),
    skips: new Map(),
    taken: { services: new Map(), institutions: new Map() },
    totals: { waiting: 0, away: 0, called: 0, serving: 0, parked: 0, missed: 0, done: 0, left: 0 },
    mayNotFinish: 0,
    promises: { calls: 0, kept: 0 },
    visits: new Map(),
    queues: new Map([...rules.queues.keys()].map(queue => [queue, emptyQueue()])),
    freeing: emptyLane(),
    counters: new Map([...rules.counters.keys()].map(counter => [counter, closedCounter()])),
    expiring: new Map(),
    due: new Set(),
    batches: new Set(),
    cycles: new Map(),
    services: new Map(),
    overtakes: new Map(),
    greens: new Map(),
    credited: new Map(),
    surge: undefined,
    advice: undefined,
    surgeChangedAt: undefined,
    surgeStoppedAt: undefined,
    kioskButtons: new Map(),
    alarms: new Map(),
    alarmsRaised: new Map(),
    followUps: new Map(),
    followUpsMade: 0,
    questions: new Map(),
    questionsMade: 0,
    returnSlips: new Map(),
    toFetch: [],
    notices: [],
    awayAskedAt: undefined,
    asked: undefined,
    claims: [],
    breaksTold: new Map(),
    announced: new Set(),
    power: powerIsThere,
    jobs: new Map(),
    jobsMade: 0,
    unfit: new Map(),
    repairsMade: 0,
    pressing: undefined,
  };
}
