/** A test of one device: what it does, what the device says, what came of it and what to do. */
import { html } from 'htm/preact';
import type { DeviceTest, TestDone } from '../contract.ts';
import { whyRefused } from '../orders/refusal.ts';
import { clockTime, hallTime } from '../told/source.ts';
import { hallLanguage, language } from '../words/language.ts';
import { words } from '../words/words.ts';
import { type Done, doneIn, verdictOf } from './verdict.ts';

const listed = (items: readonly string[]): string => items.join(' · ');

export function Test({ test }: { test: DeviceTest | undefined }) {
  return html`<div class="test" data-is=${test && (verdictOf(test) ?? 'goes-on')}>
    <div role="status">${test !== undefined && html`<${Stands} test=${test} />`}</div>
    ${
      test?.begun !== undefined &&
      test.over === undefined &&
      html`<p class="quiet">${words.value.devices.trial.still(Math.max(0, Math.ceil((test.begun.until - hallTime.value) / 1000)))}</p>`
    }
    <div role="log">${test !== undefined && html`<${Heard} test=${test} />`}</div>
  </div>`;
}

/** It is read out when it changes: what goes on by the second stands elsewhere. */
function Stands({ test }: { test: DeviceTest }) {
  const { trial } = words.value.devices;
  const { at, begun, over, wasLost } = test;
  const verdict = verdictOf(test);
  if (over === undefined || verdict === undefined)
    return html`${begun === undefined ? html`<p>${trial.asked}</p>` : html`<${Does} of=${begun} />`}
      ${wasLost && html`<p><b>${trial.todo.lost}</b></p>`}`;
  return html`<p>
      <span class="mark" data-is=${marks[verdict]}>${trial.verdicts[verdict]}</span>
      <small>${trial.at(clockTime(at))}</small>
    </p>
    ${over.code === 'ok' && html`<${Does} of=${over} />`}
    ${over.code !== 'ok' && over.code !== 'no-answer' && html`<${Why} ...${over} message=${over.did} />`}
    <p>${trial.todo[verdict]}</p>`;
}

const marks = {
  good: 'ready',
  see: 'asked',
  some: 'warning',
  none: 'warning',
  'gave-way': 'warning',
  lost: 'lost',
  failed: 'lost',
  refused: 'warning',
  silent: 'lost',
} as const;

function Why(refused: { code: string; message: string; args?: object }) {
  const { text, lang } = whyRefused(refused);
  return html`<p lang=${lang}>${text}</p>`;
}

/** In the words of the page; what a newer daemon does, in its own. */
function Does({ of }: { of: TestDone }) {
  const done = doneIn(of);
  return done === undefined
    ? html`<p lang=${hallLanguage.value}>${of.did}</p>`
    : html`<p lang=${language.value}>${textOf(done)}</p>`;
}

function textOf(done: Done): string {
  const { does } = words.value.devices.trial;
  switch (done.is) {
    case 'phrase':
      return does.phrase(done.text);
    case 'pressed':
      return done.keys.length === 0
        ? does.nothingPressed
        : does.pressed(listed(done.keys), done.left.length === 0 ? undefined : listed(done.left));
    case 'read':
      return done.lines.length === 0 ? does.nothingRead : does.read(listed(done.lines));
    default:
      return does[done.is];
  }
}

function Heard({ test }: { test: DeviceTest }) {
  const { trial } = words.value.devices;
  const { heard, left, over } = test;
  if (over !== undefined || heard.length === 0) return null;
  return html`<p>${trial.heard(listed(heard))}</p>
    ${left !== undefined && left.length > 0 && html`<p class="quiet">${trial.left(listed(left))}</p>`}`;
}
