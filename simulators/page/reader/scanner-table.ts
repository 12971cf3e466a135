/** A scanner on its table: what is held under it, typed or one of the tickets that hang in the printers now. */
import { useComputed, useSignal } from '@preact/signals';
import { html } from 'htm/preact';
import { useId } from 'preact/hooks';
import type { PlannedDevice } from '../contract.ts';
import { showsOf } from '../fields.ts';
import type { Hall } from '../hall.ts';
import { feel } from '../pad/key-feel.ts';
import { lineAtMost, scannable } from '../printer/scannable.ts';
import { worded, words } from '../words.ts';
import { ticketsToScan } from './tickets-to-scan.ts';

export function ScannerTable({ hall, device }: { hall: Hall; device: PlannedDevice }) {
  const typed = useSignal('');
  const field = useId();

  const disabled = !hall.connected.value;

  function scan(text: string): void {
    const line = scannable(text);
    if (line !== undefined) hall.doAt(device.id, { scan: line });
  }

  function submit(event: Event): void {
    event.preventDefault();
    if (disabled) return;
    scan(typed.value);
    typed.value = '';
  }

  return html`<div
    class="reader-scanner"
    role="group"
    aria-label=${worded('scanner', { device: device.id })}
    aria-disabled=${disabled}
  >
    <${Beam} hall=${hall} device=${device} />
    <form class="reader-scan" onSubmit=${submit}>
      <label for=${field}>${words.value.scanLabel}</label>
      <input
        id=${field}
        type="text"
        maxlength=${lineAtMost}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck=${false}
        placeholder="A001"
        value=${typed.value}
        onInput=${(event: { currentTarget: HTMLInputElement }) => (typed.value = event.currentTarget.value)}
      />
      <button type="submit" disabled=${scannable(typed.value) === undefined}>${words.value.scan}</button>
    </form>
    <${HangingTickets} hall=${hall} scan=${scan} />
  </div>`;
}

/** The line of red light under it; it flares up when something was read. */
function Beam({ hall, device }: { hall: Hall; device: PlannedDevice }) {
  const { sent } = showsOf(hall, device.id);
  return html`<div class="reader-beam" aria-hidden="true"><i key=${JSON.stringify(sent)}></i></div>`;
}

function HangingTickets({ hall, scan }: { hall: Hall; scan(line: string): void }) {
  const tickets = useComputed(() =>
    ticketsToScan(
      hall.plan.devices
        .filter(device => device.class === 'printer')
        .map(printer => showsOf(hall, printer.id)),
    ),
  ).value;
  if (tickets.length === 0) return null;
  return html`<div class="reader-hanging" role="group" aria-label=${words.value.scanHanging}>
    <span>${words.value.scanHanging}</span>
    ${tickets.map(
      ({ line, number }) =>
        html`<button
          key=${line}
          type="button"
          class="reader-stub"
          onClick=${(event: { currentTarget: Element }) => {
            feel(event.currentTarget);
            scan(line);
          }}
        >
          ${number}
        </button>`,
    )}
  </div>`;
}
