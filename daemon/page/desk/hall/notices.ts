/** What everybody in the hall is told, and for how long. */
import { signal } from '@preact/signals';
import { html } from 'htm/preact';
import { Answer } from '../orders/answer.ts';
import { OrderButton } from '../orders/button.ts';
import { Field } from '../orders/field.ts';
import type { Given } from '../orders/give.ts';
import { may } from '../session/session.ts';
import type { Hall } from '../told/hall.ts';
import { clockTime, hallTime } from '../told/source.ts';
import { hallLanguage } from '../words/language.ts';
import { words } from '../words/words.ts';

const place = 'notice';
const textAtMost = 200;
const minutesToChoose = [30, 60, 120, 240];

/** Kept while somebody looks at another part. */
const text = signal('');
const forMinutes = signal('');

export function Notices({ hall }: { hall: Hall }) {
  const say = words.value.hall.notices;
  const notices = hall.state?.notices ?? [];
  return html`<section class="card" aria-labelledby="notices-title">
    <h2 id="notices-title">${say.title}</h2>
    ${notices.length === 0 && html`<p class="quiet">${say.none}</p>`}
    <ul>
      ${notices.map(
        one =>
          html`<li key=${one.text}>
            <span lang=${hallLanguage.value}>${one.text}</span>
            ${one.until !== undefined && html` <small>${say.until(clockTime(one.until))}</small>`}
          </li>`,
      )}
    </ul>
    ${may('notice-set') && html`<${Form} standing=${notices.length > 0} />`}
    <${Answer} place=${place} />
  </section>`;
}

function Form({ standing }: { standing: boolean }) {
  const say = words.value.hall.notices;
  const minutes = Number(forMinutes.value);
  const until = minutes === 0 ? {} : { until: hallTime.value + minutes * 60_000 };
  const then = (given: Given) => {
    if (given.is === 'done') text.value = '';
  };
  return html`<div class="fields">
    <${Field}
      id="notice-text"
      label=${say.text}
      help=${say.help}
      value=${text.value}
      write=${(written: string) => {
        text.value = written;
      }}
      atMost=${textAtMost}
    />
    <p class="field">
      <label for="notice-until">${say.how}</label>
      <select
        id="notice-until"
        value=${forMinutes.value}
        onChange=${({ currentTarget }: { currentTarget: HTMLSelectElement }) => {
          forMinutes.value = currentTarget.value;
        }}
      >
        <option value="">${say.day}</option>
        ${minutesToChoose.map(one => html`<option value=${one}>${say.minutes(one)}</option>`)}
      </select>
    </p>
    <p class="buttons">
      <${OrderButton}
        place=${place}
        verb="notice-set"
        args=${{ text: text.value.trim(), ...until }}
        says=${say.set}
        notYet=${text.value.trim() === ''}
        then=${then}
      />
      ${standing && html`<${OrderButton} place=${place} verb="notice-set" args=${{ text: '' }} says=${say.clear} />`}
    </p>
  </div>`;
}
