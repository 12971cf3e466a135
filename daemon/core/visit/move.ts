/** The one way from place to place: lanes, the counter's hand and its set-aside lists follow. */

import { isCutShort } from '../day/on-paper.ts';
import { notReady } from '../queue/ready-counter.ts';
import { cameAt, waitingKey } from '../queue/waiting-order.ts';
import { emptyLane, emptyQueue, join, type Lane, leave } from '../types/lane.ts';
import type { Hall, Place, Visit } from '../types/model.ts';
import type { Rules, VisitClass } from '../types/rules.ts';
import { counterOf } from './lookup.ts';

/** Twice what the mean is taken over: a press that is undone leaves the figures as if it had never been. */
const cyclesKept = 60;

export function move(rules: Rules, hall: Hall, visit: Visit, to: Place, at: number): void {
  leaveLanes(rules, hall, visit);
  hall.expiring.delete(visit.ticket);
  hall.due.delete(visit.ticket);
  leaveCounter(rules, hall, visit, to, at);
  if (visit.place.is !== 'between') hall.totals[visit.place.is] -= 1;
  if (to.is !== 'between') hall.totals[to.is] += 1;
  if (visit.mayNotFinish) hall.mayNotFinish += Number(isInside(to)) - Number(isInside(visit.place));
  if (visit.cases !== undefined) {
    if (isInside(to)) hall.batches.add(visit.ticket);
    else if (to.is !== 'between') hall.batches.delete(visit.ticket);
  }
  const from = visit.place;
  visit.place = to;
  visit.changes += 1;
  joinLanes(rules, hall, visit);
  joinCounter(hall, visit, to, at);
  if (to.is === 'away' && to.due !== undefined) hall.due.add(visit.ticket);
  for (const place of [from, to]) notePool(hall, place, at);
}

/** R7: since when there has always been somebody whom any counter of the queue may call. */
function notePool(hall: Hall, place: Place, at: number): void {
  const lanes = place.is === 'waiting' ? hall.queues.get(place.queue) : undefined;
  if (lanes === undefined) return;
  if (lanes.pool.values().some(({ size }) => size > 0)) lanes.pooledSince ??= at;
  else lanes.pooledSince = undefined;
}

function leaveCounter(rules: Rules, hall: Hall, visit: Visit, to: Place, at: number): void {
  const from = visit.place;
  if (!('counter' in from)) return;
  const counter = counterOf(hall, from.counter);
  if (from.is === 'parked') counter.parked = counter.parked.filter(ticket => ticket !== visit.ticket);
  if (from.is === 'missed') counter.missed = counter.missed.filter(ticket => ticket !== visit.ticket);
  if (counter.ticket !== visit.ticket || ('counter' in to && isInHand(to))) return;
  counter.ticket = undefined;
  counter.marks = undefined;
  counter.cameOrMissed = undefined;
  // What was finished while nobody knew whether anybody came tells nothing.
  const isUnknown = from.is === 'serving' && from.presumed !== undefined && to.is === 'between';
  const tellsNothing = isUnknown || isCutShort(hall, counter.handSince, at);
  if (!tellsNothing) {
    const cases = to.is === 'between' ? (to.cases ?? 1) : 1;
    noteCycle(rules, hall, from.queue, Math.round((at - counter.handSince) / cases));
  }
  counter.handSince = at;
}

/** A cycle is from the call until the counter is ready for the next, of several cases that of each; one that was forgotten to finish tells nothing. */
function noteCycle(rules: Rules, hall: Hall, queue: string, tookMs: number): void {
  if (tookMs > rules.times.forgottenMs) return;
  hall.cycles.set(queue, [...(hall.cycles.get(queue) ?? []).slice(1 - cyclesKept), tookMs]);
  hall.pressing?.cycles.push({ queue, tookMs });
}

