/** Orders about a ticket, wherever they are given: kiosk, scanner, desk or ops. */

import { mayNotFinish, ticketRefused } from '../estimate/capacity.ts';
import { joins } from '../estimate/joining.ts';
import { routeEstimate, wayThrough } from '../estimate/route-wait.ts';
import { awayIn, waitingIn } from '../queue/waiting-order.ts';
import type { Command } from '../types/commands.ts';
import type { Event } from '../types/events.ts';
import type { Hall } from '../types/model.ts';
import { type Refusal, refuse } from '../types/refusals.ts';
import type { Rules, Service } from '../types/rules.ts';
import { ended, inHand, pauseAfter } from '../visit/current-visit.ts';
import { freshVisit } from '../visit/fresh-visit.ts';
import { classAtIssue, classToCome, decideClass } from '../visit/green.ts';
import { nextNumber, ticketOf } from '../visit/numbers.ts';
import { queueOf, stepsFor, wrongChoice } from '../visit/route.ts';
import { addService } from './add-service.ts';
import { stepAway, stepBack } from './away.ts';
import { rejoin, reopen } from './return.ts';

export type KioskCommand = Extract<
  Command,
  {
    verb:
      | 'take-ticket'
      | 'add-service'
      | 'rejoin'
      | 'step-away'
      | 'step-back'
      | 'reopen'
      | 'abandon'
      | 'set-class'
      | 'reprint';
  }
>;

export function decideAtKiosk(
  rules: Rules,
  hall: Hall,
  command: KioskCommand,
  now: number,
): Event[] | Refusal {
  if (!hall.open) return refuse('hall-closed', { is: 'open-first' });
  if (command.verb === 'take-ticket') return takeTicket(rules, hall, command, now);
  const visit = hall.visits.get(command.ticket);
  if (visit === undefined) return refuse('unknown-ticket', { ticket: command.ticket });
  const { ticket, place } = visit;
  switch (command.verb) {
    case 'rejoin':
      return rejoin(rules, hall, visit, {}, now);
    case 'step-away':
      return stepAway(rules, hall, visit, command.counter, now);
    case 'step-back':
      return stepBack(rules, hall, visit, now);
    case 'reopen':
      return reopen(rules, hall, visit, { reason: command.reason }, now);
    case 'set-class':
      return decideClass(rules, hall, visit, command, now);
    case 'reprint':
      if (!printerReady(rules, hall)) return noPaper(rules, hall);
      return [{ kind: 'reprint-asked', ticket }];
    default:
      break;
  }
  if (ended(visit)) return refuse('wrong-place', { ticket, is: place.is, wanted: 'inside' });
  switch (command.verb) {
    case 'add-service':
      return addService(rules, hall, visit, command, now);
    case 'abandon':
      return [
        { kind: 'visit-left', ticket, reason: command.reason },
        ...(inHand(visit) ? pauseAfter(hall, visit.place.counter) : []),
      ];
  }
}

function unknownService(rules: Rules, found: string): Refusal {
  return refuse('unknown-service', { is: 'none-such', found, expected: [...rules.services.keys()] });
}

function takeTicket(
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
  const steps = stepsFor(services, command.choice);
  const [start] = steps;
  if (
    start === undefined ||
    (queueOf(start) === undefined && start.is === 'choice' && start.otherwise.is === 'ask')
  )
    return refuse('choose-first', { is: 'first-step' });
  // R13: no ready printer, no ticket: no ghost stands in the queue.
  const { counter } = command;
  const isReady = printerReady(rules, hall);
  // At the desk the citizen is told the number.
  if (command.print && rules.printers.length > 0 && !isReady && counter === undefined)
    return noPaper(rules, hall);
  const print = command.print && isReady;
  const asClass = classAtIssue(rules, command.class);
  const who = { class: classToCome(rules, { asked: undefined, denied: undefined, ...asClass }), creditMs: 0 };
  const way = wayThrough(rules, hall, steps, who, now);
  const refused = ticketRefused(rules, hall, services, steps, way, now);
  if (refused !== undefined) return refused;

  const scope = rules.numbering === 'hall' ? '' : first.series;
  const number = nextNumber(hall, scope, first.series);
  const visit = freshVisit({
    id: `${hall.day}-${hall.visits.size + 1}`,
    ticket: ticketOf(first.series, number),
    number,
    order: hall.visits.size + 1,
    ...asClass,
    services: command.services,
    steps,
    mayNotFinish: mayNotFinish(hall, way),
    issuedAt: now,
  });
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
      ...asClass,
      steps,
      ahead: waitingIn(hall, queue) + awayIn(hall, queue),
      print,
      ...(estimate !== undefined && { estimate }),
      ...(visit.mayNotFinish && { mayNotFinish: true }),
      ...(counter !== undefined && { counter }),
      ...(command.from !== undefined && { from: command.from }),
    },
    ...joined,
  ];
}

function printerReady(rules: Rules, hall: Hall): boolean {
  return rules.printers.some(printer => !hall.unfit.has(printer));
}

function noPaper(rules: Rules, hall: Hall): Refusal {
  const printers = rules.printers.map(printer => {
    const why = hall.unfit.get(printer)?.why;
    return { printer, ...(why !== undefined && { why }) };
  });
  return refuse('no-paper', { printers });
}
