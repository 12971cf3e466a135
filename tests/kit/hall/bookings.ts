import type { Rules } from '../../../daemon/core/types/rules.ts';
import { type BookingBorder, openBookingBorder } from '../../../daemon/hall/booking-border.ts';
import { openIdentities } from '../../../daemon/hall/identities.ts';
import { bookingCodes } from '../../../daemon/hall/slip-codes.ts';

/** Where bookings come in, in a hall whose key a test knows; those of identities lie in `state`. */
export function borderOf(rules: Rules, state: string): BookingBorder {
  const { identities } = openIdentities(rules.hall, state);
  return openBookingBorder(rules, { identities, codes: bookingCodes(rules.hall, new Uint8Array(32)) });
}
