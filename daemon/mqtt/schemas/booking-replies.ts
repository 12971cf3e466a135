/** What is answered of bookings on `rsp/…` (R18). */
import { z } from 'zod';
import { count, id, moment, ticket } from './common.ts';

/** One that is known. */
const ofBooking = {
  booking: z.string().describe('Its id.'),
  service: id,
  slot: z.string().describe('When it begins, by the clocks of the hall.'),
  code: z
    .string()
    .optional()
    .describe(
      'By which its citizen takes a ticket (take-ticket, booking) and cancels; none while the hall has no key, or once it is cancelled.',
    ),
  qr: z.string().optional().describe('The code as a QR code has it that is held under a reader of the hall.'),
  from: moment.optional().describe('A ticket that is taken from then on is of class appointment,'),
  until: moment.optional().describe('and until then; before and after it, of any. By the wall clock.'),
};
/** book */
export const booked = z.strictObject({ booking: z.strictObject(ofBooking) });
/** bookings */
export const bookingsFound = z.strictObject({
  bookings: z.array(z.strictObject({ ...ofBooking, ticket: ticket.optional().describe('Was taken by it.') })),
  more: count.optional().describe('So many of them are not told.'),
  unfound: count
    .optional()
    .describe('Of the hall, so many are found by no number, but by their codes (alarm booking-keys).'),
});
