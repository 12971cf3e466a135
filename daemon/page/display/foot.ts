/** The foot of the display: who should come back or missed a call, and what everybody should know. */
import { html } from 'htm/preact';
import type { HallNow } from './contract.ts';
import { Fits } from './fits.ts';
import { clockTime } from './source.ts';
import { Turns, turnOf } from './turns.ts';
import { FreeUntil, hallLanguage, Said, spoken } from './words.ts';

const ticketsAtMost = 5;

/** Those whose turn came while they were away, those who may go for a break, and those who missed a call, in turn. */
export function Wanted({ due, mayGo, missed }: Pick<HallNow, 'due' | 'mayGo' | 'missed'>) {
  const parts = [
    ...partsOf({ is: 'due' }, due),
    ...mayGo.flatMap(({ until, tickets }) => partsOf({ is: 'mayGo', time: clockTime(until) }, tickets)),
    ...partsOf({ is: 'missed' }, missed),
  ];
  const { shown, ...turns } = turnOf(parts, 1);
  const [part] = shown;
  if (part === undefined) return null;
  return html`<section class="wanted" data-is=${part.is} aria-labelledby="wanted-title">
    <h2 id="wanted-title">
      ${part.is === 'mayGo' ? html`<${FreeUntil} time=${part.time} />` : html`<${Said} say=${part.is} />`}
    </h2>
    <p class="wanted-tickets"><${Fits} class="tickets" text=${part.tickets.join(' ')} /></p>
    <p class="wanted-help"><${Said} say=${`${part.is}Help`} /><${Turns} ...${turns} /></p>
  </section>`;
}

type Who = { is: 'due' | 'missed' } | { is: 'mayGo'; time: string };
type Part = Who & { tickets: readonly string[] };

function partsOf(who: Who, tickets: readonly string[]): Part[] {
  const count = Math.ceil(tickets.length / ticketsAtMost);
  return Array.from({ length: count }, (_, nth) => ({
    ...who,
    tickets: tickets.slice(nth * ticketsAtMost, (nth + 1) * ticketsAtMost),
  }));
}

/** That the order of the queue holds in a power cut (R21) is said in each language of the hall, before its own notices. */
export function Notices({ notices, onPaper }: Pick<HallNow, 'notices' | 'onPaper'>) {
  const held = onPaper === true ? spoken.value.map(({ lang, words }) => ({ text: words.onPaper, lang })) : [];
  const all = [...held, ...notices.map(text => ({ text, lang: hallLanguage.value }))];
  const { shown, ...turns } = turnOf(all, 1);
  const [one] = shown;
  if (one === undefined) return null;
  return html`<section class="notices" aria-labelledby="notices-title">
    <h2 id="notices-title"><${Said} say="notices" /></h2>
    <p><${Fits} class="notice" ...${one} /></p>
    <${Turns} ...${turns} />
  </section>`;
}
