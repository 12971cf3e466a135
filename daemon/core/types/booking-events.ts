/** Past facts about bookings (R18). The code of one stands in the answer to who booked it, and in none of these. */
import { bookingForm } from './booking.ts';
import { text, ticket } from './form.ts';

const { id: _, ...what } = bookingForm.fields;

export const bookingEvents = {
  booked: {
    about:
      'A seat in a slot is taken (R18); of whom, only somebody can tell who has the number and the key of that day.',
    fields: { booking: text, ...what },
  },
  'booking-cancelled': { about: 'The seat is free again.', fields: { booking: text } },
  'booking-used': {
    about:
      'That ticket was taken by it: of class appointment from 10 min before the slot until 15 min after it, else as any; taken ' +
      'earlier, it becomes so then (class-set).',
    fields: { booking: text, ticket },
  },
};
