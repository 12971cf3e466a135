/** What holds a crowd that is faster than people: the rules of the hall and the keys of its pads stay in real time. */
import { html } from 'htm/preact';
import type { CrowdShows } from '../contract.ts';
import { type Word, worded } from '../words.ts';

/** `from`: how many are worth telling; one or two calls are always about to be said. */
const told: readonly { what: keyof CrowdShows['holds']; word: Word; from: number }[] = [
  { what: 'voice', word: 'crowdHeldByVoice', from: 3 },
  { what: 'calls', word: 'crowdHeldByCalls', from: 1 },
  { what: 'paper', word: 'crowdHeldByPaper', from: 1 },
  { what: 'keys', word: 'crowdHeldByKeys', from: 1 },
];

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
  return told.flatMap(({ what, word, from }) => {
    const count = holds?.[what] ?? 0;
    return count >= from ? [worded(word, { count })] : [];
  });
}
