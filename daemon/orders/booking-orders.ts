/** What is ordered of bookings (R18): for citizens by the platform of a city, and for whoever stands at the desk. */
import { z } from 'zod';
import { refuse } from '../core/types/refusals.ts';
import { choices, expects, service, text } from './args.ts';
import { clerks, order } from './order.ts';

const slot = z
  .string({ error: expects({ is: 'booking-slot' }) })
  .regex(/^\d{4}-(0\d|1[0-2])-([0-2]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$/, expects({ is: 'booking-slot' }));
const bookingAtMost = 128;
/** Its code, or its id. */
export const booking = text({ is: 'booking' }, bookingAtMost);

const identity = text({ is: 'identity' });

export const bookingOrders = {
  book: order({
    about:
      'A seat in a slot of a service, one for each identity (R18). slot: when it begins, by the clocks of the hall. identity: the number of ' +
      'an identity card, a passport or a permit; it is written nowhere. choice: the queue at each choice that the service asks for at ' +
      'its ticket. Answered with the code by which its citizen takes a ticket.',
    may: [...clerks, 'citizen'],
    args: { service, slot, identity, choice: choices.optional() },
    example: { service: 'withdrawal', slot: '2026-11-25T09:30', identity: '11010519491231002X' },
    isPrivate: true,
    ordered: args => ({ verb: 'book', ...args, isNumber: true }),
  }),
  'book-cancel': order({
    about: 'Gives the seat up, by the code of the booking or its id (R18).',
    may: [...clerks, 'citizen'],
    args: { booking },
    example: { booking: '7Q2M4KX0ZB' },
    ordered: ({ booking: code }) => ({ verb: 'book-cancel', code }),
  }),
  // Not for citizens: whoever has a number could ask whether its holder has booked, and get the code.
  bookings: order({
    about:
      'What somebody has booked, by the number (identity) or by the code of one (booking), with the codes (R18). It is answered anew ' +
      'each time; nothing is journalled.',
    may: clerks,
    args: { identity: identity.optional(), booking: booking.optional() },
    example: { identity: '11010519491231002X' },
    isPrivate: true,
    ordered({ identity, booking: code }) {
      if (identity !== undefined && code === undefined) return { verb: 'bookings', identity };
      return code !== undefined && identity === undefined
        ? { verb: 'bookings', code }
        : refuse('wrong-type', { either: ['identity', 'booking'], example: { booking: '7Q2M4KX0ZB' } });
    },
  }),
} as const;
