/** A pad by what can be pressed on it: the clerk's keys and, on the other side, the citizen's rater. */
import { type Signal, useSignal, useSignalEffect } from '@preact/signals';
import { html } from 'htm/preact';
import type { PlannedDevice } from '../contract.ts';
import { showsOf, textField } from '../fields.ts';
import type { Hall } from '../hall.ts';
import { worded, wordFor } from '../words.ts';
import { KeyGroup } from './key-group.ts';
import { padKeys } from './keys.ts';
import { PadLamps } from './lamps.ts';
import { PadLcd } from './lcd.ts';
import { readLcd } from './lcd-reading.ts';
import { PadNote } from './note.ts';

/** The hall forgets digits that no function key has followed; a pad with an LCD keeps them itself, until it loses power. */
const forgottenAfterMs = 10_000;

export function PadFace({ hall, device }: { hall: Hall; device: PlannedDevice }) {
  const typed = useTyped(hall, device);
  /** Somebody is at it. */
  const used = useSignal(false);
  const { keys, ratings } = padKeys(device.presses.map(({ word }) => word));
  const hasLcd = device.face === 'lcd';
  const hasNote = hasLcd || keys.some(({ name }) => name === 'digits');

  const disabled = !hall.connected.value;

  function press(word: string): void {
    if (disabled) return;
    typed.value = typedAfter(typed.value, word, digitsKept(textField(showsOf(hall, device.id), 'lcd')));
    hall.doAt(device.id, { press: word });
  }

  return html`<div
    class="pad"
    onFocusIn=${() => (used.value = true)}
    onFocusOut=${() => (used.value = false)}
  >
    <div class="pad-case">
      <${hasLcd ? PadLcd : PadLamps} hall=${hall} device=${device} />
      ${hasNote && html`<${PadNote} hall=${hall} device=${device} typed=${typed} used=${used} />`}
      ${
        keys.length > 0 &&
        html`<${KeyGroup}
          label=${worded('padKeys', { device: device.id })}
          blocks=${keys}
          disabled=${disabled}
          press=${press}
          draw=${keyLabel}
        />`
      }
    </div>
    ${
      ratings.length > 0 &&
      html`<div class="pad-rater">
        <${KeyGroup}
          label=${worded('rater', { device: device.id })}
          blocks=${[{ name: 'rating', words: ratings }]}
          disabled=${disabled}
          press=${press}
          draw=${(word: string) => html`<${RatingMark} word=${word} />${keyLabel(word)}`}
        />
      </div>`
    }
  </div>`;
}

/** A digit, and what this page does not know, stands there as it is. */
const keyLabel = (word: string): string => wordFor('key', word);

/** What was typed at this pad on this page, for as long as pad or hall keep it. */
function useTyped(hall: Hall, device: PlannedDevice): Signal<string> {
  const typed = useSignal('');
  useSignalEffect(() => {
    const lcd = textField(showsOf(hall, device.id), 'lcd');
    if (lcd !== undefined && readLcd(lcd).is === 'dark') typed.value = '';
  });
  useSignalEffect(() => {
    if (typed.value === '' || device.face === 'lcd') return undefined;
    const timer = setTimeout(() => {
      typed.value = '';
    }, forgottenAfterMs);
    return () => clearTimeout(timer);
  });
  return typed;
}

/** As the pad or the hall keeps them; one with the ticket first on its LCD has more. */
const digitsKept = (lcd = ''): number => (lcd.includes('_') ? 6 : 2);

/** `word`: what is pressed now. A rating is the citizen's, and leaves the clerk's digits alone. */
function typedAfter(digits: string, word: string, kept: number): string {
  if (/^\d$/.test(word)) return (digits + word).slice(-kept);
  return word.startsWith('rate-') ? digits : '';
}

/** How far the middle of the mouth hangs below its corners, in the units of the drawing. */
const mouths: Readonly<Record<string, number>> = {
  'rate-5': 5,
  'rate-4': 3,
  'rate-3': 0,
  'rate-2': -3,
  'rate-1': -5,
};

/** The face on a button of a rater, from a broad smile to a frown. `word`: rate-1 (worst) to rate-5 (best). */
function RatingMark({ word }: { word: string }) {
  const hangs = mouths[word] ?? 0;
  return html`<svg class="pad-mark" viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="12" cy="12" r="10" />
    <path d="M8.5 9v1.5M15.5 9v1.5" />
    <path d=${`M7.5 ${15.5 - hangs / 3}q4.5 ${hangs} 9 0`} />
  </svg>`;
}
