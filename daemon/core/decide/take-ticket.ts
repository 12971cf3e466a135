/** A ticket is taken (R1): its number, its way, and whether there is paper and time for it. */
import { oneWorks, ticketPrinters } from '../devices/printers.ts';
import { mayNotFinish, ticketRefused } from '../estimate/capacity.ts';
import { joins } from '../estimate/joining.ts';
import { routeEstimate, wayThrough } from '../estimate/route-wait.ts';
import { awayIn, creditMs, waitingIn } from '../queue/waiting-order.ts';
import type { Command } from '../types/commands.ts';
import type { Event } from '../types/events.ts';
import type { PressedAt } from '../types/kiosk-button.ts';
import type { Hall, VisitStep } from '../types/model.ts';
import { type Refusal, refuse } from '../types/refusals.ts';
import type { Rules, Service, VisitClass } from '../types/rules.ts';
import { wrongCases } from '../visit/cases.ts';
import { freshVisit } from '../visit/fresh-visit.ts';
import { classAtIssue, classToCome } from '../visit/green.ts';
import { nextNumber, ticketOf } from '../visit/numbers.ts';
import { queueOf, stepsFor, wrongChoice } from '../visit/route.ts';

export function unknownService(rules: Rules, found: string): Refusal {
  return refuse('unknown-service', { is: 'none-such', found, expected: [...rules.services.keys()] });
}

export function takeTicket(
  rules: Rules,
  hall: Hall,
  command: Command & { verb: 'take-ticket' },
  now: number,
): Event[] | Refusal {
  const services: Service[] = [];
  for (const id of command.services) {
    const service = rules.services.get(id);
    if (service === undefined) return unknownService(rules, id);
    services.push(service);
  }
  const [first] = services;
  if (first === undefined) return refuse('unknown-service', { is: 'none-named' });
  const wrong = wrongChoice(services, command.choice);
  if (wrong !== undefined) return wrong;
  const bad = wrongCases(rules, command.cases ?? 1, command.services);
  if (bad !== undefined) return bad;
  const steps = stepsFor(services, command.choice);
  const [start] = steps;
  if (
    start === undefined ||
    (queueOf(start) === undefined && start.is === 'choice' && start.otherwise.is === 'ask')
  )
    return refuse('choose-first', { is: 'first-step' });
  const asClass = classAtIssue(rules, command.class);
  return issued(
    rules,
    hall,
    { ...command, named: services, steps, asClass, waitedMs: 0, limited: services },
    now,
  );
}

/** A number that is about to be issued. `limited`: the services whose tickets of today are counted against their limits. */
type Wanted = {
  named: readonly Service[];
  limited: readonly Service[];
  /** The institutions whose limit of the day does not turn it away. */
  unlimited?: ReadonlySet<string>;
  steps: readonly VisitStep[];
  asClass: { class: VisitClass; asked?: 'green' };
  /** In the queues of the visits before, which it has credit for. */
  waitedMs: number;
  cases?: number;
  print: boolean;
  counter?: string;
  from?: PressedAt;
  /** Booked, and in its window (R18): there is room for it. */
  hasSeat?: true;
};

/** The number, and its place in the first queue; refused where there is no paper, or no room for its way. */
export function issued(rules: Rules, hall: Hall, wanted: Wanted, now: number): Event[] | Refusal {
  const { named, limited, steps, asClass, waitedMs, counter } = wanted;
  const cases = wanted.cases === 1 ? undefined : wanted.cases;
  const [first] = named;
  const [start] = steps;
  if (first === undefined || start === undefined)
    throw new Error('a ticket is for a service, and has a step');
  // R13: no ready printer, no ticket: no ghost stands in the queue.
  const isReady = oneWorks(hall, ticketPrinters(rules));
  // At the desk the citizen is told the number.
  if (wanted.print && rules.printers.length > 0 && !isReady && counter === undefined)
    return noPaper(hall, ticketPrinters(rules));
  const print = wanted.print && isReady;
  const who = {
    class: classToCome(rules, { asked: undefined, denied: undefined, ...asClass }),
    creditMs: creditMs(rules.priority, waitedMs, start),
    ...(cases !== undefined && { cases }),
  };
  const way = wayThrough(rules, hall, steps, who, now);
  const room =
    hall.toCome.size === 0 ? way : wayThrough(rules, hall, steps, { ...who, behindBooked: true }, now);
  const refused = wanted.hasSeat
    ? undefined
    : ticketRefused(rules, hall, limited, steps, room, now, wanted.unlimited);
  if (refused !== undefined) return refused;

  const scope = rules.numbering === 'hall' ? '' : first.series;
  const number = nextNumber(hall, scope, first.series);
  const fresh = freshVisit({
    id: `${hall.day}-${hall.visits.size + 1}`,
    ticket: ticketOf(first.series, number),
    number,
    order: hall.visits.size + 1,
    ...asClass,
    services: named.map(({ id }) => id),
    cases,
    steps,
    mayNotFinish: mayNotFinish(hall, way),
    issuedAt: now,
  });
  const visit = { ...fresh, waitedMs };
  const joined = joins(rules, hall, visit, steps, 0, now);
  const queue = joined.findLast(event => event.kind === 'visit-queued')?.queue ?? '';
  const estimate = routeEstimate(way);
  return [
    {
      kind: 'ticket-issued',
      ticket: visit.ticket,
      number,
      scope,
      visit: visit.id,
      services: visit.services,
      ...(cases !== undefined && { cases }),
      ...asClass,
      steps,
      ahead: waitingIn(hall, queue) + awayIn(hall, queue),
      print,
      ...(estimate !== undefined && { estimate }),
      ...(visit.mayNotFinish && { mayNotFinish: true }),
      ...(counter !== undefined && { counter }),
      ...(wanted.from !== undefined && { from: wanted.from }),
    },
    ...joined,
  ];
}

export function noPaper(hall: Hall, all: readonly string[]): Refusal {
  const printers = all.map(printer => {
    const why = hall.unfit.get(printer)?.why;
    return { printer, ...(why !== undefined && { why }) };
  });
  return refuse('no-paper', { printers });
}
