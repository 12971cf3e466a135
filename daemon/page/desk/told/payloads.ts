/** What the page reads of the hall's messages, as docs/asyncapi.yaml lays them down. Times are ms UTC by the hall's clock. */
import type { OwnWords } from '../../stream/own-words.ts';

export type Minutes = readonly [low: number, high: number];

export type ChoiceStep = { choice: string; by: string; among: readonly string[]; default: string };
export type RouteStep = { queue: string } | ChoiceStep;

/** What is done while a level of the surge plan is in force. */
export type LevelActions = {
  level: string;
  backup: boolean;
  notice?: string;
  spoken?: string;
  limit: Readonly<Record<string, number>>;
};

/** In the first language of the hall; `names`: in others that it speaks, by their tags. */
export type Named = { name: string; names?: Readonly<Record<string, string>> };

export type Info = Named & {
  languages: readonly string[];
  words?: OwnWords;
  timeZone: string;
  ticketCode: string;
  surge?: { automatic: boolean; levels: readonly string[]; does?: readonly LevelActions[] };
  /** Why a service may be refused; the first is number 1. A daemon of before says neither this nor what a level does. */
  reasons?: readonly string[];
  /** The counters at an information desk. */
  desks?: readonly string[];
  institutions: readonly (Named & { id: string })[];
  queues: readonly (Named & { id: string; institution: string; promiseMs?: number })[];
  counters: readonly {
    id: string;
    /** Of one that is not called by its number. */
    name?: string;
    names?: Named['names'];
    institution: string;
    queues: readonly string[];
    backup: readonly string[];
  }[];
  services: readonly (Named & {
    id: string;
    series: string;
    papers: readonly string[];
    route: readonly RouteStep[];
  })[];
};

export type Totals = Readonly<Record<'issued' | 'waiting' | 'away' | 'serving' | 'missed' | 'done', number>>;

/** A list of a queue; `open`: how many of those on it wait there still; `series`, `from`, `to`: the numbers on it for newcomers. */
export type PowerList = {
  queue: string;
  waiting: number;
  open: number;
  series?: string;
  from?: number;
  to?: number;
  is: 'owed' | 'printing' | 'out' | 'failed' | 'dropped';
  why?: 'power-back' | 'too-late' | 'closing';
};

/** How far a power cut is (R21). */
export type Power = {
  is: 'failing' | 'on-paper' | 'enter' | 'over';
  low?: true;
  failedAt: number;
  printsAt?: number;
  printedAt?: number;
  backAt?: number;
  heldUntil?: number;
  lists: readonly PowerList[];
  entered: number;
  newcomers: number;
  last: readonly { ticket: string; counter?: string; queue?: string; servedAt?: number }[];
};

export type HallState = {
  day?: string;
  open: boolean;
  surge?: string;
  advice?: { counter: string; savedMs: number };
  totals: Totals;
  notices?: readonly { text: string; until?: number }[];
  power?: Power;
};

export type QueueState = {
  waiting: number;
  oldestSince?: number;
  next: readonly string[];
  expectedWaitMin?: Minutes;
};

export type ServiceState = { state: 'open' | 'limited' | 'full' | 'closed'; text?: string };

/** What is left to book; `free`: seats by when the slot begins. Days off and past their cut-off are not in it. */
export type Slots = {
  minutes: number;
  days: readonly { day: string; free: Readonly<Record<string, number>> }[];
};

export type CounterState = {
  status: 'closed' | 'open' | 'paused';
  place: 'idle' | 'called' | 'serving';
  ticket?: string;
  service?: string;
  step?: number;
  since?: number;
  clerk?: string;
  /** Whoever joins next is called at once. */
  readySince?: number;
  /** The return slip that it gave last came out elsewhere, and is to be fetched there. */
  slip?: { ticket: string; place: string };
};

export type VisitStop =
  | { queue: string; doneAt?: string }
  | { choice: string; among: readonly string[]; doneAt?: string };

export type Visit = {
  ticket: string;
  place: 'waiting' | 'away' | 'called' | 'serving' | 'parked' | 'missed';
  queue?: string;
  counter?: string;
  step: number;
  route: readonly VisitStop[];
  services: readonly { service: string; outcome?: string }[];
  class: 'normal' | 'green' | 'appointment';
  asked?: 'green';
  /** Of a batch. */
  cases?: number;
  casesLeft?: number;
  joinedAt?: number;
  expectedWaitMin?: Minutes;
  backBy?: number;
};

export type Alarm = {
  severity: string;
  since: number;
  text: string;
  code?: string;
  /** Of the code `device`: how the hall goes on without it. */
  args?: { meanwhile?: { is: string; counter?: string; onMain?: boolean; said?: boolean } };
  count: number;
  ackedBy?: string;
};

export type DeviceState = {
  kind: string;
  state: 'init' | 'ready' | 'degraded' | 'lost' | 'disabled';
  since: number;
  why?: string;
  warning?: string;
  verified?: false;
};

/** Counted since the daemon started. */
export type DeviceHealth = Readonly<
  Record<'frames' | 'errors' | 'retries' | 'reopened' | 'queueDepth' | 'roundTripMs', number>
>;

export type FollowUp = {
  source: string;
  text?: string;
  erased?: true;
  grade?: number;
  services?: readonly string[];
  reason?: string;
  missing?: readonly string[];
  queue?: string;
  ticket?: string;
  counter?: string;
  clerk?: string;
  openedAt: number;
  due?: string;
};

export type Question = {
  owner?: string;
  passedTo?: string;
  institution?: string;
  counter?: string;
  ticket?: string;
  text?: string;
  openedAt: number;
  due: string;
  dueAt?: number;
};

/** Flat numbers only; what nobody knows is left out. */
export type Figures = Readonly<
  Partial<
    Record<
      | 'calls'
      | 'waitMedianS'
      | 'waitP90S'
      | 'promisesKept'
      | 'promisesBroken'
      | 'estimates'
      | 'estimateCoverage'
      | 'ratings'
      | 'gradeMean',
      number
    >
  >
>;

/** What `ask` and `why` answer. */
export type PlaceTold = {
  ticket: string;
  place: Visit['place'] | 'done' | 'left';
  queue?: string;
  counter?: string;
  ahead?: number;
  expectedWaitMin?: Minutes;
  backBy?: number;
  wentBefore?: Readonly<Partial<Record<'green' | 'appointment' | 'returned' | 'other', number>>>;
};

/** What `take-ticket` answers. */
export type Taken = { ticket: string; ahead: number; expectedWaitMin?: Minutes };
