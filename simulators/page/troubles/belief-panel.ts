/** What the daemon believes of a device, in its own words. */
import { html } from 'htm/preact';
import type { PlannedDevice } from '../contract.ts';
import type { Hall } from '../hall.ts';
import { Since } from '../since.ts';
import { type Word, wordFor, words } from '../words.ts';
import { AlarmItem, deviceOf, ringing } from './alarms.ts';
import { type Belief, beliefOf } from './belief.ts';

type Part = { hall: Hall; device: PlannedDevice };

export function Believed({ hall, device }: Part) {
  const belief = beliefOf(hall, device);
  const why = belief?.why ?? belief?.warning;
  return html`<section class="troubles-side" data-is="believed" aria-labelledby="troubles-believed">
    <h3 id="troubles-believed">${words.value.believed}</h3>
    <p class="troubles-state">
      <${BelievedState} belief=${belief} />
      <${Since} at=${belief?.since} />
    </p>
    ${typeof why === 'string' && html`<p lang="en">${why}</p>`}
    ${belief?.verified === false && html`<p class="troubles-small">${words.value.neverAnswers}</p>`}
    <${OwnAlarms} hall=${hall} device=${device} />
    ${device.class === 'board' && html`<${Picture} hall=${hall} device=${device} />`}
    <${Health} hall=${hall} device=${device} />
  </section>`;
}

export function BelievedState({ belief }: { belief: Belief | undefined }) {
  const state = belief?.state;
  return html`<span class="state-dot" data-state=${state}></span>
    <b class="device-state" data-state=${state}>${wordFor('device', state ?? 'unknown')}</b>`;
}

function OwnAlarms({ hall, device }: Part) {
  const own = ringing(hall).filter(alarm => deviceOf(alarm) === device.id);
  if (own.length === 0) return null;
  return html`<ul class="troubles-alarms">
    ${own.map(alarm => html`<${AlarmItem} key=${alarm[0]} hall=${hall} alarm=${alarm} linked=${false} />`)}
  </ul>`;
}

type Pictured = { lines?: { text?: string }[] };
/** `state/board/<b>`. */
type BoardSays = { wanted?: Pictured; shown?: Pictured; confirmed?: string };

/** What it wants on the board, and whether the board has said that it is there. */
function Picture({ hall, device }: Part) {
  const says = hall.topic<BoardSays>(`state/board/${device.id}`).value;
  if (says === undefined) return null;
  return html`<h4>${words.value.pictureWanted}</h4>
    <p class="troubles-picture">${pictureText(says.wanted)}</p>
    <p class="troubles-small">${words.value[confirmedWord(says)]}</p>`;
}

function confirmedWord({ shown, confirmed }: BoardSays): Word {
  if (shown === undefined) return 'pictureUnknown';
  return confirmed === 'acked' ? 'pictureAcked' : 'pictureSent';
}

function pictureText(picture: Pictured | undefined): string {
  const lines = Array.isArray(picture?.lines) ? picture.lines : [];
  const text = lines.map(line => line?.text ?? '').join('\n');
  return text.trim() === '' ? words.value.pictureDark : text;
}

const figures = ['frames', 'errors', 'retries', 'reopened', 'queueDepth', 'roundTripMs'];

function Health({ hall, device }: Part) {
  const health = hall.topic<Record<string, unknown>>(`device/${device.id}/health`).value;
  const known = figures.filter(name => typeof health?.[name] === 'number');
  if (known.length === 0) return null;
  return html`<h4>${words.value.health}</h4>
    <dl class="troubles-figures">
      ${known.map(
        name => html`<div key=${name}>
          <dt>${wordFor('health', name)}</dt>
          <dd>${String(health?.[name])}</dd>
        </div>`,
      )}
    </dl>`;
}
