/** The foot of the display: who missed a call, and what everybody should know. */
import { html } from 'htm/preact';
import { Fits } from './fits.ts';
import { Turns, turnOf } from './turns.ts';
import { namesLanguage, Said } from './words.ts';

const missedAtMost = 5;

export function Missed({ tickets }: { tickets: readonly string[] }) {
  const { shown, ...turns } = turnOf(tickets, missedAtMost);
  return html`<section class="missed" aria-labelledby="missed-title">
    <h2 id="missed-title"><${Said} say="missed" /></h2>
    <p class="missed-tickets"><${Fits} class="tickets" text=${shown.join(' ')} /></p>
    <p class="missed-help"><${Said} say="missedHelp" /><${Turns} ...${turns} /></p>
  </section>`;
}

export function Notices({ notices }: { notices: readonly string[] }) {
  const { shown, ...turns } = turnOf(notices, 1);
  const [text = ''] = shown;
  return html`<section class="notices" aria-labelledby="notices-title">
    <h2 id="notices-title"><${Said} say="notices" /></h2>
    <p><${Fits} class="notice" text=${text} lang=${namesLanguage.value} /></p>
    <${Turns} ...${turns} />
  </section>`;
}
