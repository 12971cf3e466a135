/** The face on a button of a rater: from a broad smile to a frown. */
import { html } from 'htm/preact';

/** How far the middle of the mouth hangs below its corners, in the units of the drawing. */
const mouths: Readonly<Record<string, number>> = {
  'rate-5': 5,
  'rate-4': 3,
  'rate-3': 0,
  'rate-2': -3,
  'rate-1': -5,
};

/** `word`: rate-1 (worst) to rate-5 (best). */
export function RatingMark({ word }: { word: string }) {
  const hangs = mouths[word] ?? 0;
  return html`<svg class="pad-mark" viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="12" cy="12" r="10" />
    <path d="M8.5 9v1.5M15.5 9v1.5" />
    <path d=${`M7.5 ${15.5 - hangs / 3}q4.5 ${hangs} 9 0`} />
  </svg>`;
}
