/** The foot of the display: who should come back or missed a call, and what everybody should know. */
import { html } from 'htm/preact';
import { Fits } from './fits.ts';
import { Turns, turnOf } from './turns.ts';
import { hallLanguage, Said } from './words.ts';

const ticketsAtMost = 5;

/** Those whose turn came while they were away, and those who missed a call, in turn. */
export function Wanted({ due, missed }: { due: readonly string[]; missed: readonly string[] }) {
  const parts = [...partsOf('due', due), ...partsOf('missed', missed)];
  const { shown, ...turns } = turnOf(parts, 1);
  const [part] = shown;
  if (part === undefined) return null;
  return html`<section class="wanted" data-is=${part.is} aria-labelledby="wanted-title">
    <h2 id="wanted-title"><${Said} say=${part.is} /></h2>
    <p class="wanted-tickets"><${Fits} class="tickets" text=${part.tickets.join(' ')} /></p>
    <p class="wanted-help"><${Said} say=${`${part.is}Help`} /><${Turns} ...${turns} /></p>
  </section>`;
}

type Part = { is: 'due' | 'missed'; tickets: readonly string[] };

function partsOf(is: Part['is'], tickets: readonly string[]): Part[] {
  const count = Math.ceil(tickets.length / ticketsAtMost);
  return Array.from({ length: count }, (_, nth) => ({
    is,
    tickets: tickets.slice(nth * ticketsAtMost, (nth + 1) * ticketsAtMost),
  }));
}

export function Notices({ notices }: { notices: readonly string[] }) {
  const { shown, ...turns } = turnOf(notices, 1);
  const [text = ''] = shown;
  return html`<section class="notices" aria-labelledby="notices-title">
    <h2 id="notices-title"><${Said} say="notices" /></h2>
    <p><${Fits} class="notice" text=${text} lang=${hallLanguage.value} /></p>
    <${Turns} ...${turns} />
  </section>`;
}
