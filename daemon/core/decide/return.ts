/** R4: who was set aside comes back: parked, missed, or gone and taken up again by the desk. */

import { scannedAt } from '../counter/scanned-ticket.ts';
import { missedUntil } from '../deadlines/call-times.ts';
import { queuedBehind } from '../estimate/joining.ts';
import { isServing } from '../queue/serving-counters.ts';
import type { Command } from '../types/commands.ts';
import type { Event } from '../types/events.ts';
import type { CounterState, Hall, Place, Visit } from '../types/model.ts';
import { isRefusal, type Refusal, refuse } from '../types/refusals.ts';
import type { Counter, Rules } from '../types/rules.ts';
import { queueOf } from '../visit/route.ts';
import { presumedAgain, wayAgain } from '../visit/steps-again.ts';
import { slipsAgain } from './return-slip.ts';

/** Whose word it was: the pad's counter, or why the desk opened it again. */
type Word = { counter?: string; reason?: string };

/** Behind the next one: whoever was sent away by a counter that is not there any more has waited for it already. */
const behindNext = 1;

/** A missed visit comes back behind the next few of its queue; who missed twice there, only by the word of the desk. */
export function rejoin(rules: Rules, hall: Hall, visit: Visit, word: Word, now: number): Event[] | Refusal {
  const { place, ticket } = visit;
  if (place.is !== 'missed') return refuse('wrong-place', { ticket, is: place.is, wanted: 'missed' });
  if (hall.expiring.has(ticket) && missedUntil(rules, hall, place) <= now)
    return refuse('too-late', { is: 'missed', ticket });
  const { queue } = place;
  if (hasMissedTwice(visit, queue) && !isOfTheDesk(rules, word))
    return refuse('missed-twice', { ticket, queue });
  return [
    { kind: 'visit-rejoined', ticket, queue, ...word },
    queuedBehind(rules, hall, visit, queue, behindOf(rules, visit), now),
  ];
}

const behindOf = ({ times }: Rules, { class: visitClass }: Visit): number =>
  visitClass === 'green' ? times.rejoinBehindGreen : times.rejoinBehind;

export function hasMissedTwice({ missedIn = [] }: Visit, queue: string): boolean {
  return missedIn.filter(one => one === queue).length >= 2;
}

/** Where no reader names a desk, whoever sees the person at the glass is it. */
function isOfTheDesk({ desks }: Rules, { counter, reason }: Word): boolean {
  if (reason !== undefined) return true;
  return counter !== undefined && (desks.size === 0 || desks.has(counter));
}

/** Parked by a counter that has closed or paused since, and its queue is there: nobody would call it. */
export function isLeftBehind(rules: Rules, hall: Hall, place: Place): place is Place & { is: 'parked' } {
  return (
    place.is === 'parked' &&
    hall.counters.get(place.counter)?.status !== 'open' &&
    rules.queues.has(place.queue)
  );
}

/** It joins its queue, kept for nobody. */
export function joinsAgain(rules: Rules, hall: Hall, visit: Visit, queue: string, now: number): Event[] {
  return [
    { kind: 'visit-rejoined', ticket: visit.ticket, queue, parked: true },
    queuedBehind(rules, hall, visit, queue, behindNext, now),
  ];
}

/**
 * The desk opens again what was over, and what was missed too often: last in the queue of the step it had reached, what was
 * approved stays approved; a missed one where whoever comes back stands. Whoever was only presumed to have come to an earlier
 * step has that one again, as who comes back (R3).
 */
export function reopen(
  rules: Rules,
  hall: Hall,
  visit: Visit,
  word: Word & { reason: string },
  now: number,
): Event[] | Refusal {
  const { place, ticket } = visit;
  if (place.is === 'missed') return rejoin(rules, hall, visit, word, now);
  const unseen = presumedAgain(visit);
  const way = unseen ?? wayAgain(visit);
  if (way === undefined) return refuse('wrong-place', { ticket, is: place.is, wanted: 'over' });
  const { steps, step } = way;
  const reached = steps[step];
  const queue = reached && queueOf(reached);
  if (queue === undefined) throw new Error(`${ticket} left a step that has no queue`);
  if (!rules.queues.has(queue)) return refuse('unknown-queue', { is: 'gone', ticket, queue });
  const isSent = place.is === 'done' || unseen !== undefined;
  const slips = slipsAgain(hall, visit, place.is === 'done' ? visit.ended : undefined);
  if (isRefusal(slips)) return slips;
  const most = unseen === undefined ? Number.POSITIVE_INFINITY : behindOf(rules, visit);
  return [
    { kind: 'visit-reopened', ticket, ...word, ...(isSent && { steps }) },
    queuedBehind(rules, hall, { ...visit, steps, step }, queue, most, now),
    ...slips,
  ];
}

