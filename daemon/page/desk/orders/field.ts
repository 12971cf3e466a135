/** A field with its label, and what belongs into it. */
import { html } from 'htm/preact';

type FieldProps = {
  id: string;
  label: string;
  help?: string;
  value: string;
  write(value: string): void;
  atMost?: number;
  /** Of several lines. */
  long?: boolean;
};

export function Field({ id, label, help, value, write, atMost = 64, long }: FieldProps) {
  const typed = ({ currentTarget }: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
    write(currentTarget.value);
  const of = {
    id,
    value,
    maxlength: atMost,
    autocomplete: 'off',
    'aria-describedby': help === undefined ? undefined : `${id}-help`,
    onInput: typed,
  };
  return html`<p class="field">
    <label for=${id}>${label}</label>
    ${long === true ? html`<textarea rows="3" ...${of}></textarea>` : html`<input ...${of} />`}
    ${help !== undefined && html`<small id=${`${id}-help`}>${help}</small>`}
  </p>`;
}
