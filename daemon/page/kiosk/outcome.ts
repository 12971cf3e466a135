/** What becomes of a press: it is under way, here is the number, or why there is none. */
import { html } from 'htm/preact';
import type { Answer, Why } from './contract.ts';
import { State, waitText } from './services.ts';
import { hallNow } from './source.ts';
import { Title } from './title.ts';
import { ask, whyTexts, words } from './words.ts';

/** `long`: longer than anybody expects. */
export function Asked({ long }: { long: boolean }) {
  const say = words.value;
  return html`<main class="silence" data-is="asked">
    <div>
      <${Title}>${say.taking}<//>
      <p role="status">${long && say.takingLong(ask.value)}</p>
    </div>
  </main>`;
}

type TakenProps = { ticket: Extract<Answer, { is: 'taken' }>; green: boolean; over(): void };

export function Taken({ ticket: { ticket, ahead, minutes }, green, over }: TakenProps) {
  const say = words.value;
  const comes = green && hallNow.value?.green?.confirmed === true;
  return html`<main class="screen taken">
    <div class="body">
      <${Title}><span class="label">${say.taken}</span>${' '}<b class="number">${ticket}</b><//>
      <p class="wait">${ahead === 0 ? say.nextUp : say.ahead(ahead)}</p>
      <p class="wait">${say.expected} <b>${waitText(minutes)}</b></p>
      <p class="do">${say.takePaper}</p>
      ${comes && html`<p class="do">${say.greenComes}</p>`}
      <p class="help">${say.noPaperCame(ask.value)}</p>
    </div>
    <div class="foot"><button type="button" class="main" onClick=${over}>${say.done}</button></div>
  </main>`;
}

export function Refused({ why, over }: { why: Why; over(): void }) {
  const say = words.value;
  return html`<main class="screen refused">
    <div class="body">
      <${Title}>${say.refused}<//>
      <p class="do"><${State} says=${whyTexts(why)} /></p>
      <p class="wait">${say.refusedHelp(ask.value)}</p>
    </div>
    <div class="foot"><button type="button" class="main" onClick=${over}>${say.back}</button></div>
  </main>`;
}
