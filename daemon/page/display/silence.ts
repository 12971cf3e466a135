/** The hall is not heard: no number is shown that may not hold any more. */
import { html } from 'htm/preact';
import { hallTold } from './source.ts';
import { Said } from './words.ts';

export function Silence() {
  // Of a page that has just been opened nobody knows yet whether the hall is heard.
  if (hallTold.value === undefined) return html`<main class="silence" data-is="opening"></main>`;
  return html`<main class="silence" data-is="not-heard">
    <div role="alert">
      <h2><${Said} say="notHeard" /></h2>
      <p><${Said} say="notHeardWhy" /></p>
    </div>
  </main>`;
}
