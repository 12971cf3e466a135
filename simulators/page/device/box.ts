/** The frame around every device: what it is called, what the hall believes of it, and what a hand has broken. */
import { html } from 'htm/preact';
import { useErrorBoundary } from 'preact/hooks';
import type { Looks, PlannedDevice } from '../contract.ts';
import type { Hall } from '../hall.ts';
import { Icon } from '../icons.ts';
import { type Belief, beliefOf } from '../troubles/belief.ts';
import { wordFor, words } from '../words.ts';
import { drawer, openDetails } from './drawer.ts';
import { DeviceFace } from './face.ts';
import { ShowsList } from './shows-list.ts';

export function DeviceBox({ hall, device }: { hall: Hall; device: PlannedDevice }) {
  const says = beliefOf(hall, device);
  return html`<div class="device" data-class=${device.class} data-state=${says?.state}>
    <div class="device-face"><${SafeFace} hall=${hall} device=${device} /></div>
    <div class="device-line">
      <${DeviceButton} device=${device} state=${says?.state} />
      <${FaultBadges} hall=${hall} device=${device} />
    </div>
    <${Trouble} says=${says} />
  </div>`;
}

function DeviceButton({ device, state }: { device: PlannedDevice; state: string | undefined }) {
  const { id } = device;
  const shown = drawer.value;
  return html`<button
    type="button"
    class="device-button"
    aria-expanded=${shown?.is === 'device' && shown.device === id}
    aria-controls="drawer"
    onClick=${() => openDetails(id)}
  >
    <span class="state-dot" data-state=${state}></span>
    <span class="device-name">${id}</span>
    <span class="device-state" data-state=${state}>${wordFor('device', state ?? 'unknown')}</span>
    <span class="unseen">${words.value.details}</span>
    <${Icon} name="details" />
  </button>`;
}

function FaultBadges({ hall, device }: { hall: Hall; device: PlannedDevice }) {
  const faults = hall.topic<Looks>(`sim/${device.id}/looks`).value?.faults;
  if (!Array.isArray(faults) || faults.length === 0) return null;
  return html`<ul class="fault-badges" aria-label=${words.value.faultsByHand}>
    ${faults.map(fault => html`<li key=${fault}>${wordFor('fault', fault)}</li>`)}
  </ul>`;
}

/** In the daemon's own words. */
function Trouble({ says }: { says: Belief | undefined }) {
  const why = says?.why ?? says?.warning;
  if (typeof why !== 'string' || says?.state === 'init') return null;
  return html`<p class="device-why" lang="en">${why}</p>`;
}

/** One device that cannot be drawn shall not take the hall with it. */
function SafeFace({ hall, device }: { hall: Hall; device: PlannedDevice }) {
  const [failed] = useErrorBoundary(error => reportError(error));
  if (failed === undefined) return html`<${DeviceFace} hall=${hall} device=${device} />`;
  return html`<p class="shows-none">${words.value.faceFailed}</p>
    <${ShowsList} hall=${hall} device=${device} />`;
}
