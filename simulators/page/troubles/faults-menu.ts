/** What can be broken at a device by hand, and how it is mended. */
import { html } from 'htm/preact';
import {
  type Degree,
  type DegreeName,
  degreeNames,
  degreeOf,
  type FaultName,
  usualDegree,
} from '../../stage/fault-names.ts';
import type { Looks, PlannedDevice } from '../contract.ts';
import { useDraft } from '../draft.ts';
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
  const draft = useDraft(JSON.stringify(looks?.degrees?.[fault] ?? usualDegree(fault)));
  const degree: Degree = JSON.parse(draft.value);
  const outcome = `troubles-outcome-${fault}`;
  function become(next: Degree): void {
    draft.set(JSON.stringify(next));
    if (made.includes(fault)) hall.doAt(device.id, { fault, ...next });
  }
  return html`<li>
    <button
      type="button"
      class="drawer-button"
      aria-pressed=${lasts(fault) ? made.includes(fault) : undefined}
      aria-describedby=${outcome}
      onClick=${() => {
        for (const action of faultsToAsk(looks, made, { fault, ...degree })) hall.doAt(device.id, action);
      }}
    >
      ${wordFor('fault', fault)}
    </button>
    <div>
      <span id=${outcome}>${faultOutcome(device, fault)}</span>
      <${DegreeFields} fault=${fault} degree=${degree} become=${become} />
    </div>
  </li>`;
}

type Typing = { currentTarget: HTMLInputElement };

/** How much of it; a number that cannot be is marked by the browser, and not sent. */
function DegreeFields(of: { fault: FaultName; degree: Degree; become(next: Degree): void }) {
  const limits = degreeOf(of.fault);
  const names = degreeNames.filter(name => limits[name] !== undefined);
  if (names.length === 0) return null;
  const changed = (name: DegreeName, field: HTMLInputElement): void => {
    if (field.validity.valid) of.become({ ...of.degree, [name]: field.valueAsNumber });
  };
  return html`<p class="troubles-degree">
    ${names.map(
      name => html`<label key=${name}>
        ${wordFor('degree', name)}
        <input
          type="number"
          min="0"
          max=${limits[name]?.atMost}
          step="any"
          required
          value=${of.degree[name] ?? 0}
          onChange=${({ currentTarget }: Typing) => changed(name, currentTarget)}
        />
      </label>`,
    )}
  </p>`;
}

/** Off and on again is over at once. */
function lasts(fault: FaultName): boolean {
  return fault !== 'power-cycle';
}

type Asked = { fault: FaultName } & Degree;

/** `made`: that last now. There is no mending of one alone: all are ended, and the others made again. */
function faultsToAsk(looks: Looks | undefined, made: readonly FaultName[], pressed: Asked): Asked[] {
  if (!made.includes(pressed.fault)) return [pressed];
  const others = made.filter(fault => fault !== pressed.fault);
  return [{ fault: 'none' }, ...others.map(fault => ({ fault, ...looks?.degrees?.[fault] }))];
}
