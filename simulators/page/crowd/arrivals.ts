/** When how many come: written as a text, and drawn as it is written. */
import { html } from 'htm/preact';
import { type Curve, readCurve } from '../../../daemon/people/curve.ts';
import type { CrowdShows } from '../contract.ts';
import type { Hall } from '../hall.ts';
import { worded, words } from '../words.ts';
import { CrowdField } from './field.ts';
import { clockText } from './figures.ts';
import { crowdLimits } from './limits.ts';

export function CrowdArrivals({ hall, crowd }: { hall: Hall; crowd: CrowdShows }) {
  return html`<${CrowdField}
    label=${words.value.crowdArrivals}
    inForce=${crowd.arrivals}
    wrong=${curveFault}
    send=${(arrivals: string) => hall.doAround({ crowd: { arrivals } })}
    disabled=${!hall.connected.value}
    below=${(text: string) => html`<${Drawing} text=${text} clockS=${crowd.clockS} />`}
  />`;
}

function curveFault(text: string): string | undefined {
  const curve = readCurve(text, crowdLimits.perHour);
  if (!('why' in curve)) return undefined;
  return worded(`curve-${curve.why}`, { found: curve.found, most: crowdLimits.perHour });
}

const hourMs = 3_600_000;
const leastHours = 4;
/** Of the drawing's own units. */
const wide = 400;
const high = 60;

function Drawing({ text, clockS }: { text: string; clockS: number }) {
  const curve = readCurve(text, crowdLimits.perHour);
  if ('why' in curve) return null;
  const lastMs = Math.max(leastHours * hourMs, (curve.at(-1)?.fromMs ?? 0) + hourMs, clockS * 1000);
  const most = Math.max(1, ...curve.map(({ perHour }) => perHour));
  const x = (ms: number): number => (ms / lastMs) * wide;
  return html`<figure class="crowd-curve">
    <svg viewBox=${`0 0 ${wide} ${high}`} preserveAspectRatio="none" aria-hidden="true">
      <path class="crowd-curve-people" d=${pathOf(curve, lastMs, most)} />
      <path class="crowd-curve-now" d=${`M${x(clockS * 1000)} 0V${high}`} />
    </svg>
    <figcaption>
      <span>0:00</span>
      <span>${worded('crowdMostAnHour', { most })}</span>
      <span>${clockText(lastMs / 1000).slice(0, -3)}</span>
    </figcaption>
  </figure>`;
}

/** A step for each piece of the curve; before the first one nobody comes. */
function pathOf(curve: Curve, lastMs: number, most: number): string {
  const steps = curve.map(({ fromMs, perHour }, index) => {
    const untilMs = curve[index + 1]?.fromMs ?? lastMs;
    const y = high - (perHour / most) * (high - 4);
    return `H${(fromMs / lastMs) * wide}V${y}H${(untilMs / lastMs) * wide}`;
  });
  return `M0 ${high}${steps.join('')}V${high}Z`;
}
