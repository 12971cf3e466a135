/** Orders of a counter: what its clerk presses, or ops for it. */

import type { Command } from './commands.ts';
import { decideInHand } from './decide-in-hand.ts';
import { nextOf } from './discipline.ts';
import type { Event } from './events.ts';
import type { CounterState, Hall } from './model.ts';
import { ended } from './places.ts';
import { type Refusal, refuse } from './refuse.ts';
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
      return sayLine(rules, hall, id);
    case 'close-counter':
      if (state.status === 'closed') return refuse('already-closed', `counter ${id} is closed`);
      return closeCounter(hall, id, state, command.force);
    default:
      break;
  }
  if (state.status === 'closed') return refuse('counter-closed', `counter ${id} is closed; open it first`);
  switch (command.verb) {
    case 'pause-counter':
      if (state.status === 'paused' || state.pausing) {
        return refuse('counter-paused', `counter ${id} is paused already; open-counter goes on`);
      }
      return [{ kind: 'counter-paused', counter: id, after: state.ticket !== undefined }];
    case 'unready':
      if (state.readySince === undefined)
        return refuse('not-ready', `counter ${id} is not waiting for the next to join`);
      return [{ kind: 'counter-ready', counter: id, ready: false }];
    case 'call-next':
    case 'resume':
      if (state.status === 'paused') return refuse('counter-paused', `counter ${id} is paused; go on first`);
      return command.verb === 'resume'
        ? resume(hall, counter, state, command.ticket)
        : callNext(rules, hall, counter, state, now);
    default:
      break;
  }
  const visit = state.ticket === undefined ? undefined : hall.visits.get(state.ticket);
  if (visit === undefined) return refuse('nobody-in-hand', `counter ${id} has called nobody`);
  return decideInHand(rules, hall, command, visit, now);
}

/** One owed sentence a counter is enough, however often the key is pressed. */
function sayLine(rules: Rules, hall: Hall, counter: string): Event[] {
  const owed = hall.jobs.values().some(job => job.is === 'line' && job.counter === counter);
  return rules.voices.length === 0 || owed ? [] : [{ kind: 'line-asked', counter }];
}

/** R3, R2. A visit in hand was finished by perform.ts before this. */
function callNext(
  rules: Rules,
  hall: Hall,
  counter: Counter,
  state: CounterState,
  now: number,
): Event[] | Refusal {
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
  // Who was parked by a counter that has closed since is anybody's.
  if (visit.place.counter !== counter.id && hall.counters.get(visit.place.counter)?.status !== 'closed') {
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
  if (!('queue' in place) || stood === undefined)
    throw new Error(`${ticket} is in hand and was never called`);
  const { joinedAt, creditMs } = stood;
  return [{ kind: 'visit-queued', ticket, queue: place.queue, step, joinedAt, creditMs, waitedMs }, closed];
}
