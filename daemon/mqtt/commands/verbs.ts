/** The verbs of `cmd/<verb>`, read, and what the answer to one that was carried out carries. */
import type { SlipCode } from '../../core/outputs/printed.ts';
import { ticketLines } from '../../core/outputs/ticket.ts';
import type { Event } from '../../core/types/events.ts';
import type { MinuteRange } from '../../core/types/model.ts';
import { type Refusal, refuse } from '../../core/types/refusals.ts';
import type { TicketCodes } from '../../core/types/scan.ts';
import type { BookingBorder } from '../../hall/booking-border.ts';
import type { HallLoop } from '../../hall/loop.ts';
import type { Order, Ordered, Where } from '../../orders/order.ts';
import { opsVerbs, orders } from '../../orders/orders.ts';
import { faultOf, shown } from './fault.ts';
import { waysOf } from './found-bookings.ts';

/** A word from outside is looked up in a Map, so that it reaches no prototype. */
const byVerb: ReadonlyMap<string, Order> = new Map(Object.entries(orders));

export function readCommand(verb: string, args: unknown, where: Where): Ordered | Refusal {
  const order = byVerb.get(verb);
  if (order === undefined) return refuse('unknown-verb', { found: shown(verb), expected: opsVerbs });
  const read = order.read(args, where);
  if ('ordered' in read) return read.ordered;
  const { args: known, example, isPrivate } = order;
  return faultOf(read.fault, args, { fields: Object.keys(known.shape), example, isPrivate });
}

/**
 * What is answered beside what is kept, to whoever prints or shows it themselves: it follows from the hall as long as the day is
 * open, and a repeat has it too. The code of a slip stands nowhere.
 */
export function withCodes(
  { rules, hall }: Pick<HallLoop, 'rules' | 'hall'>,
  {
    codes,
    slips,
    bookings,
  }: { codes: TicketCodes; slips: SlipCode; bookings: Pick<BookingBorder, 'codeOf'> },
  data: unknown,
): unknown {
  const { ticket, ahead, slip, booking } = (data ?? {}) as Partial<Taken & Given & Booked>;
  if (booking !== undefined)
    return { booking: { ...booking, ...waysOf({ rules, hall }, bookings, booking.booking) } };
  if (slip !== undefined) {
    const code = slips.of(slip.slip);
    const until = hall.returnSlips.get(slip.slip)?.until;
    return { slip: { ...slip, ...(code !== undefined && { code }), ...(until !== undefined && { until }) } };
  }
  if (ticket === undefined || ahead === undefined || hall.day === undefined || !hall.visits.has(ticket))
    return data;
  return {
    ...(data as Taken),
    code: codes.of(hall.day, ticket),
    lines: ticketLines(rules, hall, { what: 'ticket', ticket, ahead }, { again: false, codes }),
  };
}

/** What is kept of it. */
type Taken = { ticket: string; ahead: number; expectedWaitMin?: MinuteRange };
type Given = { slip: { slip: string } };
type Booked = { booking: { booking: string; service: string; slot: string } };

/** `expectedWaitMin`: for the first step, as printed; left out where no counter is open for it (R11). */
export function dataOf(events: readonly Event[]): Taken | Given | Booked | undefined {
  for (const event of events) {
    if (event.kind === 'return-slip-issued') return { slip: { slip: event.slip } };
    if (event.kind === 'refusal-overturned' && event.slip !== undefined)
      return { slip: { slip: event.slip } };
    if (event.kind === 'reprint-asked' && event.slip !== undefined) return { slip: { slip: event.slip } };
    if (event.kind === 'booked') {
      const { booking, service, slot } = event;
      return { booking: { booking, service, slot } };
    }
    if (event.kind !== 'ticket-issued') continue;
    const { ticket, ahead, estimate } = event;
    return { ticket, ahead, ...(estimate !== undefined && { expectedWaitMin: estimate.first }) };
  }
  return undefined;
}
