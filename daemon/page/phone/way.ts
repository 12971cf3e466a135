/** All stops of the ticket: done, now, to come. */
import { html } from 'htm/preact';
import type { Stop, TicketNow } from './contract.ts';
import { named, namedTogether, words } from './words.ts';

export function Way({ way, cases }: Pick<TicketNow, 'way' | 'cases'>) {
  return html`<section class="way" aria-labelledby="way-title">
    <h2 id="way-title">${words.value.way}</h2>
    ${cases !== undefined && html`<p class="cases">${words.value.cases(cases.left, cases.all)}</p>`}
    <ol>
      ${way.map((stop, index) => html`<${OneStop} key=${index} ...${stop} />`)}
    </ol>
  </section>`;
}

function OneStop({ names, institution, is }: Stop) {
  const queues = namedTogether(names);
  const of = institution === undefined ? undefined : named(institution);
  return html`<li class="stop" data-is=${is} aria-current=${is === 'now' ? 'step' : undefined}>
    <${Mark} is=${is} />
    <span class="names" lang=${queues.lang}>
      ${queues.text}
      ${of !== undefined && html` <span class="of" lang=${of.lang}>${of.text}</span>`}
    </span>
    <span class="stage">${words.value.stages[is]}</span>
  </li>`;
}

function Mark({ is }: Pick<Stop, 'is'>) {
  return html`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="12" cy="12" r="10" />
    ${is === 'done' && html`<path d="M7 12.5l3.5 3.5L17 9" />`}
  </svg>`;
}