/** A parked visit into this counter's hand: its own last one, or that ticket. */
export function resume(
  rules: Rules,
  hall: Hall,
  counter: Counter,
  state: CounterState,
  asked: string | undefined,
): Event[] | Refusal {
  const cannot = handRefused(counter, state);
  if (cannot !== undefined) return cannot;
  const ticket = asked ?? state.parked.at(-1);
  if (ticket === undefined) return refuse('nobody-set-aside', { is: 'parked', counter: counter.id });
  const visit = hall.visits.get(ticket);
  if (visit === undefined) return refuse('unknown-ticket', { ticket });
  if (visit.place.is !== 'parked')
    return refuse('wrong-place', { ticket, is: visit.place.is, wanted: 'parked' });
  const { queue, counter: by } = visit.place;
  // Who was parked by a counter that has closed or paused since is anybody's of the queue.
  const isOwn = by === counter.id;
  if (!isOwn && hall.counters.get(by)?.status === 'open')
    return refuse('other-hands', { is: 'parked-by', ticket, counter: by });
  if (!isOwn && !isServing(rules, counter.id, queue))
    return refuse('other-hands', { is: 'parked-in', ticket, queue, counter: counter.id });
  return [{ kind: 'visit-resumed', ticket, counter: counter.id }];
}

function handRefused({ id }: Counter, { status, ticket }: CounterState): Refusal | undefined {
  if (status === 'closed') return refuse('counter-closed', { counter: id });
  if (status === 'paused') return refuse('counter-paused', { counter: id });
  return ticket === undefined ? undefined : refuse('counter-busy', { counter: id, ticket });
}

/**
 * The clerk's key. With a number: that one of those whom this counter set aside, into its hand, for it stands before the
 * glass. Without: who was scanned at this desk just now, else the last one of whom this counter knows.
 */
export function bringBack(
  rules: Rules,
  hall: Hall,
  counter: Counter,
  state: CounterState,
  { number }: Command & { verb: 'bring-back' },
  now: number,
): Event[] | Refusal {
  if (number !== undefined) return byNumber(rules, hall, counter, state, number, now);
  const { id } = counter;
  const scanned = scannedAt(hall, id, now);
  const again = scanned && reopen(rules, hall, scanned, { counter: id, reason: 'scanned at the desk' }, now);
  // Everybody may ask for their place at the desk's scanner: who is where they belong is not meant.
  if (again !== undefined && !(isRefusal(again) && again.refused === 'wrong-place')) return again;
  if (state.parked.length > 0) return resume(rules, hall, counter, state, undefined);
  const missed = hall.visits.get(state.missed.at(-1) ?? '');
  if (missed !== undefined) return rejoin(rules, hall, missed, { counter: id }, now);
  const leftBehind = longestLeftBehind(rules, hall, id);
  if (leftBehind !== undefined) return resume(rules, hall, counter, state, leftBehind.ticket);
  if (again !== undefined) return again;
  return rules.desks.has(id)
    ? refuse('nobody-scanned', { is: 'at-desk', counter: id })
    : refuse('nobody-set-aside', { is: 'any', counter: id });
}

/** Of the queues that this counter serves. */
function longestLeftBehind(rules: Rules, hall: Hall, counter: string): Visit | undefined {
  let longest: { visit: Visit; since: number } | undefined;
  for (const [by, { status, parked }] of hall.counters) {
    if (status === 'open' || by === counter) continue;
    for (const ticket of parked) {
      const visit = hall.visits.get(ticket);
      if (visit?.place.is !== 'parked' || !isServing(rules, counter, visit.place.queue)) continue;
      const { since } = visit.place;
      if (longest === undefined || since < longest.since) longest = { visit, since };
    }
  }
  return longest?.visit;
}

function byNumber(
  rules: Rules,
  hall: Hall,
  counter: Counter,
  state: CounterState,
  number: number,
  now: number,
): Event[] | Refusal {
  const { id } = counter;
  const visit = numbered(rules, hall, id, number, now);
  if (isRefusal(visit)) return visit;
  const held = hall.visits.get(state.ticket ?? '');
  if (held?.place.is === 'called') return refuse('not-started', { ticket: held.ticket });
  const cannot = handRefused(counter, state);
  if (cannot !== undefined) return cannot;
  const { ticket, place } = visit;
  return [{ kind: 'visit-resumed', ticket, counter: id, ...(place.is === 'missed' && { missed: true }) }];
}

/** Of whom this counter parked or missed, the one whose number ends in these two digits, if it may be taken. */
export function numbered(
  rules: Rules,
  hall: Hall,
  counter: string,
  number: number,
  now: number,
): Visit | Refusal {
  const { parked = [], missed = [] } = hall.counters.get(counter) ?? {};
  const fitting = [...parked, ...missed].flatMap(ticket => {
    const visit = hall.visits.get(ticket);
    return visit !== undefined && visit.number % 100 === number ? [visit] : [];
  });
  const [visit] = fitting;
  if (visit === undefined) return refuse('not-on-list', { counter, number });
  if (fitting.length > 1)
    return refuse('which-one', { tickets: fitting.map(({ ticket }) => ticket), number });
  const back = visit.place.is === 'missed' ? rejoin(rules, hall, visit, { counter }, now) : [];
  return isRefusal(back) ? back : visit;
}
