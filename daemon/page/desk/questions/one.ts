/** One question: what was asked, whose it is, by when it is answered; and what its owner does with it. */
import { signal } from '@preact/signals';
import { html } from 'htm/preact';
import { OrderButton } from '../orders/button.ts';
import { Field } from '../orders/field.ts';
import type { Given } from '../orders/give.ts';
import { textAtMost } from '../orders/note.ts';
import { dateTime } from '../told/date-time.ts';
import { counterName, type Hall, type Identified } from '../told/hall.ts';
import type { Question } from '../told/payloads.ts';
import { namesLanguage } from '../words/language.ts';
import { words } from '../words/words.ts';
import { numberAtMost } from './ask.ts';
import { mayAccept, mayAnswer, me } from './mine.ts';

export const place = 'question';
const toldAtMost = 60;

/** What somebody writes about each, kept while they look at another part. */
type Draft = { text: string; to: string; answer: string; told: string; toldElse: string };
const nothing: Draft = { text: '', to: '', answer: '', told: 'counter', toldElse: '' };
const drafts = signal<Readonly<Record<string, Draft>>>({});

export function One({ hall, one }: { hall: Hall; one: Identified<Question> }) {
  const say = words.value.questions;
  const mine = me(hall);
  const { id, owner, passedTo, text, openedAt, due, dueAt } = one;
  const whose = owner === undefined ? say.supervisors : owner === mine ? say.mine : say.of(owner);
  return html`<li>
    <p><b>${whose}</b> <small>${say.since(dateTime(openedAt))}</small></p>
    <p class="quiet" lang=${namesLanguage.value}>${about(hall, one)}</p>
    <p>${dueAt === undefined ? say.due(due) : say.dueAt(dateTime(dueAt))}</p>
    ${text === undefined ? html`<p class="quiet">${say.unwritten}</p>` : html`<blockquote>${text}</blockquote>`}
    ${passedTo !== undefined && html`<p>${say.passedTo(passedTo)}</p>`}
    ${
      mayAccept(one, mine) &&
      html`<${OrderButton} place=${place} verb="question-accept" args=${{ question: id }} says=${say.accept} main />`
    }
    ${mayAnswer(one, mine) && html`<${Close} id=${id} /><${Pass} id=${id} /><${Write} id=${id} />`}
  </li>`;
}

function draftOf(id: string) {
  const draft = drafts.value[id] ?? nothing;
  const change = (changed: Partial<Draft>) => {
    drafts.value = { ...drafts.value, [id]: { ...draft, ...changed } };
  };
  const isDone = (done: Partial<Draft>) => (given: Given) => {
    if (given.is === 'done') change(done);
  };
  return { draft, change, isDone };
}

function Close({ id }: { id: string }) {
  const say = words.value.questions;
  const { draft, change, isDone } = draftOf(id);
  const { answer, told, toldElse } = draft;
  const isElse = told === 'other';
  const how = isElse ? toldElse.trim() : told;
  return html`<details class="more">
    <summary>${say.close}</summary>
    <div class="fields">
      <${Field}
        id=${`answer-${id}`}
        label=${say.answer}
        help=${say.textHelp}
        value=${answer}
        write=${(answer: string) => change({ answer })}
        atMost=${textAtMost}
        long
      />
      <p class="field">
        <label for=${`told-${id}`}>${say.told}</label>
        <select
          id=${`told-${id}`}
          value=${told}
          onChange=${({ currentTarget }: { currentTarget: HTMLSelectElement }) => change({ told: currentTarget.value })}
        >
          ${Object.entries(say.toldHow).map(([one, says]) => html`<option value=${one}>${says}</option>`)}
        </select>
      </p>
      ${
        isElse &&
        html`<${Field}
          id=${`told-else-${id}`}
          label=${say.toldElse}
          value=${toldElse}
          write=${(toldElse: string) => change({ toldElse })}
          atMost=${toldAtMost}
        />`
      }
      <${OrderButton}
        place=${place}
        verb="question-close"
        args=${{ question: id, answer: answer.trim(), told: how }}
        says=${say.closeIt}
        notYet=${answer.trim() === '' || how === ''}
        then=${isDone(nothing)}
      />
    </div>
  </details>`;
}

function Pass({ id }: { id: string }) {
  const say = words.value.questions;
  const { draft, change, isDone } = draftOf(id);
  return html`<details class="more">
    <summary>${say.pass}</summary>
    <div class="fields">
      <${Field}
        id=${`to-${id}`}
        label=${say.to}
        help=${say.passHelp}
        value=${draft.to}
        write=${(to: string) => change({ to })}
        atMost=${numberAtMost}
      />
      <${OrderButton}
        place=${place}
        verb="question-pass"
        args=${{ question: id, to: draft.to.trim() }}
        says=${say.passIt}
        notYet=${draft.to.trim() === ''}
        then=${isDone({ to: '' })}
      />
    </div>
  </details>`;
}

function Write({ id }: { id: string }) {
  const say = words.value.questions;
  const { draft, change, isDone } = draftOf(id);
  return html`<details class="more">
    <summary>${say.write}</summary>
    <div class="fields">
      <${Field}
        id=${`text-${id}`}
        label=${say.text}
        help=${say.textHelp}
        value=${draft.text}
        write=${(text: string) => change({ text })}
        atMost=${textAtMost}
        long
      />
      <${OrderButton}
        place=${place}
        verb="question-write"
        args=${{ question: id, text: draft.text.trim() }}
        says=${say.writeIt}
        notYet=${draft.text.trim() === ''}
        then=${isDone({ text: '' })}
      />
    </div>
  </details>`;
}

/** Of which ticket, at which counter. */
function about(hall: Hall, { ticket, counter }: Question): string {
  const { counter: say } = words.value;
  const plate = counter === undefined ? undefined : say.plate(counter, counterName(hall, counter));
  return [ticket, plate].filter(part => part !== undefined).join(' · ');
}
