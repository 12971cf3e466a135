/** Which queues are on paper, which are not and why, and how many of each list are not entered. */
import { html } from 'htm/preact';
import { type Hall, queueName } from '../told/hall.ts';
import type { Power, PowerList } from '../told/payloads.ts';
import { clockTime } from '../told/source.ts';
import { namesLanguage } from '../words/language.ts';
import { words } from '../words/words.ts';
import { Switches } from './switch.ts';

export function Lists({ hall, power }: { hall: Hall; power: Power }) {
  const say = words.value.power;
  return html`<section class="card" aria-labelledby="lists-title">
    <h2 id="lists-title">${say.title}</h2>
    <p role="status">
      ${standing(power)}
      ${power.low === true && html` <span class="mark" data-is="lost">${say.low}</span>`}
    </p>
    ${power.heldUntil !== undefined && html`<p class="help">${say.held(clockTime(power.heldUntil))}</p>`}
    ${power.lists.length === 0 ? html`<p class="quiet">${say.noLists}</p>` : html`<${Table} hall=${hall} lists=${power.lists} />`}
    <${Switches} power=${power} />
  </section>`;
}

function standing({ is, failedAt, printsAt, printedAt = failedAt, backAt = failedAt }: Power): string {
  const say = words.value.power;
  const [failed, printed, back] = [failedAt, printedAt, backAt].map(clockTime) as [string, string, string];
  switch (is) {
    case 'failing':
      return `${say.is.failing(failed)} ${printsAt === undefined ? say.noPrint : say.printsAt(clockTime(printsAt))}`;
    case 'on-paper':
      return say.is['on-paper'](printed);
    case 'enter':
      return say.is.enter(printed);
    case 'over':
      return say.is.over(failed, back);
  }
}

function Table({ hall, lists }: { hall: Hall; lists: readonly PowerList[] }) {
  const say = words.value.power;
  return html`<div class="table">
    <table>
      <thead>
        <tr>
          <th scope="col">${say.queue}</th>
          <th scope="col">${say.where}</th>
          <th scope="col" class="figure">${say.onList}</th>
          <th scope="col" class="figure">${say.openHead}</th>
          <th scope="col">${say.numbers}</th>
        </tr>
      </thead>
      <tbody>
        ${lists.map(
          list => html`<tr key=${list.queue}>
            <th scope="row" lang=${namesLanguage.value}>${queueName(hall, list.queue)}</th>
            <td data-label=${say.where}><span class="mark" data-is=${marks[list.is]}>${whereIs(list)}</span></td>
            <td class="figure" data-label=${say.onList}>${list.waiting}</td>
            <td class="figure" data-label=${say.openHead}><b>${list.open}</b></td>
            <td class="tickets" data-label=${say.numbers}>${newcomersOn(list)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

const marks = { owed: 'degraded', printing: 'degraded', out: 'ready', failed: 'lost', dropped: 'lost' };

function whereIs({ is, why, open }: PowerList): string {
  const say = words.value.power;
  if (is === 'out') return say.list.out(open);
  return is === 'dropped' ? say.list.dropped(why === undefined ? '' : say.why[why]) : say.list[is];
}

function newcomersOn({ series = '', from, to }: PowerList): string {
  const number = (digits: number) => `${series}${String(digits).padStart(3, '0')}`;
  return from === undefined || to === undefined ? '—' : words.value.power.newcomers(number(from), number(to));
}
