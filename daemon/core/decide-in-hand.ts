/** Orders about the visit in a counter's hand. */
import type { Command } from './commands.ts';
import { heardSince, missAllowedAt } from './deadlines.ts';
import { creditMs } from './discipline.ts';
import type { Event } from './events.ts';
import type { Hall, Visit } from './model.ts';
import { callOf, pauseAfter } from './places.ts';
import { type Refusal, refuse } from './refuse.ts';
import { queueOf } from './route.ts';
import type { Rules } from './rules.ts';

export type InHandCommand = Extract<
  Command,
  { verb: 'recall' | 'start' | 'finish' | 'choose-route' | 'transfer' | 'park' | 'miss' }
>;

export function decideInHand(
  rules: Rules,
  hall: Hall,
  command: InHandCommand,
  visit: Visit,
  now: number,
): Event[] | Refusal {
  const { counter } = command;
  const { ticket, place } = visit;
  switch (command.verb) {
    case 'recall': {
      const call = callOf(visit);
      if (call === undefined) return refuse('wrong-place', `${ticket} is being served`);
      const { maxCalls, recallGapMs } = rules.times;
      if (call.nth >= maxCalls) return refuse('called-enough', `${ticket} was called ${call.nth} times`);
      const since = heardSince(rules, hall, call);
      if (since === undefined || now < since + recallGapMs) {
        return refuse(
          'recall-too-soon',
          `a recall comes ${recallGapMs / 1000} s after the last call was said`,
        );
      }
      return [{ kind: 'visit-recalled', ticket, counter, call: call.nth + 1 }];
    }
    case 'start':
      if (callOf(visit) === undefined) return refuse('wrong-place', `${ticket} is being served`);
      return [{ kind: 'visit-started', ticket, counter, by: 'key' }];
    case 'finish':
      return finish(rules, hall, visit, command, now);
    case 'choose-route': {
      const step = visit.steps.find(
        (next, index) => index > visit.step && next.is === 'choice' && next.among.includes(command.queue),
      );
      if (step?.is !== 'choice')
        return refuse('not-in-route', `no later step of ${ticket} may go to ${command.queue}`);
      return [{ kind: 'route-chosen', ticket, counter, choice: step.choice, queue: command.queue }];
    }
    case 'transfer':
      return transfer(rules, hall, visit, command, now);
    case 'park':
      if (place.is !== 'serving') return refuse('not-started', `${ticket} was called and has not started`);
      return [{ kind: 'visit-parked', ticket, counter }, ...pauseAfter(hall, counter)];
    case 'miss': {
      const call = callOf(visit);
      if (call === undefined || !('queue' in place))
        return refuse('wrong-place', `${ticket} is being served`);
      const allowedAt = missAllowedAt(rules, hall, visit, call);
      if (allowedAt === undefined || now < allowedAt)
        return refuse('not-heard', `${ticket} must be given time to come`);
      return [{ kind: 'visit-missed', ticket, counter, queue: place.queue }, ...pauseAfter(hall, counter)];
    }
  }
}

/** R5: the next step, or the end of the route. An outcome other than approved ends it here. */
function finish(
  rules: Rules,
  hall: Hall,
  visit: Visit,
  command: Command & { verb: 'finish' },
  now: number,
): Event[] | Refusal {
  const { counter, outcome } = command;
  const { ticket, place } = visit;
  if (place.is !== 'called' && place.is !== 'serving')
    return refuse('wrong-place', `${ticket} is ${place.is}`);
  const next = visit.steps[visit.step + 1];
  const queue = next && queueOf(next);
  if (outcome === 'approved' && next?.is === 'choice' && queue === undefined) {
    return refuse('choose-first', `choose ${next.among.join(' or ')} for ${ticket} before it is finished`);
  }
  const events: Event[] = [];
  if (place.is === 'called') events.push({ kind: 'visit-started', ticket, counter, by: 'finish' });
  const asked = command.askRating === true && ({ askRating: true } as const);
  events.push({ kind: 'step-finished', ticket, counter, queue: place.queue, outcome, ...asked });
  if (outcome === 'approved' && queue !== undefined) {
    events.push(queued(rules, visit, queue, visit.step + 1, now));
  } else {
    events.push({ kind: 'visit-done', ticket, outcome });
  }
  return [...events, ...pauseAfter(hall, counter)];
}

/** The visit leaves the counter's hand for another queue; the time it waited until it was called is its credit. */
function queued(
  rules: Rules,
  visit: Visit,
  queue: string,
  step: number,
  now: number,
): Extract<Event, { kind: 'visit-queued' }> {
  const waitedMs =
    visit.waitedMs + (visit.stood === undefined ? 0 : visit.stood.calledAt - visit.stood.joinedAt);
  return {
    kind: 'visit-queued',
    ticket: visit.ticket,
    queue,
    step,
    joinedAt: now,
    creditMs: creditMs(rules.priority, waitedMs),
    waitedMs,
  };
}

function transfer(
  rules: Rules,
  hall: Hall,
  visit: Visit,
  command: Command & { verb: 'transfer' },
  now: number,
): Event[] | Refusal {
  const { queue, counter, reason } = command;
  if (!rules.queues.has(queue)) {
    return refuse('unknown-queue', `found ${queue}, expected one of ${[...rules.queues.keys()].join(', ')}`);
  }
  const { ticket, step, steps, stood, waitedMs } = visit;
  // Sent to where it would go next anyway, it goes on there; else the other queue does this step.
  const next = steps[step + 1];
  const goesOn = next !== undefined && queueOf(next) === queue;
  const joins = queued(rules, visit, queue, goesOn ? step + 1 : step, now);
  // R5: who was sent wrongly keeps the time of joining.
  const misrouted = reason === 'misrouted' && stood !== undefined;
  return [
    { kind: 'visit-transferred', ticket, counter, queue, goesOn, ...(reason !== undefined && { reason }) },
    misrouted ? { ...joins, joinedAt: stood.joinedAt, creditMs: stood.creditMs, waitedMs } : joins,
    ...pauseAfter(hall, counter),
  ];
}
