/** Who is in the naive hall, and how it is asked and changed: one list of people, and one desk for each counter. */
import type { Rules, VisitClass } from '../../../daemon/core/types/rules.ts';
import type { NaiveClock } from './clock.ts';

export type Step = {
  /** The services it is for. */
  whose: string[];
  queue?: string;
  choice?: string;
  among?: readonly string[];
  ask?: boolean;
  /** Taken where nobody chose. */
  usual?: string;
  soon?: boolean;
  doneAt?: string;
  /** Finished by next while nobody knew whether anybody was there. */
  presumed?: boolean;
  at?: string;
  knownTo?: string;
  /** Of the cases that it brings (R18). */
  casesDone?: number;
};
export type Person = {
  ticket: string;
  order: number;
  class: VisitClass;
  /** Green was asked for, and the staff said no. */
  asked: boolean;
  denied: boolean;
  services: string[];
  cases: number;
  /** What became of those that were not approved, and what was left of their way. */
  over: { service: string; outcome: string; rest: Step[] }[];
  steps: Step[];
  step: number;
  place: 'waiting' | 'away' | 'called' | 'serving' | 'parked' | 'missed' | 'done' | 'left';
  queue: string;
  counter?: string;
  joinedAt: number;
  /** What the worked clock of its queue showed then. */
  workedJoined: number;
  credit: number;
  /** Among those with the same P the least is first. */
  rank: number;
  waitedMs: number;
  bound?: { counter: string; until?: number; sent?: true };
  /** When it really came to wait, and what the worked clock showed then. */
  waitsSince: number;
  workedSince: number;
  /** How it stood when it was called, and how long it had waited there. */
  stood?: Stand & { waitsSince: number; workedSince: number; waitedHere: number };
  calls: number;
  calledAt: number;
  /** Which of all calls of the day it was called by last, and when that was said to its end. */
  call: number;
  saidAt?: number;
  since: number;
  presumed: boolean;
  /** The queue of each call that it missed. */
  missedIn: string[];
  /** The queues out of which it has stepped, and what the worked clock showed when it did last. */
  awayIn: string[];
  /** Told that it may step out of that queue until then, by the wall clock. */
  mayGo?: { queue: string; until: number };
  workedLeft: number;
  /** Of the time since it came to wait where it does, by the worked clock. */
  awayMs: number;
  /** Its turn came while it was away: when, and where. */
  due?: { at: number; counter: string };
  /** What it was when the day was closed. */
  atClosing?: { at: number; was: Person };
};
export type Stand = Pick<Person, 'joinedAt' | 'workedJoined' | 'credit' | 'rank'>;
export type Desk = {
  id: string;
  status: 'closed' | 'open' | 'paused';
  pausing: boolean;
  readySince?: number;
  readyPressedAt?: number;
  greens: number;
  clerk?: string;
  parked: string[];
  missed: string[];
  /** Held last under the scanner in front of it. */
  scanned?: { ticket: string; at: number };
  /** Next was refused, for nobody knows whether this one came. */
  asks?: { ticket: string; at: number; number?: number };
  /** For whom the clerk marks, and what, in the order of the presses. */
  picked?: string;
  marks: { service: string; outcome: string; number: number }[];
  /** Whom it finished last, until somebody rates or the next has come. */
  rates?: { ticket: string; at: number };
};
export type State = {
  people: Person[];
  desks: Desk[];
  issued: number;
  /** How many tickets of the day lead to each service, and to each institution. */
  taken: Record<string, number>;
  isOpen: boolean;
  closedAt: number;
};
/** `passed`: those touched whose turn it let come while they were away. */
export type Press = {
  at: number;
  before: State;
  after: Map<string, number>;
  touched: string[];
  passed: string[];
};

/** Everything that it knows. */
export type Naive = {
  rules: Rules;
  today: string;
  clock: NaiveClock;
  /** The queue with the least expected wait, which the naive hall does not reckon out itself (R11). */
  shortest(among: readonly string[], one: Person, now: number): string;
  state: State;
  /** The last press of each counter. */
  presses: Map<string, Press>;
  /** How often something happened to a ticket. */
  moves: Map<string, number>;
  calls: number;
  /** When a kiosk was asked for somebody to step away. */
  awayAskedAt?: number;
  /** What was held under a scanner last. */
  asked?: { id: string | undefined; what: string; at: number };
};

/** Refused with this reason. */
export class No extends Error {}
export const no = (reason: string): never => {
  throw new No(reason);
};

export function closedDesk(id: string): Desk {
  return { id, status: 'closed', pausing: false, greens: 0, parked: [], missed: [], marks: [] };
}

export function notReady(at: Desk): void {
  delete at.readySince;
  delete at.readyPressedAt;
}

export function clearMarks(at: Desk): void {
  at.marks = [];
  delete at.picked;
}

export function serves(one: Person, now: number): void {
  Object.assign(one, { place: 'serving', presumed: false, since: now });
}

export const person = (hall: Naive, ticket: string): Person =>
  hall.state.people.find(one => one.ticket === ticket) ?? no('unknown-ticket');

export const desk = (hall: Naive, id: string): Desk =>
  hall.state.desks.find(one => one.id === id) ?? no('unknown-counter');

export const handIn = ({ people }: State, id: string): Person | undefined =>
  people.find(one => (one.place === 'called' || one.place === 'serving') && one.counter === id);

export const hand = (hall: Naive, id: string): Person | undefined => handIn(hall.state, id);

export const own = (hall: Naive, id: string): readonly string[] => hall.rules.counters.get(id)?.queues ?? [];

export const backup = (hall: Naive, id: string): readonly string[] =>
  hall.rules.counters.get(id)?.backup ?? [];

export const all = (hall: Naive, id: string): string[] => [...own(hall, id), ...backup(hall, id)];

export const keeperOf = (hall: Naive, queue: string): string =>
  hall.rules.queues.get(queue)?.institution ?? '';

/** What the worked clock of the institution of a queue shows. */
export const showsIn = (hall: Naive, queue: string, moment: number): number =>
  hall.clock.shows(keeperOf(hall, queue), moment);

export function leaveLists(hall: Naive, one: Person): void {
  for (const at of hall.state.desks) {
    at.parked = at.parked.filter(ticket => ticket !== one.ticket);
    at.missed = at.missed.filter(ticket => ticket !== one.ticket);
  }
}
