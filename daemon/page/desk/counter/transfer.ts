/** The visit in hand is sent to a queue or to one counter, now or after this step. */
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { OrderButton } from '../orders/button.ts';
import { Field } from '../orders/field.ts';
import { may } from '../session/session.ts';
import type { Counter, Hall } from '../told/hall.ts';
import { namesLanguage } from '../words/language.ts';
import { words } from '../words/words.ts';

export function Transfer({ hall, counter, place }: { hall: Hall; counter: Counter; place: string }) {
  const { counter: say, orders } = words.value;
  const { transfer } = say;
  const [to, choose] = useState('');
  const [when, setWhen] = useState('now');
  const [reason, writeReason] = useState('');
  if (!may('transfer')) return null;
  const [kind = '', id = ''] = to.split(/ (.*)/);
  const args = {
    counter: counter.id,
    to: { [kind]: id },
    when,
    ...(reason.trim() !== '' && { reason: reason.trim() }),
  };
  const changed =
    (set: (value: string) => void) =>
    ({ currentTarget }: { currentTarget: HTMLSelectElement }) =>
      set(currentTarget.value);
  const others = hall.counters.filter(({ id }) => id !== counter.id);
  return html`<details class="more">
    <summary>${transfer.title}</summary>
    <div class="fields">
      <p class="field">
        <label for="transfer-to">${transfer.to}</label>
        <select id="transfer-to" value=${to} onChange=${changed(choose)}>
          <option value="" disabled>${orders.choose}</option>
          <optgroup label=${transfer.queues}>
            ${hall.queues.map(({ id, name }) => html`<option value=${`queue ${id}`} lang=${namesLanguage.value}>${name}</option>`)}
          </optgroup>
          <optgroup label=${transfer.counters}>
            ${others.map(({ id, name, status }) => html`<option value=${`counter ${id}`}>${say.plate(id, name)} (${say.status[status]})</option>`)}
          </optgroup>
        </select>
      </p>
      <p class="field">
        <label for="transfer-when">${transfer.when}</label>
        <select id="transfer-when" value=${when} onChange=${changed(setWhen)}>
          <option value="now">${transfer.now}</option>
          <option value="after">${transfer.after}</option>
        </select>
      </p>
      <${Field}
        id="transfer-reason"
        label=${orders.reason}
        help=${orders.reasonHelp}
        value=${reason}
        write=${writeReason}
        atMost=${60}
      />
      <${OrderButton} place=${place} verb="transfer" args=${args} says=${transfer.go} notYet=${to === ''} />
    </div>
  </details>`;
}
