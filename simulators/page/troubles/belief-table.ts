/** Of every device with which something is wrong, or seems to be: what the daemon believes beside what is physically so. */
import { useComputed } from '@preact/signals';
import { html } from 'htm/preact';
import type { PlannedDevice } from '../contract.ts';
import type { Hall } from '../hall.ts';
import { wordFor, words } from '../words.ts';
import { DeviceLink } from './alarms.ts';
import { beliefOf, needsALook, troublesOf, verdictOf } from './belief.ts';
import { BelievedState } from './belief-panel.ts';

export function BeliefTable({ hall }: { hall: Hall }) {
  const isAny = useComputed(() => hall.plan.devices.some(device => needsALook(hall, device)));
  const { believedBesidePhysical, allWell, device, believed, physically, mendAll: mend } = words.value;
  return html`<section aria-labelledby="troubles-table">
    <div class="troubles-line">
      <h3 id="troubles-table">${believedBesidePhysical}</h3>
      ${
        isAny.value &&
        html`<button type="button" class="drawer-button" data-does="mend" onClick=${() => mendAll(hall)}>
        ${mend}
      </button>`
      }
    </div>
    ${
      isAny.value
        ? html`<table class="troubles-table">
          <thead>
            <tr>
              <th scope="col">${device}</th>
              <th scope="col">${believed}</th>
              <th scope="col">${physically}</th>
            </tr>
          </thead>
          <tbody>
            ${hall.plan.devices.map(
              planned => html`<${Row} key=${planned.id} hall=${hall} device=${planned} />`,
            )}
          </tbody>
        </table>`
        : html`<p class="troubles-small">${allWell}</p>`
    }
  </section>`;
}

function Row({ hall, device }: { hall: Hall; device: PlannedDevice }) {
  if (!needsALook(hall, device)) return null;
  const belief = beliefOf(hall, device);
  const troubles = troublesOf(hall, device);
  const verdict = verdictOf(hall, device);
  const why = belief?.why ?? belief?.warning;
  return html`<tr data-verdict=${verdict}>
    <th scope="row"><${DeviceLink} device=${device.id} /></th>
    <td>
      <span class="troubles-state"><${BelievedState} belief=${belief} /></span>
      ${typeof why === 'string' && html`<p class="troubles-small" lang="en">${why}</p>`}
    </td>
    <td>
      ${
        troubles.length === 0
          ? words.value.noTrouble
          : html`<b>${troubles.map(trouble => wordFor('fault', trouble)).join(words.value.listComma)}</b>`
      }
      <p class="troubles-small">${wordFor('verdict', verdict)}</p>
    </td>
  </tr>`;
}

function mendAll(hall: Hall): void {
  for (const device of hall.plan.devices) {
    if (troublesOf(hall, device).length > 0) hall.doAt(device.id, { fault: 'none' });
  }
}
