/** The hall's broker, which can be taken away. The page has its own way to all that it shows. */
import { html } from 'htm/preact';
import type { DemoShows } from '../contract.ts';
import type { Hall } from '../hall.ts';
import { words } from '../words.ts';

export function BrokerPlace({ hall }: { hall: Hall }) {
  const broker = hall.topic<DemoShows>('demo/shows').value?.broker;
  const isAway = broker === 'away';
  const { theBroker, takeAway, bringBack, brokerHere, brokerAway, unknown } = words.value;
  const known = isAway ? brokerAway : brokerHere;
  return html`<section aria-labelledby="around-broker">
    <div class="around-line">
      <h3 id="around-broker">${theBroker}</h3>
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
    <p class="around-small" data-tone=${isAway ? 'bad' : 'good'} role="status">
      ${broker === undefined ? unknown : known}
    </p>
  </section>`;
}
