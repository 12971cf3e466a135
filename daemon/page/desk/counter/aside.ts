/** Whom this counter sent away for something, and whoever missed its call: they may come back here. */
import { html } from 'htm/preact';
import { Answer } from '../orders/answer.ts';
import { OrderButton } from '../orders/button.ts';
import type { Counter, Hall } from '../told/hall.ts';
import { words } from '../words/words.ts';
import { CallThis } from './call-this.ts';

const place = 'aside';

export function Aside({ hall, counter }: { hall: Hall; counter: Counter }) {
  const say = words.value.counter;
  const visits = [...hall.visits.values()];
  const parked = visits.filter(visit => visit.place === 'parked' && visit.counter === counter.id);
  const missed = visits.filter(
    visit => visit.place === 'missed' && visit.queue !== undefined && counter.queues.includes(visit.queue),
  );
  const isBusy = counter.place !== 'idle';
  return html`<section class="card" aria-labelledby="aside-title">
    <h2 id="aside-title">${say.aside}</h2>
    <p class="buttons">
      ${parked.map(
        ({ ticket }) =>
          html`<${OrderButton}
            key=${ticket}
            place=${place}
            verb="resume"
            args=${{ counter: counter.id, ticket }}
            says=${say.resume(ticket)}
            notYet=${isBusy}
          />`,
      )}
      ${missed.map(
        ({ ticket }) =>
          html`<${OrderButton} key=${ticket} place=${place} verb="rejoin" args=${{ ticket }} says=${say.rejoin(ticket)} />`,
      )}
      ${parked.length + missed.length === 0 && '—'}
    </p>
    <${Answer} place=${place} />
    <${CallThis} counter=${counter} notYet=${isBusy} />
  </section>`;
}
