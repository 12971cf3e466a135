/** Where there is more than fits, its parts take turns; all screens of a hall turn at once. */
import { html } from 'htm/preact';
import { hallTime } from './source.ts';

const turnMs = 10_000;

export type Turn<Thing> = { shown: readonly Thing[]; turn: number; turns: number };

/** In parts of about the same length. */
export function turnOf<Thing>(things: readonly Thing[], atMost: number): Turn<Thing> {
  const turns = Math.max(1, Math.ceil(things.length / atMost));
  const atOnce = Math.ceil(things.length / turns);
  const turn = Math.floor((hallTime.value ?? 0) / turnMs) % turns;
  return { shown: things.slice(turn * atOnce, (turn + 1) * atOnce), turn, turns };
}

/** Which part of how many is shown. */
export function Turns({ turn, turns }: Pick<Turn<unknown>, 'turn' | 'turns'>) {
  if (turns < 2) return null;
  const dots = Array.from({ length: turns }, (_, index) => html`<i data-now=${index === turn}></i>`);
  return html`<span class="turns" aria-hidden="true">${dots}</span>`;
}
