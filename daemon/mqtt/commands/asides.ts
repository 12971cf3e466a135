/** Orders that give the hall none: they read it, or test a device. */
import type { Refusal } from '../../core/types/refusals.ts';
import type { Ask, BookingsAsked, DeviceTest, Ordered, Replay, SheetAsked, Who } from '../../orders/order.ts';

export type Aside = Ask | BookingsAsked | Who | SheetAsked | DeviceTest | Replay;

const asides: ReadonlySet<string> = new Set<Aside['verb']>([
  'ask',
  'why',
  'bookings',
  'who',
  'sheet',
  'device-test',
  'replay',
]);

/** It reads the hall, or tests a device, and gives the hall no order. */
export function isAside(order: Ordered | Refusal): order is Aside {
  if (!('verb' in order)) return false;
  return asides.has(order.verb);
}
