/** 考核: the month of whoever works here, and of whom they answer for (R19). */
import { useSignalEffect } from '@preact/signals';
import { html } from 'htm/preact';
import { useEffect } from 'preact/hooks';
import { Answer } from '../orders/answer.ts';
import { forget, givenAt } from '../orders/give.ts';
import { Select } from '../orders/select.ts';
import { isHeard } from '../told/source.ts';
import { namesLanguage } from '../words/language.ts';
import { words } from '../words/words.ts';
import { askList, askSheet, idOf, type Listed, listed, place, shown } from './asked.ts';
import { OneSheet } from './one.ts';

export function SheetsPart() {
  const say = words.value.sheets;
  // Asked anew each time that somebody turns to it: a month may be written since.
  useEffect(() => {
    listed.value = undefined;
    forget(place);
  }, []);
  useSignalEffect(() => {
    if (isHeard.value && listed.value === undefined && givenAt(place) === undefined) askList();
  });
  const all = listed.value;
  return html`<div class="sheets-part">
    <section class="card" aria-labelledby="sheets-title">
      <h2 id="sheets-title">${say.title}</h2>
      <p class="quiet">${say.help}</p>
      ${all !== undefined && html`<${Choices} all=${all} />`}
      <${Answer} place=${place} quietly />
    </section>
    ${shown.value !== undefined && html`<${OneSheet} sheet=${shown.value} />`}
  </div>`;
}

function Choices({ all }: { all: Listed }) {
  const say = words.value.sheets;
  const { months, month, sheets } = all;
  if (month === undefined) return html`<p class="empty">${say.none}</p>`;
  return html`<div class="row">
      <${Select}
        id="sheet-month"
        label=${say.month}
        among=${months.map(one => [one, one] as const)}
        value=${month}
        choose=${askList}
      />
      ${sheets.length > 1 && html`<${Whom} month=${month} sheets=${sheets} />`}
    </div>
    ${sheets.length === 0 && html`<p>${say.nothing(month)}</p>`}`;
}

function Whom({ month, sheets }: { month: string; sheets: Listed['sheets'] }) {
  const say = words.value.sheets;
  const take = (id: string) => {
    const whose = sheets.find(one => idOf(one) === id);
    if (whose !== undefined) askSheet(month, whose);
  };
  return html`<${Select}
    id="sheet-whose"
    label=${say.whose}
    among=${sheets.map(one => [idOf(one), one.name] as const)}
    value=${shown.value === undefined ? undefined : idOf(shown.value)}
    choose=${take}
    lang=${namesLanguage.value}
  />`;
}
