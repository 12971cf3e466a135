/** The power fails, and it is back: each is asked once more, for it prints paper, or ends what is printed. */
import { html } from 'htm/preact';
import { Sure } from '../hall/sure.ts';
import { Answer } from '../orders/answer.ts';
import { OrderButton } from '../orders/button.ts';
import type { Power } from '../told/payloads.ts';
import { words } from '../words/words.ts';

const place = 'power';

/** In the hall, for whoever may say so; what follows has a part of its own. */
export function Switch({ power }: { power: Power | undefined }) {
  const say = words.value.power;
  return html`<section class="card" aria-labelledby="power-title">
    <h2 id="power-title">${say.title}</h2>
    ${power === undefined ? html`<p class="help">${say.help}</p>` : html`<p><a href="#power">${say.goOn}</a></p>`}
    <${Switches} power=${power} />
  </section>`;
}

export function Switches({ power }: { power: Power | undefined }) {
  const say = words.value.power;
  const isFailing = power?.is === 'failing' || power?.is === 'on-paper';
  const sure = (verb: string, args: object, [title, help]: readonly [string, string]) => html`<${Sure}
    key=${title}
    verb=${verb}
    title=${title}
    help=${help}
  >
    <${OrderButton} place=${place} verb=${verb} args=${args} says=${title} />
  </${Sure}>`;
  // The lists that lie there hold: no others are printed.
  const areOut = power?.is === 'on-paper' || power?.is === 'enter';
  return html`<div>
    ${!isFailing && sure('power-failing', {}, [say.failing, areOut ? say.failingAgain : say.failingHelp])}
    ${!areOut && power?.low !== true && sure('power-failing', { battery: 'low' }, [say.now, say.nowHelp])}
    ${isFailing && sure('power-back', {}, [say.back, say.backHelp])}
    <${Answer} place=${place} />
  </div>`;
}
