/** The rules that must hold after every step of a simulated day. */
import { isDeepStrictEqual } from 'node:util';
import { emptyHall } from '../../core/evolve/empty-hall.ts';
import { evolve } from '../../core/evolve/evolve.ts';
import type { Event } from '../../core/types/events.ts';
import type { Hall } from '../../core/types/model.ts';
import { eventsOf, isRefusal } from '../../core/types/refusals.ts';
import type { Rules } from '../../core/types/rules.ts';
import { words } from './broken/words.ts';
import { wrongEffect } from './effects.ts';
import type { Lines } from './lines.ts';
import { nextByR2, priorityOf } from './next-by-r2.ts';
import { openNumbers, wrongPlaces } from './places.ts';
import type { Step } from './stage.ts';
import type { Watcher } from './watch.ts';

/** The invariants by their number; `R3`: nobody is approved who did not come; `throw`: a bug that ended the day. */
export type InvariantId = 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I8' | 'I9' | 'R3' | 'throw';
export type Violation = {
  rule: InvariantId;
  text: string;
  at: number;
  tickets: readonly string[];
  /** The events of the day until then. */
  log: readonly Told[];
};
type Told = { event: Event; at: number };

export type Invariants = Watcher & {
  /** What was broken since it was asked last. */
  take(): Violation[];
  /** The day was ended by an error. */
  threw(error: unknown): void;
};

export function openInvariants(rules: Rules): Invariants {
  let broken: Violation[] = [];
  let log: Told[] = [];
  /** Of the first of each rule the story is kept. */
  const known = new Set<InvariantId>();
  const numbers = openNumbers();
  const touched = new Set<string>();
  const counters = new Set<string>();

  function breaks(rule: InvariantId, at: number, text: string, ...who: string[]): void {
    broken.push({ rule, text, at, tickets: who, log: known.has(rule) ? [] : [...log] });
    known.add(rule);
  }

  /** I3, and I9: in a queue and class nobody with less P is called by the rule. */
  function called(
    event: Event & { kind: 'visit-called' },
    at: number,
    lines: Lines,
    hall: Readonly<Hall>,
  ): void {
    const { ticket, counter, queue, why } = event;
    const waiter = lines.waiter(ticket);
    if (waiter === undefined || waiter.queue !== queue) {
      breaks('I3', at, words.notWaiting(counter, ticket, queue), ticket);
      return;
    }
    if (why.by === 'number') return;
    const mine = priorityOf(rules, lines, waiter, at);
    const named = nextByR2(rules, lines, counter, at, isBusy(hall));
    const isNamed = named?.waiter.ticket === ticket && named.by === why.by;
    // Weights that are no whole numbers leave the last digits of P to chance.
    const isRounding =
      named !== undefined && named.by === why.by && isNear(priorityOf(rules, lines, named.waiter, at), mine);
    if (!isNamed && !isRounding) {
      const expected = named === undefined ? words.nobody : words.named(named.waiter.ticket, named.by);
      breaks(
        'I3',
        at,
        words.otherThanNamed(counter, ticket, why.by, expected),
        ticket,
        ...(named ? [named.waiter.ticket] : []),
      );
    }
    for (const other of lines.waiting(queue)) {
      // Whom a counter was sent, no other takes over (R2); whom it only knows, one may.
      const isEqual =
        other.class === waiter.class && other.boundTo === waiter.boundTo && other.sent === waiter.sent;
      if (isEqual && priorityOf(rules, lines, other, at) > mine + nearMs)
        breaks('I9', at, words.lessP(counter, ticket, other.ticket), ticket, other.ticket);
    }
  }

  /** I3: P is made of what the event says. */
  function queued(event: Event & { kind: 'visit-queued' }, at: number, lines: Lines): void {
    const { ticket, queue, joinedAt, workedAtJoining } = event;
    const worked = lines.worked(queue, at);
    if (joinedAt === at && workedAtJoining !== worked)
      breaks('I3', at, words.workedClock(ticket, queue, workedAtJoining, worked), ticket);
  }

  /** A citizen who was called and did not come is missed, and not approved. */
  function checkCame({ outcome, at, isHere }: Step): void {
    for (const event of eventsOf(outcome)) {
      if (event.kind !== 'step-finished' || event.outcome !== 'approved') continue;
      const { ticket, counter, queue } = event;
      if (isHere?.(ticket) === false) breaks('R3', at, words.notCome(ticket, counter, queue), ticket);
    }
  }

  /** I4 and I8 of whom the step touched. */
  function checkTouched(hall: Readonly<Hall>, at: number): void {
    for (const { rule, text, ticket } of wrongPlaces(hall, touched, counters)) breaks(rule, at, text, ticket);
    touched.clear();
    counters.clear();
  }

  function dayClosed(hall: Readonly<Hall>, at: number): void {
    const { totals } = hall;
    const sum = Object.values(totals).reduce((all, count) => all + count, 0);
    const count = numbers.tickets();
    if (sum !== count) breaks('I8', at, words.sum(sum, count));
    for (const { ticket, place } of hall.visits.values()) {
      if (place.is !== 'done' && place.is !== 'left')
        breaks('I8', at, words.insideAtClosing(ticket, place.is), ticket);
    }
    const again = emptyHall(rules);
    for (const entry of log) evolve(rules, again, entry.event, entry.at);
    for (const key of Object.keys({ ...hall, ...again }) as (keyof Hall)[]) {
      if (!isDeepStrictEqual(hall[key], again[key])) breaks('I5', at, words.replay(key));
    }
  }

  return {
    saw(event, at, lines, hall) {
      if (event.kind === 'day-opened') log = [];
      log.push({ event, at });
      const wrong = numbers.saw(event);
      if (event.kind === 'ticket-issued') for (const one of wrong) breaks('I1', at, one, event.ticket);
      if ('ticket' in event && event.ticket !== undefined) touched.add(event.ticket);
      if ('counter' in event && event.counter !== undefined) counters.add(event.counter);
      if (event.kind === 'visit-queued') queued(event, at, lines);
      else if (event.kind === 'visit-called') called(event, at, lines, hall);
      else if (event.kind === 'press-undone') for (const ticket of event.tickets) touched.add(ticket);
    },
    stepped(step, hall) {
      const { command, outcome, at } = step;
      checkCame(step);
      if (isRefusal(outcome)) return;
      const wrong = wrongEffect(command, outcome);
      if (wrong !== undefined) breaks('I2', at, wrong, ...touched);
      if (outcome.length > 0) checkTouched(hall, at);
      if (outcome.some(({ kind }) => kind === 'day-closed')) dayClosed(hall, at);
    },
    take() {
      const taken = broken;
      broken = [];
      return taken;
    },
    threw(error) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      breaks('throw', log.at(-1)?.at ?? 0, text);
    },
  };
}

const isBusy = (hall: Readonly<Hall>) => (counter: string) => {
  const state = hall.counters.get(counter);
  return state?.ticket !== undefined || state?.status === 'paused';
};

const nearMs = 1e-3;
const isNear = (one: number, other: number): boolean => one !== other && Math.abs(one - other) < nearMs;
