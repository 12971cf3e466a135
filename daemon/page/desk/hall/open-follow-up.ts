/** Somebody complained or wrote: it stays open until it is answered. */
import { signal } from '@preact/signals';
import { html } from 'htm/preact';
import { Answer } from '../orders/answer.ts';
import { OrderButton } from '../orders/button.ts';
import { Field } from '../orders/field.ts';
import type { Given } from '../orders/give.ts';
import { words } from '../words/words.ts';

const place = 'follow-up-open';
/** Of 2000 bytes at most, also in Chinese. */
const textAtMost = 600;
const sources = ['complaint', 'mail'] as const;

type Written = { source: string; text: string; ticket: string };
const nothing: Written = { source: 'complaint', text: '', ticket: '' };
/** Kept while somebody looks at another part. */
const written = signal<Written>(nothing);

export function OpenFollowUp() {
  const say = words.value.hall.followUps;
  const { source, text, ticket } = written.value;
  const change = (change: Partial<Written>) => {
    written.value = { ...written.value, ...change };
  };
  const of = ticket.trim().toUpperCase();
  const then = (given: Given) => {
    if (given.is === 'done') written.value = nothing;
  };
  return html`<details class="more">
    <summary>${say.openNew}</summary>
    <div class="fields">
      <p class="field">
        <label for="follow-up-source">${say.source}</label>
        <select
          id="follow-up-source"
          value=${source}
          onChange=${({ currentTarget }: { currentTarget: HTMLSelectElement }) => change({ source: currentTarget.value })}
        >
          ${sources.map(one => html`<option value=${one}>${say.sources[one]}</option>`)}
        </select>
      </p>
      <${Field}
        id="follow-up-text"
        label=${say.text}
        help=${say.noteHelp}
        value=${text}
        write=${(text: string) => change({ text })}
        atMost=${textAtMost}
        long
      />
      <${Field}
        id="follow-up-ticket"
        label=${say.ticket}
        value=${ticket}
        write=${(ticket: string) => change({ ticket })}
      />
      <${OrderButton}
        place=${place}
        verb="follow-up-open"
        args=${{ source, text: text.trim(), ...(of !== '' && { ticket: of }) }}
        says=${say.open}
        notYet=${text.trim() === ''}
        then=${then}
      />
      <${Answer} place=${place} />
    </div>
  </details>`;
}