function joinCounter(hall: Hall, visit: Visit, to: Place, at: number): void {
  if (!('counter' in to)) return;
  const counter = counterOf(hall, to.counter);
  if (isInHand(to)) {
    if (counter.ticket !== visit.ticket) counter.handSince = at;
    counter.ticket = visit.ticket;
    notReady(counter);
  }
  if (to.is === 'parked') counter.parked = setAside(hall, counter.parked, visit.ticket, to.since);
  if (to.is === 'missed') {
    counter.missed = setAside(hall, counter.missed, visit.ticket, to.since);
    if (visit.step === 0) hall.expiring.set(visit.ticket, to.since);
  }
}

/** The latest last, also when a press that had taken one of them back is undone. */
function setAside(hall: Hall, tickets: readonly string[], ticket: string, since: number): readonly string[] {
  const later = tickets.findIndex(other => {
    const place = hall.visits.get(other)?.place;
    return place !== undefined && 'since' in place && place.since > since;
  });
  return later < 0 ? [...tickets, ticket] : tickets.toSpliced(later, 0, ticket);
}

const isInHand = (place: Place) => place.is === 'called' || place.is === 'serving';

const isInside = (place: Place) => place.is !== 'between' && place.is !== 'done' && place.is !== 'left';

/** A visit that waits changes its lanes with its class; it keeps its credit where none is named. */
export function setClass(
  rules: Rules,
  hall: Hall,
  visit: Visit,
  visitClass: VisitClass,
  creditMs?: number,
): void {
  leaveLanes(rules, hall, visit);
  visit.class = visitClass;
  const { place } = visit;
  if ((place.is === 'waiting' || place.is === 'away') && creditMs !== undefined)
    visit.place = { ...place, creditMs };
  visit.changes += 1;
  joinLanes(rules, hall, visit);
}

function joinLanes(rules: Rules, hall: Hall, visit: Visit): void {
  const { place, ticket, order } = visit;
  if (place.is === 'away' && place.due === undefined)
    join(awayLane(hall, visit, place.queue), waitingKey(rules.priority, visit, place));
  if (place.is !== 'waiting') return;
  const { calling, joined } = lanesOf(hall, visit, place);
  join(calling, waitingKey(rules.priority, visit, place));
  join(joined, { ticket, key: cameAt(place), rank: order, order });
  if (place.bound?.until !== undefined)
    join(hall.freeing, { ticket, key: place.bound.until, rank: order, order });
}

function leaveLanes(rules: Rules, hall: Hall, visit: Visit): void {
  const { place, ticket, order } = visit;
  if (place.is === 'away' && place.due === undefined)
    leave(awayLane(hall, visit, place.queue), waitingKey(rules.priority, visit, place));
  if (place.is !== 'waiting') return;
  const { calling, joined } = lanesOf(hall, visit, place);
  leave(calling, waitingKey(rules.priority, visit, place));
  leave(joined, { ticket, key: cameAt(place), rank: order, order });
  if (place.bound?.until !== undefined)
    leave(hall.freeing, { ticket, key: place.bound.until, rank: order, order });
}

/** Whose turn has come is in no lane: it is passed over once. */
function awayLane(hall: Hall, visit: Visit, queue: string): Lane {
  return childOf(childOf(hall.queues, queue, emptyQueue).away, visit.class, emptyLane);
}

function lanesOf(
  hall: Hall,
  visit: Visit,
  { queue, bound }: Place & { is: 'waiting' },
): { calling: Lane; joined: Lane } {
  const lanes = childOf(hall.queues, queue, emptyQueue);
  const calling =
    bound === undefined ? lanes.pool : childOf(lanes.bound, bound.counter, () => new Map<VisitClass, Lane>());
  return {
    calling: childOf(calling, visit.class, emptyLane),
    joined: childOf(lanes.joined, visit.class, emptyLane),
  };
}

function childOf<Key, Child>(parent: Map<Key, Child>, key: Key, make: () => Child): Child {
  let child = parent.get(key);
  if (child === undefined) {
    child = make();
    parent.set(key, child);
  }
  return child;
}

/** The queue in which a visit stands, or from which it was called. */
export function queueIn(place: Place): string {
  if ('queue' in place) return place.queue;
  throw new Error(`a visit that is ${place.is} stands in no queue`);
}
