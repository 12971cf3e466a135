/** The crowd: how fast it is, who comes, and what became of them. */
import { html } from 'htm/preact';
import type { CrowdShows, DemoShows } from '../contract.ts';
import type { Hall } from '../hall.ts';
import { worded, words } from '../words.ts';
import { CrowdArrivals } from './arrivals.ts';
import { CrowdField, wholeNumber } from './field.ts';
import { CrowdFigures } from './figures.ts';
import { CrowdHolds } from './holds.ts';
import { crowdLimits } from './limits.ts';
import { CrowdMix } from './mix.ts';
import { CrowdSpeed } from './speed.ts';

export function CrowdPanel({ hall }: { hall: Hall }) {
  const crowd = hall.topic<DemoShows>('demo/shows').value?.crowd;
  if (!isCrowd(crowd)) return html`<p>${words.value.crowdUnheard}</p>`;
  return html`<div class="crowd">
    <p class="crowd-small">${words.value.crowdTells}</p>
    <${CrowdSpeed} hall=${hall} crowd=${crowd} />
    <${CrowdHolds} crowd=${crowd} />
    <${CrowdFigures} crowd=${crowd} />
    <${CrowdArrivals} hall=${hall} crowd=${crowd} />
    <${CrowdMix} hall=${hall} crowd=${crowd} />
    <${CrowdField}
      label=${words.value.crowdSeed}
      inForce=${String(crowd.seed)}
      numeric
      wrong=${seedFault}
      send=${(text: string) => hall.doAround({ crowd: { seed: Number(text) } })}
      disabled=${!hall.connected.value}
      below=${() => html`<p class="crowd-small">${words.value.crowdSeedTells}</p>`}
    />
  </div>`;
}

function seedFault(text: string): string | undefined {
  const { seed } = crowdLimits;
  return wholeNumber(text, seed) === undefined ? worded('crowdNumberWrong', { most: seed }) : undefined;
}

/** Anybody on this machine may publish anything. */
function isCrowd(said: CrowdShows | undefined): said is CrowdShows {
  return (
    typeof said?.speed === 'number' &&
    typeof said.seed === 'number' &&
    typeof said.clockS === 'number' &&
    typeof said.arrivals === 'string' &&
    typeof said.mix === 'object' &&
    said.mix !== null &&
    typeof said.figures === 'object' &&
    said.figures !== null
  );
}
