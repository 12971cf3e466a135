/** R5: one more service on a ticket that was taken, if it could be taken now on a ticket of its own (R9, R10). */
import { ticketRefused } from '../estimate/capacity.ts';
import { wayThrough } from '../estimate/route-wait.ts';
import type { Command } from '../types/commands.ts';
import type { Event } from '../types/events.ts';
import type { Hall, Visit } from '../types/model.ts';
import { isRefusal, type Refusal, refuse } from '../types/refusals.ts';
import type { Rules, Service } from '../types/rules.ts';
import { casesOn, wrongCases } from '../visit/cases.ts';
import { institutionsOn, routeOf, withService, wrongChoice } from '../visit/route.ts';
import { slipsAgain } from './return-slip.ts';

export function addService(
  rules: Rules,
  hall: Hall,
  visit: Visit,
  command: Command & { verb: 'add-service' },
  now: number,
): Event[] | Refusal {
  const { ticket, steps, step, place } = visit;
  const service = rules.services.get(command.service);
  if (service === undefined) {
    const { service: found } = command;
    return refuse('unknown-service', { is: 'none-such', found, expected: [...rules.services.keys()] });
  }
  // Each case has the outcome of its ticket.
  const many = wrongCases(rules, casesOn(visit), [...new Set([...visit.services, service.id])]);
  if (many !== undefined) return many;
  // One that ended on this ticket goes on where it did: what was approved and counted stays so.
  const over = visit.ended?.find(one => one.service === service.id);
  const choice = new Map([...chosenAtTicket(visit, service), ...(command.choice ?? [])]);
  const wrong = over === undefined ? wrongChoice([service], choice) : undefined;
  if (wrong !== undefined) return wrong;
  const route = over?.way ?? routeOf(service, choice);
  // What has not begun yet takes equal steps in.
  const hasBegun = place.is === 'serving' || place.is === 'parked';
  const from = hasBegun ? step + 1 : step;
  const way = withService(steps, from, route);
  const counted = institutionsOn(rules, steps);
  const who = { class: visit.class, joinedAt: now, creditMs: 0, behindBooked: true } as const;
  const rest = wayThrough(rules, hall, way.slice(from), who, now);
  const asked = over === undefined ? [service] : [];
  const refused = ticketRefused(rules, hall, asked, route, rest, now, counted);
  if (refused !== undefined) return refused;
  const slips = slipsAgain(hall, visit, over && [over]);
  if (isRefusal(slips)) return slips;
  const institutions = [...institutionsOn(rules, route)].filter(one => !counted.has(one));
  return [
    {
      kind: 'service-added',
      ticket,
      service: service.id,
      steps: way,
      ...(institutions.length > 0 && { institutions }),
    },
    ...slips,
  ];
}

/** A choice is asked once for a ticket: what it answered for another of its services holds for this one. */
function chosenAtTicket({ steps }: Visit, { route }: Service): [string, string][] {
  return route.flatMap(asked => {
    if (asked.is !== 'choice' || asked.by !== 'ticket') return [];
    const made = steps.find(one => one.is === 'choice' && one.choice === asked.choice);
    const chosen = made?.is === 'choice' ? made.chosen : undefined;
    return chosen === undefined || !asked.among.includes(chosen) ? [] : [[asked.choice, chosen]];
  });
}
