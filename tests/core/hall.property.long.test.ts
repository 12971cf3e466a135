import { expect, it } from 'vitest';
import { holdsWhateverIsOrdered } from './any-hall.ts';

/** So often at least, or such days were not among them. */
const atLeast = {
  'queues-printed': 500,
  booked: 2_000,
  'booking-used': 500,
  'booking-cancelled': 400,
  'cases-finished': 100,
};

it('over 1,000 random days with power cuts, bookings and batches numbers come once, nobody is lost, and a replay gives the same hall', () => {
  const often = holdsWhateverIsOrdered(1_000);
  for (const [kind, times] of Object.entries(atLeast)) expect(often.get(kind), kind).toBeGreaterThan(times);
});
