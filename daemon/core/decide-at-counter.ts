/** Orders of a counter: what its clerk presses, or ops for it. */

import type { Command } from './commands.ts';
import { heardSince, missAllowedAt } from './deadlines.ts';
import { creditMs, nextOf } from './discipline.ts';
import type { Event } from './events.ts';
import type { CounterState, FinishOutcome, Hall, Visit } from './model.ts';
import { ended, pauseAfter } from './places.ts';
import { type Refusal, refuse } from './refuse.ts';
import { queueOf } from './route.ts';
import type { Counter, Rules } from './rules.ts';

export type CounterCommand = Extract<Command, { counter: string }>;

export function decideAtCounter(
  rules: Rules,
  hall: Hall,
  command: CounterCommand,
  now: number,
): Event[] | Refusal {
  const { counter: id } = command;
  const counter = rules.counters.get(id);
  const state = hall.counters.get(id);
  if (counter === undefined || state === undefined) {
    return refuse('unknown-counter', `found ${id}, expected one of ${[...rules.counters.keys()].join(', ')}`);
  }
  if (!hall.open) return refuse('hall-closed', 'no day is open; open it with open-day');
  switch (command.verb) {
    case 'open-counter':
      if (state.status === 'closed') return [{ kind: 'counter-opened', counter: id }];
      if (state.status === 'paused' || state.pausing) return [{ kind: 'counter-resumed', counter: id }];
      return refuse('already-open', `counter ${id} is open`);
    case 'sign-in':
      return [{ kind: 'clerk-signed-in', counter: id, clerk: command.clerk }];
    case 'sign-out':
      if (state.clerk === undefined) return refuse('not-signed-in', `nobody is signed in at counter ${id}`);
      return [{ kind: 'clerk-signed-out', counter: id, clerk: state.clerk }];
    case 'rate':
      if (state.served === undefined)
        return refuse('nothing-to-rate', `counter ${id} served nobody since the last rating`);
      return [{ kind: 'rated', counter: id, ticket: state.served, grade: command.grade }];
    case 'say-line':
      return rules.voices.length === 0 ? [] : [{ kind: 'line-asked', counter: id }];
    case 'close-counter':
      if (state.status === 'closed') return refuse('already-closed', `counter ${id} is closed`);
      return closeCounter(hall, id, state, command.force);
    default:
      break;
  }
  if (state.status === 'closed') return refuse('counter-closed', `counter ${id} is closed; open it first`);
  switch (command.verb) {
    case 'pause-counter':
      if (state.status === 'paused' || state.pausing) return [{ kind: 'counter-resumed', counter: id }];
      return [{ kind: 'counter-paused', counter: id, after: state.ticket !== undefined }];
    case 'unready':
      if (state.readySince === undefined)
        return refuse('not-ready', `counter ${id} is not waiting for the next to join`);
      return [{ kind: 'counter-ready', counter: id, ready: false }];
    case 'call-next':
      return callNext(rules, hall, counter, state, now);
    case 'resume':
      return resume(hall, counter, state, command.ticket);
    default:
      break;
  }
  const visit = state.ticket === undefined ? undefined : hall.visits.get(state.ticket);
  if (visit === undefined) return refuse('nobody-in-hand', `counter ${id} has called nobody`);
  return decideInHand(rules, hall, command, visit, now);
}

/** Orders about the visit in the counter's hand. */
function decideInHand(
  rules: Rules,
  hall: Hall,
  command: Extract<
    CounterCommand,
    { verb: 'recall' | 'start' | 'finish' | 'choose-route' | 'transfer' | 'park' | 'miss' }
  >,
  visit: Visit,
  now: number,
): Event[] | Refusal {
  const { counter } = command;
  const { ticket, place } = visit;
  switch (command.verb) {
    case 'recall': {
      if (place.is !== 'called') return refuse('wrong-place', `${ticket} is being served`);
      const { maxCalls, recallGapMs } = rules.times;
      if (place.calls >= maxCalls)
        return refuse('called-enough', `${ticket} was called ${place.calls} times`);
      const since = heardSince(rules, hall, visit);
      if (since === undefined || now < since + recallGapMs) {
        return refuse(
          'recall-too-soon',
          `a recall comes ${recallGapMs / 1000} s after the last call was said`,
        );
      }
      return [{ kind: 'visit-recalled', ticket, counter, call: place.calls + 1 }];
    }
    case 'start':
      if (place.is !== 'called') return refuse('wrong-place', `${ticket} is being served`);
      return [{ kind: 'visit-started', ticket, counter, by: 'key' }];
    case 'finish':
      return finish(rules, hall, visit, counter, command.outcome, now);
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
      if (place.is !== 'called') return refuse('wrong-place', `${ticket} is being served`);
      const allowedAt = missAllowedAt(rules, hall, visit);
      if (allowedAt === undefined || now < allowedAt)
        return refuse('not-heard', `${ticket} must be given time to come`);
      return [{ kind: 'visit-missed', ticket, counter, queue: place.queue }, ...pauseAfter(hall, counter)];
    }
  }
}

