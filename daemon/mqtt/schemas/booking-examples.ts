/** Of bookings (R18), for docs/asyncapi.yaml. */
const booking = '2026-11-25T0930-withdrawal-3fa1-dGhpcyBpcyBubyBudW1iZXI';

export const bookingExamples = {
  booked: {
    booking,
    service: 'withdrawal',
    slot: '2026-11-25T09:30',
    minutes: 30,
    identity: '3fa1-dGhpcyBpcyBubyBudW1iZXI',
    choice: { bank: 'icbc' },
    order: 'book',
  },
  'booking-cancelled': { booking, order: 'book-cancel' },
  'booking-used': { booking, ticket: 'A012' },
} as const;

export const stateSlots = {
  v: 1,
  ts: 1_795_824_000_000,
  seq: 17,
  rev: 3,
  minutes: 30,
  capacity: 4,
  cutOffMin: 60,
  days: [{ day: '2026-11-25', free: { '09:00': 4, '09:30': 0 } }],
} as const;
