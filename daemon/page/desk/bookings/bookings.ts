/** 预约: a seat is booked, found again, given up (R18). */
import { html } from 'htm/preact';
import { useEffect } from 'preact/hooks';
import { may } from '../session/session.ts';
import { hallTold } from '../told/now.ts';
import { leave } from './asked.ts';
import { Book } from './book.ts';
import { FindBookings } from './find.ts';

export function BookingsPart() {
  useEffect(() => leave, []);
  const hall = hallTold.value;
  if (hall === undefined) return null;
  return html`<div class="tickets-part">
    ${may('book') && hall.slots.size > 0 && html`<${Book} hall=${hall} />`}
    ${may('bookings') && html`<${FindBookings} hall=${hall} />`}
  </div>`;
}
