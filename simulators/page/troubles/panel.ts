/** What stands around the devices: the daemon's plug, the broker, what rings, and where the daemon is mistaken. */
import { html } from 'htm/preact';
import type { DemoShows } from '../contract.ts';
import type { Hall } from '../hall.ts';
import { words } from '../words.ts';
import { AlarmItem, isRepair, type Ringing, ringing } from './alarms.ts';
import { BeliefTable } from './belief-table.ts';
import { DaemonPlace } from './daemon-place.ts';

export function Around({ hall }: { hall: Hall }) {
  return html`<div class="around">
    <${DaemonPlace} hall=${hall} />
    <${BrokerPlace} hall=${hall} />
    <${BeliefTable} hall=${hall} />
    <${Rings} hall=${hall} />
  </div>`;
}

/** The hall's broker, which can be taken away. The page has its own way to all that it shows. */
function BrokerPlace({ hall }: { hall: Hall }) {
  const broker = hall.topic<DemoShows>('demo/shows').value?.broker;
  const isAway = broker === 'away';
  const { theBroker, takeAway, bringBack, brokerHere, brokerAway, unknown } = words.value;
  const known = isAway ? brokerAway : brokerHere;
  return html`<section aria-labelledby="troubles-broker">
    <div class="troubles-line">
      <h3 id="troubles-broker">${theBroker}</h3>
      <button
        type="button"
        class="drawer-button"
        data-does=${isAway ? 'mend' : 'break'}
        disabled=${broker === undefined}
        onClick=${() => hall.doAround({ broker: isAway ? 'bring-back' : 'take-away' })}
      >
        ${isAway ? bringBack : takeAway}
      </button>
    </div>
    <p class="troubles-small" data-tone=${isAway ? 'bad' : 'good'} role="status">
      ${broker === undefined ? unknown : known}
    </p>
  </section>`;
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
        ? html`<p class="troubles-small">${none}</p>`
        : html`<ul class="troubles-alarms">
          ${alarms.map(alarm => html`<${AlarmItem} key=${alarm[0]} hall=${hall} alarm=${alarm} linked />`)}
        </ul>`
    }
  </section>`;
}
