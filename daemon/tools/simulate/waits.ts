/**
 * How long people waited, breaks left out as the promises leave them out (R10), and who came past them. A call that was
 * taken back counts for nothing.
 */

import { workedMs } from '../../core/day/timetable.ts';
import type { Hall } from '../../core/types/model.ts';
import type { Rules, VisitClass } from '../../core/types/rules.ts';
import { visitClasses } from '../../core/types/rules.ts';
import type { Lines, Waiter } from './lines.ts';
import { openSamples, type Samples } from './samples.ts';
import { quarterOf, quarters } from './time-of-day.ts';
import type { Watcher } from './watch.ts';
import { midnightOf } from './working-hours.ts';

export type Waits = {
  /** ms, by queue and class. */
  groups: readonly { queue: string; class: VisitClass; waits: Samples }[];
  /** At the first step of a visit, and at later ones. */
  direct: Samples;
  onward: Samples;
  /** How many who came to its queue later were called before it. */
  overtaken: Samples;
  /** By queue: the sum and number of the waits of those who joined in each quarter of an hour of the day. */
  overTheDay: ReadonlyMap<string, { sumMs: number[]; count: number[] }>;
};

/** One wait, as values alone. `overtaken`: by so many; `quarter`: of an hour of the day, in which it came. */
export type Waited = Pick<Waiter, 'queue' | 'class' | 'step'> & {
  waitedMs: number;
  overtaken: number;
  quarter: number;
};

/** All days together. */
export function openWaits(rules: Rules): { add(day: readonly Waited[]): void; result(): Waits } {
  const groups = [...rules.queues.keys()].flatMap(queue =>
    visitClasses.map(visitClass => ({ queue, class: visitClass, waits: openSamples() })),
  );
  const [direct, onward, overtaken] = [openSamples(), openSamples(), openSamples()];
  const overTheDay = new Map(
    [...rules.queues.keys()].map(queue => [
      queue,
      { sumMs: Array<number>(quarters).fill(0), count: Array<number>(quarters).fill(0) },
    ]),
  );

  return {
    add(day) {
      for (const { queue, class: visitClass, step, waitedMs, overtaken: by, quarter } of day) {
        groups.find(group => group.queue === queue && group.class === visitClass)?.waits.add(waitedMs);
        (step === 0 ? direct : onward).add(waitedMs);
        overtaken.add(by);
        const joined = overTheDay.get(queue);
        if (joined === undefined) continue;
        joined.sumMs[quarter] = (joined.sumMs[quarter] ?? 0) + waitedMs;
        joined.count[quarter] = (joined.count[quarter] ?? 0) + 1;
      }
    },
    result: () => ({ groups, direct, onward, overtaken, overTheDay }),
  };
}

/** `passedBy`: the calls of those who came to its queue later, while it waited there. */
type Call = Waiter & { waitedMs: number; passedBy: ReadonlySet<object> };

/** Of one day. */
export function openWaitsDay(rules: Rules): Pick<Watcher, 'saw'> & { result(): Waited[] } {
  /** By visit, those that came past it in the queue in which it waits. */
  const calls = new Set<Call>();
  const passing = new Map<string, Set<object>>();
  let midnight = 0;

  /** A new set, where it has come to a queue: what is taken back later belongs to the place that it had. */
  function passersOf(ticket: string): Set<object> {
    const passers = passing.get(ticket) ?? new Set();
    passing.set(ticket, passers);
    return passers;
  }

  function called(waiter: Waiter, at: number, lines: Lines, hall: Readonly<Hall>): void {
    const waitedMs = workedMs(hall, waiter.cameAt, at, rules.queues.get(waiter.queue)?.institution);
    const call = { ...waiter, waitedMs, passedBy: passersOf(waiter.ticket) };
    const passed = [...lines.waiting(waiter.queue)].filter(({ cameAt }) => cameAt < waiter.cameAt);
    const books = [calls as Set<object>, ...passed.map(({ ticket }) => passersOf(ticket))];
    for (const book of books) book.add(call);
    lines.did(() => books.forEach(book => book.delete(call)));
  }

  return {
    saw(event, at, lines, hall) {
      const waiter = 'ticket' in event && event.ticket !== undefined ? lines.waiter(event.ticket) : undefined;
      switch (event.kind) {
        case 'day-opened':
          midnight = midnightOf(rules, event.day);
          return;
        case 'visit-called':
          if (waiter !== undefined) called(waiter, at, lines, hall);
          return;
        case 'visit-queued':
          if (waiter?.queue !== event.queue) passing.delete(event.ticket);
          return;
        default:
          return;
      }
    },
    result: () =>
      Array.from(calls, ({ queue, class: visitClass, step, waitedMs, passedBy, cameAt }) => ({
        queue,
        class: visitClass,
        step,
        waitedMs,
        overtaken: passedBy.size,
        quarter: quarterOf(cameAt - midnight),
      })),
  };
}
