/** How many came, and what became of them. */
import { html } from 'htm/preact';
import type { CrowdShows } from '../contract.ts';
import { type Word, words } from '../words.ts';

const told: Record<keyof CrowdShows['figures'], Word> = {
  came: 'crowdCame',
  inside: 'crowdInside',
  served: 'crowdServed',
  missed: 'crowdMissed',
  gaveUp: 'crowdGaveUp',
  turnedAway: 'crowdTurnedAway',
};

export function CrowdFigures({ crowd }: { crowd: CrowdShows }) {
  const { crowdClock, crowdFigures } = words.value;
  return html`<section aria-label=${crowdFigures}>
    <dl class="crowd-figures">
      <div class="crowd-clock">
        <dt>${crowdClock}</dt>
        <dd>${clockText(crowd.clockS)}</dd>
      </div>
      ${Object.entries(told).map(
        ([name, word]) =>
          html`<div key=${name} data-figure=${name}>
            <dt>${words.value[word]}</dt>
            <dd>${Object.entries(crowd.figures).find(([known]) => known === name)?.[1] ?? 0}</dd>
          </div>`,
      )}
    </dl>
  </section>`;
}

/** 1:05:09, of seconds. */
export function clockText(seconds: number): string {
  const [hours, minutes, rest] = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map(Math.floor);
  return [hours, ...[minutes, rest].map(part => String(part).padStart(2, '0'))].join(':');
}
