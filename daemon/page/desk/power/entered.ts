/** What was entered, what was not and why, and the word that this was all. */
import { html } from 'htm/preact';
import { Sure } from '../hall/sure.ts';
import { Answer } from '../orders/answer.ts';
import { OrderButton } from '../orders/button.ts';
import { whyRefused } from '../orders/refusal.ts';
import { counterName, type Hall } from '../told/hall.ts';
import type { Power } from '../told/payloads.ts';
import { clockTime } from '../told/source.ts';
import { words } from '../words/words.ts';
import { change } from './draft.ts';
import { drop, type Line, openLines } from './pending.ts';

const place = 'paper-entered';
type Props = { hall: Hall; power: Power };

export function Entered({ hall, power }: Props) {
  const say = words.value.power;
  const waiting = openLines.value;
  const all = sumOf(power, 'waiting');
  const open = sumOf(power, 'open');
  return html`<section class="card entered" aria-labelledby="entered-title">
    <h2 id="entered-title">${say.entered}</h2>
    <p role="status">
      ${say.counted(power.entered, power.newcomers)}${all > 0 && html` · ${say.open(open, all)}`}
    </p>
    <div aria-live="polite">
      ${waiting.length > 0 && html`<h3>${say.waiting}</h3>`}
      <ul class="not-entered">
        ${waiting.map(line => html`<${NotEntered} key=${line.id} hall=${hall} line=${line} />`)}
      </ul>
    </div>
    ${power.last.length > 0 && html`<h3>${say.latest}</h3>`}
    <ol class="lines">
      ${power.last.map(line => html`<li key=${`${line.ticket} ${line.servedAt}`}>${lineText(hall, line)}</li>`)}
    </ol>
    ${
      power.is !== 'over' &&
      power.lists.length > 0 &&
      html`<${Sure} verb="paper-entered" title=${say.done} help=${waiting.length > 0 ? say.notSent(waiting.length) : say.stillOpen(open)}>
        <${OrderButton} place=${place} verb="paper-entered" args=${{}} says=${say.done} notYet=${waiting.length > 0} main />
      </${Sure}>`
    }
    <${Answer} place=${place} />
  </section>`;
}

const sumOf = ({ lists }: Power, of: 'waiting' | 'open') => lists.reduce((sum, list) => sum + list[of], 0);

function NotEntered({ hall, line }: { hall: Hall; line: Line }) {
  const say = words.value.power;
  const { id, order, typed } = line;
  const { ticket, counter, at } = order.args;
  const text = lineText(hall, {
    ticket,
    ...(counter !== undefined && { counter }),
    ...(at !== undefined && { servedAt: at }),
  });
  const correct = () => {
    drop(id);
    change(typed);
    document.getElementById('line-number')?.focus();
  };
  const dropIt = () => {
    drop(id);
    document.getElementById('line-number')?.focus();
  };
  return html`<li data-is=${line.is}>
    <b>${text}</b>
    ${line.is === 'waits' && html` <span class="quiet">${say.sending}</span>`}
    ${line.is === 'refused' && html` <span>${say.refusedLine}<${Why} line=${line} /></span>`}
    ${
      line.is === 'refused' &&
      html`<span class="buttons">
        <button type="button" aria-label=${`${say.correct} ${ticket}`} onClick=${correct}>${say.correct}</button>
        <button type="button" aria-label=${`${say.drop} ${ticket}`} onClick=${dropIt}>${say.drop}</button>
      </span>`
    }
  </li>`;
}

function Why({ line }: { line: Line & { is: 'refused' } }) {
  if (line.message === '') return html`<span>${words.value.orders.refusedElse}</span>`;
  const { text, lang } = whyRefused(line);
  return html`<span lang=${lang}>${text}</span>`;
}

function lineText(hall: Hall, { ticket, counter, servedAt }: Power['last'][number]): string {
  const { power: say, counter: at } = words.value;
  if (counter === undefined || servedAt === undefined) return say.waits(ticket);
  return say.line(ticket, at.plate(counter, counterName(hall, counter)), clockTime(servedAt));
}
