/** A power cut: which queues are on paper, and afterwards what was done by them, typed in line by line (R21). */
import { html } from 'htm/preact';
import { may } from '../session/session.ts';
import { hallTold } from '../told/now.ts';
import { Entered } from './entered.ts';
import { Entry } from './entry.ts';
import { Lists } from './lists.ts';

export function PowerPart() {
  const hall = hallTold.value;
  const power = hall?.state?.power;
  if (hall === undefined || power === undefined) return null;
  return html`<div class="power-part">
    <${Lists} hall=${hall} power=${power} />
    ${may('served-by-paper') && html`<${Entry} hall=${hall} power=${power} />`}
    ${may('served-by-paper') && html`<${Entered} hall=${hall} power=${power} />`}
  </div>`;
}
