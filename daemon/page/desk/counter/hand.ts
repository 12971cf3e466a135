/** Who is in hand: the number large, since when, what for, at which step. */
import { html } from 'htm/preact';
import { OrderButton } from '../orders/button.ts';
import { type Counter, type Hall, serviceNames } from '../told/hall.ts';
import type { Visit } from '../told/payloads.ts';
import { minutesSince } from '../told/source.ts';
import { namesLanguage } from '../words/language.ts';
import { words } from '../words/words.ts';
import { CasesDone } from './cases.ts';

/** Where the orders of a counter's keys are answered. */
export const atHand = 'hand';

export function Hand({ hall, counter }: { hall: Hall; counter: Counter }) {
  const say = words.value.counter;
  const { ticket, place, since = 0, slip } = counter;
  const elsewhere =
    slip !== undefined && html`<p class="hand-slip" role="status">${say.slip(slip.ticket, slip.place)}</p>`;
  if (ticket === undefined || place === 'idle') {
    return html`<section class="hand" data-place="idle" aria-label=${say.now}>
      <p class="hand-none" aria-live="polite">${counter.readySince === undefined ? say.idle : say.ready}</p>
      ${elsewhere}
    </section>`;
  }
  const visit = hall.visits.get(ticket);
  return html`<section class="hand" data-place=${place} aria-label=${say.now}>
    <p class="hand-ticket" aria-live="polite"><b>${ticket}</b> <span>${say.place[place]}</span></p>
    <dl class="hand-facts">
      <div>
        <dt>${say.place[place]}</dt>
        <dd>${say.since(minutesSince(since))}</dd>
      </div>
      ${
        visit !== undefined &&
        html`<div>
          <dt>${say.step(visit.step + 1, visit.route.length)}</dt>
          <dd lang=${namesLanguage.value}>${serviceNames(
            hall,
            visit.services.map(({ service }) => service),
          )}</dd>
        </div>`
      }
    </dl>
    ${visit !== undefined && html`<${ClassOf} visit=${visit} place=${atHand} />`}
    ${visit !== undefined && html`<${CasesDone} key=${ticket} counter=${counter.id} visit=${visit} place=${atHand} />`}
    ${elsewhere}
  </section>`;
}

/** Its class, and whoever asks for the green channel has to be answered. */
export function ClassOf({ visit, place }: { visit: Visit; place: string }) {
  const say = words.value.counter;
  const { ticket, asked, class: is } = visit;
  if (asked === undefined && is === 'normal') return null;
  const isAsked = asked !== undefined && is !== 'green';
  return html`<p class="class" data-is=${isAsked ? 'asked' : is}>
    <span class="mark" data-is=${isAsked ? 'asked' : is}>${isAsked ? say.asked : is === 'green' ? say.green : say.appointment}</span>
    ${
      isAsked &&
      html`<${OrderButton} place=${place} verb="set-class" args=${{ ticket, class: 'green' }} says=${say.isGreen} />
        <${OrderButton} place=${place} verb="set-class" args=${{ ticket, class: 'normal' }} says=${say.isNotGreen} />`
    }
  </p>`;
}
