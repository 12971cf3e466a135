/** R11: what one business day teaches, told from its events; a press that was taken back teaches nothing. */

import { businessDay } from '../core/day/clock-face.ts';
import { midnightAfter, sessionsFor } from '../core/day/timetable.ts';
import type { Event } from '../core/types/events.ts';
import { binOf, type LearnedDay, type Sums, workKey } from '../core/types/learned.ts';
import type { Rules } from '../core/types/rules.ts';
import { type Attendance, type Hand, openAttendance } from './attendance.ts';
import { openBookings } from './bookings.ts';
import { bookedTold } from './came-booked.ts';
import { openDay } from './day.ts';
import { openPowerCut } from './power-cut.ts';
import { countJoin, emptyBook, type QueueBook, queueTold } from './queue-book.ts';
import { noSums, withEach, withOne } from './sums.ts';
import { openTold } from './told-waits.ts';
import type { Visit } from './visit.ts';

const dayMs = 24 * 60 * 60_000;
/** What lasts longer is no coffee. */
const pauseMostMs = 45 * 60_000;
/** So many kinds of work of one queue are told apart, those that came first. */
const workMost = 60;

/** The visit in hand, or the last one that was. `cases`: so many of it were done, each of which took as long (R18). */
type Turn = {
  ticket: string;
  queue: string;
  work: string;
  calledAt: number;
  freeAt?: number;
  cases?: number;
};
type Counter = Hand & { turn?: Turn | undefined; pausedAt?: number };

export type LessonRules = Pick<Rules, 'timeZone' | 'counters' | 'priority' | 'times'>;

