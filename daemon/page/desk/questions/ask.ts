/** Somebody was asked: it is theirs until it is answered. */
import { signal } from '@preact/signals';
import { html } from 'htm/preact';
import { Answer } from '../orders/answer.ts';
import { OrderButton } from '../orders/button.ts';
import { Field } from '../orders/field.ts';
import type { Given } from '../orders/give.ts';
import { session } from '../session/session.ts';
import type { Hall } from '../told/hall.ts';
import { words } from '../words/words.ts';
import { me } from './mine.ts';

const place = 'question-open';
/** Of 2000 bytes at most, also in Chinese. */
export const textAtMost = 600;
export const numberAtMost = 16;

type Written = { person?: string; text: string; ticket?: string };
const nothing: Written = { text: '' };
/** Kept while somebody looks at another part. */
const written = signal<Written>(nothing);

export function Ask({ hall }: { hall: Hall }) {
  const say = words.value.questions;
  const mine = me(hall);
  const { text } = written.value;
  const inHand = hall.counters.find(({ clerk }) => clerk !== undefined && clerk === mine)?.ticket;
  const { person = mine ?? '', ticket = inHand ?? '' } = written.value;
  const change = (change: Partial<Written>) => {
    written.value = { ...written.value, ...change };
  };
  const of = ticket.trim().toUpperCase();
  const then = (given: Given) => {
    if (given.is === 'done') written.value = nothing;
  };
  return html`<details class="more">
    <summary>${say.ask}</summary>
    <div class="fields">
      ${
        session()?.role !== 'attendant' &&
        html`<${Field}
          id="question-person"
          label=${say.person}
          value=${person}
          write=${(person: string) => change({ person })}
          atMost=${numberAtMost}
        />`
      }
      <${Field}
        id="question-text"
        label=${say.text}
        help=${say.textHelp}
        value=${text}
        write=${(text: string) => change({ text })}
        atMost=${textAtMost}
        long
      />
      <${Field}
        id="question-ticket"
        label=${say.ticket}
        help=${say.ticketHelp}
        value=${ticket}
        write=${(ticket: string) => change({ ticket })}
      />
      <${OrderButton}
        place=${place}
        verb="question-open"
        args=${{ person: person.trim(), text: text.trim(), ...(of !== '' && { ticket: of }) }}
        says=${say.open}
        notYet=${text.trim() === '' || person.trim() === ''}
        then=${then}
      />
      <${Answer} place=${place} />
    </div>
  </details>`;
}
