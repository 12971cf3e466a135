/** One of several, with its label; nothing is chosen before somebody does. */
import { html } from 'htm/preact';
import { words } from '../words/words.ts';

type SelectProps = {
  id: string;
  label: string;
  /** Each with what it is called. */
  among: readonly (readonly [id: string, name: string])[];
  value: string | undefined;
  choose(id: string): void;
  /** Of the names. */
  lang?: string;
};

export function Select({ id, label, among, value, choose, lang }: SelectProps) {
  const chosen = ({ currentTarget }: { currentTarget: HTMLSelectElement }) => choose(currentTarget.value);
  return html`<p class="field">
    <label for=${id}>${label}</label>
    <select id=${id} value=${value ?? ''} onChange=${chosen}>
      <option value="" disabled>${words.value.orders.choose}</option>
      ${among.map(([one, name]) => html`<option key=${one} value=${one} lang=${lang}>${name}</option>`)}
    </select>
  </p>`;
}
