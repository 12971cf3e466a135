/** The whole display: who is called, how long one waits, who missed a call, what everybody should know. */
import { useSignalEffect } from '@preact/signals';
import { html } from 'htm/preact';
import { Calls } from './calls.ts';
import { waitsForTouch } from './chime.ts';
import { Clock } from './clock.ts';
import { Fits } from './fits.ts';
import { Notices, Wanted } from './foot.ts';
import { Queues } from './queues.ts';
import { Silence } from './silence.ts';
import { hallNow, hallTold } from './source.ts';
import { named, Said, spoken } from './words.ts';

export function Display() {
  useSignalEffect(() => {
    document.documentElement.lang = spoken.value[0]?.lang ?? 'zh-CN';
    const { hall } = hallTold.value ?? {};
    document.title = hall === undefined ? 'One Ticket' : named(hall.name).text;
  });
  const now = hallNow.value;
  const isClosed = now !== undefined && !now.open && now.calls.length === 0;
  return html`<header class="head">
      <${HallName} />
      ${waitsForTouch.value && html`<p class="touch"><${Said} say="touch" /></p>`}
      <${Clock} />
    </header>
    ${now === undefined && html`<${Silence} />`}
    ${isClosed && html`<main class="silence" data-is="closed"><h2><${Said} say="closed" /></h2></main>`}
    ${
      now !== undefined &&
      !isClosed &&
      html`<main class="hall">
        <${Calls} calls=${now.calls} />
        <${Queues} queues=${now.queues} />
      </main>`
    }
    <footer class="foot">
      ${now !== undefined && html`<${Wanted} due=${now.due} mayGo=${now.mayGo} missed=${now.missed} />`}
      ${now !== undefined && html`<${Notices} notices=${now.notices} onPaper=${now.onPaper} />`}
    </footer>`;
}

function HallName() {
  const { text, lang } = named(hallTold.value?.hall?.name ?? '');
  return html`<h1><${Fits} class="hall-name" text=${text} lang=${lang} /></h1>`;
}
