/** What is answered of bookings: whoever asks has the number or the code, and is told the code (R18). */
import { windowOf } from '../../core/day/slots.ts';
import type { Booking } from '../../core/types/booking.ts';
import { isRefusal, type Refusal } from '../../core/types/refusals.ts';
import { bookingCodeText } from '../../core/types/scan.ts';
import type { BookingBorder } from '../../hall/booking-border.ts';
import type { HallLoop } from '../../hall/loop.ts';
import type { BookingsAsked } from '../../orders/order.ts';

type At = Pick<HallLoop, 'rules' | 'hall'>;

/** More than anybody comes for; an answer is one message. */
const toldAtMost = 40;

/** By what somebody comes, and when its ticket is of class appointment. */
export function waysOf({ rules, hall }: At, { codeOf }: Pick<BookingBorder, 'codeOf'>, id: string): object {
  const booking = hall.bookings.get(id);
  if (booking === undefined) return {};
  const code = codeOf(id);
  return {
    ...(code !== undefined && { code, qr: bookingCodeText(booking.slot, code) }),
    ...windowOf(rules, booking),
  };
}

export function bookingsAsked(at: At, border: BookingBorder, asked: BookingsAsked): object | Refusal {
  const found = border.asked(at.hall, asked);
  if (isRefusal(found)) return found;
  const unfound = border.unfound(at.hall);
  const told = ({ id, service, slot, usedBy }: Booking) => ({
    booking: id,
    service,
    slot,
    ...waysOf(at, border, id),
    ...(usedBy !== undefined && { ticket: usedBy }),
  });
  return {
    bookings: found.slice(0, toldAtMost).map(told),
    ...(found.length > toldAtMost && { more: found.length - toldAtMost }),
    ...(unfound > 0 && { unfound }),
  };
}
