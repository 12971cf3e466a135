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

type Call = Waiter & { waitedMs: number; overtaken: number };

export function openWaits(rules: Rules): Pick<Watcher, 'saw'> & { result(): Waits } {
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
  /** Of each visit its last call, until that cannot be taken back any more; and who came past it so far. */
  const calls = new Map<string, Call>();
  const passed = new Map<string, number>();
  let midnight = 0;

  function settle(ticket: string): void {
    const call = calls.get(ticket);
    if (call === undefined) return;
    calls.delete(ticket);
    groups.find(group => group.queue === call.queue && group.class === call.class)?.waits.add(call.waitedMs);
    (call.step === 0 ? direct : onward).add(call.waitedMs);
    overtaken.add(call.overtaken);
    const day = overTheDay.get(call.queue);
    const quarter = quarterOf(call.cameAt - midnight);
    if (day === undefined) return;
    day.sumMs[quarter] = (day.sumMs[quarter] ?? 0) + call.waitedMs;
    day.count[quarter] = (day.count[quarter] ?? 0) + 1;
  }

  function called(ticket: string, at: number, lines: Lines, hall: Readonly<Hall>): void {
    settle(ticket);
    const waiter = lines.waiter(ticket);
    if (waiter === undefined) return;
    for (const other of lines.waiting(waiter.queue)) {
      if (other.cameAt < waiter.cameAt) passed.set(other.ticket, (passed.get(other.ticket) ?? 0) + 1);
    }
    const waitedMs = workedMs(hall, waiter.cameAt, at, rules.queues.get(waiter.queue)?.institution);
    calls.set(ticket, { ...waiter, waitedMs, overtaken: passed.get(ticket) ?? 0 });
  }

  function settleAll(): void {
    for (const ticket of calls.keys()) settle(ticket);
    passed.clear();
  }

  return {
    saw(event, at, lines, hall) {
      switch (event.kind) {
        case 'day-opened':
          settleAll();
          midnight = midnightOf(rules, event.day);
          return;
        case 'visit-called':
          return called(event.ticket, at, lines, hall);
        case 'visit-queued':
          if (lines.waiter(event.ticket)?.queue !== event.queue) passed.delete(event.ticket);
          return;
        case 'press-undone':
          if (event.undone === 'call-next') for (const ticket of event.tickets) calls.delete(ticket);
          return;
        default:
          return;
      }
    },
    result() {
      settleAll();
      return { groups, direct, onward, overtaken, overTheDay };
    },
  };
}
