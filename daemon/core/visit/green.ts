/**
 * The green channel 绿色通道 (R6). Green that was asked for at the kiosk is a claim: normal in P until the staff has confirmed
 * it, and then green since it joined. Green that the staff gives unasked counts from then on.
 */

import { workedFor } from '../day/worked-clock.ts';
import { waitingKey } from '../queue/waiting-order.ts';
import type { Command } from '../types/commands.ts';
import type { Event } from '../types/events.ts';
import type { Learned } from '../types/learned.ts';
import type { Hall, Visit } from '../types/model.ts';
import type { PlaceInQueue } from '../types/place-in-queue.ts';
import { type Refusal, refuse } from '../types/refusals.ts';
import type { Rules, VisitClass } from '../types/rules.ts';
import { ended } from './current-visit.ts';
import { setClass } from './move.ts';

/** Green was asked for, and nobody of the staff has answered yet. */
export function isClaim({
  asked,
  class: visitClass,
  denied,
}: Pick<Visit, 'asked' | 'class' | 'denied'>): boolean {
  return asked === 'green' && visitClass !== 'green' && denied !== true;
}

/** Who may walk slowly is given time, confirmed or not: a claim is believed as long as it costs the others nothing. */
export function hasLongTimes(visit: Visit): boolean {
  return visit.class === 'green' || isClaim(visit);
}

/** What stands on the ticket, where it was taken as green in this hall. */
export function classAtIssue(rules: Rules, wanted: VisitClass): { class: VisitClass; asked?: 'green' } {
  return wanted === 'green' && rules.confirmGreen ? { class: 'normal', asked: 'green' } : { class: wanted };
}

/** `green` confirms a claim or gives green unasked, `normal` denies a claim or takes green away. */
export function decideClass(
  rules: Rules,
  hall: Hall,
  visit: Visit,
  { class: wanted, counter, clerk: person }: Command & { verb: 'set-class' },
  now: number,
): Event[] | Refusal {
  const { ticket, place } = visit;
  if (ended(visit)) return refuse('wrong-place', { ticket, is: place.is, wanted: 'inside' });
  const clerk = person ?? hall.counters.get(counter ?? '')?.clerk;
  const by = { ...(counter !== undefined && { counter }), ...(clerk !== undefined && { clerk }) };
  // Who has booked goes on as one of class appointment (R18).
  if (isClaim(visit) && wanted === 'normal')
    return [{ kind: 'class-set', ticket, class: visit.class, ...by, asked: true, denied: true }];
  if (visit.class === wanted) return [];
  if (wanted === 'green' && visit.denied === true && counter !== undefined && !rules.desks.has(counter))
    return refuse('green-denied', { ticket });
  // Whose claim is confirmed has been green since it joined.
  if (wanted === 'green' && visit.asked === 'green')
    return [{ kind: 'class-set', ticket, class: 'green', ...by, asked: true }];
  const creditMs = creditUnbroken(rules, hall, visit, wanted, now);
  return [{ kind: 'class-set', ticket, class: wanted, ...by, ...(creditMs !== undefined && { creditMs }) }];
}

/** How it stands in its queue, or stood in that from which it was called. */
function standingOf({ place, stood }: Visit): PlaceInQueue | undefined {
  return place.is === 'waiting' || place.is === 'away' ? place : stood;
}

/** The credit with which its P is at this moment what it was, and grows by the new weight from now on. */
export function creditUnbroken(
  rules: Rules,
  hall: Hall,
  visit: Visit,
  wanted: VisitClass,
  now: number,
): number | undefined {
  const standing = standingOf(visit);
  if (standing === undefined || !('queue' in visit.place)) return undefined;
  const { priority } = rules;
  const worked = workedFor(rules, hall, visit.place.queue, now);
  const pAs = (visitClass: VisitClass) =>
    priority.weight[visitClass] * worked -
    waitingKey(priority, { ...visit, class: visitClass }, standing).key;
  return standing.creditMs + Math.round(pAs(visit.class) - pAs(wanted));
}

/** R11: of those who overtake others this many are remembered. */
const comersKept = 20;

/** One more that overtakes others of this queue. */
export function noteComer(comers: Hall['greens'], queue: string, at: number): void {
  comers.set(queue, [...(comers.get(queue) ?? []).slice(1 - comersKept), at]);
}

/** Hardly anybody claims without a reason, on the showing of earlier days: who does is told what green visits are (R11). */
export function classToCome(
  { learned }: Rules,
  visit: Pick<Visit, 'asked' | 'class' | 'denied'>,
): VisitClass {
  return isClaim(visit) && mostAreConfirmed(learned) ? 'green' : visit.class;
}

function mostAreConfirmed(learned: Learned | undefined): boolean {
  let [confirmed, denied] = [0, 0];
  for (const { claims } of learned?.days ?? []) {
    confirmed += claims.confirmed;
    denied += claims.denied;
  }
  return confirmed > denied;
}

export function foldClass(
  rules: Rules,
  hall: Hall,
  visit: Visit,
  event: Event & { kind: 'class-set' },
  at: number,
): void {
  const { class: visitClass, creditMs } = event;
  // Whatever the staff sets from then on stays.
  if (event.booked === true) hall.early.delete(visit.ticket);
  if (event.denied === true) visit.denied = true;
  else if (visitClass === 'green') visit.denied = undefined;
  // Once the staff has set it otherwise, the claim is no reason for anything any more.
  if (event.asked !== true && event.booked !== true) visit.asked = undefined;
  if (visitClass === 'green' && visit.class !== 'green' && visit.place.is === 'waiting')
    noteComer(hall.greens, visit.place.queue, at);
  if (creditMs !== undefined && standingOf(visit) === visit.stood && visit.stood !== undefined)
    visit.stood = { ...visit.stood, creditMs };
  setClass(rules, hall, visit, visitClass, creditMs);
}
