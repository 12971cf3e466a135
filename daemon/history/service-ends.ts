/** R5: how the services of a visit come to their ends, told from its events; an older journal tells what the visit came to alone. */
import type { Event } from '../core/types/events.ts';
import type { ServiceOutcome } from '../core/types/service-outcome.ts';
import type { Fact, Visit } from './visit.ts';

type Of<Kind extends Event['kind']> = Extract<Event, { kind: Kind }>;

/** Those that were sent away at a step. */
export function sentAway({ outcome, services }: Of<'step-finished'>, visit: Visit): ServiceOutcome[] {
  return (services ?? allOf(visit, outcome)).filter(one => one.outcome !== 'approved');
}

/** Those that have gone their whole way. */
export function wentThrough({ outcome, services }: Of<'visit-done'>, visit: Visit): string[] {
  const ends = services ?? allOf(visit, outcome);
  return ends.flatMap(one => (one.outcome === 'approved' ? [one.service] : []));
}

/** What a visit that is opened again leaves behind: it has not left, is not done, and what was approved will be once more. */
export function openAgain(ends: readonly Fact[]): Fact[] {
  return ends.filter(
    fact => fact.is !== 'left' && fact.is !== 'done' && !(fact.is === 'ended' && fact.outcome === 'approved'),
  );
}

/** Who gave the slip that did not name all papers; nobody where nobody was signed in. */
export function slipBy(ends: readonly Fact[], service: string, counter: string): string | undefined {
  return ends.find(fact => fact.is === 'ended' && fact.service === service && fact.counter === counter)
    ?.clerk;
}

function allOf({ services }: Visit, outcome: ServiceOutcome['outcome']): ServiceOutcome[] {
  return [...new Set(services)].map(service => ({ service, outcome }));
}
