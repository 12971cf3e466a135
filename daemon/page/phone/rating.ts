/** The grade of the counter that has just finished: if one likes, in the minute in which it is taken, and why it is bad (R17). */
import { signal } from '@preact/signals';
import { html } from 'htm/preact';
import { useEffect } from 'preact/hooks';
import { Outcome, type Sent, send } from './act.ts';
import type { TicketNow } from './contract.ts';
import { hallTime, phoneTold } from './source.ts';
import { named, placeIn, words } from './words.ts';

type Told = NonNullable<TicketNow['rating']>;
type Why = NonNullable<Told['why']>;

const grades = [5, 4, 3, 2, 1] as const;
const sent = signal<Sent | undefined>(undefined);
/** The grade that the hall has taken, whether or not a reason follows. */
const taken = signal<number | undefined>(undefined);
const explained = signal<Sent | 'not' | undefined>(undefined);

export function Rating({ forMs, why, ...at }: Told) {
  const { counter } = at;
  useEffect(() => {
    sent.value = taken.value = explained.value = undefined;
  }, [counter]);
  const say = words.value;
  const ageMs = (hallTime.value ?? 0) - (phoneTold.value?.at ?? 0);
  if (taken.value !== undefined)
    return html`<section class="rating">
      <p class="thanks" role="status">${say.thanks}</p>
      ${why !== undefined && taken.value <= why.from && html`<${Reasons} grade=${taken.value} ...${why} />`}
    </section>`;
  if (ageMs >= forMs) return null;
  const rate = async (grade: number) => {
    sent.value = { is: 'sending' };
    sent.value = await send('rate', { grade });
    if (sent.value.is === 'ok') taken.value = grade;
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

/** Nobody has to: the grade is given already, and whoever puts the phone away has rated. */
function Reasons({ grade, reasons }: Why & { grade: number }) {
  const say = words.value;
  const is = explained.value;
  if (is === 'not') return null;
  if (is?.is === 'ok') return html`<p class="help" role="status">${say.reasonTaken}</p>`;
  const explain = async (reason: number) => {
    explained.value = { is: 'sending' };
    explained.value = await send('rate', { grade, reason });
  };
  return html`<h2 id="reason-title">${say.reason}</h2>
    <p class="help">${say.reasonHelp}</p>
    <p class="grades" role="group" aria-labelledby="reason-title">
      ${reasons.map(named).map(
        ({ text, lang }, nth) => html`<button
          type="button"
          class="grade"
          lang=${lang}
          disabled=${is?.is === 'sending'}
          onClick=${() => void explain(nth + 1)}
        >
          ${text}
        </button>`,
      )}
      <button
        type="button"
        class="act"
        onClick=${() => {
          explained.value = 'not';
        }}
      >
        ${say.noReason}
      </button>
    </p>
    <${Outcome} sent=${is} />`;
}
