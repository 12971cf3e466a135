/** Where the ticket stands, and what its holder does now. */
import { html } from 'htm/preact';
import { StepAway, StepBack } from './act.ts';
import type { PlaceNow } from './contract.ts';
import { clockTime } from './source.ts';
import { Figures } from './told.ts';
import { ask, help, named, words } from './words.ts';

export function Place({ place }: { place: PlaceNow }) {
  const say = words.value;
  switch (place.is) {
    case 'waiting':
      return html`<section class="place">
        <h2>${say.waitingFor} <b lang=${named(place.queue).lang}>${named(place.queue).text}</b></h2>
        <${Figures} told=${place.told} />
        ${place.mayGoUntil !== undefined && html`<p class="help">${say.mayGo(clockTime(place.mayGoUntil))}</p>`}
        ${place.spent ? html`<p class="help">${say.spent}</p>` : html`<${StepAway} until=${place.mayGoUntil} />`}
      </section>`;
    case 'away':
      return html`<section class="place" data-due=${place.backBy !== undefined}>
        <h2 class="loud">${place.backBy === undefined ? say.away : say.due}</h2>
        ${place.backBy === undefined && html`<${Figures} told=${place.told} />`}
        <p class="help">${awayHelp(place)}</p>
        <${StepBack} />
      </section>`;
    case 'called':
    case 'serving':
    case 'parked':
      return html`<${AtCounter} place=${place} />`;
    case 'missed':
    case 'done':
    case 'left':
      return html`<section class="place">
        <h2 class="loud">${say[place.is]}</h2>
        <p class="help">${helpFor(place.is)}</p>
      </section>`;
  }
}

/** When to be back, and what to do then. */
export function awayHelp({ backBy, mayGoUntil }: Extract<PlaceNow, { is: 'away' }>): string {
  const say = words.value;
  if (backBy !== undefined) return say.dueBy(clockTime(backBy));
  return mayGoUntil === undefined ? say.awayHelp : say.awayUntil(clockTime(mayGoUntil));
}

/** What to do then. */
export function helpFor(is: 'missed' | 'done' | 'left'): string {
  const { missedHelp, missedScan, doneHelp, leftHelp } = words.value;
  switch (is) {
    case 'missed':
      return help.value.scanner ? missedScan(ask.value) : missedHelp(ask.value);
    case 'done':
      return doneHelp;
    case 'left':
      return leftHelp(ask.value);
  }
}

/** A longer one is a name. */
const numberAtMost = 2;

function AtCounter({ place }: { place: Extract<PlaceNow, { counter: string }> }) {
  const { counter, name, is } = place;
  const institution = named(place.institution);
  const plate = name === undefined ? undefined : named(name);
  const [before, after] = plate === undefined ? words.value.atCounter[is] : [words.value.atPlace[is], ''];
  const isName = plate !== undefined || counter.length > numberAtMost;
  return html`<section class="place at-counter">
    <h2>${before}</h2>
    <p class="plate" data-is=${isName ? 'name' : 'number'}>
      <b lang=${plate?.lang}>${plate?.text ?? counter}</b> <span>${after}</span>
    </p>
    <p class="where" lang=${institution.lang}>${institution.text}</p>
  </section>`;
}
