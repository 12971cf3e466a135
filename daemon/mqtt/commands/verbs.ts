/** The verbs of `cmd/<verb>`, read, and what the answer to one that was carried out carries. */
import type { Event } from '../../core/types/events.ts';
import { type Refusal, refuse } from '../../core/types/refusals.ts';
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

/** `expectedWaitMin`: for the first step, as printed; left out where no counter is open for it (R11). */
export function dataOf(events: readonly Event[]): unknown {
  const issued = events.find(event => event.kind === 'ticket-issued');
  if (issued === undefined) return undefined;
  const { ticket, ahead, estimate } = issued;
  return { ticket, ahead, ...(estimate !== undefined && { expectedWaitMin: estimate.first }) };
}
