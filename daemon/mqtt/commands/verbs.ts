/** The verbs of `cmd/<verb>`, read, and what the answer to one that was carried out carries. */
import { ticketLines } from '../../core/outputs/ticket.ts';
import type { Event } from '../../core/types/events.ts';
import type { Hall, MinuteRange } from '../../core/types/model.ts';
import { type Refusal, refuse } from '../../core/types/refusals.ts';
import type { Rules } from '../../core/types/rules.ts';
import type { TicketCodes } from '../../core/types/scan.ts';
import type { Order, Ordered, Where } from '../../orders/order.ts';
import { opsVerbs, orders } from '../../orders/orders.ts';
import { faultOf, shown } from './fault.ts';

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
 * What `take-ticket` answers beside it, to whoever prints or shows it themselves. It follows from the hall as long as the day is
 * open, so it is not kept with the answer, and a repeat has it too.
 */
export function withTicket(rules: Rules, hall: Hall, codes: TicketCodes, data: unknown): unknown {
  const { ticket, ahead } = (data ?? {}) as Partial<Taken>;
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

/** `expectedWaitMin`: for the first step, as printed; left out where no counter is open for it (R11). */
export function dataOf(events: readonly Event[]): Taken | undefined {
  const issued = events.find(event => event.kind === 'ticket-issued');
  if (issued === undefined) return undefined;
  const { ticket, ahead, estimate } = issued;
  return { ticket, ahead, ...(estimate !== undefined && { expectedWaitMin: estimate.first }) };
}
