/** A pad by what can be pressed on it: the clerk's keys and, on the other side, the citizen's rater. */
import { type Signal, useSignal, useSignalEffect } from '@preact/signals';
import { html } from 'htm/preact';
import type { PlannedDevice } from '../contract.ts';
import { showsOf, textField } from '../fields.ts';
import type { Hall } from '../hall.ts';
import { worded } from '../words.ts';
import { KeyGroup } from './key-group.ts';
import { keyLabel } from './key-words.ts';
import { readLcd } from './lcd-reading.ts';
import { padKeys } from './pad-keys.ts';
import { PadLamps } from './pad-lamps.ts';
import { PadLcd } from './pad-lcd.ts';
import { PadNote } from './pad-note.ts';
import { RatingMark } from './rating-mark.ts';
import { typedAfter } from './typed-digits.ts';

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
    typed.value = typedAfter(typed.value, word);
    hall.doAt(device.id, { press: word });
  }

  return html`<div
    class="pad"
    onFocusIn=${() => {
      used.value = true;
    }}
    onFocusOut=${() => {
      used.value = false;
    }}
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
