/** What an issued ticket, and a service added to it, do to the hall. */

import { noteTaken } from '../alarms/kiosks.ts';
import { noteClaim } from '../counter/desk.ts';
import { tellNumber } from '../counter/desk-tickets.ts';
import type { Event } from '../types/events.ts';
import type { Hall, Visit } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import { freshVisit } from '../visit/fresh-visit.ts';
import { owe } from '../visit/owed-jobs.ts';
import { institutionsOn } from '../visit/route.ts';
import { takeUp } from './outcome.ts';
import { noteLine } from './power.ts';

export function issueTicket(
  rules: Rules,
  hall: Hall,
  event: Event & { kind: 'ticket-issued' },
  at: number,
): void {
  const { ticket, number, services, steps, asked, estimate } = event;
  // One from a list on paper lies below those that were given since (R21).
  if (event.paper === true) noteLine(hall, { ticket });
  else hall.issued.set(event.scope, number);
  for (const service of services) tally(hall.taken.services, service);
  for (const institution of institutionsOn(rules, steps)) tally(hall.taken.institutions, institution);
  const visit = freshVisit({
    id: event.visit,
    ticket,
    number,
    order: hall.visits.size + 1,
    class: event.class,
    asked,
    services,
    cases: event.cases,
    steps,
    estimate,
    mayNotFinish: event.mayNotFinish === true,
    issuedAt: at,
  });
  hall.visits.set(ticket, visit);
  if (asked !== undefined) noteClaim(hall, ticket, at);
  noteTaken(hall, event, at);
  if (event.print) {
    owe(hall, { is: 'print', what: 'ticket', ticket, again: false, ahead: event.ahead });
  } else if (event.counter !== undefined) tellNumber(rules, hall, event.counter, ticket, at);
}

export function addService(hall: Hall, visit: Visit, event: Event & { kind: 'service-added' }): void {
  visit.services = [...visit.services, event.service];
  visit.steps = event.steps;
  visit.changes += 1;
  const goesOn = visit.ended?.some(({ service }) => service === event.service) === true;
  takeUp(visit, event.service);
  // One that had ended was counted when it was taken.
  if (!goesOn) tally(hall.taken.services, event.service);
  for (const institution of event.institutions ?? []) tally(hall.taken.institutions, institution);
}

function tally(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
