/** What may be taken, by institution: each with how long one waits there, or why not now. */
import { html } from 'htm/preact';
import { Body } from './body.ts';
import type { KioskNow, OfferedService } from './contract.ts';
import { Title } from './title.ts';
import { chosen, screen, servicesAtMost, turn } from './wanted.ts';
import { hallLanguage, named, whyTexts, words } from './words.ts';

export function Services({ now }: { now: KioskNow }) {
  const say = words.value;
  const many = chosen.value.length;
  const go = () => {
    screen.value = 'ticket';
  };
  return html`<main class="screen services">
    <div class="top">
      <${Title}>${say.choose}<//>
      <p class="help">${say.chooseHelp}</p>
    </div>
    <${Body}>
      ${now.notices.map(text => html`<p class="notice" key=${text} lang=${hallLanguage.value}>${text}</p>`)}
      ${now.institutions.map(
        (
          { name, services },
          nth,
        ) => html`<section key=${nth} data-many=${Math.min(services.length, 3)} aria-labelledby=${`institution-${nth}`}>
          <h2 id=${`institution-${nth}`} lang=${named(name).lang} >${named(name).text}</h2>
          <ul class="offers">
            ${services.map(service => html`<li key=${service.id}><${Offered} service=${service} /></li>`)}
          </ul>
        </section>`,
      )}
    <//>
    <div class="foot">
      <p role="status">${many > 0 && say.chosen(many)}</p>
      <button type="button" class="main" disabled=${many === 0} onClick=${go}>${say.next}</button>
    </div>
  </main>`;
}

function Offered({ service }: { service: OfferedService }) {
  const { id, name, refused } = service;
  const isChosen = chosen.value.some(one => one.id === id);
  const { text, lang } = named(name);
  const isFull = chosen.value.length >= servicesAtMost && !isChosen;
  return html`<button
    type="button"
    class="offer"
    aria-pressed=${isChosen}
    disabled=${refused !== undefined || isFull}
    onClick=${() => turn(id)}
  >
    <b lang=${lang}>${text}</b>
    <span class="state"><${State} says=${refused === undefined ? waitTexts(service) : whyTexts(refused)} /></span>
  </button>`;
}

function waitTexts({ waiting, minutes }: OfferedService): string[] {
  const say = words.value;
  if (waiting === undefined) return [];
  return [waiting === 0 ? say.noOneWaits : say.waiting(waiting), waitText(minutes)];
}

/** Each whole on its line, one beside the other where there is room: with no sign between them that would be left alone. */
export function State({ says }: { says: readonly string[] }) {
  return html`<span class="says">${says.map((one, nth) => html`${nth > 0 && ' '}<span>${one}</span>`)}</span>`;
}

export function waitText(minutes: readonly [number, number] | undefined): string {
  const say = words.value;
  if (minutes === undefined) return say.noCounter;
  const [low, high] = minutes;
  if (high === 0) return say.noWait;
  return low === 0 ? say.minutesAtMost(high) : say.minutes(low, high);
}
