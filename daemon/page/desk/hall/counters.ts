/** All counters at a glance. */
import { html } from 'htm/preact';
import type { Counter, Hall } from '../told/hall.ts';
import { minutesSince } from '../told/source.ts';
import { namesLanguage } from '../words/language.ts';
import { words } from '../words/words.ts';

export function AtCounters({ hall }: { hall: Hall }) {
  return html`<section class="card" aria-labelledby="counters-title">
    <h2 id="counters-title">${words.value.hall.atCounters}</h2>
    <ul class="counters">
      ${hall.counters.map(counter => html`<${One} key=${counter.id} counter=${counter} />`)}
    </ul>
  </section>`;
}

function One({ counter }: { counter: Counter }) {
  const say = words.value.counter;
  const { id, name, status, place, ticket, since, clerk, institution } = counter;
  return html`<li data-status=${status} data-place=${place}>
    <h3>${name ?? id} <small lang=${namesLanguage.value}>${institution.name}</small></h3>
    <p>
      ${
        ticket === undefined || place === 'idle'
          ? html`<span class="quiet">${say.status[status]}</span>`
          : html`<b class="tickets">${ticket}</b> ${say.place[place]}${since !== undefined && html` <small>${say.since(minutesSince(since))}</small>`}`
      }
    </p>
    <p class="quiet">
      ${clerk === undefined ? say.nobody : say.clerk(clerk)}${status === 'paused' && ticket !== undefined && ` · ${say.status.paused}`}
    </p>
  </li>`;
}
