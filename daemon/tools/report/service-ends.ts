/** R5: how the services of a visit come to their ends, told from its events; an older journal tells what the visit came to alone. */
import type { Event } from '../../core/types/events.ts';
import type { ServiceOutcome } from '../../core/types/service-outcome.ts';
import type { Track } from './track.ts';

type Of<Kind extends Event['kind']> = Extract<Event, { kind: Kind }>;

/** Those that were sent away at a step. */
export function sentAway({ outcome, services }: Of<'step-finished'>, track: Track): ServiceOutcome[] {
  return (services ?? allOf(track, outcome)).filter(one => one.outcome !== 'approved');
}

/** Those that have gone their whole way. */
export function wentThrough({ outcome, services }: Of<'visit-done'>, track: Track): string[] {
  const ends = services ?? allOf(track, outcome);
  return ends.flatMap(one => (one.outcome === 'approved' ? [one.service] : []));
}

/** What a visit that is opened again leaves behind: it has not left, is not done, and what was approved will be once more. */
export function openAgain({ facts }: Track): Track['facts'] {
  return facts.filter(
    fact => fact.is !== 'left' && fact.is !== 'done' && !(fact.is === 'ended' && fact.outcome === 'approved'),
  );
}

/** Who gave the slip that did not name all papers; nobody where nobody was signed in. */
export function slipBy({ facts }: Track, service: string, counter: string): string | undefined {
  return facts.find(fact => fact.is === 'ended' && fact.service === service && fact.counter === counter)
    ?.clerk;
}

function allOf({ services }: Track, outcome: ServiceOutcome['outcome']): ServiceOutcome[] {
  return [...new Set(services)].map(service => ({ service, outcome }));
}
