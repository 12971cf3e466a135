/** The people of the day on their way through the hall: what they do by themselves. */
import { windowNow, windowOf } from '../../core/day/slots.ts';
import type { Event } from '../../core/types/events.ts';
import { isRefusal } from '../../core/types/refusals.ts';
import { backBySlip, type Citizen, luckAt, withAllPapers } from '../../people/citizen.ts';
import { leavesAfterMs } from '../../people/patience.ts';
import { askedAtTicket, servicesOf } from './asked-at-ticket.ts';
import type { Comer } from './crowd.ts';
import { type Booked, bookingOn, hasSeat } from './seats.ts';
import type { Stage } from './stage.ts';

export type Guest = {
  ticket: string;
  citizen: Citizen;
  /** It has come to the counter that called it last. */
  isHere: boolean;
  /** How many counters are done with it. */
  turns: number;
  /** When it has waited too long in the queue in which it stands. */
  leavesAt: number;
  /** How often it joined a queue. */
  joins: number;
  /** The mistake about it was made and taken back. */
  slipped: boolean;
  /** What they had to ask was asked. */
  asked: boolean;
};

export type People = {
  guest(ticket: string): Guest;
  /** Takes a ticket; who is refused goes home. Who has a seat comes by it, or gives it up, or does nothing. */
  arrive(comer: Comer): void;
  react(event: Event): void;
};

export function openPeople(stage: Stage): People {
  const guests = new Map<string, Guest>();
  /** Who stands at the kiosk. A counter that is ready calls the ticket in the same step in which it is taken. */
  let arriving: Citizen | undefined;

  function guestOf(ticket: string): Guest {
    const guest = guests.get(ticket);
    if (guest === undefined) throw new Error(`nobody holds ${ticket}`);
    return guest;
  }

  /** Whoever says so at the desk goes once it has waited too long; the others are found out when they are called. */
  function losePatience(ticket: string, joins: number): void {
    const place = stage.hall.visits.get(ticket)?.place;
    if (place?.is !== 'waiting' || guestOf(ticket).joins !== joins) return;
    stage.give({ verb: 'abandon', ticket, reason: 'gave up' });
  }

  /** The scanner, and where that does not help the desk: who missed twice, or is too late. */
  function comeBack(ticket: string): void {
    stage.give({ verb: 'scan', ticket });
    const is = stage.hall.visits.get(ticket)?.place.is;
    if (is === 'missed' || is === 'left') stage.give({ verb: 'reopen', ticket, reason: 'came back late' });
  }

  /** R15; `readers`: under so many at once. */
  function comeBySlip(citizen: Citizen, slip: string, readers: number): void {
    arriving = withAllPapers(citizen);
    for (let reader = 0; reader < readers; reader += 1) stage.give({ verb: 'come-again', slip, print: true });
  }

  function takeTicket(citizen: Citizen): void {
    arriving = citizen;
    stage.give({
      verb: 'take-ticket',
      services: servicesOf(citizen),
      class: citizen.class,
      choice: askedAtTicket(stage.rules, citizen),
      print: true,
    });
  }

  /** R18. Who is too early to be let in, and told so, is there again when their time begins. */
  function comeBooked(comer: Booked): void {
    const { rules, hall, now, give } = stage;
    const id = bookingOn(hall.day ?? '', comer);
    arriving = comer;
    const isGreen = comer.class === 'green';
    const came = give({ verb: 'come-booked', booking: id, print: true, ...(isGreen && { green: true }) });
    const booking = hall.bookings.get(id);
    if (!isRefusal(came) || booking === undefined || windowNow(rules, hall, booking, now()) !== 'early')
      return;
    stage.at(windowOf(rules, booking).from - hall.wallAheadMs, () => comeBooked(comer));
  }

  return {
    guest: guestOf,
    arrive(comer) {
      if (!hasSeat(comer)) takeTicket(comer);
      else if (comer.seat.then === 'comes') comeBooked(comer);
      else if (comer.seat.then === 'gives-up')
        stage.give({ verb: 'book-cancel', booking: bookingOn(stage.hall.day ?? '', comer) });
    },
    react(event) {
      switch (event.kind) {
        case 'return-slip-issued': {
          const { citizen, turns } = guestOf(event.ticket);
          const back = backBySlip(citizen, luckAt(citizen, turns));
          if (back !== undefined)
            stage.at(stage.now() + back.afterMs, () => comeBySlip(citizen, event.slip, back.twice ? 2 : 1));
          return;
        }
        case 'ticket-issued': {
          if (arriving === undefined) throw new Error(`nobody took ${event.ticket}`);
          guests.set(event.ticket, {
            ticket: event.ticket,
            citizen: arriving,
            isHere: false,
            turns: 0,
            leavesAt: Number.POSITIVE_INFINITY,
            joins: 0,
            slipped: false,
            asked: false,
          });
          return;
        }
        case 'visit-queued': {
          const guest = guestOf(event.ticket);
          guest.joins += 1;
          guest.leavesAt = stage.now() + leavesAfterMs(guest.citizen.patience, event.expectedMin?.[1]);
          leaveInTime(guest);
          return;
        }
        case 'visit-missed': {
          const { citizen, turns } = guestOf(event.ticket);
          const { backAfterMs } = luckAt(citizen, turns);
          if (backAfterMs !== undefined) stage.at(stage.now() + backAfterMs, () => comeBack(event.ticket));
          return;
        }
        default:
          return;
      }
    },
  };

  function leaveInTime({ ticket, citizen, joins, leavesAt }: Guest): void {
    if (citizen.tells) stage.at(leavesAt, () => losePatience(ticket, joins));
  }
}
