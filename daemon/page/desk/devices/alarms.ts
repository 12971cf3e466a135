/** Every alarm with what is to be done, and who has seen it. */
import { html } from 'htm/preact';
import { Answer } from '../orders/answer.ts';
import { OrderButton } from '../orders/button.ts';
import type { Hall, Identified } from '../told/hall.ts';
import type { Alarm } from '../told/payloads.ts';
import { clockTime } from '../told/source.ts';
import { hallLanguage } from '../words/language.ts';
import { words } from '../words/words.ts';

const place = 'alarm';

export function Alarms({ hall }: { hall: Hall }) {
  const say = words.value.devices;
  return html`<section class="card" aria-labelledby="alarms-title">
    <h2 id="alarms-title">${say.alarms} <span class="count">${hall.alarms.length}</span></h2>
    ${hall.alarms.length === 0 && html`<p class="quiet">${say.noAlarms}</p>`}
    <${Answer} place=${place} />
    <ul class="alarms">
      ${hall.alarms.map(alarm => html`<${One} key=${alarm.id} alarm=${alarm} />`)}
    </ul>
  </section>`;
}

function One({ alarm }: { alarm: Identified<Alarm> }) {
  const say = words.value.devices;
  const { id, severity, since, text, count, ackedBy } = alarm;
  const isCritical = severity === 'critical';
  return html`<li data-severity=${severity} data-seen=${ackedBy !== undefined}>
    <p>
      <span class="mark" data-is=${isCritical ? 'critical' : 'warning'}>${isCritical ? say.critical : say.warning}</span>
      <small>${say.since(clockTime(since))}${count > 1 && ` · ${say.count(count)}`}</small>
    </p>
    <p lang=${hallLanguage.value}>${text}</p>
    ${
      ackedBy === undefined
        ? html`<${OrderButton} place=${place} verb="alarm-ack" args=${{ alarm: id }} says=${say.acknowledge} />`
        : html`<p class="quiet">${say.seenBy(ackedBy)}</p>`
    }
  </li>`;
}
