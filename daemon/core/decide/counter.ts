/** Orders of a counter: what its clerk presses, or ops for it. */

import { askSupervisor } from '../alarms/supervisor-call.ts';
import { isUnknownPerson, signedOut, signIn, unknownPerson } from '../counter/staff.ts';
import { boundTo, freed, putBack } from '../estimate/joining.ts';
import { decideUndo } from '../evolve/undo.ts';
import { stillTrue } from '../outputs/jobs.ts';
import { passedOver } from '../queue/passed-over.ts';
import { choose, chooseNumber } from '../queue/priority.ts';
import type { Command } from '../types/commands.ts';
import type { Event } from '../types/events.ts';
import type { CounterState, Hall } from '../types/model.ts';
import { type Refusal, refuse } from '../types/refusals.ts';
import type { Counter, Rules } from '../types/rules.ts';
import { ended } from '../visit/current-visit.ts';
import { lineOwed } from '../visit/owed-jobs.ts';
import { rate } from '../visit/rating.ts';
import { decideInHand } from './current-visit.ts';
import { openAtPad } from './questions.ts';
import { bringBack, resume } from './return.ts';

export type CounterCommand = Exclude<Extract<Command, { counter: string }>, { verb: 'served-by-paper' }>;

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
    return refuse('unknown-counter', { found: id, expected: [...rules.counters.keys()] });
  }
  // Also before the day is open: whoever is nobody is told so, and not to wait.
  if (command.verb === 'sign-in' && isUnknownPerson(rules, command.clerk))
    return unknownPerson(command.clerk);
  if (!hall.open) return refuse('hall-closed', { is: 'open-first' });
  switch (command.verb) {
    case 'open-counter':
      if (state.status === 'closed') return [{ kind: 'counter-opened', counter: id }];
      if (state.status === 'paused' || state.pausing) return [{ kind: 'counter-resumed', counter: id }];
      return refuse('already-open', { counter: id });
    case 'sign-in':
      return signIn(rules, hall, id, command.clerk);
    case 'sign-out':
      if (state.clerk === undefined) return refuse('not-signed-in', { counter: id });
      return signedOut(id, state);
    case 'rate':
      return rate(rules, hall, command, state, now);
    case 'say-line':
      return sayLine(rules, hall, id, now);
    case 'bring-back':
      return bringBack(rules, hall, counter, state, command, now);
    case 'ask-supervisor':
      return askSupervisor(hall, id);
    case 'close-counter':
      if (state.status === 'closed') return refuse('already-closed', { counter: id });
      return closeCounter(rules, hall, id, state, command.force, now);
    default:
      break;
  }
  if (state.status === 'closed') return refuse('counter-closed', { counter: id });
  switch (command.verb) {
    case 'pause-counter':
      if (state.status === 'paused' || state.pausing)
        return refuse('counter-paused', { counter: id, already: true });
      return [{ kind: 'counter-paused', counter: id, after: state.ticket !== undefined }];
    case 'cancel':
      return cancel(id, state);
    case 'undo':
      return decideUndo(rules, hall, state, now);
    case 'question-open':
      return openAtPad(rules, hall, id, state, now);
    case 'call-next':
    case 'call-number':
    case 'resume':
      if (state.status === 'paused') return refuse('counter-paused', { counter: id });
      return intoHand(rules, hall, counter, state, command, now);
    default:
      break;
  }
  const visit = state.ticket === undefined ? undefined : hall.visits.get(state.ticket);
  if (visit === undefined) return refuse('nobody-in-hand', { counter: id });
  return decideInHand(rules, hall, command, visit, now);
}

/** One owed sentence a counter is enough, however often the key is pressed; one that waits counts from the last press. */
function sayLine(rules: Rules, hall: Hall, counter: string, now: number): Event[] {
  const owed = lineOwed(hall, counter);
  const isBeingSaid = owed?.begun === true && stillTrue(hall, owed, now);
  return rules.voices.length === 0 || isBeingSaid ? [] : [{ kind: 'line-asked', counter }];
}

