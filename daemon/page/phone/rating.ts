/** The grade of the counter that has just finished: if one likes, in the minute in which it is taken (R17). */
import { signal } from '@preact/signals';
import { html } from 'htm/preact';
import { useEffect } from 'preact/hooks';
import { Outcome, type Sent, send } from './act.ts';
import type { AtCounter } from './contract.ts';
import { hallTime, phoneTold } from './source.ts';
import { placeIn, words } from './words.ts';

const grades = [5, 4, 3, 2, 1] as const;
const sent = signal<Sent | undefined>(undefined);

export function Rating({ forMs, ...at }: AtCounter & { forMs: number }) {
  const { counter } = at;
  useEffect(() => {
    sent.value = undefined;
  }, [counter]);
  const say = words.value;
  const ageMs = (hallTime.value ?? 0) - (phoneTold.value?.at ?? 0);
  if (sent.value?.is === 'ok')
    return html`<section class="rating"><p class="thanks" role="status">${say.thanks}</p></section>`;
  if (ageMs >= forMs) return null;
  const rate = async (grade: number) => {
    sent.value = { is: 'sending' };
    sent.value = await send('rate', { grade });
  };
  return html`<section class="rating" aria-labelledby="rating-title">
    <h2 id="rating-title">${say.rate(placeIn(at))}</h2>
    <p class="help">${say.rateHelp}</p>
    <p class="grades">
      ${grades.map(
        grade => html`<button
          type="button"
          class="grade"
          data-grade=${grade}
          disabled=${sent.value?.is === 'sending'}
          onClick=${() => void rate(grade)}
        >
          ${say.grades[grade]}
        </button>`,
      )}
    </p>
    <${Outcome} sent=${sent.value} />
  </section>`;
}
