/** A reader of identity cards, and the card that is laid on it: its number is typed, or one of two invented people's. */
import { useSignal } from '@preact/signals';
import { html } from 'htm/preact';
import { useId } from 'preact/hooks';
import type { PlannedDevice } from '../contract.ts';
import { showsOf, textField } from '../fields.ts';
import type { Hall } from '../hall.ts';
import { worded, words } from '../words.ts';

/** Of nobody, with the check that a number has. */
const invented = ['11010519491231002X', '350102200002291230'] as const;
/** With what may stand around a number that is pasted. */
const charactersAtMost = 40;

export function CardTable({ hall, device }: { hall: Hall; device: PlannedDevice }) {
  const typed = useSignal('');
  const field = useId();
  const disabled = !hall.connected.value;
  const lying = textField(showsOf(hall, device.id), 'card');

  const lay = (number: string): void => hall.doAt(device.id, { lay: number });

  function submit(event: Event): void {
    event.preventDefault();
    if (disabled || typed.value.trim() === '') return;
    lay(typed.value.trim().toUpperCase());
    typed.value = '';
  }

  return html`<div
    class="reader-scanner"
    role="group"
    aria-label=${worded('cardReader', { device: device.id })}
    aria-disabled=${disabled}
  >
    <p class="reader-sent">
      ${lying === undefined ? words.value.noCardThere : html`${words.value.cardThere} <code>${lying}</code>`}
    </p>
    <form class="reader-scan" onSubmit=${submit}>
      <label for=${field}>${words.value.cardLabel}</label>
      <input
        id=${field}
        type="text"
        maxlength=${charactersAtMost}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck=${false}
        placeholder=${invented[0]}
        value=${typed.value}
        onInput=${(event: { currentTarget: HTMLInputElement }) => (typed.value = event.currentTarget.value)}
      />
      <button type="submit" disabled=${disabled || typed.value.trim() === ''}>${words.value.layCard}</button>
    </form>
    <div class="reader-hanging" role="group" aria-label=${words.value.inventedCards}>
      <span>${words.value.inventedCards}</span>
      ${invented.map(
        number =>
          html`<button key=${number} type="button" class="reader-stub" disabled=${disabled} onClick=${() => lay(number)}>
            ${number}
          </button>`,
      )}
      <button
        type="button"
        class="reader-stub"
        disabled=${disabled || lying === undefined}
        onClick=${() => hall.doAt(device.id, { take: true })}
      >
        ${words.value.takeCard}
      </button>
    </div>
  </div>`;
}
