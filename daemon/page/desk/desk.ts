/** The whole desk: whoever is not signed in signs in; then the parts that they may use, one at a time. */
import { signal, useSignalEffect } from '@preact/signals';
import { html } from 'htm/preact';
import { BookingsPart } from './bookings/bookings.ts';
import { chosenCounter } from './counter/chosen.ts';
import { CounterPart } from './counter/counter.ts';
import { DevicesPart } from './devices/devices.ts';
import { HallPart } from './hall/hall.ts';
import { keysAreOn, switchKeys } from './orders/keys.ts';
import { type Part, partsFor } from './parts.ts';
import { PowerPart } from './power/power.ts';
import { session, signOut, standing } from './session/session.ts';
import { SignIn } from './session/sign-in.ts';
import { SheetsPart } from './sheets/sheets.ts';
import { TicketsPart } from './tickets/tickets.ts';
import { hallTold } from './told/now.ts';
import { isHeard, isTold } from './told/source.ts';
import { language, namesLanguage, otherLanguage, switchLanguage } from './words/language.ts';
import { words } from './words/words.ts';

const views = {
  counter: CounterPart,
  tickets: TicketsPart,
  bookings: BookingsPart,
  hall: HallPart,
  devices: DevicesPart,
  power: PowerPart,
  sheets: SheetsPart,
};

const asked = signal(location.hash.slice(1));
addEventListener('hashchange', () => {
  asked.value = location.hash.slice(1);
});

export function Desk() {
  useSignalEffect(() => {
    document.documentElement.lang = language.value;
    document.title = hallTold.value?.name ?? words.value.frame.title;
  });
  const now = standing.value;
  const say = words.value.frame;
  if (now.is === 'asking') return html`<main class="opening"><p>${say.opening}</p></main>`;
  if (now.is === 'out')
    return html`<header class="head"><span></span><${Language} /></header><${SignIn} ...${now} />`;
  const parts = partsFor(now.session.verbs, hallTold.value, chosenCounter.value?.id);
  const part = parts.find(one => one === asked.value) ?? parts[0];
  return html`<header class="head">
      <h1 lang=${namesLanguage.value}>${hallTold.value?.name ?? now.session.hall}</h1>
      <${Who} />
      <${Parts} parts=${parts} part=${part} />
    </header>
    <${Silence} />
    <main id="part" hidden=${!isHeard.value} tabindex="-1">
      ${part === undefined ? html`<p class="empty">${say.nothing}</p>` : html`<${views[part]} />`}
    </main>`;
}

function Parts({ parts, part }: { parts: readonly Part[]; part: Part | undefined }) {
  const say = words.value.frame;
  const unseen = (hallTold.value?.alarms ?? []).filter(({ ackedBy }) => ackedBy === undefined).length;
  return html`<nav class="parts" aria-label=${say.title}>
    ${parts.map(
      one =>
        html`<a key=${one} href=${`#${one}`} aria-current=${one === part ? 'page' : undefined}>
          ${say.parts[one]}
          ${one === 'devices' && isHeard.value && unseen > 0 && html` <span class="count" title=${say.unseenAlarms(unseen)}>${unseen}</span>`}
        </a>`,
    )}
  </nav>`;
}

function Who() {
  const say = words.value.frame;
  const { user, role, person } = session() ?? {};
  const named = [person?.name ?? user, role === undefined ? undefined : say.roles[role]];
  return html`<div class="who">
    <p>${named.filter(one => one !== undefined).join(' · ')}</p>
    <button type="button" class="plain" aria-pressed=${keysAreOn.value} onClick=${switchKeys}>${say.keys}</button>
    <${Language} />
    <button type="button" class="plain" onClick=${() => void signOut()}>${say.signOut}</button>
  </div>`;
}

function Language() {
  return html`<button type="button" class="plain" lang=${otherLanguage.value} onClick=${switchLanguage}>
    ${words.value.frame.another}
  </button>`;
}

/** The hall is not heard: no number is shown that may not hold any more. */
function Silence() {
  const say = words.value.frame;
  return html`<div role="alert">
    ${
      isTold.value &&
      !isHeard.value &&
      html`<section class="silence" data-is="not-heard">
        <h2>${say.notHeard}</h2>
        <p>${say.notHeardWhy}</p>
      </section>`
    }
  </div>`;
}
