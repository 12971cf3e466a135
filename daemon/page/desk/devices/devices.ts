/** What is wrong and what to do about it, and every device. */
import { html } from 'htm/preact';
import { Answer } from '../orders/answer.ts';
import { OrderButton } from '../orders/button.ts';
import { may } from '../session/session.ts';
import type { Device, Hall } from '../told/hall.ts';
import { hallTold } from '../told/now.ts';
import { clockTime, testsTold } from '../told/source.ts';
import { hallLanguage } from '../words/language.ts';
import { words } from '../words/words.ts';
import { Alarms } from './alarms.ts';
import { Health } from './health.ts';
import { Test } from './test.ts';

export function DevicesPart() {
  const hall = hallTold.value;
  if (hall === undefined) return null;
  return html`<div class="devices-part">
    <${Alarms} hall=${hall} />
    ${hall.devices.length > 0 && html`<${Devices} hall=${hall} />`}
  </div>`;
}

function Devices({ hall }: { hall: Hall }) {
  const say = words.value.devices;
  return html`<section class="card" aria-labelledby="devices-title">
    <h2 id="devices-title">${say.devices}</h2>
    ${may('device-test') && html`<p class="quiet">${say.testHelp}</p>`}
    <ul class="devices">
      ${hall.devices.map(device => html`<${One} key=${device.id} device=${device} />`)}
    </ul>
  </section>`;
}

function One({ device }: { device: Device }) {
  const say = words.value.devices;
  const { id, kind, state, since, why, warning, verified, health } = device;
  // Each has its own: several may be tested at the same time.
  const place = `device-test ${id}`;
  const test = testsTold.value.find(one => one.device === id);
  const goesOn = test !== undefined && test.over === undefined;
  return html`<li data-state=${state}>
    <header>
      <h3>${id} <small>${kind}</small></h3>
      <${OrderButton} place=${place} verb="device-test" args=${{ device: id }} notYet=${goesOn} says=${say.testing(id)}>${say.test}</${OrderButton}>
    </header>
    <p>
      <span class="mark" data-is=${state}>${say.states[state]}</span>
      <small>${say.since(clockTime(since))}</small>
    </p>
    ${[why, warning].map(one => one !== undefined && html`<p lang=${hallLanguage.value}>${one}</p>`)}
    ${state === 'ready' && verified === false && html`<p class="quiet">${say.notVerified}</p>`}
    ${may('device-test') && html`<${Answer} place=${place} quietly /><${Test} test=${test} />`}
    ${may('device-test') && health !== undefined && html`<${Health} of=${health} device=${id} />`}
  </li>`;
}
