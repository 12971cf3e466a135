/** A field of the line that is being typed. */
import { html } from 'htm/preact';
import { namesLanguage } from '../words/language.ts';
import { words } from '../words/words.ts';
import { change, typed, wrong } from './draft.ts';

type LineProps = {
  field: 'number' | 'counter' | 'time' | 'reason' | 'papers';
  label: string;
  help?: string;
  /** A phone offers digits. */
  digits?: boolean;
};

export function Line({ field, label, help, digits }: LineProps) {
  const id = `line-${field}`;
  return html`<p class="field">
    <label for=${id}>${label}</label>
    <input
      id=${id}
      value=${typed.value[field]}
      inputmode=${digits === true ? 'numeric' : undefined}
      maxlength=${field === 'number' ? 200 : 60}
      autocomplete="off"
      spellcheck=${false}
      aria-invalid=${wrong.value?.field === field}
      aria-describedby=${help === undefined ? undefined : `${id}-help`}
      onFocus=${({ currentTarget }: { currentTarget: HTMLInputElement }) => currentTarget.select()}
      onInput=${({ currentTarget }: { currentTarget: HTMLInputElement }) => change({ [field]: currentTarget.value })}
    />
    ${help !== undefined && html`<small id=${`${id}-help`}>${help}</small>`}
  </p>`;
}

type SelectProps = {
  field: string;
  label: string;
  options: readonly (readonly [id: string, name: string])[];
  value: string;
  write(id: string): void;
};

/** Each begins with its place in the list: its digit chooses it. */
export function Select({ field, label, options, value, write }: SelectProps) {
  const say = words.value.power;
  return html`<p class="field">
    <label for=${`line-${field}`}>${label}</label>
    <select
      id=${`line-${field}`}
      value=${value}
      aria-invalid=${wrong.value?.field === field}
      onChange=${({ currentTarget }: { currentTarget: HTMLSelectElement }) => write(currentTarget.value)}
    >
      <option value="">${say.unsaid}</option>
      ${options.map(([id, name], index) => html`<option value=${id} lang=${namesLanguage.value}>${say.several(index + 1, name)}</option>`)}
    </select>
  </p>`;
}
