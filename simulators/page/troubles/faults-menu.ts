/** What can be broken at a device by hand, and how it is mended. */
import { html } from 'htm/preact';
import type { FaultName } from '../../stage/fault-names.ts';
import type { Looks, PlannedDevice } from '../contract.ts';
import type { Hall } from '../hall.ts';
import { wordFor, words } from '../words.ts';
import { faultOutcome } from './fault-outcome.ts';

type Part = { hall: Hall; device: PlannedDevice };

export function FaultsMenu({ hall, device }: Part) {
  const { breakIt, mendAll } = words.value;
  return html`<section aria-labelledby="troubles-faults">
    <div class="troubles-line">
      <h3 id="troubles-faults">${breakIt}</h3>
      <button type="button" class="drawer-button" onClick=${() => hall.doAt(device.id, { fault: 'none' })}>
        ${mendAll}
      </button>
    </div>
    <ul class="troubles-faults">
      ${device.faults.map(
        fault => html`<${FaultItem} key=${fault} hall=${hall} device=${device} fault=${fault} />`,
      )}
    </ul>
  </section>`;
}

function FaultItem({ hall, device, fault }: Part & { fault: FaultName }) {
  const looks = hall.topic<Looks>(`sim/${device.id}/looks`).value;
  const made = Array.isArray(looks?.faults) ? looks.faults : [];
  const outcome = `troubles-outcome-${fault}`;
  return html`<li>
    <button
      type="button"
      class="drawer-button"
      aria-pressed=${lasts(fault) ? made.includes(fault) : undefined}
      aria-describedby=${outcome}
      onClick=${() => {
        for (const wanted of faultsToAsk(made, fault)) hall.doAt(device.id, { fault: wanted });
      }}
    >
      ${wordFor('fault', fault)}
    </button>
    <span id=${outcome}>${faultOutcome(device, fault)}</span>
  </li>`;
}

/** Off and on again is over at once. */
function lasts(fault: FaultName): boolean {
  return fault !== 'power-cycle';
}

/** `made`: that last now. There is no mending of one alone: all are ended, and the others made again. */
function faultsToAsk(made: readonly FaultName[], pressed: FaultName): FaultName[] {
  return made.includes(pressed) ? ['none', ...made.filter(fault => fault !== pressed)] : [pressed];
}
