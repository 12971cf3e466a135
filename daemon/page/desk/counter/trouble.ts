/** What of this counter does not work, and what its clerk does meanwhile. The figures are for who mends it. */
import { html } from 'htm/preact';
import type { Counter, Hall } from '../told/hall.ts';
import { clockTime } from '../told/source.ts';
import { words } from '../words/words.ts';
import { brokenAt } from './broken.ts';

export function Trouble({ hall, counter }: { hall: Hall; counter: Counter }) {
  const { broken } = words.value.counter;
  return html`<div class="trouble" role="status">
    ${brokenAt(hall, counter.id).map(({ is, since }) => html`<p key=${is}>${broken[is](clockTime(since))}</p>`)}
  </div>`;
}
