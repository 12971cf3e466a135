/** The daemon's plug, beside what it says of itself. */
import { html } from 'htm/preact';
import type { DemoShows } from '../contract.ts';
import type { Hall } from '../hall.ts';
import { Since } from '../since.ts';
import { type Word, wordFor, words } from '../words.ts';

/** `$state`. */
type Says = {
  state?: string;
  reason?: string;
  /** ms UTC: of its last beat; of its last will, when that was written. */
  ts?: number;
};

export function DaemonPlace({ hall }: { hall: Hall }) {
  const around = hall.topic<DemoShows>('demo/shows').value;
  const says = hall.topic<Says>('$state').value;
  const { daemon, believesOfItself, physically } = words.value;
  return html`<section aria-labelledby="troubles-daemon">
    <div class="troubles-line">
      <h3 id="troubles-daemon">${daemon}</h3>
      <${Plug} hall=${hall} process=${around?.daemon} />
    </div>
    <dl class="troubles-pair">
      <div>
        <dt>${believesOfItself}</dt>
        <dd>
          <p class="troubles-state">
            <b data-tone=${toneOf(says?.state, 'online')}>${saidWord('daemon', says?.state)}</b>
            ${says?.state !== 'offline' && html`<${Since} at=${says?.ts} />`}
          </p>
          ${typeof says?.reason === 'string' && html`<p lang="en">${says.reason}</p>`}
        </dd>
      </div>
      <div>
        <dt>${physically}</dt>
        <dd><b data-tone=${toneOf(around?.daemon, 'running')}>${saidWord('process', around?.daemon)}</b></dd>
      </div>
    </dl>
    <p class="troubles-small" role="status">${words.value[noteOf(around, says)]}</p>
  </section>`;
}

function Plug({ hall, process }: { hall: Hall; process: DemoShows['daemon'] | undefined }) {
  const isPulled = process === 'pulled';
  const { pullPlug, putPlugIn } = words.value;
  return html`<button
    type="button"
    class="drawer-button"
    data-does=${isPulled ? 'mend' : 'break'}
    disabled=${process === undefined}
    onClick=${() => hall.doAround({ daemon: isPulled ? 'start' : 'pull' })}
  >
    ${isPulled ? putPlugIn : pullPlug}
  </button>`;
}

function noteOf(around: DemoShows | undefined, says: Says | undefined): Word {
  if (around?.daemon === 'pulled') return 'daemonIsPulled';
  if (around?.broker === 'away') return 'daemonCannotTell';
  if (around?.daemon === 'running' && says?.state === 'offline') return 'daemonNotYetThere';
  return 'daemonMayBePulled';
}

function toneOf(now: string | undefined, well: string): string {
  if (now === undefined) return 'unknown';
  return now === well ? 'good' : 'bad';
}

const saidWord = (group: string, said: string | undefined): string =>
  said === undefined ? words.value.unknown : wordFor(group, said);