/** R3, R2. A visit in hand was finished by perform.ts before this. */
function callNext(
  rules: Rules,
  hall: Hall,
  counter: Counter,
  state: CounterState,
  now: number,
): Event[] | Refusal {
  if (state.status === 'paused')
    return refuse('counter-paused', `counter ${counter.id} is paused; go on first`);
  if (state.ticket !== undefined)
    return refuse('not-started', `${state.ticket} was called and has not started`);
  const [best, runnerUp] = nextOf(rules, hall, counter.queues, now, 2);
  if (best === undefined) {
    if (!rules.times.storeNext) return refuse('nobody-waiting', `nobody waits for counter ${counter.id}`);
    return state.readySince === undefined
      ? [{ kind: 'counter-ready', counter: counter.id, ready: true }]
      : [];
  }
  const why = {
    priorityMs: best.priorityMs,
    ...(runnerUp && { runnerUp: { ticket: runnerUp.ticket, priorityMs: runnerUp.priorityMs } }),
  };
  return [{ kind: 'visit-called', ticket: best.ticket, counter: counter.id, queue: best.queue, why }];
}

/** R5: the next step, or the end of the route. An outcome other than approved ends it here. */
function finish(
  rules: Rules,
  hall: Hall,
  visit: Visit,
  counter: string,
  outcome: FinishOutcome,
  now: number,
): Event[] | Refusal {
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
  events.push({ kind: 'step-finished', ticket, counter, queue: place.queue, outcome });
  if (outcome === 'approved' && queue !== undefined) {
    events.push(queued(rules, visit, queue, visit.step + 1, now));
  } else {
    events.push({ kind: 'visit-done', ticket, outcome });
  }
  return [...events, ...pauseAfter(hall, counter)];
}

/** The visit leaves the counter's hand for another queue; the time it waited until it was called is its credit. */
function queued(rules: Rules, visit: Visit, queue: string, step: number, now: number): Event {
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
  command: CounterCommand & { verb: 'transfer' },
  now: number,
): Event[] | Refusal {
  const { queue, counter, reason } = command;
  if (!rules.queues.has(queue)) {
    return refuse('unknown-queue', `found ${queue}, expected one of ${[...rules.queues.keys()].join(', ')}`);
  }
  return [
    {
      kind: 'visit-transferred',
      ticket: visit.ticket,
      counter,
      queue,
      ...(reason !== undefined && { reason }),
    },
    queued(rules, visit, queue, visit.step, now),
    ...pauseAfter(hall, counter),
  ];
}

function resume(
  hall: Hall,
  counter: Counter,
  state: CounterState,
  asked: string | undefined,
): Event[] | Refusal {
  if (state.ticket !== undefined)
    return refuse('counter-busy', `counter ${counter.id} has ${state.ticket} in hand`);
  const ticket = asked ?? state.parked.at(-1);
  if (ticket === undefined) return refuse('nobody-set-aside', `counter ${counter.id} has parked nobody`);
  const visit = hall.visits.get(ticket);
  if (visit === undefined) return refuse('unknown-ticket', `${ticket} was not issued today`);
  if (visit.place.is !== 'parked') return refuse('wrong-place', `${ticket} is ${visit.place.is}, not parked`);
  if (visit.place.counter !== counter.id) {
    return refuse('other-hands', `${ticket} was parked by counter ${visit.place.counter}`);
  }
  return [{ kind: 'visit-resumed', ticket, counter: counter.id }];
}

/** R7: closing with a visit in hand is refused; by force the visit goes back where it stood. */
function closeCounter(hall: Hall, counter: string, state: CounterState, force: boolean): Event[] | Refusal {
  const closed: Event = { kind: 'counter-closed', counter };
  const visit = state.ticket === undefined ? undefined : hall.visits.get(state.ticket);
  if (visit === undefined || ended(visit)) return [closed];
  if (!force)
    return refuse('counter-busy', `counter ${counter} has ${visit.ticket} in hand; finish it, or use force`);
  const { place, stood, ticket, step, waitedMs } = visit;
  if (!('queue' in place) || stood === undefined) return [closed];
  const { joinedAt, creditMs } = stood;
  return [{ kind: 'visit-queued', ticket, queue: place.queue, step, joinedAt, creditMs, waitedMs }, closed];
}
