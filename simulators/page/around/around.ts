/** What stands around the devices: the daemon's plug, the broker, what rings, and where the daemon is mistaken. */
import { html } from 'htm/preact';
import type { Hall } from '../hall.ts';
import { words } from '../words.ts';
import { AlarmItem, isRepair, type Ringing, ringing } from './alarms.ts';
import { BeliefTable } from './belief-table.ts';
import { BrokerPlace } from './broker-place.ts';
import { DaemonPlace } from './daemon-place.ts';

export function Around({ hall }: { hall: Hall }) {
  return html`<div class="around">
    <${DaemonPlace} hall=${hall} />
    <${BrokerPlace} hall=${hall} />
    <${BeliefTable} hall=${hall} />
    <${Rings} hall=${hall} />
  </div>`;
}

function Rings({ hall }: { hall: Hall }) {
  const all = ringing(hall);
  const { repairs, noRepairs, otherAlarms, noOtherAlarms } = words.value;
  return html`<${Alarms} hall=${hall} name=${repairs} none=${noRepairs} alarms=${all.filter(isRepair)} />
    <${Alarms}
      hall=${hall}
      name=${otherAlarms}
      none=${noOtherAlarms}
      alarms=${all.filter(alarm => !isRepair(alarm))}
    />`;
}

function Alarms(of: { hall: Hall; name: string; none: string; alarms: Ringing[] }) {
  const { hall, name, none, alarms } = of;
  return html`<section aria-label=${name}>
    <h3>${name}</h3>
    ${
      alarms.length === 0
        ? html`<p class="around-small">${none}</p>`
        : html`<ul class="around-alarms">
          ${alarms.map(alarm => html`<${AlarmItem} key=${alarm[0]} hall=${hall} alarm=${alarm} linked />`)}
        </ul>`
    }
  </section>`;
}
