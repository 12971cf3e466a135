/** All that can be known of one device, and all that can be broken there. */
import { html } from 'htm/preact';
import type { PlannedDevice } from '../contract.ts';
import type { Hall } from '../hall.ts';
import { troublesOf, verdictOf } from '../troubles/belief.ts';
import { Believed } from '../troubles/belief-panel.ts';
import { FaultsMenu } from '../troubles/faults-menu.ts';
import { WireView } from '../wire/wire-view.ts';
import { counterText, wordFor, words } from '../words.ts';
import { ShowsList } from './shows-list.ts';

type Part = { hall: Hall; device: PlannedDevice };

export function DeviceDetails({ hall, device }: Part) {
  return html`<div class="around">
    <p class="troubles-small">${whatItIs(device)}</p>
    <${VerdictLine} hall=${hall} device=${device} />
    <div class="troubles-both">
      <${Believed} hall=${hall} device=${device} />
      <${Physical} hall=${hall} device=${device} />
    </div>
    <${WireView} device=${device} />
    <${FaultsMenu} hall=${hall} device=${device} />
  </div>`;
}

function whatItIs({ kind, counter }: PlannedDevice): string {
  return counter === undefined ? kind : `${kind} · ${counterText(counter)}`;
}

function VerdictLine({ hall, device }: Part) {
  const verdict = verdictOf(hall, device);
  return html`<p class="troubles-verdict" data-verdict=${verdict} role="status">${wordFor('verdict', verdict)}</p>`;
}

function Physical({ hall, device }: Part) {
  const troubles = troublesOf(hall, device);
  return html`<section class="troubles-side" data-is="physical" aria-labelledby="troubles-physical">
    <h3 id="troubles-physical">${words.value.physically}</h3>
    ${
      troubles.length === 0
        ? html`<p>${words.value.noTrouble}</p>`
        : html`<ul class="troubles-list">
          ${troubles.map(trouble => html`<li key=${trouble}>${wordFor('fault', trouble)}</li>`)}
        </ul>`
    }
    <h4>${words.value.seenThere}</h4>
    <${ShowsList} hall=${hall} device=${device} />
  </section>`;
}
