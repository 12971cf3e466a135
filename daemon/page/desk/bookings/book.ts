/** A seat for somebody: service, day, slot, and the number of their document. */
import { useSignal } from '@preact/signals';
import { html } from 'htm/preact';
import { Answer } from '../orders/answer.ts';
import { OrderButton } from '../orders/button.ts';
import { Field } from '../orders/field.ts';
import { forget, type Given } from '../orders/give.ts';
import { Select } from '../orders/select.ts';
import { Choices, type Chosen, chosenOf } from '../tickets/choices.ts';
import { choicesOf, type Hall } from '../told/hall.ts';
import { namesLanguage } from '../words/language.ts';
import { words } from '../words/words.ts';
import { atBook, type Booking, booked } from './asked.ts';
import { BookedSeat } from './booked.ts';
import { dayName } from './day.ts';
import { type Bookable, bookableIn, freeOn, slotsOn } from './slots.ts';

type Wanted = {
  service: string | undefined;
  day: string | undefined;
  time: string | undefined;
  chosen: Chosen;
  identity: string;
};
const nothing: Wanted = { service: undefined, day: undefined, time: undefined, chosen: {}, identity: '' };

export function Book({ hall }: { hall: Hall }) {
  const say = words.value.bookings;
  const last = booked.value;
  const another = () => {
    booked.value = undefined;
    forget(atBook);
  };
  return html`<section class="card book" aria-labelledby="book-title">
    <h2 id="book-title">${say.book}</h2>
    <div aria-live="assertive">
      ${last !== undefined && html`<${BookedSeat} hall=${hall} booking=${last} another=${another} />`}
    </div>
    ${last === undefined && html`<${Form} hall=${hall} />`}
  </section>`;
}

function Form({ hall }: { hall: Hall }) {
  const say = words.value.bookings;
  const wanted = useSignal(nothing);
  const change = (of: Partial<Wanted>) => {
    wanted.value = { ...wanted.value, ...of };
  };
  const services = bookableIn(hall);
  const { service: id, day, time, chosen, identity } = wanted.value;
  const [only] = services.length === 1 ? services : [];
  const service = services.find(one => one.id === id) ?? only;
  const choices = choicesOf(service === undefined ? [] : [service]);
  const { choice, isOpen } = chosenOf(choices, chosen);
  const free = service && day && slotsOn(service.slots, day).find(([begins]) => begins === time)?.[1];
  const then = (given: Given) => {
    // Refused, it is typed again; unanswered, the order has it.
    change({ identity: '' });
    if (given.is === 'done') booked.value = given.data['booking'] as Booking;
  };
  return html`<div class="fields">
    <${Select}
      id="book-service"
      label=${say.service}
      among=${services.map(one => [one.id, one.name] as const)}
      value=${service?.id}
      choose=${(one: string) => change({ ...nothing, service: one })}
      lang=${namesLanguage.value}
    />
    ${service !== undefined && html`<${When} service=${service} day=${day} time=${time} change=${change} />`}
    <${Choices} hall=${hall} choices=${choices} chosen=${chosen} choose=${(made: Chosen) => change({ chosen: made })} />
    <${Field}
      id="book-identity"
      label=${say.identity}
      help=${say.identityHelp}
      value=${identity}
      write=${(typed: string) => change({ identity: typed })}
    />
    <p class="buttons">
      <${OrderButton}
        place=${atBook}
        verb="book"
        args=${{ service: service?.id, slot: `${day}T${time}`, identity: identity.trim(), choice }}
        says=${say.book}
        main
        isPrivate
        notYet=${free === undefined || isOpen || identity.trim() === ''}
        then=${then}
      />
    </p>
    <${Answer} place=${atBook} quietly />
  </div>`;
}

type WhenProps = Pick<Wanted, 'day' | 'time'> & { service: Bookable; change(of: Partial<Wanted>): void };

/** Also a slot without a free seat stands there: whoever asks for it is told so. */
function When({ service: { slots }, day, time, change }: WhenProps) {
  const say = words.value.bookings;
  const days = slots.days.map(one => [one.day, say.day(dayName(one.day), freeOn(slots, one.day))] as const);
  if (days.length === 0) return html`<p class="empty">${say.none}</p>`;
  return html`<${Select}
      id="book-day"
      label=${say.when}
      among=${days}
      value=${day}
      choose=${(one: string) => change({ day: one, time: undefined })}
    />
    ${
      day !== undefined &&
      html`<fieldset class="ticked slots">
        <legend>${say.slot(slots.minutes)}</legend>
        ${slotsOn(slots, day).map(
          ([begins, free]) =>
            html`<label key=${begins} data-state=${free === 0 ? 'full' : undefined}>
              <input
                type="radio"
                name="book-slot"
                checked=${begins === time}
                disabled=${free === 0}
                onChange=${() => change({ time: begins })}
              />
              <span>${begins}</span> <small>${say.free(free)}</small>
            </label>`,
        )}
      </fieldset>`
    }`;
}
