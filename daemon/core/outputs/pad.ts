/** What a counter's pad shows: how many wait for it, or one mark in their place, and the number in hand or at the desk that of another. */
import { claimAt, toFetchAt } from '../counter/desk.ts';
import { issuedAt } from '../counter/desk-tickets.ts';
import { scannedAt } from '../counter/scanned-ticket.ts';
import { waitingIn } from '../queue/waiting-order.ts';
import type { Hall, Visit } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import type { Marks } from '../types/service-outcome.ts';
import { casesLeft } from '../visit/cases.ts';
import { isClaim } from '../visit/green.ts';
import { queueOf } from '../visit/route.ts';

/**
 * `refused`, `papers-missing`: a service of the visit in hand is marked so (the last mark); `presumed`: it is only presumed to
 * have come; `choice`: one must be made before it is finished; `claim`: green is claimed, by the visit in hand or, at the desk,
 * by that number; `fetch`: at the desk, that number was called and is to be fetched; `cases`: so many of the visit in hand are left.
 */
type Mark = 'presumed' | 'choice' | 'claim' | 'refused' | 'papers-missing' | 'fetch' | 'cases';
/** `ready`: whoever joins next is called by itself. */
export type PadPicture = { waiting: number; number?: number; mark?: Mark; cases?: number; ready?: true };

export function padPicture(rules: Rules, hall: Hall, counter: string, now: number): PadPicture {
  const queues = rules.counters.get(counter)?.queues ?? [];
  const waiting = queues.reduce((sum, queue) => sum + waitingIn(hall, queue), 0);
  const { visit, mark } = shownAt(rules, hall, counter, now);
  return {
    waiting,
    ...(visit !== undefined && { number: visit.number }),
    ...(mark !== undefined && { mark }),
    ...(mark === 'cases' && visit !== undefined && { cases: casesLeft(visit) }),
    ...(visit === undefined && hall.counters.get(counter)?.readySince !== undefined && { ready: true }),
  };
}

/** Whom the green keys mean at this counter: who was scanned there, else whose number stands with a claim or was just given there, else who is in hand. */
export function meantByGreenKeys(rules: Rules, hall: Hall, counter: string, now: number): Visit | undefined {
  const scanned = scannedAt(hall, counter, now);
  if (scanned !== undefined) return scanned;
  const { visit, mark } = shownAt(rules, hall, counter, now);
  return mark === 'claim' ? visit : (issuedAt(hall, counter, now) ?? inHandAt(hall, counter));
}

function inHandAt(hall: Hall, counter: string): Visit | undefined {
  const ticket = hall.counters.get(counter)?.ticket;
  return ticket === undefined ? undefined : hall.visits.get(ticket);
}

type Shown = { visit?: Visit | undefined; mark?: Mark | undefined };

/** There is room for one mark: what the clerk must know first. */
function shownAt(rules: Rules, hall: Hall, counter: string, now: number): Shown {
  const issued = issuedAt(hall, counter, now);
  if (issued !== undefined) return { visit: issued };
  const visit = inHandAt(hall, counter);
  const own = visit && markOf(visit, hall.counters.get(counter)?.marks);
  if (own !== undefined) return { visit, mark: own };
  const claims = claimAt(rules, hall, counter, now);
  if (claims !== undefined) return { visit: claims, mark: 'claim' };
  const fetched = toFetchAt(rules, hall, counter);
  if (fetched !== undefined) return { visit: fetched, mark: 'fetch' };
  return { visit, ...(visit?.cases !== undefined && { mark: 'cases' }) };
}

/** Of the visit in hand. */
function markOf(visit: Visit, marks: Marks | undefined): Mark | undefined {
  const { place, steps, step } = visit;
  const last = marks?.set.at(-1);
  if (last !== undefined) return last.outcome;
  if (place.is === 'serving' && place.presumed !== undefined) return 'presumed';
  const next = steps[step + 1];
  const isToChoose = next?.is === 'choice' && queueOf(next) === undefined && next.otherwise.is === 'ask';
  if (place.is === 'serving' && isToChoose) return 'choice';
  return isClaim(visit) ? 'claim' : undefined;
}