function intoHand(
  rules: Rules,
  hall: Hall,
  counter: Counter,
  state: CounterState,
  command: Extract<Command, { verb: 'call-next' | 'call-number' | 'resume' }>,
  now: number,
): Event[] | Refusal {
  switch (command.verb) {
    case 'call-next':
      return callNext(rules, hall, counter, state, now);
    case 'call-number':
      return callNumber(rules, hall, counter, state, command, now);
    case 'resume':
      return resume(rules, hall, counter, state, command.ticket);
  }
}

/** Nothing is marked and nobody is ready: there is nothing to take back. */
function cancel(counter: string, { readySince, ticket, marks }: CounterState): Event[] | Refusal {
  if (marks !== undefined && ticket !== undefined) return [{ kind: 'marks-cleared', ticket, counter }];
  if (readySince === undefined) return refuse('not-ready', { counter });
  return [{ kind: 'counter-ready', counter, ready: false }];
}

/** R3, R2. A visit in hand was finished by handle.ts before this. */
function callNext(
  rules: Rules,
  hall: Hall,
  counter: Counter,
  state: CounterState,
  now: number,
): Event[] | Refusal {
  if (state.ticket !== undefined) return refuse('not-started', { ticket: state.ticket });
  const { id } = counter;
  const chosen = choose(rules, hall, counter, state, now);
  const due = passedOver(rules, hall, counter, state, now).map(
    away => ({ kind: 'visit-due', ...away, counter: id }) as const,
  );
  if (chosen !== undefined) {
    const { ticket, queue, why } = chosen;
    const waitedMs = waited(hall, ticket, now);
    return [{ kind: 'visit-called', ticket, counter: id, queue, waitedMs, why }, ...due];
  }
  if (rules.times.storeNext) return [{ kind: 'counter-ready', counter: id, ready: true }, ...due];
  return { ...refuse('nobody-waiting', { counter: id }), remembered: due };
}

/** R2: a clerk's or ops' own choice out of the queues that the counter serves. */
function callNumber(
  rules: Rules,
  hall: Hall,
  counter: Counter,
  state: CounterState,
  { ticket, reason }: Command & { verb: 'call-number' },
  now: number,
): Event[] | Refusal {
  if (state.ticket !== undefined)
    return refuse('counter-busy', { counter: counter.id, ticket: state.ticket });
  const visit = hall.visits.get(ticket);
  if (visit === undefined) return refuse('unknown-ticket', { ticket });
  const { place } = visit;
  if (place.is !== 'waiting') return refuse('wrong-place', { ticket, is: place.is, wanted: 'waiting' });
  const served = [...counter.queues, ...counter.backup];
  if (!served.includes(place.queue)) {
    const { queue } = place;
    return refuse('other-hands', { is: 'not-served', ticket, queue, counter: counter.id, served });
  }
  const why = chooseNumber(rules, hall, counter, state, visit, reason, now);
  const waitedMs = waited(hall, ticket, now);
  return [{ kind: 'visit-called', ticket, counter: counter.id, queue: place.queue, waitedMs, why }];
}

function waited(hall: Hall, ticket: string, now: number): number {
  const place = hall.visits.get(ticket)?.place;
  return place?.is === 'waiting' ? now - place.since : 0;
}

/** R7: closing with a visit in hand is refused; by force the visit goes back where it stood. Nobody waits for a closed counter. */
function closeCounter(
  rules: Rules,
  hall: Hall,
  counter: string,
  state: CounterState,
  force: boolean,
  now: number,
): Event[] | Refusal {
  const closed: Event[] = [
    { kind: 'counter-closed', counter },
    ...boundTo(hall, counter).map(visit => freed(rules, hall, visit, now)),
    ...signedOut(counter, state),
  ];
  const visit = state.ticket === undefined ? undefined : hall.visits.get(state.ticket);
  if (visit === undefined || ended(visit)) return closed;
  if (!force) return refuse('counter-busy', { counter, ticket: visit.ticket, force: true });
  return [putBack(rules, hall, visit, now), ...closed];
}
