/** Who asks for the green channel, and nobody has answered yet: whoever sees them says whether it is so (R6). */
import { html } from 'htm/preact';
import { ClassOf } from '../counter/hand.ts';
import { Answer } from '../orders/answer.ts';
import { may } from '../session/session.ts';
import { type Hall, queueName } from '../told/hall.ts';
import { namesLanguage } from '../words/language.ts';
import { words } from '../words/words.ts';

const place = 'claims';

export function Claims({ hall }: { hall: Hall }) {
  const say = words.value.tickets;
  const claims = [...hall.visits.values()].filter(visit => visit.asked !== undefined);
  if (!may('set-class') || claims.length === 0) return null;
  return html`<section class="card claims" aria-labelledby="claims-title">
    <h2 id="claims-title">${say.claims} <span class="count">${claims.length}</span></h2>
    <ul>
      ${claims.map(
        visit =>
          html`<li key=${visit.ticket}>
            <h3>
              ${visit.ticket} <small>${say.places[visit.place]}</small>${' '}
              ${visit.queue !== undefined && html`<small lang=${namesLanguage.value}>${queueName(hall, visit.queue)}</small>`}
            </h3>
            <${ClassOf} visit=${visit} place=${place} />
          </li>`,
      )}
    </ul>
    <${Answer} place=${place} />
  </section>`;
}
