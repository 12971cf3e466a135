/** What came of an order, told where it was given. */
import { html } from 'htm/preact';
import { isHeard } from '../told/source.ts';
import { words } from '../words/words.ts';
import { forget, type Given, giveAgain, givenAt } from './give.ts';
import { type Refused, whyRefused } from './refusal.ts';

/** `quietly`: the page itself shows what was done. */
export function Answer({ place, quietly }: { place: string; quietly?: boolean }) {
  const last = givenAt(place);
  return html`<div class="answer" role="status" data-is=${last?.is}>
    ${last !== undefined && html`<${Told} given=${last} place=${place} quietly=${quietly === true} />`}
  </div>`;
}

function Told({ given, place, quietly }: { given: Given; place: string; quietly: boolean }) {
  const { orders } = words.value;
  const { says } = given.order;
  switch (given.is) {
    case 'sending':
      // The button shows it; a text would push the page about at each press.
      return quietly ? null : html`<p>${orders.sending(says)}</p>`;
    case 'done':
      return quietly ? null : html`<p>${orders.done(says)}</p>`;
    case 'refused':
      return html`<p><b>${orders.refused(says)}</b> <${Why} given=${given} /></p>`;
    case 'too-often':
      return html`<p>${orders.tooOften(given.s)}</p>`;
    case 'unanswered':
      return html`<p><b>${orders.unanswered(says)}</b> ${orders.unansweredHelp}</p>
        <p class="buttons">
          <button
            type="button"
            data-main
            aria-disabled=${!isHeard.value}
            onClick=${() => void giveAgain(place)}
          >
            ${orders.again}
          </button>
          <button type="button" onClick=${() => forget(place)}>${orders.giveUp}</button>
        </p>`;
  }
}

function Why({ given }: { given: Refused }) {
  const { orders } = words.value;
  // The id of one that came too late is spent: pressed again it is another.
  if (given.code === 'expired') return html`<span>${orders.tooLate}</span>`;
  if (given.message === '') return html`<span>${orders.refusedElse}</span>`;
  const { text, lang } = whyRefused(given);
  return html`<span lang=${lang}>${text}</span>`;
}
