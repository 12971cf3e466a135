/** 首问: what was asked and is not answered yet; first what is of whoever looks, then what they are asked to take over. */
import { html } from 'htm/preact';
import { Answer } from '../orders/answer.ts';
import { may } from '../session/session.ts';
import type { Hall } from '../told/hall.ts';
import { words } from '../words/words.ts';
import { Ask } from './ask.ts';
import { inTurn } from './in-turn.ts';
import { me } from './mine.ts';
import { One, place } from './one.ts';

export function Questions({ hall }: { hall: Hall }) {
  const say = words.value.questions;
  const all = inTurn(hall.questions, me(hall));
  if (all.length === 0 && !may('question-open')) return null;
  return html`<section class="card" aria-labelledby="questions-title">
    <h2 id="questions-title">${say.title} <span class="count">${all.length}</span></h2>
    ${all.length === 0 && html`<p class="quiet">${say.none}</p>`}
    <ul class="questions">
      ${all.map(one => html`<${One} key=${one.id} hall=${hall} one=${one} />`)}
    </ul>
    <${Answer} place=${place} />
    ${may('question-open') && html`<${Ask} hall=${hall} />`}
  </section>`;
}
