/** One sheet as it stands on paper, in the language of the page. */
import { html } from 'htm/preact';
import { language } from '../words/language.ts';
import { words } from '../words/words.ts';
import type { Sheet, SheetText } from './asked.ts';

export function OneSheet({ sheet }: { sheet: Sheet }) {
  const { title, troubles, lines, tables, notes } = sheet.texts[language.value];
  return html`<article class="card sheet" aria-labelledby="sheet-title">
    <h2 id="sheet-title">${title}</h2>
    ${troubles.length > 0 && html`<ul class="trouble">${troubles.map(one => html`<li>${one}</li>`)}</ul>`}
    ${lines.map(line => html`<p class="quiet">${line}</p>`)}
    ${tables.map(one => html`<${Table} key=${one.title} one=${one} />`)}
    <details class="more">
      <summary>${words.value.sheets.notes}</summary>
      <dl class="notes">
        ${notes.map(({ label, note }) => html`<dt>${label}</dt><dd>${note}</dd>`)}
      </dl>
    </details>
  </article>`;
}

function Table({ one }: { one: SheetText['tables'][number] }) {
  const { title, head, rows, words: many, note } = one;
  const kind = (nth: number) => (nth < many ? undefined : 'figure');
  return html`<section>
    <h3>${title}</h3>
    <div class="table" tabindex="0" role="region" aria-label=${title}>
      <table>
        <thead>
          <tr>${head.map((cell, nth) => html`<th scope="col" class=${kind(nth)}>${cell}</th>`)}</tr>
        </thead>
        <tbody>
          ${rows.map(row => html`<tr>${row.map((cell, nth) => html`<td class=${kind(nth)} data-label=${cell === '' ? undefined : head[nth]}>${cell}</td>`)}</tr>`)}
        </tbody>
      </table>
    </div>
    ${note !== undefined && html`<p class="quiet">${note}</p>`}
  </section>`;
}
