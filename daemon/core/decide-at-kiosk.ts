/** Orders about a ticket, wherever they are given: kiosk, scanner, desk or ops. */

import type { Command } from './commands.ts';
import { missedUntil } from './deadlines.ts';
import { creditMs, joinedBehind, waitingIn } from './discipline.ts';
import type { Event } from './events.ts';
import type { Hall, Visit } from './model.ts';
import { ended, inHand, pauseAfter } from './places.ts';
import { type Refusal, refuse } from './refuse.ts';
import { queueOf, stepsFor, wrongChoice } from './route.ts';
import type { Rules, Service } from './rules.ts';

type KioskCommand = Extract<
  Command,
  { verb: 'take-ticket' | 'rejoin' | 'abandon' | 'set-class' | 'reprint' }
>;

export function decideAtKiosk(
  rules: Rules,
  hall: Hall,
  command: KioskCommand,
  now: number,
): Event[] | Refusal {
  if (!hall.open) return refuse('hall-closed', 'no day is open; open it with open-day');
  if (command.verb === 'take-ticket') return takeTicket(rules, hall, command, now);
  const visit = hall.visits.get(command.ticket);
  if (visit === undefined) return refuse('unknown-ticket', `${command.ticket} was not issued today`);
  switch (command.verb) {
    case 'rejoin':
      return rejoin(rules, hall, visit, now);
    case 'abandon':
      if (ended(visit)) return refuse('wrong-place', `${visit.ticket} is ${visit.place.is} already`);
      return [
        { kind: 'visit-left', ticket: visit.ticket, reason: command.reason },
        ...(inHand(visit) ? pauseAfter(hall, visit.place.counter) : []),
      ];
    case 'set-class':
      if (ended(visit)) return refuse('wrong-place', `${visit.ticket} is ${visit.place.is} already`);
      return visit.class === command.class
        ? []
        : [{ kind: 'class-set', ticket: visit.ticket, class: command.class }];
    case 'reprint':
      if (!printerReady(rules, hall)) return noPaper(rules, hall);
      return [{ kind: 'reprint-asked', ticket: visit.ticket }];
  }
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
    if (service === undefined) {
      return refuse(
        'unknown-service',
        `found ${id}, expected one of ${[...rules.services.keys()].join(', ')}`,
      );
    }
    services.push(service);
  }
  const [first] = services;
  if (first === undefined) return refuse('unknown-service', 'found no service, expected at least one');
  const wrong = wrongChoice(services, command.choice);
  if (wrong !== undefined) return refuse('choose-first', wrong);
  const steps = stepsFor(services, command.choice);
  const [start] = steps;
  const queue = start && queueOf(start);
  if (queue === undefined)
    return refuse('choose-first', 'the first step of the route is a choice nobody made');
  // R13: no ready printer, no ticket: no ghost stands in the queue.
  const print = command.print && rules.printers.length > 0;
  if (print && !printerReady(rules, hall)) return noPaper(rules, hall);

  const scope = rules.numbering === 'hall' ? '' : first.series;
  let number = (hall.issued.get(scope) ?? 0) + 1;
  // A number that was issued before `numbering` was changed in the middle of a day stays issued (R1).
  while (hall.visits.has(ticketOf(first.series, number))) number += 1;
  const ticket = ticketOf(first.series, number);
  return [
    {
      kind: 'ticket-issued',
      ticket,
      number,
      scope,
      visit: `${hall.day}-${hall.visits.size + 1}`,
      services: command.services,
      class: command.class,
      steps,
      ahead: waitingIn(hall, queue),
      print,
    },
    { kind: 'visit-queued', ticket, queue, step: 0, joinedAt: now, creditMs: 0, waitedMs: 0 },
  ];
}

function ticketOf(series: string, number: number): string {
  return `${series}${String(number).padStart(3, '0')}`;
}

function printerReady(rules: Rules, hall: Hall): boolean {
  return rules.printers.some(printer => !hall.unfit.has(printer));
}

function noPaper(rules: Rules, hall: Hall): Refusal {
  const why = rules.printers.map(printer => `${printer}: ${hall.unfit.get(printer) ?? 'missing'}`).join(', ');
  return refuse('no-paper', `no printer is ready (${why}); mend it, or take a ticket with "print": false`);
}

/** R4: a missed visit comes back behind the next few of its queue. */
function rejoin(rules: Rules, hall: Hall, visit: Visit, now: number): Event[] | Refusal {
  const { place, ticket } = visit;
  if (place.is !== 'missed') return refuse('wrong-place', `${ticket} is ${place.is}, not missed`);
  if (hall.expiring.has(ticket) && missedUntil(rules, place.since) <= now) {
    return refuse('too-late', `${ticket} was missed too long ago`);
  }
  const joinedAt = joinedBehind(rules, hall, visit, place.queue, rules.times.rejoinBehind, now);
  return [
    { kind: 'visit-rejoined', ticket, queue: place.queue },
    {
      kind: 'visit-queued',
      ticket,
      queue: place.queue,
      step: visit.step,
      joinedAt,
      creditMs: creditMs(rules.priority, visit.waitedMs),
      waitedMs: visit.waitedMs,
    },
  ];
}
