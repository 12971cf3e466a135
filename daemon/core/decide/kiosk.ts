/** Orders about a ticket, wherever they are given: kiosk, scanner, desk or ops. */

import { oneWorks, ticketPrinters } from '../devices/printers.ts';
import type { Command } from '../types/commands.ts';
import type { Event } from '../types/events.ts';
import type { Hall } from '../types/model.ts';
import { type Refusal, refuse } from '../types/refusals.ts';
import type { Rules } from '../types/rules.ts';
import { ended, inHand, pauseAfter } from '../visit/current-visit.ts';
import { decideClass } from '../visit/green.ts';
import { addService } from './add-service.ts';
import { stepAway, stepBack } from './away.ts';
import { comeBooked } from './booking.ts';
import { rejoin, reopen } from './return.ts';
import { comeAgain, printSlip } from './return-slip.ts';
import { noPaper, takeTicket } from './take-ticket.ts';

export type KioskCommand = Extract<
  Command,
  {
    verb:
      | 'take-ticket'
      | 'come-again'
      | 'come-booked'
      | 'slip'
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
  if (command.verb === 'come-again') return comeAgain(rules, hall, command, now);
  if (command.verb === 'come-booked') return comeBooked(rules, hall, command, now);
  if (command.verb === 'slip') return printSlip(rules, hall, command);
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
      if (!oneWorks(hall, ticketPrinters(rules))) return noPaper(hall, ticketPrinters(rules));
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
