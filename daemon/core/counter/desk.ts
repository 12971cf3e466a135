/**
 * What the information desk is shown on its pad (R6): who has just claimed green, so that somebody looks at them, and who of
 * the weak was called and has not come, so that somebody fetches them. The staff goes to the weak, not they to the desk.
 */

import type { Event } from '../types/events.ts';
import type { CounterState, Hall, Visit } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import { hasLongTimes, isClaim } from '../visit/green.ts';
import { heardSince } from '../visit/hearing.ts';
import { scannedAt, scannedUntil } from './scanned-ticket.ts';

/** Long enough to look up from what one does, and to go and see. */
const claimStandsMs = 2 * 60_000;
/** No more than these wait to be shown: who presses green for fun must not hide the others for the rest of the morning. */
const mostClaims = 5;
const fetchAfterMs = 30_000;

export function noteClaim(hall: Hall, ticket: string, at: number): void {
  hall.claims = [...hall.claims.slice(1 - mostClaims), { ticket, at }];
}

/**
 * In turn, the oldest first, two minutes each: the number for which a hand is reaching is not replaced under it by the next.
 * Whoever is answered, or called to a counter, makes room at once.
 */
function* claimsInTurn(hall: Hall): Generator<{ visit: Visit; until: number }> {
  let until = 0;
  for (const { ticket, at } of hall.claims) {
    const visit = hall.visits.get(ticket);
    if (visit === undefined || visit.place.is !== 'waiting' || !isClaim(visit)) continue;
    until = Math.max(at, until) + claimStandsMs;
    yield { visit, until };
  }
}

/** Whose claim stands on the pad of this counter now, if it is a desk: before all others whose ticket was just scanned there. */
export function claimAt(rules: Rules, hall: Hall, counter: string, now: number): Visit | undefined {
  if (!rules.desks.has(counter)) return undefined;
  const scanned = scannedAt(hall, counter, now);
  if (scanned !== undefined && isClaim(scanned)) return scanned;
  for (const { visit, until } of claimsInTurn(hall)) if (until > now) return visit;
  return undefined;
}

/** When time alone changes that; none where no claim stands. */
export function claimUntil(rules: Rules, hall: Hall, now: number): number | undefined {
  if (rules.desks.size === 0) return undefined;
  let first: number | undefined;
  for (const desk of rules.desks) {
    const until = scannedUntil(hall, desk, now);
    if (until !== undefined && (first === undefined || until < first)) first = until;
  }
  if (hall.claims.length === 0) return first;
  for (const { until } of claimsInTurn(hall)) {
    if (until > now && (first === undefined || until < first)) first = until;
  }
  return first;
}

/** Who is to be fetched, as this counter is a desk: who was called first. */
export function toFetchAt(rules: Rules, hall: Hall, counter: string): Visit | undefined {
  if (!rules.desks.has(counter)) return undefined;
  let first: { visit: Visit; at: number } | undefined;
  for (const { ticket } of hall.counters.values()) {
    const visit = ticket === undefined ? undefined : hall.visits.get(ticket);
    if (visit?.place.is !== 'called' || visit.place.call.fetch !== true) continue;
    const { at } = visit.place.call;
    if (first === undefined || at < first.at) first = { visit, at };
  }
  return first?.visit;
}

/** From when the visit called at this counter is to be fetched; none where that was asked already, or nobody is there to do it. */
export function fetchFrom(rules: Rules, hall: Hall, { ticket }: CounterState): number | undefined {
  const visit = ticket === undefined || rules.desks.size === 0 ? undefined : hall.visits.get(ticket);
  const place = visit?.place;
  if (visit === undefined || place?.is !== 'called' || place.call.fetch === true) return undefined;
  if (!hasLongTimes(visit)) return undefined;
  const since = heardSince(rules, hall, place.call);
  return since === undefined ? undefined : since + fetchAfterMs;
}

export function asksToFetch(rules: Rules, hall: Hall, now: number): Event[] {
  return [...hall.counters].flatMap(([counter, state]): Event[] => {
    const { ticket } = state;
    const from = fetchFrom(rules, hall, state);
    return ticket !== undefined && from !== undefined && from <= now
      ? [{ kind: 'fetch-asked', ticket, counter }]
      : [];
  });
}

type Attention = { counter: string; to: 'next-came' | 'claim' | 'fetch' | 'signed-out' };

/** To what the clerks of which counters should look up, unasked, when that has happened. */
export function attentionAfter(rules: Rules, event: Event): readonly Attention[] {
  switch (event.kind) {
    case 'visit-called':
      return event.why.ready === true ? [{ counter: event.counter, to: 'next-came' }] : [];
    case 'ticket-issued':
      return event.asked === 'green' ? [...rules.desks].map(counter => ({ counter, to: 'claim' })) : [];
    case 'fetch-asked':
      return [...rules.desks].map(counter => ({ counter, to: 'fetch' }));
    // R7: where they have signed in they see it; where they were, somebody may still sit.
    case 'clerk-signed-out':
      return event.elsewhere === undefined ? [] : [{ counter: event.counter, to: 'signed-out' }];
    default:
      return [];
  }
}
