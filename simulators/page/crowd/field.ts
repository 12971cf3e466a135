/** One setting of the crowd that is written by hand: what is wrong with it stands below it, and is not sent. */
import { html } from 'htm/preact';
import { useId } from 'preact/hooks';
import { useDraft } from '../draft.ts';

type Typing = { currentTarget: HTMLInputElement };

export type CrowdFieldProps = {
  label: string;
  /** As the crowd has it. */
  inForce: string;
  /** What is wrong with a text, in words; undefined: it can be sent. */
  wrong(text: string): string | undefined;
  send(text: string): void;
  /** Digits are typed. */
  numeric?: boolean;
  disabled: boolean;
  /** More about what is written now, below the field; not where it is wrong. */
  below?(text: string): unknown;
};

export function CrowdField({ label, inForce, wrong, send, numeric, disabled, below }: CrowdFieldProps) {
  const { value, set } = useDraft(inForce);
  const id = useId();
  const fault = wrong(value);
  return html`<div class="crowd-field" data-wrong=${fault !== undefined}>
    <label for=${id}>${label}</label>
    <input
      id=${id}
      type="text"
      inputmode=${numeric === true ? 'numeric' : 'text'}
      autocomplete="off"
      spellcheck=${false}
      value=${value}
      disabled=${disabled}
      aria-invalid=${fault !== undefined}
      aria-describedby=${`${id}-fault`}
      onInput=${({ currentTarget }: Typing) => set(currentTarget.value)}
      onChange=${({ currentTarget }: Typing) => {
        if (wrong(currentTarget.value) === undefined) send(currentTarget.value);
      }}
    />
    <p id=${`${id}-fault`} class="crowd-fault" aria-live="polite">${fault}</p>
    ${fault === undefined && below?.(value)}
  </div>`;
}

/** Undefined: no whole number from 0 to `most`. */
export function wholeNumber(text: string, most: number): number | undefined {
  const number = /^\d{1,10}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return number <= most ? number : undefined;
}
