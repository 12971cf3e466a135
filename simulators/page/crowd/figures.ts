/** How many came, and what became of them. */
import { html } from 'htm/preact';
import type { CrowdShows } from '../contract.ts';
import { words } from '../words.ts';

const told = ['came', 'inside', 'served', 'missed', 'gaveUp', 'turnedAway'] as const;

export function CrowdFigures({ crowd }: { crowd: CrowdShows }) {
  const { crowdClock, crowdFigures } = words.value;
  return html`<section aria-label=${crowdFigures}>
    <dl class="crowd-figures">
      <div class="crowd-clock">
        <dt>${crowdClock}</dt>
        <dd>${clockText(crowd.clockS)}</dd>
      </div>
      ${told.map(
        name =>
          html`<div key=${name} data-figure=${name}>
            <dt>${words.value[`crowd-${name}`]}</dt>
            <dd>${crowd.figures[name] ?? 0}</dd>
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