export function openLearnedDay(
  rules: LessonRules,
  day: string,
): {
  saw(event: Event, at: number): void;
  told(): LearnedDay;
} {
  const history = openDay();
  const queues = new Map<string, QueueBook>();
  const counters = new Map<string, Counter>();
  const waiting = new Map<string, number>();
  const cut = openPowerCut();
  const told = openTold(cut);
  let attendance: Attendance | undefined;
  let pauses: Sums = noSums;
  const claims = { confirmed: 0, denied: 0 };
  const bookings = openBookings(history);
  /** Who came last to the first queue of a ticket, and how that is not counted. */
  let newest: { ticket: string; uncount(): void } | undefined;
  let [midnight, lastAt] = [0, 0];

  function bookOf(queue: string): QueueBook {
    let book = queues.get(queue);
    if (book === undefined) {
      book = emptyBook();
      queues.set(queue, book);
    }
    return book;
  }

  function change(id: string, more: Partial<Counter>): void {
    const before = counters.get(id) ?? { status: 'closed', inHand: false };
    counters.set(id, { ...before, ...more });
    history.did(() => void counters.set(id, before));
  }

  function addHeld(book: QueueBook, ms: number, cases: number): void {
    const count = (times: 1 | -1) => {
      book.held[binOf(ms)] = (book.held[binOf(ms)] ?? 0) + times * cases;
      book.heldSums = withEach(book.heldSums, ms, times * cases);
    };
    count(1);
    history.did(() => count(-1));
  }

  function cycled({ queue, work, calledAt, cases = 1 }: Turn, tookMs: number): void {
    const ms = Math.round(tookMs / cases);
    if (ms > rules.times.forgottenMs || cut.hides(calledAt, calledAt + tookMs)) return;
    const { cycles } = bookOf(queue);
    if (!cycles.has(work) && cycles.size >= workMost) return;
    const count = (many: number) => void cycles.set(work, withEach(cycles.get(work) ?? noSums, ms, many));
    count(cases);
    history.did(() => count(-cases));
  }

  /** P, had it joined now: what it stands before others who come at this moment. */
  function aheadOf(queue: string, visit: Visit, at: number): number {
    const { place } = visit;
    if (place.is !== 'waiting') return 0;
    const worked = history.time().worked(queue, at) - place.workedAtJoining;
    return rules.priority.weight[visit.class] * worked + place.creditMs;
  }

  function called(id: string, visit: Visit, at: number): void {
    const before = counters.get(id)?.turn;
    // While somebody waited for this hand it was not idle: what lay between is part of the cycle.
    const waited = before?.freeAt !== undefined && visit.since <= before.freeAt;
    if (before !== undefined)
      cycled(before, waited ? at - before.calledAt : (before.freeAt ?? at) - before.calledAt);
    const work = workKey(visit.services, visit.step);
    change(id, { inHand: true, turn: { ticket: visit.ticket, queue: visit.queue, work, calledAt: at } });
  }

  /** The visit has left the hand. */
  function left(id: string, at: number, presumed: boolean, cases: number): void {
    const { turn } = counters.get(id) ?? {};
    if (turn === undefined || turn.freeAt !== undefined) return change(id, { inHand: false });
    const tookMs = Math.round((at - turn.calledAt) / cases);
    const isKnown = !presumed && !cut.hides(turn.calledAt, at);
    if (isKnown && tookMs <= rules.times.forgottenMs) addHeld(bookOf(turn.queue), tookMs, cases);
    change(id, { inHand: false, turn: presumed ? undefined : { ...turn, freeAt: at, cases } });
  }

  /** Nobody is called for a while: the last cycle ended when its hand was free. */
  function stops(id: string, status: 'paused' | 'closed', at: number): void {
    const { turn } = counters.get(id) ?? {};
    if (turn?.freeAt !== undefined) cycled(turn, turn.freeAt - turn.calledAt);
    change(id, { status, turn: undefined, pausedAt: at });
  }

  function opens(id: string, at: number): void {
    const { status, pausedAt } = counters.get(id) ?? {};
    const ms = at - (pausedAt ?? at);
    if (status === 'paused' && ms > 0 && ms <= pauseMostMs) pauses = withOne(pauses, ms);
    change(id, { status: 'open' });
  }

  function sawCounter(event: Event, at: number): void {
    switch (event.kind) {
      case 'counter-opened':
      case 'counter-resumed':
        return opens(event.counter, at);
      case 'counter-paused':
        if (!event.after) stops(event.counter, 'paused', at);
        return;
      case 'counter-closed':
        return stops(event.counter, 'closed', at);
      default:
        return;
    }
  }

  function sawVisit(before: Visit | undefined, visit: Visit, event: Event, at: number): void {
    const [from, to] = [before?.place, visit.place];
    if (from?.is === 'waiting') waiting.set(from.queue, (waiting.get(from.queue) ?? 0) - 1);
    if (to.is === 'waiting') waiting.set(to.queue, (waiting.get(to.queue) ?? 0) + 1);
    const hand = before?.hand;
    if (hand !== undefined && visit.hand === undefined) {
      const done = event.kind === 'step-finished' || event.kind === 'cases-finished' ? event : undefined;
      left(hand.counter, at, done?.presumed === true, done?.cases ?? 1);
    }
    if (event.kind === 'visit-called') called(event.counter, visit, at);
    if (event.kind === 'visit-resumed') change(event.counter, { inHand: true, turn: undefined });
    if (event.kind === 'class-set' && event.asked === true)
      answered(event.denied === true ? 'denied' : 'confirmed');
    const comes = event.kind === 'visit-queued' && from?.is !== 'waiting' && from?.is !== 'away';
    // Who has a seat is known before they come (R11): only others are a lesson of how many come beside them.
    const turnsGreen =
      event.kind === 'class-set' &&
      event.booked !== true &&
      to.is === 'waiting' &&
      visit.class !== before?.class;
    if (!comes && !turnsGreen) return;
    const aheadMs = aheadOf(visit.queue, visit, at);
    const join = { sinceMidnightMs: at - midnight, class: visit.class, aheadMs };
    const uncount = countJoin(bookOf(visit.queue), join, history.did);
    if (uncount !== undefined) newest = { ticket: visit.ticket, uncount };
  }

  /** By the wall clock: a day may have been opened under a wrong date. */
  function midnightBefore(at: number, timeZone: string): number {
    const { wallAheadMs } = history.time();
    return midnightAfter(businessDay(at + wallAheadMs, timeZone), timeZone) - dayMs - wallAheadMs;
  }

  function sessionAfter(institution: string, at: number): number {
    const { sessions, wallAheadMs } = history.time();
    const own = sessionsFor({ sessions, wallAheadMs }, institution);
    const next = own.find(({ from }) => from - wallAheadMs > at);
    return next === undefined ? Number.POSITIVE_INFINITY : next.from - wallAheadMs;
  }

  function answered(how: keyof typeof claims): void {
    claims[how] += 1;
    history.did(() => void (claims[how] -= 1));
  }

  function countAgain(): void {
    waiting.clear();
    for (const { place } of history.visits.values())
      if (place.is === 'waiting') waiting.set(place.queue, (waiting.get(place.queue) ?? 0) + 1);
  }

  return {
    saw(event, at) {
      attendance?.passed(at, counters, waiting);
      lastAt = at;
      const ticket = 'ticket' in event ? event.ticket : undefined;
      const before = ticket === undefined ? undefined : history.visits.get(ticket);
      history.saw(event, at);
      cut.saw(event, at);
      told.saw(event, at, history.did);
      bookings.saw(event, at);
      if (event.kind === 'booking-used' && newest?.ticket === event.ticket) newest.uncount();
      if (event.kind === 'day-opened') {
        midnight = midnightBefore(at, event.timeZone ?? rules.timeZone);
        attendance ??= openAttendance(rules, { midnight, since: at, nextSession: sessionAfter });
      }
      if (event.kind === 'press-undone') countAgain();
      sawCounter(event, at);
      const visit = ticket === undefined ? undefined : history.visits.get(ticket);
      if (visit !== undefined && visit !== before) sawVisit(before, visit, event, at);
    },
    told() {
      attendance?.passed(lastAt, counters, waiting);
      const { wallAheadMs } = history.time();
      const booked = bookedTold(rules, bookings.all, { day, wall: lastAt + wallAheadMs, wallAheadMs });
      return {
        day,
        queues: Object.fromEntries(
          [...queues].map(([queue, book]) => [queue, { ...queueTold(book), told: told.of(queue) }]),
        ),
        counters: attendance?.told() ?? {},
        pauses,
        stayed: told.stayed(),
        claims: { ...claims },
        ...(booked.length > 0 && { booked }),
      };
    },
  };
}
