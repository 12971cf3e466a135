/** English: why nothing is booked, and nobody comes by a booking (R18). Whose a booking is, and its code, is told to nobody. */
import type { RefusalArgs } from '../../../core/types/refusal-args.ts';
import { lasting } from '../../duration.ts';
import type { SentencesOf } from '../language.ts';

export const bookingRefusals: SentencesOf<Pick<RefusalArgs, 'slot-full' | 'booking-unknown'>> = {
  'slot-full': ({ service, slot, free }) =>
    `every seat of ${service} at ${slot} is booked; ${free.length === 0 ? 'none is free that day' : `free that day: ${free.join(', ')}`}`,
  'booking-unknown'(args) {
    switch (args.is) {
      case 'none':
        return 'no such booking: it was cancelled, is over, is of another hall, or its code was mistyped';
      case 'used':
        return `${args.ticket} was taken by this booking; it brings one ticket`;
      case 'another-day':
        return `it is booked for ${args.slot}, and brings a ticket on that day only`;
    }
  },
};

export const bookingOrders: SentencesOf<
  Pick<RefusalArgs, 'no-slot' | 'booked-already' | 'bookings-failing'>
> = {
  'no-slot'(args) {
    switch (args.is) {
      case 'not-bookable':
        return `${args.service} cannot be booked; expected one of ${args.expected.join(', ') || '(none can be)'}`;
      case 'no-such-time':
        return `${args.service} has no slot at ${args.found}; expected one of ${args.times.join(', ')}`;
      case 'day-off':
        return `the hall does not work on ${args.day}`;
      case 'too-far':
        return `${args.day} cannot be booked yet; the last day that can is ${args.last}`;
      case 'too-late':
        return `${args.slot} cannot be booked any more; a slot is booked ${lasting(args.cutOffMs)} before it begins at the latest`;
    }
  },
  'booked-already': ({ service, slot }) =>
    `this identity has a booking of ${service} at ${slot}; it comes by that one, or cancels it first`,
  'bookings-failing': ({ why }) =>
    `nothing can be booked just now: the key by which an identity number is hidden cannot be kept (${why}); bookings that stand are good`,
};
