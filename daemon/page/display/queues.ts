/** How many wait for what, how long who comes now will, and who is next. */
import { html } from 'htm/preact';
import type { DisplayQueue } from './contract.ts';
import { Fits } from './fits.ts';
import { Turns, turnOf } from './turns.ts';
import { named, Said } from './words.ts';

const queuesAtMost = 6;

export function Queues({ queues }: { queues: readonly DisplayQueue[] }) {
  const { shown, ...turns } = turnOf(queues, queuesAtMost);
  return html`<section class="queues" aria-labelledby="queues-title">
    <h2 id="queues-title"><${Said} say="waiting" /><${Turns} ...${turns} /></h2>
    <ul>
      ${shown.map(queue => html`<${Queue} key=${queue.id} queue=${queue} />`)}
    </ul>
  </section>`;
}

function Queue({ queue }: { queue: DisplayQueue }) {
  const { waiting, next } = queue;
  const { text, lang, other } = named(queue.name);
  const institution = named(queue.institution).text;
  const beside = [institution, other?.text].filter(one => one !== undefined && one !== text);
  const quietly = beside.length === 0 ? undefined : beside.join(' ');
  return html`<li class="queue">
    <h3><${Fits} class="queue-name" text=${text} quietly=${quietly} lang=${lang} /></h3>
    <p class="queue-figure"><b>${waiting}</b> <${Said} say="people" /></p>
    <p class="queue-next">
      ${next.length > 0 && html`<${Said} say="next" /><${Fits} class="tickets" text=${next.join(' ')} />`}
    </p>
    <p class="queue-figure"><${Wait} minutes=${queue.minutes} /></p>
  </li>`;
}

function Wait({ minutes }: Pick<DisplayQueue, 'minutes'>) {
  if (minutes === undefined) return html`<${Said} say="noCounter" />`;
  const [low, high] = minutes;
  if (high === 0) return html`<${Said} say="noWait" />`;
  if (low === 0) return html`<b>${high}</b> <${Said} say="minutesAtMost" />`;
  return html`<b>${low === high ? high : `${low}–${high}`}</b> <${Said} say="minutes" />`;
}
