/** A ticket that was found: where it stands, why it has not been called yet, its way, and what may be done about it. */
import { html } from 'htm/preact';
import { ClassOf } from '../counter/hand.ts';
import { counterName, type Hall, queueName, serviceNames } from '../told/hall.ts';
import type { PlaceTold, Visit } from '../told/payloads.ts';
import { clockTime } from '../told/source.ts';
import { namesLanguage } from '../words/language.ts';
import { words } from '../words/words.ts';
import { Acts } from './acts.ts';
import { atFound, closeFound, type FoundTicket } from './asked.ts';
import { waitIn } from './range.ts';

export function Found({ hall, told, at }: { hall: Hall } & FoundTicket) {
  const say = words.value.tickets;
  const visit = hall.visits.get(told.ticket);
  // Its topic is newer than the answer; without one it is not in the hall any more.
  const place = visit?.place ?? (told.place === 'done' || told.place === 'left' ? told.place : undefined);
  return html`<article class="found" aria-label=${told.ticket}>
    <header>
      <h3 class="found-ticket" tabindex="-1">${told.ticket}</h3>
      ${place !== undefined && html`<span class="mark" data-is=${place}>${say.places[place]}</span>`}
      <button type="button" class="plain" onClick=${closeFound}>${say.close}</button>
    </header>
    <div aria-live="polite"><${Place} hall=${hall} told=${told} visit=${visit} at=${at} /></div>
    ${visit !== undefined && html`<${ClassOf} visit=${visit} place=${atFound} />`}
    ${visit !== undefined && html`<${Way} hall=${hall} visit=${visit} />`}
    <${Acts} hall=${hall} ticket=${told.ticket} place=${place} visit=${visit} />
  </article>`;
}

function Place({ hall, told, visit, at }: { hall: Hall; visit: Visit | undefined } & FoundTicket) {
  const { tickets: say, counter } = words.value;
  const now: Pick<PlaceTold, 'queue' | 'counter' | 'place'> = visit ?? told;
  const isAsTold = visit === undefined || (visit.place === told.place && visit.queue === told.queue);
  return html`<p class="found-place">
      ${now.counter !== undefined && html`<span>${counter.plate(now.counter, counterName(hall, now.counter))}</span> `}
      ${now.queue !== undefined && html`<span lang=${namesLanguage.value}>${queueName(hall, now.queue)}</span>`}
    </p>
    ${visit?.backBy !== undefined && html`<p>${say.due(clockTime(visit.backBy))}</p>`}
    ${
      isAsTold &&
      told.ahead !== undefined &&
      html`<p class="found-wait">
        <b>${say.ahead(told.ahead)}</b> ${waitIn(told.expectedWaitMin)} <small>${say.asOf(clockTime(at))}</small>
      </p>`
    }
    ${isAsTold && told.wentBefore !== undefined && html`<p>${whyNotYet(told.wentBefore)}</p>`}
    ${visit?.expectedWaitMin !== undefined && html`<p class="quiet">${say.told(waitIn(visit.expectedWaitMin))}</p>`}`;
}

const causes = ['green', 'appointment', 'returned', 'other'] as const;

/** By cause, and never who (R20). */
function whyNotYet(before: NonNullable<PlaceTold['wentBefore']>): string {
  const say = words.value.tickets;
  const each = causes.flatMap(cause => {
    const many = before[cause] ?? 0;
    return many === 0 ? [] : say.causes[cause](many);
  });
  return each.length === 0 ? '' : say.before + each.join(say.between);
}

function Way({ hall, visit }: { hall: Hall; visit: Visit }) {
  const { tickets: say, counter } = words.value;
  const names = serviceNames(
    hall,
    visit.services.map(({ service }) => service),
  );
  return html`<section class="way" aria-label=${say.route}>
    <p lang=${namesLanguage.value}>${names}</p>
    ${visit.cases !== undefined && html`<p>${say.casesOf(visit.casesLeft ?? 0, visit.cases)}</p>`}
    <ol>
      ${visit.route.map((stop, index) => {
        const queues = 'queue' in stop ? [stop.queue] : stop.among;
        const isNow = index === visit.step;
        return html`<li key=${index} data-done=${stop.doneAt !== undefined} aria-current=${isNow ? 'step' : undefined}>
          <span lang=${namesLanguage.value}>${queues.map(id => queueName(hall, id)).join(say.or)}</span>
          ${stop.doneAt !== undefined && html` <small>${say.doneAt(counter.plate(stop.doneAt, counterName(hall, stop.doneAt)))}</small>`}
          ${isNow && html` <small>${say.now}</small>`}
        </li>`;
      })}
    </ol>
  </section>`;
}
