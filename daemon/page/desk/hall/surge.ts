/** The surge plan: the level in force, what is advised, and the levels that can be started. */
import { html } from 'htm/preact';
import { Answer } from '../orders/answer.ts';
import { OrderButton } from '../orders/button.ts';
import { counterName, type Hall, serviceNames } from '../told/hall.ts';
import type { LevelActions } from '../told/payloads.ts';
import { words } from '../words/words.ts';
import { Sure } from './sure.ts';

const place = 'surge';

export function Surge({ hall, plan }: { hall: Hall; plan: NonNullable<Hall['info']['surge']> }) {
  const {
    hall: { surge: say },
    counter,
  } = words.value;
  const { surge: level, advice } = hall.state ?? {};
  const named = (id: string) => new Map(Object.entries(say.levels)).get(id) ?? id;
  return html`<section class="card" aria-labelledby="surge-title">
    <h2 id="surge-title">${say.title}</h2>
    <p><span class="mark" data-is=${level === undefined ? 'none' : 'surge'}>${level === undefined ? say.none : named(level)}</span></p>
    ${advice !== undefined && html`<p>${say.advice(counter.plate(advice.counter, counterName(hall, advice.counter)), Math.round(advice.savedMs / 60_000))}</p>`}
    <p class="quiet">${plan.automatic ? say.automatic : say.byHand}</p>
    ${plan.levels
      .filter(one => one !== level)
      .map(
        one =>
          html`<${Sure} key=${one} verb="surge-start" title=${say.start(named(one))}>
            <${Does} hall=${hall} does=${plan.does?.find(({ level }) => level === one)} />
            <${OrderButton} place=${place} verb="surge-start" args=${{ level: one }} says=${say.start(named(one))} />
          </${Sure}>`,
      )}
    ${
      level !== undefined &&
      html`<p class="buttons">
        <${OrderButton} place=${place} verb="surge-stop" args=${{}} says=${say.stop} main />
      </p>`
    }
    <${Answer} place=${place} />
  </section>`;
}

function Does({ hall, does }: { hall: Hall; does: LevelActions | undefined }) {
  const say = words.value.hall.surge.does;
  if (does === undefined) return null;
  const { backup, notice, spoken, limit } = does;
  const all = [
    ...(backup ? [say.backup] : []),
    ...(notice === undefined ? [] : [say.notice(notice)]),
    ...(spoken === undefined ? [] : [say.spoken(spoken)]),
    ...Object.entries(limit).map(([service, many]) => say.limit(serviceNames(hall, [service]), many)),
  ];
  return html`<ul class="does">
    ${(all.length === 0 ? [say.nothing] : all).map(one => html`<li key=${one}>${one}</li>`)}
  </ul>`;
}
