/** Somebody was asked: it is theirs until it is answered. */
import { signal } from '@preact/signals';
import { html } from 'htm/preact';
import { Field } from '../orders/field.ts';
import { type Note, OpenNote } from '../orders/note.ts';
import { session } from '../session/session.ts';
import type { Hall } from '../told/hall.ts';
import { words } from '../words/words.ts';
import { me } from './mine.ts';

export const numberAtMost = 16;

type Written = Note & { person?: string };
const nothing: Written = { text: '' };
const written = signal<Written>(nothing);

export function Ask({ hall }: { hall: Hall }) {
  const { ask: title, ...say } = words.value.questions;
  const mine = me(hall);
  const inHand = hall.counters.find(({ clerk }) => clerk !== undefined && clerk === mine)?.ticket;
  const { person = mine ?? '' } = written.value;
  return html`<${OpenNote}
    kind="question"
    says=${{ ...say, title }}
    written=${written}
    nothing=${nothing}
    ofTicket=${inHand}
    args=${{ person: person.trim() }}
    notYet=${person.trim() === ''}
  >
    ${
      session()?.role !== 'attendant' &&
      html`<${Field}
        id="question-person"
        label=${say.person}
        value=${person}
        write=${(person: string) => {
          written.value = { ...written.value, person };
        }}
        atMost=${numberAtMost}
      />`
    }
  </${OpenNote}>`;
}
