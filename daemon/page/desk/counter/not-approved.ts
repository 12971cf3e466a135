/** A step that ends without an approval: refused with its reason, or papers are missing, and which. */
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { OrderButton } from '../orders/button.ts';
import { type Hall, papersOf, serviceNames } from '../told/hall.ts';
import type { Visit } from '../told/payloads.ts';
import { namesLanguage } from '../words/language.ts';
import { words } from '../words/words.ts';

type Props = { hall: Hall; counter: string; visit: Visit; place: string };

export function NotApproved({ hall, counter, visit, place }: Props) {
  const {
    counter: { outcome: say },
    orders,
  } = words.value;
  const services = visit.services
    .filter(({ outcome }) => outcome === undefined)
    .map(({ service }) => service);
  const [of, setOf] = useState<readonly string[]>(services);
  const [missing, setMissing] = useState<readonly number[]>([]);
  const [reason, setReason] = useState('');
  // By their numbers on the ticket, which count through all of its services.
  const papers = papersOf(
    hall,
    visit.services.map(({ service }) => service),
  ).map((paper, index) => [index + 1, paper] as const);
  const base = { counter, ...(services.length > 1 && { services: of }) };
  const finish = { place, verb: 'finish' };
  return html`<details class="more">
    <summary>${say.title}</summary>
    <div class="fields">
      ${
        services.length > 1 &&
        html`<${Ticked}
          title=${say.services}
          all=${services.map(id => [id, serviceNames(hall, [id])] as const)}
          ticked=${of}
          tick=${setOf}
        />`
      }
      <${Ticked} title=${say.papers} all=${[...papers, [0, say.byHand] as const]} ticked=${missing} tick=${setMissing} />
      <${OrderButton}
        ...${finish}
        args=${{ ...base, outcome: 'papers-missing', missing }}
        says=${say.goMissing}
        notYet=${missing.length === 0 || of.length === 0}
      />
      <p class="field">
        <label for="refuse-reason">${say.reason}</label>
        <select
          id="refuse-reason"
          value=${reason}
          onChange=${({ currentTarget }: { currentTarget: HTMLSelectElement }) => setReason(currentTarget.value)}
        >
          <option value="" disabled>${orders.choose}</option>
          ${(hall.info.reasons ?? []).map((text, index) => html`<option value=${index + 1} lang=${namesLanguage.value}>${text}</option>`)}
          <option value="0">${say.otherReason}</option>
        </select>
      </p>
      <${OrderButton}
        ...${finish}
        args=${{ ...base, outcome: 'refused', reason: Number(reason) }}
        says=${say.goRefused}
        notYet=${reason === '' || of.length === 0}
      />
    </div>
  </details>`;
}

type TickedProps<Id> = {
  title: string;
  all: readonly (readonly [Id, string])[];
  ticked: readonly Id[];
  tick(ids: readonly Id[]): void;
};

/** Any of them. */
export function Ticked<Id extends string | number>({ title, all, ticked, tick }: TickedProps<Id>) {
  const turn = (id: Id) => () =>
    tick(ticked.includes(id) ? ticked.filter(one => one !== id) : [...ticked, id]);
  return html`<fieldset class="ticked">
    <legend>${title}</legend>
    ${all.map(
      ([id, name]) =>
        html`<label key=${id}>
          <input type="checkbox" checked=${ticked.includes(id)} onChange=${turn(id)} />
          <span lang=${namesLanguage.value}>${typeof id === 'number' ? `${id} ` : ''}${name}</span>
        </label>`,
    )}
  </fieldset>`;
}
