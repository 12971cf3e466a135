/** What somebody has booked who has lost the code, or gives it up. */
import { useSignal } from '@preact/signals';
import { html } from 'htm/preact';
import { Sure } from '../hall/sure.ts';
import { Answer } from '../orders/answer.ts';
import { OrderButton } from '../orders/button.ts';
import { Field } from '../orders/field.ts';
import type { Given } from '../orders/give.ts';
import { may } from '../session/session.ts';
import { type Hall, serviceNames } from '../told/hall.ts';
import { namesLanguage } from '../words/language.ts';
import { words } from '../words/words.ts';
import { atFind, atFound, type Booking, findBookings, found, isGivenUp, takeBy } from './asked.ts';
import { slotName } from './day.ts';
import { windowOf } from './window.ts';

export function FindBookings({ hall }: { hall: Hall }) {
  const say = words.value.bookings;
  const typed = useSignal('');
  const search = (event: Event) => {
    event.preventDefault();
    const asked = typed.value.trim();
    typed.value = '';
    if (asked !== '') void findBookings(asked);
  };
  return html`<section class="card find" aria-labelledby="find-booking-title">
    <h2 id="find-booking-title">${say.find}</h2>
    <form class="row" onSubmit=${search}>
      <${Field}
        id="find-booking"
        label=${say.numberOrCode}
        value=${typed.value}
        write=${(now: string) => {
          typed.value = now;
        }}
      />
      <button type="submit">${words.value.tickets.search}</button>
    </form>
    <${Answer} place=${atFind} quietly />
    ${found.value !== undefined && html`<${Found} hall=${hall} />`}
    <${Answer} place=${atFound} />
  </section>`;
}

function Found({ hall }: { hall: Hall }) {
  const say = words.value.bookings;
  const { bookings, more = 0, unfound = 0 } = found.value ?? { bookings: [] };
  return html`<div role="status">
    ${bookings.length === 0 && html`<p class="empty">${say.nothing}</p>`}
    <ul class="bookings">
      ${bookings.map(one => html`<${One} key=${one.booking} hall=${hall} one=${one} />`)}
    </ul>
    ${more > 0 && html`<p class="quiet">${say.more(more)}</p>`}
    ${unfound > 0 && html`<p class="quiet">${say.unfound(unfound)}</p>`}
  </div>`;
}

function One({ hall, one }: { hall: Hall; one: Booking }) {
  const say = words.value.bookings;
  const { booking, service, slot, code, ticket } = one;
  const isToday = slot.split('T')[0] === hall.state?.day;
  const then = (given: Given) => {
    if (given.is === 'done') isGivenUp(booking);
  };
  return html`<li>
    <p><b>${slotName(slot)}</b> <span lang=${namesLanguage.value}>${serviceNames(hall, [service])}</span></p>
    <p>${code === undefined ? say.noCode : html`${say.code} <b>${code}</b>`}</p>
    ${ticket === undefined ? html`<p class="quiet">${windowOf(one)}</p>` : html`<p>${say.used(ticket)}</p>`}
    ${
      isToday &&
      ticket === undefined &&
      code !== undefined &&
      may('take-ticket') &&
      html`<p class="buttons">
        <button type="button" onClick=${() => takeBy(code)}>${words.value.tickets.take}</button>
      </p>`
    }
    ${
      ticket === undefined &&
      html`<${Sure} verb="book-cancel" title=${say.cancel} help=${say.cancelHelp}>
        <${OrderButton} place=${atFound} verb="book-cancel" args=${{ booking }} says=${say.cancel} then=${then} />
      <//>`
    }
  </li>`;
}
