/** The halls as their topics tell them: nothing here but what was heard. Times are ms UTC by the hall's clock, unless told otherwise. */

import { clockOf } from './times.ts';
import type { TotalName } from './totals.ts';

export type Halls = Map<string, Hall>;

export type Hall = {
  id: string;
  /** `runs`: false while its daemon waits for something before it can start. */
  said?: {
    state: string;
    reason?: string;
    boot?: string;
    beat?: number;
    runs: boolean;
    /** Of a hall that runs degraded: the codes of what it cannot do. */
    lacks: readonly string[];
  };
  /** By our clock: when its daemon last gave a sign of life. */
  heardAt?: number;
  /** By our clock: since when it says that; none where it was said before we listened. */
  saidSince?: number;
  /** The latest moment that anything which stands on the broker was told at. */
  toldAt?: number;
  /** Its clock minus ours; none before its first sign of life. */
  aheadMs?: number;
  info: Info;
  day?: Day;
  queues: Map<string, Queue>;
  counters: Map<string, Counter>;
  /** By their tickets, who is in the hall; where visits are heard. */
  visits: Map<string, Visit>;
  /** Whether a ticket is taken for them; where that is heard. */
  services: Map<string, ServiceNow>;
  alarms: Map<string, Alarm>;
  devices: Map<string, Device>;
  /** Newest first. */
  calls: Call[];
};

export const namedLists = ['institutions', 'queues', 'counters', 'services'] as const;
export type NamedList = (typeof namedLists)[number];

/** What its config says; empty until that was heard. */
export type Info = {
  name?: string;
  /** Tells HH:MM:SS as the clocks of the hall show it. */
  clock: Intl.DateTimeFormat;
  simulated?: boolean;
  version?: string;
  /** What citizens read, the language of the names first. */
  languages: readonly string[];
  /** By which the tokens are proved that phones have of their tickets; none where it has no such address. */
  phoneKey?: string;
  /** None: the hall has no surge plan. */
  surgeLevels?: readonly string[];
  /** What its pages say its own way, by language and by where each stands. */
  words: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Of whatever has a name, by its list and id (`queues/icbc`); of itself, `hall`. By the language, where it has several. */
  names: ReadonlyMap<string, string | Readonly<Record<string, string>>>;
  institutions: ReadonlyMap<string, string>;
  queues: ReadonlyMap<string, { name: string; institution?: string; promiseMs?: number }>;
  counters: ReadonlyMap<string, { institution?: string; queues: readonly string[] }>;
  /** Counters that are information desks. */
  desks: readonly string[];
  /** Whether a ticket may be held under one. */
  scanner: boolean;
  services: ReadonlyMap<string, string>;
  /** Who gives a grade of `bad` or worse may say why: how many reasons stand in its list, each with its name (`grades/1`). */
  grades: { bad: number; reasons: number };
  /** What is offered for a ticket, by the service. */
  offers: ReadonlyMap<string, Offer>;
  /** None: green cannot be asked for. `confirmed`: it counts once the staff has seen that it is so (R6). */
  green?: { confirmed: boolean };
};

/** `papers`: what the citizen must have with them, in the language of the hall. */
export type Offer = { way: readonly OfferedStop[]; papers: readonly string[] };
/** `asked`: at which choice the ticket says which of its queues; `must`: nobody else chooses. */
export type OfferedStop = { queues: readonly string[]; asked?: { choice: string; must: boolean } };

/** `code`: why no ticket is taken, and `args` what is said of that. */
export type ServiceNow = { state: string; code?: string; args: Readonly<Record<string, unknown>> };

export type Day = {
  day?: string;
  open: boolean;
  surge?: string;
  totals: ReadonlyMap<TotalName, number>;
  followUps: number;
  questions: number;
  /** How far a power cut is (R21), and since when; none: there is none to go by. */
  power?: { is: string; since?: number };
  /** Until when each stands: by the hall's clock. */
  notices: readonly { text: string; until?: number }[];
};

export type Queue = {
  waiting: number;
  oldestSince?: number;
  next: readonly string[];
  /** Minutes; none where no counter is open for it. */
  expected?: readonly [number, number];
};

export type Counter = {
  status: string;
  place: string;
  ticket?: string;
  service?: string;
  step?: number;
  since?: number;
  clerk?: string;
};

/**
 * `step`: which of its route it is at, from 0. `backBy`: away, and its turn has come; `mayGoUntil`: told that it is not called before a
 * break is over, by the wall clock (R16). `cases`: of a batch (R18).
 */
export type Visit = {
  place: string;
  queue?: string;
  counter?: string;
  step: number;
  route: readonly VisitStep[];
  services: readonly string[];
  backBy?: number;
  mayGoUntil?: number;
  cases?: number;
  casesLeft?: number;
};
/** `queues`: one, or those among which nobody has chosen yet. `doneAt`: the counter that finished it. */
export type VisitStep = { queues: readonly string[]; doneAt?: string };

export type Alarm = {
  severity: string;
  since?: number;
  /** What it is about: `wait`, `device` … */
  key: string;
  text: string;
  /** What the text says, for a program. */
  code?: string;
  args: Readonly<Record<string, unknown>>;
  subject: { queue?: string; counter?: string; ticket?: string; device?: string };
  count: number;
  ackedBy?: string;
};

export type Device = { state: string; kind?: string; since?: number; why?: string; warning?: string };

/** `again`: which call of this visit it was, if not the first. */
export type Call = {
  at: number;
  ticket: string;
  counter: string;
  queue?: string;
  waitedMs?: number;
  again?: number;
};

const callsAtMost = 50;
/** Of halls, and of each kind of thing in a hall; there are no more, and whoever publishes more fills no memory of ours. */
export const knownAtMost = 512;
/** More than a hall has room for. */
export const visitsAtMost = 4096;

export function emptyHall(id: string): Hall {
  return {
    id,
    info: {
      clock: clockOf(),
      languages: [],
      words: {},
      names: new Map(),
      institutions: new Map(),
      queues: new Map(),
      counters: new Map(),
      desks: [],
      scanner: false,
      services: new Map(),
      grades: { bad: 0, reasons: 0 },
      offers: new Map(),
    },
    queues: new Map(),
    counters: new Map(),
    visits: new Map(),
    services: new Map(),
    alarms: new Map(),
    devices: new Map(),
    calls: [],
  };
}

export function addCall(hall: Hall, call: Call): void {
  // QoS 1 may bring an event twice.
  if (hall.calls.some(one => one.at === call.at && one.ticket === call.ticket && one.again === call.again))
    return;
  hall.calls.unshift(call);
  hall.calls.length = Math.min(hall.calls.length, callsAtMost);
}

/**
 * Halls to be heard anew on a new connection, where all that stands is told again and what has gone is not told. What is
 * told only once is kept.
 */
export function toHearAnew(halls: Halls): Halls {
  const anew: Halls = new Map();
  for (const [id, { heardAt, aheadMs, calls }] of halls) {
    anew.set(id, {
      ...emptyHall(id),
      calls: [...calls],
      ...(heardAt !== undefined && { heardAt }),
      ...(aheadMs !== undefined && { aheadMs }),
    });
  }
  return anew;
}

/** Also one of which nothing stands any more. */
export function isKnown({ said, day, info }: Hall): boolean {
  return said !== undefined || day !== undefined || info.name !== undefined;
}
