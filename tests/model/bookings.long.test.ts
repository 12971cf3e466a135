import { expect, it } from 'vitest';
import { bookingsAsInTheBook } from './booking-days.ts';
import { inRounds } from './rounds.ts';

/** So often at least, or such days were not among them; `early`: whose slot came near while they waited. */
const atLeast = {
  booked: 2_000,
  'booked-already': 1_000,
  'slot-full': 700,
  'no-slot': 1_000,
  'booking-cancelled': 400,
  'booking-used': 500,
  'booking-unknown': 2_000,
  early: 150,
};

it('over 1,000 random days no seat is given twice, and who has one goes before others in its time', () => {
  const often = new Map<string, number>();
  inRounds(1_000, () => bookingsAsInTheBook(20, often));
  for (const [what, times] of Object.entries(atLeast)) expect(often.get(what), what).toBeGreaterThan(times);
});
