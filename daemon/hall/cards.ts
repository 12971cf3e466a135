/**
 * An identity card was laid on a reader (R18, R6, 0086). Here is the border that its number does not pass: further in there is
 * the ticket whose it is, and whether it claims green. Whose the ticket is, is known to this process alone, by an HMAC under a
 * key that is never written: the same card laid there again is told its place.
 */
import { createHmac, randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { Cards } from '../../config/schema/device-classes.ts';
import type { Identity } from '../../drivers/device.ts';
import { businessDay } from '../core/day/clock-face.ts';
import type { Command } from '../core/types/commands.ts';
import type { Event } from '../core/types/events.ts';
import type { VisitClass } from '../core/types/rules.ts';
import { ended } from '../core/visit/current-visit.ts';
import type { Clock } from '../process/clock.ts';
import { refusalText } from '../text/staff/sentences.ts';
import { hasReached } from './age.ts';
import type { BookingBorder } from './booking-border.ts';
import type { HallLoop } from './loop.ts';

export type LaidCards = {
  laid(device: string, cards: Cards, identity: Identity): void;
  /** The press of a kiosk: whose it is, if a card was laid beside it a moment ago. */
  at(kiosk: string): ForPress | undefined;
};
/** `claims`: green, whatever was pressed for. `taken`: what came of it. */
export type ForPress = { claims: boolean; taken(ticket: string): void };

/** Whoever laid a card there chooses within it; a kiosk with a screen begins anew after as long. */
const forPressMs = 30_000;

type Whose = { person: string; claims: boolean; atMs: number };

export function openCards(of: {
  hall: Pick<HallLoop, 'rules' | 'hall' | 'submit'>;
  bookings: Pick<BookingBorder, 'bookedBy'>;
  clock: Clock;
  log: Logger;
}): LaidCards {
  const { hall, bookings, clock, log } = of;
  const key = randomBytes(32);
  /** Of today: person -> ticket. */
  let tickets = new Map<string, string>();
  let ofDay: string | undefined;
  /** A ticket is on its way to them. */
  const asking = new Set<string>();
  /** By kiosk, who laid a card beside it last. */
  const beside = new Map<string, Whose>();

  const today = (): string => hall.hall.day ?? businessDay(clock.wall(), hall.rules.timeZone);

  function personOf(number: string): string {
    if (ofDay !== today()) tickets = new Map();
    ofDay = today();
    return createHmac('sha256', key).update(`${ofDay}/${number}`).digest('base64url');
  }

  /** The ticket that they have, and that is good for something yet. */
  function ticketOf(person: string): string | undefined {
    const ticket = tickets.get(person);
    const visit = hall.hall.visits.get(ticket ?? '');
    return visit === undefined || ended(visit) ? undefined : ticket;
  }

  /** What they have booked for today, by which nobody has come, or by which they are here: the earliest. */
  function bookingOf(number: string): string | undefined {
    const booked = bookings.bookedBy(hall.hall, number, today());
    const isOf = (ticket: string | undefined): boolean => {
      const visit = hall.hall.visits.get(ticket ?? '');
      return visit !== undefined && !ended(visit);
    };
    const found = booked.find(({ usedBy }) => usedBy === undefined) ?? booked.find(one => isOf(one.usedBy));
    return found?.id;
  }

  function remember(person: string, ticket: string): void {
    if (ofDay === today()) tickets.set(person, ticket);
  }

  function order(device: string, command: Command, then?: (ticket: string | undefined) => void): void {
    hall.submit({
      command,
      answered(outcome) {
        if (outcome.is === 'refused')
          log.warn(
            { device, refused: outcome.refusal.refused, message: refusalText(outcome.refusal) },
            'a card brought nothing',
          );
        const issued = outcome.is === 'done' ? ticketIn(outcome.events) : undefined;
        then?.(issued);
      },
    });
  }

  return {
    laid(device, { gives, kiosk, greenFrom, desk }, identity) {
      const person = personOf(identity.number());
      const birth = identity.birth();
      const claims = greenFrom !== undefined && birth !== undefined && hasReached(greenFrom, birth, today());
      const at = desk === undefined ? {} : { desk };
      const id = bookingOf(identity.number());
      if (id !== undefined) {
        const booking = { id, day: today(), ...(claims && { green: true as const }) };
        return order(device, { verb: 'scan', booking, ...at }, given => {
          if (given !== undefined) remember(person, given);
        });
      }
      const ticket = ticketOf(person);
      if (ticket !== undefined) return order(device, { verb: 'scan', ticket, ...at });
      if (kiosk !== undefined) beside.set(kiosk, { person, claims, atMs: clock.now() });
      if (gives === undefined || asking.has(person)) return;
      asking.add(person);
      const visitClass: VisitClass = claims ? 'green' : 'normal';
      const { service, choices: choice } = gives;
      const command: Command = {
        verb: 'take-ticket',
        services: [service],
        class: visitClass,
        choice,
        print: true,
      };
      order(device, command, given => {
        asking.delete(person);
        if (given !== undefined) remember(person, given);
      });
    },
    at(kiosk) {
      const whose = beside.get(kiosk);
      if (whose === undefined || clock.now() - whose.atMs > forPressMs) {
        beside.delete(kiosk);
        return undefined;
      }
      return {
        claims: whose.claims,
        taken(ticket) {
          if (beside.get(kiosk) === whose) beside.delete(kiosk);
          remember(whose.person, ticket);
        },
      };
    },
  };
}

/** What was given by an order. */
export function ticketIn(events: readonly Event[]): string | undefined {
  return events.find(event => event.kind === 'ticket-issued')?.ticket;
}
