/** Who waits behind: how many in each queue of the counter, for how long, who is next. */
import { html } from 'htm/preact';
import { type Counter, type Hall, type Queue, queuesOf } from '../told/hall.ts';
import { minutesSince } from '../told/source.ts';
import { namesLanguage } from '../words/language.ts';
import { words } from '../words/words.ts';

export function Behind({ hall, counter }: { hall: Hall; counter: Counter }) {
  return html`<section class="card" aria-labelledby="behind-title">
    <h2 id="behind-title">${words.value.counter.behind}</h2>
    <ul class="behind">
      ${queuesOf(hall, counter).map(queue => html`<${Waiting} key=${queue.id} queue=${queue} />`)}
    </ul>
  </section>`;
}

function Waiting({ queue }: { queue: Queue }) {
  const say = words.value.counter;
  const { name, waiting, oldestSince, next } = queue;
  return html`<li>
    <h3 lang=${namesLanguage.value}>${name}</h3>
    <p><b class="number">${waiting}</b> ${waiting === 0 ? say.nobodyWaits : say.waiting}</p>
    ${oldestSince !== undefined && html`<p class="quiet">${say.oldest(minutesSince(oldestSince))}</p>`}
    ${next.length > 0 && html`<p class="quiet">${say.next} <span class="tickets">${next.join(' ')}</span></p>`}
  </li>`;
}
