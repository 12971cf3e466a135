/** The counter of whoever works here: who is in hand, what is to be done, who waits behind. */
import { html } from 'htm/preact';
import { Questions } from '../questions/questions.ts';
import { hallTold } from '../told/now.ts';
import { namesLanguage } from '../words/language.ts';
import { words } from '../words/words.ts';
import { Aside } from './aside.ts';
import { Behind } from './behind.ts';
import { choose, chosenCounter, countersToChoose } from './chosen.ts';
import { Hand } from './hand.ts';
import { Keys } from './keys.ts';
import { Plate } from './plate.ts';
import { Trouble } from './trouble.ts';
import { Ways } from './ways.ts';

export function CounterPart() {
  const say = words.value.counter;
  const hall = hallTold.value;
  const among = countersToChoose.value;
  const counter = chosenCounter.value;
  if (hall === undefined || among.length === 0) return html`<p class="empty">${say.noCounter}</p>`;
  return html`<div class="counter-part">
    ${among.length > 1 && html`<${Which} />`}
    ${
      counter === undefined
        ? html`<p class="empty">${say.whichHelp}</p>`
        : html`<div class="counter-columns">
            <div class="counter-main">
              <${Plate} counter=${counter} />
              <${Trouble} hall=${hall} counter=${counter} />
              <${Hand} hall=${hall} counter=${counter} />
              <${Keys} counter=${counter} />
              <${Ways} hall=${hall} counter=${counter} />
            </div>
            <aside class="counter-side">
              <${Behind} hall=${hall} counter=${counter} />
              <${Aside} hall=${hall} counter=${counter} />
              <${Questions} hall=${hall} />
            </aside>
          </div>`
    }
  </div>`;
}

function Which() {
  const say = words.value;
  const take = ({ currentTarget }: Event) => {
    if (currentTarget instanceof HTMLSelectElement) choose(currentTarget.value);
  };
  return html`<p class="field which">
    <label for="which-counter">${say.counter.which}</label>
    <select id="which-counter" value=${chosenCounter.value?.id ?? ''} onChange=${take}>
      <option value="" disabled>${say.orders.choose}</option>
      ${countersToChoose.value.map(
        ({ id, name, institution }) =>
          html`<option value=${id} lang=${namesLanguage.value}>${name ?? id} · ${institution.name}</option>`,
      )}
    </select>
  </p>`;
}
