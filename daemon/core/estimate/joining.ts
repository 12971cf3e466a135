/** How a visit joins a queue: where it stands (R2, R4), for whom it is kept (R5), and how long it should wait (R11). */

import { isServing } from '../queue/serving-counters.ts';
import { creditMs, standingBehind, standingNow } from '../queue/waiting-order.ts';
import type { Event } from '../types/events.ts';
import type { QueueLanes } from '../types/lane.ts';
import type { Hall, Visit, VisitStep } from '../types/model.ts';
import type { Bound, PlaceInQueue } from '../types/place-in-queue.ts';
import type { Rules } from '../types/rules.ts';
import { classToCome } from '../visit/green.ts';
import { queueOf } from '../visit/route.ts';
import { waitedSoFar } from '../visit/waited.ts';
import { goneUntil } from './after-break.ts';
import { type Expected, expectedWait, minutesOf, shortestOf } from './wait.ts';

type Queued = Extract<Event, { kind: 'visit-queued' }>;

/**
 * The events by which a visit with these `steps` comes to the step with that index: the queue of a choice nobody made is
 * chosen on the way. Whoever refuses `ask` does so before.
 */
export function joins(
  rules: Rules,
  hall: Hall,
  visit: Visit,
  steps: readonly VisitStep[],
  index: number,
  now: number,
  counter?: string,
): Event[] {
  const step = steps[index];
  if (step === undefined) throw new Error(`${visit.ticket} has no step ${index}`);
  const waitedMs = waitedSoFar(visit);
  const credit = creditMs(rules.priority, waitedMs, step);
  const { order } = visit;
  const who = { class: classToCome(rules, visit), creditMs: credit, rank: order, order };
  const events: Event[] = [];
  let queue = queueOf(step);
  if (step.is === 'choice' && step.chosen === undefined) {
    const by = queue === undefined ? 'shortest' : 'default';
    queue ??= shortestOf(rules, hall, step.among, who, now);
    if (queue === undefined) throw new Error(`choice ${step.choice} has no queue`);
    const { ticket } = visit;
    events.push({
      kind: 'route-chosen',
      ticket,
      ...(counter !== undefined && { counter }),
      choice: step.choice,
      queue,
      by,
    });
  }
  if (queue === undefined) throw new Error(`step ${index} of ${visit.ticket} has no queue`);
  const standing = standingNow(rules, hall, visit, queue, credit, now);
  const bound = boundFor(rules, hall, steps, index, queue, now);
  return [...events, queued(rules, hall, { ...visit, waitedMs }, queue, index, standing, now, bound)];
}

/** Joins that queue with that standing. */
export function queued(
  rules: Rules,
  hall: Hall,
  visit: Visit,
  queue: string,
  step: number,
  standing: PlaceInQueue,
  now: number,
  bound?: Bound,
): Queued {
  const { ticket, order, waitedMs } = visit;
  const who = { class: classToCome(rules, visit), order, ...standing };
  const expected = expectedWait(rules, hall, queue, who, now);
  return {
    kind: 'visit-queued',
    ticket,
    queue,
    step,
    ...standing,
    waitedMs,
    ...(bound !== undefined && { bound }),
    ...(expected !== undefined && toldOf(expected)),
    ...(expected !== undefined && newlyFree(rules, hall, visit, queue, expected, now)),
  };
}

/** R16: it comes shortly before a break, and is not called until that is over. Who was told that before, need not be again. */
function newlyFree(rules: Rules, hall: Hall, visit: Visit, queue: string, expected: Expected, now: number) {
  const until = goneUntil(rules, hall, queue, expected, now);
  const { mayGo } = visit;
  const isTold = mayGo?.queue === queue && mayGo.until === until;
  return until !== undefined && !isTold && { mayGoUntil: until };
}

function toldOf({ waitMs, likelyMs, rangeMs }: Expected) {
  const range = rangeMs[1] > 0 && { likelyMs };
  return { expectedMs: waitMs, ...range, expectedMin: minutesOf(rangeMs) };
}

/** Back where it stood in the queue from which it was called last. */
export function putBack(rules: Rules, hall: Hall, visit: Visit, now: number): Queued {
  const { place, stood, ticket, step } = visit;
  if (!('queue' in place) || stood === undefined) throw new Error(`${ticket} was never called`);
  const { calledAt: _, waitedMs: __, cut: ___, ...standing } = stood;
  return queued(rules, hall, visit, place.queue, step, standing, now);
}

/** Comes to that queue behind the next so many there. */
export function queuedBehind(
  rules: Rules,
  hall: Hall,
  visit: Visit,
  queue: string,
  most: number,
  now: number,
): Queued {
  const { waitedMs, step } = visit;
  const credit = creditMs(rules.priority, waitedMs, visit.steps[step]);
  const standing = standingBehind(rules, hall, visit, queue, credit, most, now);
  return queued(rules, hall, visit, queue, step, standing, now);
}

/** Kept for nobody any more: the same place in the pool of its queue. */
export function freed(rules: Rules, hall: Hall, visit: Visit, now: number): Queued {
  const { place, step, ticket } = visit;
  if (place.is !== 'waiting') throw new Error(`${ticket} is ${place.is} and waits for nobody`);
  const { is: _, queue, bound: __, ...standing } = place;
  return queued(rules, hall, visit, queue, step, standing, now);
}

/** The visits that wait for this one counter. */
export function boundTo(hall: Hall, counter: string): Visit[] {
  return [...hall.queues.values()].flatMap(lanes => boundIn(hall, lanes, counter));
}

/** Those of one queue. */
export function boundIn(hall: Hall, { bound }: QueueLanes, counter: string): Visit[] {
  return [...(bound.get(counter)?.values() ?? [])].flatMap(lane =>
    lane.chunks.flat().flatMap(({ ticket }) => hall.visits.get(ticket) ?? []),
  );
}

/** R5: a visit is kept a while for the counter that it was sent to, or that knows it when it returns. */
export function boundFor(
  rules: Rules,
  hall: Hall,
  steps: readonly VisitStep[],
  index: number,
  queue: string,
  now: number,
): Bound | undefined {
  const step = steps[index];
  const until = now + rules.times.preferForMs;
  if (step?.at !== undefined) {
    const works = isServing(rules, step.at, queue) && hall.counters.get(step.at)?.status !== 'closed';
    return works ? { counter: step.at, until, sent: true } : undefined;
  }
  const earlier = steps.slice(0, index).findLast(one => one.doneAt !== undefined && queueOf(one) === queue);
  const counter = step?.knownTo ?? earlier?.doneAt;
  if (counter === undefined || !isServing(rules, counter, queue)) return undefined;
  const state = hall.counters.get(counter);
  const isOpen = state?.status === 'open' && !state.pausing;
  return isOpen ? { counter, until } : undefined;
}
