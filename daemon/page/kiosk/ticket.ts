/** The ticket as it will be: its services, where they are done, who is to be looked after first, and what one must have with one. */
import { html } from 'htm/preact';
import { Body } from './body.ts';
import type { KioskNow, OfferedService } from './contract.ts';
import { press } from './press.ts';
import { Title } from './title.ts';
import { choice, choices, chosen, green, isOpen, screen, wantedNow } from './wanted.ts';
import { hallLanguage, named, words } from './words.ts';

export function Ticket({ now }: { now: KioskNow }) {
  const say = words.value;
  const isNone = chosen.value.length === 0;
  const back = () => {
    screen.value = 'services';
  };
  return html`<main class="screen ticket">
    <div class="top">
      <${Title}>${say.yourTicket}<//>
      <ul class="chosen" aria-label=${say.services}>
        ${chosen.value.map(({ id, name }) => html`<li key=${id} lang=${named(name).lang}>${named(name).text}</li>`)}
      </ul>
    </div>
    <${Body}>
      <div class="asks">
        ${choices.value.map(one => html`<${Choice} key=${one.choice} of=${one} />`)}
        ${now.green && html`<${Green} confirmed=${now.green.confirmed} />`}
      </div>
      <${Papers} />
    <//>
    <div class="foot">
      <button type="button" onClick=${back}>${say.back}</button>
      <p role="status">${isOpen.value && say.why['choose-first']}</p>
      <button type="button" class="main" disabled=${isNone || isOpen.value} onClick=${() => press(wantedNow())}>
        ${say.take}
      </button>
    </div>
  </main>`;
}

function Choice({ of: { choice: name, must, among } }: { of: OfferedService['choices'][number] }) {
  const say = words.value;
  const now = choice.value[name];
  const choose = (queue: string | undefined) => {
    const { [name]: _, ...others } = choice.value;
    choice.value = queue === undefined ? others : { ...others, [name]: queue };
  };
  return html`<section role="group" aria-labelledby=${`choice-${name}`}>
    <h2 id=${`choice-${name}`}>${say.where}</h2>
    <ul class="offers">
      ${among.map(
        ({ queue, name: called }) => html`<li key=${queue}>
          <button type="button" class="offer" aria-pressed=${now === queue} onClick=${() => choose(queue)}>
            <b lang=${named(called).lang}>${named(called).text}</b>
          </button>
        </li>`,
      )}
      ${
        !must &&
        html`<li>
          <button type="button" class="offer" aria-pressed=${now === undefined} onClick=${() => choose(undefined)}>
            <b>${say.shortest}</b>
          </button>
        </li>`
      }
    </ul>
  </section>`;
}

/** Who may ask for it stands beside it: it is asked for by those who are meant, and by nobody else by mistake. */
function Green({ confirmed }: { confirmed: boolean }) {
  const say = words.value;
  const turn = () => {
    green.value = !green.value;
  };
  return html`<button type="button" class="offer green" aria-pressed=${green.value} onClick=${turn}>
    <b>${say.green}</b>
    <span class="state">${say.greenFor}${confirmed && html`<br />${say.greenConfirmed}`}</span>
  </button>`;
}

/** One that several services ask for stands once. */
function Papers() {
  const papers = [...new Set(chosen.value.flatMap(service => service.papers))];
  if (papers.length === 0) return null;
  return html`<section class="papers" aria-labelledby="papers">
    <h2 id="papers">${words.value.papers}</h2>
    <ol lang=${hallLanguage.value}>
      ${papers.map(paper => html`<li key=${paper}>${paper}</li>`)}
    </ol>
  </section>`;
}
