/** A reader by what can be pressed at it: a kiosk has a menu, a scanner is held over tickets. */
import { html } from 'htm/preact';
import type { PlannedDevice } from '../contract.ts';
import { showsOf, textsField } from '../fields.ts';
import type { Hall } from '../hall.ts';
import { words } from '../words.ts';
import { KioskScreen } from './kiosk-screen.ts';
import { ScannerTable } from './scanner-table.ts';

export function ReaderFace({ hall, device }: { hall: Hall; device: PlannedDevice }) {
  return html`<div class="reader">
    <${device.presses.length > 0 ? KioskScreen : ScannerTable} hall=${hall} device=${device} />
    <${SentLast} hall=${hall} device=${device} />
  </div>`;
}

function SentLast({ hall, device }: { hall: Hall; device: PlannedDevice }) {
  const last = textsField(showsOf(hall, device.id), 'sent').at(-1);
  return html`<p class="reader-sent">
    ${words.value.lastSent} <code>${last ?? words.value.unknown}</code>
  </p>`;
}
