/** What holds a crowd that is faster than people: the rules of the hall and the keys of its pads stay in real time. */
import { html } from 'htm/preact';
import type { CrowdShows } from '../contract.ts';
import { worded } from '../words.ts';

/** From how many on each is worth telling; one or two calls are always about to be said. */
const told = { voice: 3, calls: 1, paper: 1, keys: 1 };

export function CrowdHolds({ crowd: { speed, holds } }: { crowd: CrowdShows }) {
  const sentences = holdsText(speed, holds);
  if (sentences.length === 0) return null;
  return html`<ul class="crowd-small crowd-holds">
    ${sentences.map(sentence => html`<li key=${sentence}>${sentence}</li>`)}
  </ul>`;
}

/** Nothing at the speed of people: there, to wait for these is how a hall is. */
export function holdsText(speed: number, holds: Partial<CrowdShows['holds']> | undefined): string[] {
  if (speed <= 1) return [];
  return (['voice', 'calls', 'paper', 'keys'] as const).flatMap(what => {
    const count = holds?.[what] ?? 0;
    return count >= told[what] ? [worded(`held-${what}`, { count })] : [];
  });
}
