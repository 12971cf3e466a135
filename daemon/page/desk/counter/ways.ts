/** Where the visit in hand goes from here, when it does not just go on: a choice, another place, or its end. */
import { html } from 'htm/preact';
import { Answer } from '../orders/answer.ts';
import { OrderButton } from '../orders/button.ts';
import { type Counter, choiceAhead, type Hall, queueName } from '../told/hall.ts';
import type { Visit } from '../told/payloads.ts';
import { namesLanguage } from '../words/language.ts';
import { words } from '../words/words.ts';
import { NotApproved } from './not-approved.ts';
import { Transfer } from './transfer.ts';

const place = 'ways';

export function Ways({ hall, counter }: { hall: Hall; counter: Counter }) {
  const visit = counter.ticket === undefined ? undefined : hall.visits.get(counter.ticket);
  if (visit === undefined || counter.place === 'idle') return null;
  return html`<div class="ways">
    <${Choice} hall=${hall} counter=${counter.id} visit=${visit} />
    <${NotApproved} key=${`not ${visit.ticket}`} hall=${hall} counter=${counter.id} visit=${visit} place=${place} />
    <${Transfer} key=${`to ${visit.ticket}`} hall=${hall} counter=${counter} place=${place} />
    <${Answer} place=${place} />
  </div>`;
}

function Choice({ hall, counter, visit }: { hall: Hall; counter: string; visit: Visit }) {
  const among = choiceAhead(visit);
  if (among.length === 0) return null;
  const say = words.value.counter;
  return html`<section class="choice" aria-labelledby="choice-title">
    <h3 id="choice-title">${say.choose}</h3>
    <p class="buttons">
      ${among.map(
        queue =>
          html`<${OrderButton}
            key=${queue}
            place=${place}
            verb="choose-route"
            args=${{ counter, queue }}
            says=${say.choice(queueName(hall, queue))}
          ><span lang=${namesLanguage.value}>${queueName(hall, queue)}</span></${OrderButton}>`,
      )}
    </p>
  </section>`;
}
