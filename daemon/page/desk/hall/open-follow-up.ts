/** Somebody complained or wrote: it stays open until it is answered. */
import { signal } from '@preact/signals';
import { html } from 'htm/preact';
import { type Note, OpenNote } from '../orders/note.ts';
import { words } from '../words/words.ts';

const sources = ['complaint', 'mail'] as const;

type Written = Note & { source: string };
const nothing: Written = { source: 'complaint', text: '' };
const written = signal<Written>(nothing);

export function OpenFollowUp() {
  const { openNew: title, noteHelp: textHelp, ...say } = words.value.hall.followUps;
  const { source } = written.value;
  return html`<${OpenNote}
    kind="follow-up"
    says=${{ ...say, title, textHelp }}
    written=${written}
    nothing=${nothing}
    args=${{ source }}
  >
    <p class="field">
      <label for="follow-up-source">${say.source}</label>
      <select
        id="follow-up-source"
        value=${source}
        onChange=${({ currentTarget }: { currentTarget: HTMLSelectElement }) => {
          written.value = { ...written.value, source: currentTarget.value };
        }}
      >
        ${sources.map(one => html`<option value=${one}>${say.sources[one]}</option>`)}
      </select>
    </p>
  </${OpenNote}>`;
}
