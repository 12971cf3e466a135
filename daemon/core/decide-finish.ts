/** R5: a step is finished. Each of its services goes on or ends; the visit goes on while any of them does. */
import type { Command } from './commands.ts';
import type { Event } from './events.ts';
import { followUp } from './follow-up.ts';
import { joins } from './joins.ts';
import type { Hall, Visit } from './model.ts';
import { endedAt, outcomesOf, overall, servicesAt, wayWithout } from './outcomes.ts';
import { callOf, pauseAfter } from './places.ts';
import { isPresumed, presumedForMs } from './presumed.ts';
import { isRefusal, type Refusal, refuse } from './refuse.ts';
import { queueOf } from './route.ts';
import type { Rules } from './rules.ts';
import type { ServiceOutcome } from './service-outcome.ts';

type Finish = Command & { verb: 'finish' };

export function finish(
  rules: Rules,
  hall: Hall,
  visit: Visit,
  command: Finish,
  now: number,
): Event[] | Refusal {
  const { counter } = command;
  const { ticket, place } = visit;
  if (place.is !== 'called' && place.is !== 'serving')
    return refuse('wrong-place', `${ticket} is ${place.is}`);
  const presumed = command.byNext !== undefined && isPresumed(visit);
  if (presumed && place.is === 'serving' && now - place.since < presumedForMs(rules, hall, visit)) {
    const message = `nobody has told that ${ticket} came: start says so, miss says that nobody did`;
    const asked: Event = { kind: 'came-or-missed-asked', ticket, counter, ...command.byNext };
    return { ...refuse('came-or-missed', message), remembered: [asked] };
  }
  const services = outcomesHere(visit, command);
  if (isRefusal(services)) return services;
  const ends = services.filter(({ outcome }) => outcome !== 'approved');
  const { queue } = place;
  // The step that ends now was done here: a later step of the same queue comes back here.
  const done = visit.steps.map((step, index) => (index === visit.step ? { ...step, doneAt: counter } : step));
  const way = wayWithout(done, visit.step, new Set(ends.map(({ service }) => service)));
  const next = way[visit.step + 1];
  if (next?.is === 'choice' && queueOf(next) === undefined && next.otherwise.is === 'ask') {
    return refuse('choose-first', `choose ${next.among.join(' or ')} for ${ticket} before it is finished`);
  }
  const events: Event[] = [];
  if (callOf(visit) !== undefined && !presumed)
    events.push({ kind: 'visit-started', ticket, counter, by: 'finish' });
  events.push({
    kind: 'step-finished',
    ticket,
    counter,
    queue,
    outcome: overall(services),
    services,
    ...(presumed && { presumed: true }),
    ...(ends.length > 0 && next !== undefined && { steps: way }),
  });
  if (next === undefined) {
    const all = outcomesOf(
      { ...visit, ended: [...(visit.ended ?? []), ...endedAt(visit, ends, queue, counter)] },
      true,
    );
    events.push({ kind: 'visit-done', ticket, outcome: overall(all), services: all });
  } else {
    events.push(...joins(rules, hall, visit, way, visit.step + 1, now, counter));
  }
  return [
    ...events,
    ...toldToSupervisor(hall, visit, ends, { queue, counter }, now),
    ...pauseAfter(hall, counter),
  ];
}

/** In the order printed on the ticket. Without `services` all of the step are meant. */
function outcomesHere(visit: Visit, { outcome, services }: Finish): ServiceOutcome[] | Refusal {
  const here = servicesAt(visit);
  const other = services?.find(service => !here.includes(service));
  if (other !== undefined) {
    return refuse(
      'unknown-service',
      `found ${other}, expected one that ${visit.ticket} is here for: ${here.join(', ')}`,
    );
  }
  const named = new Set(services ?? here);
  return here.map(service => ({ service, outcome: named.has(service) ? outcome : 'approved' }));
}

/** 否定报备: each of them stays open until a supervisor has answered it. */
function toldToSupervisor(
  hall: Hall,
  { ticket }: Visit,
  ends: readonly ServiceOutcome[],
  where: { queue: string; counter: string },
  now: number,
): Event[] {
  const { clerk } = hall.counters.get(where.counter) ?? {};
  return ends.map(({ service, outcome }, index) => {
    const made = {
      ...(hall.day !== undefined && { day: hall.day }),
      followUpsMade: hall.followUpsMade + index,
    };
    return followUp(made, outcome, now, { services: [service], ...where, ticket, clerk });
  });
}
