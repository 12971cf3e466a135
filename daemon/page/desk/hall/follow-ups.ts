/** What waits for an answer of a supervisor: complaints, bad grades, refusals. Each stays until somebody says how it was answered. */
import { signal } from '@preact/signals';
import { html } from 'htm/preact';
import { Answer } from '../orders/answer.ts';
import { OrderButton } from '../orders/button.ts';
import { Field } from '../orders/field.ts';
import type { Given } from '../orders/give.ts';
import { may } from '../session/session.ts';
import { dateTime } from '../told/date-time.ts';
import { counterName, type Hall, type Identified, queueName, serviceNames } from '../told/hall.ts';
import type { FollowUp } from '../told/payloads.ts';
import { namesLanguage } from '../words/language.ts';
import { words } from '../words/words.ts';
import { OpenFollowUp } from './open-follow-up.ts';
import { ReviewButtons, SlipGiven } from './review.ts';

const place = 'follow-up';
const noteAtMost = 600;

/** What somebody writes about each, kept while they look at another part. */
const notes = signal<Readonly<Record<string, string>>>({});

export function FollowUps({ hall }: { hall: Hall }) {
  const say = words.value.hall.followUps;
  return html`<section class="card" aria-labelledby="follow-ups-title">
    <h2 id="follow-ups-title">${say.title} <span class="count">${hall.followUps.length}</span></h2>
    ${hall.followUps.length === 0 && html`<p class="quiet">${say.none}</p>`}
    <ul class="follow-ups">
      ${hall.followUps.map(one => html`<${One} key=${one.id} hall=${hall} one=${one} />`)}
    </ul>
    <${Answer} place=${place} />
    <${SlipGiven} place=${place} />
    ${may('follow-up-open') && html`<${OpenFollowUp} />`}
  </section>`;
}

function One({ hall, one }: { hall: Hall; one: Identified<FollowUp> }) {
  const say = words.value.hall.followUps;
  const { id, source, text, erased, openedAt, due } = one;
  const note = notes.value[id] ?? '';
  const write = (written: string) => {
    notes.value = { ...notes.value, [id]: written };
  };
  const then = (given: Given) => {
    if (given.is === 'done') write('');
  };
  const isRefusal = source === 'refused';
  const said = { place, notYet: note.trim() === '', then };
  const written = { note: note.trim() };
  return html`<li>
    <p><b>${new Map(Object.entries(say.sources)).get(source) ?? source}</b> <small>${say.since(dateTime(openedAt))}</small></p>
    <p class="quiet" lang=${namesLanguage.value}>${about(hall, one)}</p>
    ${due !== undefined && html`<p>${say.due(due)}</p>`}
    ${text !== undefined && html`<blockquote>${text}</blockquote>`}
    ${erased === true && html`<p class="quiet">${say.erased}</p>`}
    ${
      may(isRefusal ? 'refusal-overturn' : 'follow-up-close') &&
      html`<details class="more">
        <summary>${isRefusal ? say.review : say.close}</summary>
        <div class="fields">
          <${Field}
            id=${`note-${id}`}
            label=${say.note}
            help=${say.noteHelp}
            value=${note}
            write=${write}
            atMost=${noteAtMost}
            long
          />
          ${
            isRefusal
              ? html`<p class="buttons"><${ReviewButtons} ...${said} args=${{ refusal: id, ...written }} /></p>`
              : html`<${OrderButton} ...${said} args=${{ followUp: id, ...written }} verb="follow-up-close" says=${say.close} />`
          }
        </div>
      </details>`
    }
  </li>`;
}

/** Of which ticket, at which counter, for what. */
function about(hall: Hall, one: FollowUp): string {
  const { counter: say, hall: of } = words.value;
  const { ticket, counter, queue, grade, services = [], reason, missing = [] } = one;
  return [
    ticket,
    counter === undefined ? undefined : say.plate(counter, counterName(hall, counter)),
    queue === undefined ? undefined : queueName(hall, queue),
    grade === undefined ? undefined : of.followUps.grade(grade),
    services.length === 0 ? undefined : serviceNames(hall, services),
    reason,
    ...missing,
  ]
    .filter(part => part !== undefined)
    .join(' · ');
}
