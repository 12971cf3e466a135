/** How fast the crowd is, and whether it goes: stopped, it goes on where it stood, or by one step. */
import { html } from 'htm/preact';
import { useId } from 'preact/hooks';
import type { CrowdShows } from '../contract.ts';
import { useDraft } from '../draft.ts';
import type { Hall } from '../hall.ts';
import { type Word, worded, words } from '../words.ts';
import { crowdLimits } from './limits.ts';

/** What the slider can be set to: near 1 a little more is much. */
const speeds = [0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 65, 80, crowdLimits.speed];
const marks = [0, 1, 5, 10, 20, 50, crowdLimits.speed];

export function CrowdSpeed({ hall, crowd }: { hall: Hall; crowd: CrowdShows }) {
  const { value, set } = useDraft(crowd.speed);
  const id = useId();
  const disabled = !hall.connected.value;
  const told = value === 0 ? words.value.crowdNobody : worded('crowdTimes', { speed: value });

  function send(speed: number): void {
    set(speed);
    hall.doAround({ crowd: { speed } });
  }

  return html`<section class="crowd-speed">
    <div class="crowd-line">
      <label for=${id}>${words.value.crowdSpeed}</label>
      <output for=${id}>${told}</output>
    </div>
    <input
      id=${id}
      type="range"
      min="0"
      max=${speeds.length - 1}
      value=${placeOf(value)}
      disabled=${disabled}
      aria-valuetext=${told}
      onInput=${(event: Sliding) => set(speedAt(event))}
      onChange=${(event: Sliding) => send(speedAt(event))}
    />
    <ol class="crowd-marks" aria-label=${words.value.crowdMarks}>
      ${marks.map(
        speed =>
          html`<li key=${speed} style=${{ '--at': placeOf(speed) / (speeds.length - 1) }}>
            <button type="button" aria-pressed=${value === speed} disabled=${disabled} onClick=${() => send(speed)}>
              ${speed === 0 ? 0 : `${speed}×`}
            </button>
          </li>`,
      )}
    </ol>
    <${Going} hall=${hall} crowd=${crowd} />
  </section>`;
}

type Sliding = { currentTarget: HTMLInputElement };

const speedAt = ({ currentTarget }: Sliding): number => speeds[currentTarget.valueAsNumber] ?? 0;

/** Of one between two places, as the command line may set it, the lower. */
const placeOf = (speed: number): number => speeds.findLastIndex(known => known <= speed);

function Going({ hall, crowd }: { hall: Hall; crowd: CrowdShows }) {
  const { stopped, speed } = crowd;
  const disabled = !hall.connected.value;
  return html`<div class="crowd-line">
    <div class="crowd-buttons">
      <button
        type="button"
        class="drawer-button"
        disabled=${disabled}
        onClick=${() => hall.doAround({ crowd: stopped ? 'go' : 'stop' })}
      >
        ${stopped ? words.value.crowdGo : words.value.crowdStop}
      </button>
      <button
        type="button"
        class="drawer-button"
        disabled=${disabled || speed === 0}
        title=${words.value.crowdStepTells}
        onClick=${() => hall.doAround({ crowd: 'step' })}
      >
        ${words.value.crowdStep}
      </button>
    </div>
    <p class="crowd-state" data-going=${!stopped && speed > 0} role="status">${words.value[stateOf(crowd)]}</p>
  </div>`;
}

function stateOf({ stopped, speed }: CrowdShows): Word {
  if (speed === 0) return 'crowdEmpty';
  return stopped ? 'crowdStopped' : 'crowdGoing';
}
