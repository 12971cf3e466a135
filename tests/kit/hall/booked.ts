/** A hall in which advice can be booked, as tests of the expected wait, of what a day teaches and of the surge plan have it. */
import type { BookingHours } from '../../../daemon/core/types/booking.ts';
import type { Rules } from '../../../daemon/core/types/rules.ts';
import { untimed } from './play.ts';

const hourMs = 60 * 60_000;
const hours: BookingHours = {
  slots: [9 * hourMs, 9.5 * hourMs, 10.5 * hourMs, 14 * hourMs],
  lengthMs: 30 * 60_000,
  capacity: 400,
  cutOffMs: 0,
  daysAhead: 7,
};

/** It is nine o'clock on 2026-11-24, and one is advised in six minutes. */
export function adviceBookable(of: Rules = untimed): Rules {
  const advice = of.services.get('advice');
  const [first] = advice?.route ?? [];
  const queue = first?.is === 'queue' ? of.queues.get(first.queue) : undefined;
  if (advice === undefined || queue === undefined) throw new Error('nobody is advised');
  return {
    ...of,
    services: new Map(of.services).set('advice', { ...advice, booking: hours }),
    queues: new Map(of.queues).set(queue.id, { ...queue, usualMs: 6 * 60_000 }),
    workdays: new Set([1, 2, 3, 4, 5]),
  };
}

export const slotAt = (time: string, day = '2026-11-24') => `${day}T${time}`;
export const bookedId = (identity: string, slot: string) => `${slot.replace(':', '')}-advice-${identity}`;
