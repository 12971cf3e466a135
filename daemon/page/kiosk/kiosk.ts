/** The whole page: what may be taken, the ticket as it will be, its number; or why nothing is offered. */
import { useSignalEffect } from '@preact/signals';
import { html } from 'htm/preact';
import { Clock } from './clock.ts';
import { returnsInS } from './idle.ts';
import { Asked, Refused, Taken } from './outcome.ts';
import { forgetPress, pressed } from './press.ts';
import { Services } from './services.ts';
import { Closing, Opening, Silence } from './silence.ts';
import { hallNow, isLetIn, kioskTold } from './source.ts';
import { Ticket } from './ticket.ts';
import { forget, isNothing, screen } from './wanted.ts';
import { ask, language, named, otherLanguage, wantedLanguage, words } from './words.ts';

/** Whoever stood there is gone, or has their number. What is under way goes on: it is not known yet what becomes of it. */
export function start(): void {
  if (pressed.value?.is === 'asked') return;
  forgetPress();
  forget();
  wantedLanguage.value = undefined;
}

export function Kiosk() {
  useSignalEffect(() => {
    document.documentElement.lang = language.value;
    const { hall } = kioskTold.value ?? {};
    document.title = hall === undefined ? 'One Ticket' : named(hall.name).text;
  });
  const hall = kioskTold.value?.hall;
  return html`<header class="head">
      <p class="hall" lang=${named(hall?.name ?? '').lang}>${named(hall?.name ?? '').text}</p>
      <${Clock} />
      <${Language} />
    </header>
    <${Screen} />
    <${StillThere} />`;
}

function Screen() {
  const say = words.value;
  const now = hallNow.value;
  const { value: order } = pressed;
  if (order?.is === 'asked') return html`<${Asked} long=${order.long} />`;
  if (order?.is === 'known' && order.answer.is === 'taken')
    return html`<${Taken} ticket=${order.answer} green=${order.green} over=${start} />`;
  if (order?.is === 'known' && order.answer.is === 'refused')
    return html`<${Refused} why=${order.answer} over=${start} />`;
  if (isLetIn.value === false)
    return html`<${Silence} is="no-kiosk" says=${say.noKiosk} help=${say.noKioskHelp} />`;
  if (kioskTold.value === undefined) return html`<${Opening} />`;
  if (now === undefined)
    return html`<${Silence} is="not-heard" says=${say.notHeard(ask.value)} help=${say.notHeardHelp} />`;
  if (now.takes === 'no-paper')
    return html`<${Silence} is="no-paper" says=${say.noPaper(ask.value)} help=${say.noPaperHelp} />`;
  if (now.takes === 'closed') return html`<${Closing} />`;
  return screen.value === 'ticket' ? html`<${Ticket} now=${now} />` : html`<${Services} now=${now} />`;
}

function Language() {
  const switchOver = () => {
    wantedLanguage.value = otherLanguage.value;
  };
  return html`<button type="button" class="language" lang=${otherLanguage.value} onClick=${switchOver}>
    ${words.value.another}
  </button>`;
}

function StillThere() {
  const seconds = returnsInS.value;
  const isStart = isNothing.value && pressed.value === undefined && wantedLanguage.value === undefined;
  const isAsked = pressed.value?.is === 'asked';
  const isShown = seconds !== undefined && !isStart && !isAsked;
  // A screen reader says it once, not each second.
  return html`<p class="still-there" hidden=${!isShown}>${isShown && words.value.stillThere(seconds)}</p>`;
}
