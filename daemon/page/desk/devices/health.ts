/** How the way to a device fares, in figures, for whoever asks. */
import { html } from 'htm/preact';
import type { DeviceHealth } from '../told/payloads.ts';
import { words } from '../words/words.ts';

const figures = ['frames', 'errors', 'retries', 'reopened', 'queueDepth', 'roundTripMs'] as const;

export function Health({ of, device }: { of: DeviceHealth; device: string }) {
  const { health } = words.value.devices;
  return html`<details class="more health">
    <summary aria-label=${health.of(device)}>${health.title}</summary>
    <p class="quiet">${health.since}</p>
    <dl>
      ${figures.map(
        figure =>
          html`<div key=${figure}>
            <dt>${health.figures[figure].name} <small>${health.figures[figure].says}</small></dt>
            <dd>${valueOf(figure, of[figure])}</dd>
          </div>`,
      )}
    </dl>
  </details>`;
}

/** Of a device that is never asked there is no time to answer. */
function valueOf(figure: (typeof figures)[number], value: number): string {
  const { health } = words.value.devices;
  if (figure !== 'roundTripMs') return String(value);
  return value === 0 ? health.notKnown : health.ms(value);
}
