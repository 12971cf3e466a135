/** Under the screen of a pad: why it was refused, the digits typed so far, or what the mark on it means. */
import type { ReadonlySignal } from '@preact/signals';
import { html } from 'htm/preact';
import type { PlannedDevice } from '../contract.ts';
import { showsOf, textField } from '../fields.ts';
import type { Hall } from '../hall.ts';
import { language, worded, wordFor, words } from '../words.ts';
import { readLcd } from './lcd-reading.ts';
import { refusalReason } from './refusal-words.ts';

/** `used`: whether somebody is at this pad now, so that a screen reader tells what comes of a press, and only there. */
export function PadNote(props: {
  hall: Hall;
  device: PlannedDevice;
  typed: ReadonlySignal<string>;
  used: ReadonlySignal<boolean>;
}) {
  const lcd = textField(showsOf(props.hall, props.device.id), 'lcd');
  const reading = lcd === undefined ? undefined : readLcd(lcd);
  const refused = reading?.is === 'refused' ? reading.code : undefined;
  const mark = reading?.is === 'mark' && props.typed.value === '' ? reading.mark : undefined;
  return html`<p class="pad-note" aria-live=${props.used.value ? 'polite' : 'off'}>
    ${refused === undefined ? html`<${Typed} digits=${props.typed.value} />` : html`<${Refused} code=${refused} />`}
    ${mark !== undefined && html`<span class="pad-marked"><b>${mark}</b> ${wordFor('mark', String(mark))}</span>`}
  </p>`;
}

function Typed({ digits }: { digits: string }) {
  return digits === '' ? null : html`${words.value.digitsTyped} <b class="pad-typed">${digits}</b>`;
}

function Refused({ code }: { code: number }) {
  const [why, help] = refusalReason(code, language.value) ?? [];
  return html`<span class="pad-refused">
    <b>${worded('refused', { code })}</b> ${why} ${help !== undefined && html`<small>${help}</small>`}
  </span>`;
}
