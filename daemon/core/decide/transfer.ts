/** R5: a visit in hand is sent elsewhere: now or after this step, to a queue or to one counter, or back for something. */
import { sendingRefused } from '../estimate/capacity.ts';
import { boundFor, joins, queued } from '../estimate/joining.ts';
import { carriedOver } from '../queue/waiting-order.ts';
import type { Command, Goal } from '../types/commands.ts';
import type { Event } from '../types/events.ts';
import type { Hall, Visit, VisitStep } from '../types/model.ts';
import { isRefusal, type Refusal, refuse } from '../types/refusals.ts';
import type { Rules } from '../types/rules.ts';
import { pauseAfter } from '../visit/current-visit.ts';
import { queueIn } from '../visit/move.ts';
import { comesKnown, isPresumed } from '../visit/presumption.ts';
import { institutionsOn, queueOf } from '../visit/route.ts';

type SendOn = Extract<Command, { verb: 'transfer' | 'return-to' }>;

/** The queue it comes to, and the counter where it is one. */
type Where = { queue: string; at?: string };

export function decideSendOn(
  rules: Rules,
  hall: Hall,
  visit: Visit,
  command: SendOn,
  now: number,
): Event[] | Refusal {
  const where = whereOf(rules, visit, command.counter, command.to);
  if (isRefusal(where)) return where;
  return command.verb === 'transfer'
    ? transfer(rules, hall, visit, command, where, now)
    : returnTo(rules, hall, visit, command, where, now);
}

function whereOf(rules: Rules, visit: Visit, from: string, to: Goal): Where | Refusal {
  if ('queue' in to) {
    if (rules.queues.has(to.queue)) return { queue: to.queue };
    return refuse('unknown-queue', { is: 'none-such', found: to.queue, expected: [...rules.queues.keys()] });
  }
  const counter = rules.counters.get(to.counter);
  if (counter === undefined)
    return refuse('unknown-counter', { found: to.counter, expected: [...rules.counters.keys()] });
  if (counter.id === from) return refuse('to-itself', { ticket: visit.ticket, counter: from });
  // The queue it is in or goes to next, where that counter serves it; else what that counter is there for.
  const served = [...counter.queues, ...counter.backup];
  const wanted = visit.steps.slice(visit.step, visit.step + 2).flatMap(step => queueOf(step) ?? []);
  const queue = wanted.find(one => served.includes(one)) ?? served[0];
  return queue === undefined
    ? refuse('unknown-queue', { is: 'serves-none', counter: counter.id })
    : { queue, at: counter.id };
}

function transfer(
  rules: Rules,
  hall: Hall,
  visit: Visit,
  command: Command & { verb: 'transfer' },
  where: Where,
  now: number,
): Event[] | Refusal {
  const { counter, when, reason } = command;
  const { ticket, stood } = visit;
  // Whoever is on the way there, or with that institution already, is inside and is served.
  const isInside = institutionsOn(rules, visit.steps.slice(visit.step)).has(
    rules.queues.get(where.queue)?.institution ?? '',
  );
  const refused = isInside ? undefined : sendingRefused(rules, hall, where.queue, now);
  if (refused !== undefined) return refused;
  const { steps, to } = wayTo(visit, where, when);
  const transferred: Event = {
    kind: 'visit-transferred',
    ticket,
    counter,
    queue: where.queue,
    ...(where.at !== undefined && { to: where.at }),
    when,
    steps,
    ...(reason !== undefined && { reason }),
  };
  if (when === 'after') return [...comesKnown(visit, counter), transferred];
  return [
    ...(isPresumed(visit) ? comesKnown(visit, counter) : []),
    transferred,
    ...(reason === 'misrouted' && stood !== undefined
      ? [misrouted(rules, hall, visit, stood, steps, to, where.queue, now)]
      : joins(rules, hall, visit, steps, to, now, counter)),
    ...pauseAfter(hall, counter),
  ];
}

/** R5: who was sent wrongly keeps the time of joining. */
function misrouted(
  rules: Rules,
  hall: Hall,
  visit: Visit,
  stood: NonNullable<Visit['stood']>,
  steps: readonly VisitStep[],
  index: number,
  queue: string,
  now: number,
): Event {
  const { waitedMs: _, calledAt: __, cut: ___, ...was } = stood;
  const standing = carriedOver(rules, hall, was, queueIn(visit.place), queue, now);
  const bound = boundFor(rules, hall, steps, index, queue, now);
  return queued(rules, hall, visit, queue, index, standing, now, bound);
}

/** Sent to where it would go next anyway, it goes on there; else that queue does this step, or one between this and the next. */
function wayTo(
  { steps, step }: Visit,
  { queue, at }: Where,
  when: 'now' | 'after',
): { steps: VisitStep[]; to: number } {
  const sent = at === undefined ? {} : { at };
  const next = steps[step + 1];
  const goesOn =
    next !== undefined &&
    (queueOf(next) === queue ||
      (next.is === 'choice' && next.chosen === undefined && next.among.includes(queue)));
  if (goesOn) {
    // To any counter of the queue, it is not sent to one any more.
    const { at: _, ...rest } = next;
    const goal = rest.is === 'choice' ? { ...rest, chosen: queue, ...sent } : { ...rest, ...sent };
    return { steps: steps.with(step + 1, goal), to: step + 1 };
  }
  const other: VisitStep = { is: 'queue', queue, ...forWhom(steps[step]), ...sent };
  return when === 'now'
    ? { steps: steps.with(step, { ...other, ...doneBefore(steps[step]) }), to: step }
    : { steps: steps.toSpliced(step + 1, 0, other), to: step + 1 };
}

/** Another counter does it for the same services. */
function forWhom(step: VisitStep | undefined): Pick<VisitStep, 'services'> {
  return step?.services === undefined ? {} : { services: step.services };
}

/** What is done of its cases stays so (R18). */
function doneBefore(step: VisitStep | undefined): Pick<VisitStep, 'casesDone'> {
  return step?.casesDone === undefined ? {} : { casesDone: step.casesDone };
}

/** Back to a queue it has been to, for something short, and then here again. */
function returnTo(
  rules: Rules,
  hall: Hall,
  visit: Visit,
  { counter }: Command & { verb: 'return-to' },
  { queue, at }: Where,
  now: number,
): Event[] | Refusal {
  const { ticket, steps, step, place } = visit;
  const been = steps.slice(0, step).some(one => queueOf(one) === queue && one.doneAt !== undefined);
  if (!been || !('queue' in place)) return refuse('not-in-route', { is: 'never-there', ticket, queue });
  const services = forWhom(steps[step]);
  const back: VisitStep = { is: 'queue', queue, ...services, ...(at !== undefined && { at }) };
  const hereAgain: VisitStep = {
    is: 'queue',
    queue: place.queue,
    ...services,
    ...doneBefore(steps[step]),
    knownTo: counter,
  };
  const way = steps.toSpliced(step, 1, back, hereAgain);
  return [
    ...(isPresumed(visit) ? comesKnown(visit, counter) : []),
    {
      kind: 'visit-transferred',
      ticket,
      counter,
      queue,
      ...(at !== undefined && { to: at }),
      when: 'now',
      returns: true,
      steps: way,
    },
    ...joins(rules, hall, visit, way, step, now, counter),
    ...pauseAfter(hall, counter),
  ];
}
