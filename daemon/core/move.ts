import { waitingKey } from './discipline.ts';
import { counterOf } from './find.ts';
import { join, type Lane, leave } from './lane.ts';
import type { Hall, Place, Visit } from './model.ts';
import type { Rules, VisitClass } from './rules.ts';

/** The one way from place to place: lanes, the counter's hand and its set-aside lists follow. */
export function move(rules: Rules, hall: Hall, visit: Visit, to: Place): void {
  leaveLane(rules, hall, visit);
  hall.expiring.delete(visit.ticket);
  const from = visit.place;
  if ('counter' in from) {
    const counter = counterOf(hall, from.counter);
    if (counter.ticket === visit.ticket) delete counter.ticket;
    if (from.is === 'parked') counter.parked = counter.parked.filter(ticket => ticket !== visit.ticket);
    if (from.is === 'missed') counter.missed = counter.missed.filter(ticket => ticket !== visit.ticket);
  }
  if (from.is !== 'between') hall.totals[from.is] -= 1;
  if (to.is !== 'between') hall.totals[to.is] += 1;
  visit.place = to;
  joinLane(rules, hall, visit);
  if ('counter' in to) {
    const counter = counterOf(hall, to.counter);
    if (to.is === 'called' || to.is === 'serving') {
      counter.ticket = visit.ticket;
      delete counter.readySince;
    }
    if (to.is === 'parked') counter.parked = [...counter.parked, visit.ticket];
    if (to.is === 'missed') counter.missed = [...counter.missed, visit.ticket];
  }
}

/** A visit that waits changes its lane with its class. */
export function setClass(rules: Rules, hall: Hall, visit: Visit, visitClass: VisitClass): void {
  leaveLane(rules, hall, visit);
  visit.class = visitClass;
  joinLane(rules, hall, visit);
}

function joinLane(rules: Rules, hall: Hall, visit: Visit): void {
  const { place } = visit;
  if (place.is === 'waiting')
    join(laneOf(hall, visit, place.queue), waitingKey(rules.priority, visit, place));
}

function leaveLane(rules: Rules, hall: Hall, visit: Visit): void {
  const { place } = visit;
  if (place.is === 'waiting')
    leave(laneOf(hall, visit, place.queue), waitingKey(rules.priority, visit, place));
}

function laneOf(hall: Hall, visit: Visit, queue: string): Lane {
  const lanes = hall.lanes.get(queue) ?? new Map<VisitClass, Lane>();
  hall.lanes.set(queue, lanes);
  const lane = lanes.get(visit.class) ?? [];
  lanes.set(visit.class, lane);
  return lane;
}

/** The queue in which a visit stands, or from which it was called. */
export function queueIn(place: Place): string {
  if ('queue' in place) return place.queue;
  throw new Error(`a visit that is ${place.is} stands in no queue`);
}
