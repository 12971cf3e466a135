/** A ticket is found by what somebody types, or by the code that a scanner types. */
import { signal } from '@preact/signals';
import { html } from 'htm/preact';
import { Answer } from '../orders/answer.ts';
import type { Hall } from '../told/hall.ts';
import { words } from '../words/words.ts';
import { atFind, find, found, meant } from './asked.ts';
import { Found } from './found.ts';

const typed = signal('');

export function Find({ hall }: { hall: Hall }) {
  const say = words.value.tickets;
  const search = (event: Event) => {
    event.preventDefault();
    void find(typed.value);
    // The next scan begins anew.
    typed.value = '';
  };
  return html`<section class="card find" aria-labelledby="find-title">
    <h2 id="find-title">${say.find}</h2>
    <form class="row" onSubmit=${search}>
      <p class="field">
        <label for="find-ticket">${say.ticket}</label>
        <input
          id="find-ticket"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck=${false}
          maxlength="200"
          placeholder=${say.findHelp}
          value=${typed.value}
          onInput=${({ currentTarget }: { currentTarget: HTMLInputElement }) => {
            typed.value = currentTarget.value;
          }}
        />
      </p>
      <button type="submit">${say.search}</button>
    </form>
    <div role="status">${problem(meant.value)}</div>
    <${Answer} place=${atFind} quietly />
    ${found.value !== undefined && html`<${Found} key=${found.value.told.ticket} hall=${hall} ...${found.value} />`}
  </section>`;
}

function problem(now: typeof meant.value): string {
  const say = words.value.tickets;
  if (now.is === 'other-day') return say.otherDay(now.day);
  if (now.is === 'identity') return say.identity;
  return now.is === 'several' ? say.several(now.tickets.join(' ')) : '';
}
