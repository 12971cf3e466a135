/** The whole page of one ticket: where it stands, what to do, what is still to come. */
import { useSignalEffect } from '@preact/signals';
import { html } from 'htm/preact';
import { waitsForTouch } from './alert.ts';
import type { TicketNow } from './contract.ts';
import { Place } from './place.ts';
import { Rating } from './rating.ts';
import { isOver, phoneTold, ticketNow } from './source.ts';
import { Summary } from './summary.ts';
import { Way } from './way.ts';
import { language, named, otherLanguage, placeIn, words } from './words.ts';

export function Phone() {
  useSignalEffect(() => {
    document.documentElement.lang = language.value;
    document.title = titleOf();
  });
  if (isOver.value)
    return html`<${Alone} title=${words.value.gone} help=${words.value.goneHelp} is="gone" />`;
  const told = phoneTold.value;
  const now = ticketNow.value;
  if (told === undefined)
    return html`<${Alone} title=${words.value.notHeard} help=${words.value.notHeardWhy} is="opening" />`;
  return html`<header class="head">
      <p class="hall" lang=${named(told.hall.name).lang}>${named(told.hall.name).text}</p>
      <${Language} />
    </header>
    <main class="page">
      <article class="paper" data-is=${now?.place.is ?? 'not-heard'}>
        <header class="stub">
          <h1><span>${words.value.ticket}</span> <b>${told.ticket}</b></h1>
          ${
            now !== undefined &&
            html`<p>
              ${now.services
                .map(named)
                .map(({ text, lang }, nth) => html`${nth > 0 && ' · '}<span lang=${lang}>${text}</span>`)}
            </p>`
          }
        </header>
        ${now === undefined ? html`<${NotHeard} />` : html`<${Place} place=${now.place} />`}
      </article>
      ${now !== undefined && html`<${Below} now=${now} />`}
    </main>
    <${Summary} />`;
}

function Below({ now }: { now: TicketNow }) {
  const isOver = now.place.is === 'done' || now.place.is === 'left';
  return html`${now.rating !== undefined && html`<${Rating} ...${now.rating} />`}
    ${now.place.is !== 'left' && html`<${Way} way=${now.way} cases=${now.cases} />`}
    ${
      !isOver &&
      html`<footer class="hints">
        <p>${words.value.keepOpen}</p>
        ${waitsForTouch.value && html`<p>${words.value.touch}</p>`}
      </footer>`
    }`;
}

function Language() {
  const switchOver = () => {
    language.value = otherLanguage.value;
  };
  return html`<button type="button" class="language" lang=${otherLanguage.value} onClick=${switchOver}>
    ${words.value.another}
  </button>`;
}

function NotHeard() {
  return html`<section class="place" role="alert">
    <h2 class="loud">${words.value.notHeard}</h2>
    <p class="help">${words.value.notHeardWhy}</p>
  </section>`;
}

function Alone({ title, help, is }: { title: string; help: string; is: string }) {
  return html`<main class=${is === 'opening' ? 'alone late' : 'alone'} data-is=${is}>
    <h1>${title}</h1>
    <p>${help}</p>
    <${Language} />
  </main>`;
}

function titleOf(): string {
  const ticket = phoneTold.value?.ticket;
  if (ticket === undefined || isOver.value) return 'One Ticket';
  const place = ticketNow.value?.place;
  return place?.is === 'called' ? words.value.calledTitle(ticket, placeIn(place)) : ticket;
}
