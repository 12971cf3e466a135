/** R15: a slip is given to who lacks papers, somebody comes by one, and one that was lost is printed again. */
import { workdayAfter } from '../day/timetable.ts';
import { oneWorks } from '../devices/printers.ts';
import type { Command } from '../types/commands.ts';
import type { Event } from '../types/events.ts';
import type { Hall, Visit } from '../types/model.ts';
import { type Refusal, refuse } from '../types/refusals.ts';
import type { ReturnSlip } from '../types/return-slip.ts';
import type { Rules, Service } from '../types/rules.ts';
import type { ServiceOutcome } from '../types/service-outcome.ts';
import { isPast, missingOf, slipIdOf, slipsGivenTo } from '../visit/return-slips.ts';
import { mergedWay, queueOf } from '../visit/route.ts';
import { issued, noPaper, unknownService } from './take-ticket.ts';

/** One, for all of the step that lack papers. */
export function slipGiven(
  rules: Rules,
  hall: Hall,
  visit: Visit,
  ends: readonly ServiceOutcome[],
  counter: string,
): Event[] {
  const lacking = ends.filter(({ outcome }) => outcome === 'papers-missing');
  if (lacking.length === 0) return [];
  return [
    {
      kind: 'return-slip-issued',
      ticket: visit.ticket,
      counter,
      slip: slipIdOf(hall, visit),
      until: workdayAfter(rules, hall.day ?? '', rules.times.returnForDays),
      missing: missingOf(rules, visit, lacking),
    },
  ];
}

/** A new number at the step that was reached: what was approved stays so, and what was waited counts. */
export function comeAgain(
  rules: Rules,
  hall: Hall,
  command: Command & { verb: 'come-again' },
  now: number,
): Event[] | Refusal {
  const slip = goodSlip(rules, hall, command.slip);
  if ('refused' in slip) return slip;
  const named: Service[] = [];
  for (const { service: id } of slip.services) {
    const service = rules.services.get(id);
    if (service === undefined) return unknownService(rules, id);
    named.push(service);
  }
  const steps = mergedWay(slip.services.flatMap(({ way }) => way));
  for (const queue of steps.flatMap(step => queueOf(step) ?? []))
    if (!rules.queues.has(queue)) return refuse('unknown-queue', { is: 'gone', ticket: slip.ticket, queue });
  const { class: visitClass, asked, waitedMs, cases } = slip;
  const asClass = { class: visitClass, ...(asked !== undefined && { asked }) };
  // Its service was counted against the limit when it was begun.
  const ticket = issued(
    rules,
    hall,
    { ...command, named, limited: [], steps, asClass, waitedMs, ...(cases !== undefined && { cases }) },
    now,
  );
  if ('refused' in ticket) return ticket;
  const [taken] = ticket;
  if (taken?.kind !== 'ticket-issued') throw new Error(`${slip.id} has brought no number`);
  return [...ticket, { kind: 'return-slip-used', slip: slip.id, ticket: taken.ticket }];
}

/** One by which somebody may come now. */
function goodSlip(rules: Rules, hall: Hall, id: string): ReturnSlip | Refusal {
  const slip = hall.returnSlips.get(id);
  if (slip === undefined) return refuse('slip-unknown', {});
  if (slip.usedBy !== undefined) return refuse('slip-used', { ticket: slip.usedBy });
  return isPast(rules, slip, hall.day ?? '') ? refuse('slip-lapsed', { until: slip.until }) : slip;
}

/** By its id, or the newest of a ticket of that day, today unless it is named. */
export function printSlip(rules: Rules, hall: Hall, command: Command & { verb: 'slip' }): Event[] | Refusal {
  const { slip: id, ticket, day = hall.day } = command;
  const slip =
    id === undefined
      ? [...hall.returnSlips.values()].findLast(one => one.ticket === ticket && one.day === day)
      : hall.returnSlips.get(id);
  if (slip === undefined) return refuse('slip-unknown', {});
  if (!oneWorks(hall, rules.printers)) return noPaper(hall, rules.printers);
  return [{ kind: 'reprint-asked', ticket: slip.ticket, slip: slip.id }];
}

/**
 * Of a visit that is taken in again: the slips it came by, and those it was given for what goes on now, go with it; unless
 * somebody else has come by one, or has been served by it.
 */
export function slipsAgain(
  hall: Hall,
  visit: Visit,
  again: readonly ServiceOutcome[] = [],
): Event[] | Refusal {
  const { ticket, slips = [] } = visit;
  const isAgain = (service: string) => again.some(one => one.service === service);
  const given = slipsGivenTo(hall, ticket).filter(one =>
    one.services.some(({ service }) => isAgain(service)),
  );
  const other = [...given, ...slips.flatMap(id => hall.returnSlips.get(id) ?? [])].find(
    ({ usedBy }) => usedBy !== undefined && usedBy !== ticket,
  );
  if (other?.usedBy !== undefined) return refuse('slip-used', { ticket: other.usedBy });
  if (slips.some(id => !hall.returnSlips.has(id))) return refuse('slip-unknown', {});
  return given
    .filter(({ id, usedBy }) => usedBy === undefined && !slips.includes(id))
    .map(({ id }) => ({ kind: 'return-slip-used', slip: id, ticket }));
}
