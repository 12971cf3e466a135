/** What somebody said or asked is written down, with the ticket that it is of: it stays open until it is answered. */
import type { Signal } from '@preact/signals';
import { html } from 'htm/preact';
import type { ComponentChildren } from 'preact';
import { Answer } from './answer.ts';
import { OrderButton } from './button.ts';
import { Field } from './field.ts';
import type { Given } from './give.ts';

/** Of 2000 bytes at most, also in Chinese. */
export const textAtMost = 600;

export type Note = { text: string; ticket?: string };

type NoteProps = {
  kind: 'question' | 'follow-up';
  says: { title: string; text: string; textHelp: string; ticket: string; ticketHelp?: string; open: string };
  /** Kept while somebody looks at another part; `nothing` once it is open. */
  written: Signal<Note>;
  nothing: Note;
  /** Of this, unless another is written. */
  ofTicket?: string | undefined;
  /** Beside the text and its ticket. */
  args: Readonly<Record<string, unknown>>;
  notYet?: boolean;
  /** Fields before the text. */
  children?: ComponentChildren;
};

export function OpenNote(props: NoteProps) {
  const { kind, says, written, nothing, ofTicket = '', args, notYet = false, children } = props;
  const place = `${kind}-open`;
  const { text, ticket = ofTicket } = written.value;
  const change = (change: Partial<Note>) => {
    written.value = { ...written.value, ...change };
  };
  const of = ticket.trim().toUpperCase();
  const then = (given: Given) => {
    if (given.is === 'done') written.value = nothing;
  };
  return html`<details class="more">
    <summary>${says.title}</summary>
    <div class="fields">
      ${children}
      <${Field}
        id=${`${kind}-text`}
        label=${says.text}
        help=${says.textHelp}
        value=${text}
        write=${(text: string) => change({ text })}
        atMost=${textAtMost}
        long
      />
      <${Field}
        id=${`${kind}-ticket`}
        label=${says.ticket}
        help=${says.ticketHelp}
        value=${ticket}
        write=${(ticket: string) => change({ ticket })}
      />
      <${OrderButton}
        place=${place}
        verb=${place}
        args=${{ ...args, text: text.trim(), ...(of !== '' && { ticket: of }) }}
        says=${says.open}
        notYet=${notYet || text.trim() === ''}
        then=${then}
      />
      <${Answer} place=${place} />
    </div>
  </details>`;
}
