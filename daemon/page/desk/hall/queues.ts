/** Who waits for what, for how long, who is next, and how many counters call from it. */
import { html } from 'htm/preact';
import { waitIn } from '../tickets/range.ts';
import type { Hall, Queue } from '../told/hall.ts';
import { minutesSince } from '../told/source.ts';
import { namesLanguage } from '../words/language.ts';
import { words } from '../words/words.ts';

export function Queues({ hall }: { hall: Hall }) {
  const say = words.value.hall;
  return html`<section class="card" aria-labelledby="queues-title">
    <h2 id="queues-title">${say.queues}</h2>
    <div class="table">
      <table>
        <thead>
          <tr>
            <th scope="col">${say.queue}</th>
            <th scope="col" class="figure">${say.waits}</th>
            <th scope="col">${say.oldest}</th>
            <th scope="col">${say.expected}</th>
            <th scope="col" class="figure">${say.counters}</th>
            <th scope="col">${say.next}</th>
          </tr>
        </thead>
        <tbody>
          ${hall.queues.map(queue => html`<${Row} key=${queue.id} hall=${hall} queue=${queue} />`)}
        </tbody>
      </table>
    </div>
  </section>`;
}

function Row({ hall, queue }: { hall: Hall; queue: Queue }) {
  const { hall: say, counter } = words.value;
  const { id, name, institution, waiting, oldestSince, promiseMs, next, expectedWaitMin } = queue;
  const open = hall.counters.filter(({ status, queues }) => status === 'open' && queues.includes(id)).length;
  const waitedMin = oldestSince === undefined ? undefined : minutesSince(oldestSince);
  const isLate = waitedMin !== undefined && promiseMs !== undefined && waitedMin * 60_000 > promiseMs;
  return html`<tr data-late=${isLate}>
    <th scope="row" lang=${namesLanguage.value}>${name} ${institution !== name && html`<small>${institution}</small>`}</th>
    <td class="figure" data-label=${say.waits}><b>${waiting}</b></td>
    <td data-label=${say.oldest}>
      ${waitedMin === undefined ? '—' : counter.since(waitedMin)}
      ${isLate && html` <span class="mark" data-is="late">${say.late}</span>`}
      ${promiseMs !== undefined && html` <small>${say.promise(Math.round(promiseMs / 60_000))}</small>`}
    </td>
    <td data-label=${say.expected}>${waitIn(expectedWaitMin)}</td>
    <td class="figure" data-label=${say.counters} data-none=${open === 0 && waiting > 0}>${open}</td>
    <td class="tickets" data-label=${say.next}>${next.join(' ')}</td>
  </tr>`;
}
