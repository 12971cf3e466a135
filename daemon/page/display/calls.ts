/** Who is to come to which counter: the newest call largest, after it those before it. */
import { html } from 'htm/preact';
import type { DisplayCall } from './contract.ts';
import { Fits } from './fits.ts';
import { Turns, turnOf } from './turns.ts';
import { named, placeIn, Said, spoken } from './words.ts';

/** Of those after the newest as many as can be read from 10 m. */
const othersAtMost = 4;

/** Those who are on their way take turns where they are too many; whoever is served knows where, and only fills the rest. */
function othersToShow(others: readonly DisplayCall[]): readonly DisplayCall[] {
  const onTheirWay = others.filter(({ serving }) => !serving);
  return onTheirWay.length > othersAtMost ? onTheirWay : others.slice(0, othersAtMost);
}

export function Calls({ calls }: { calls: readonly DisplayCall[] }) {
  const [newest, ...others] = calls;
  const { shown, ...turns } = turnOf(othersToShow(others), othersAtMost);
  return html`<section class="calls" aria-labelledby="calls-title">
    <h2 id="calls-title"><${Said} say="calling" /><${Turns} ...${turns} /></h2>
    ${
      newest === undefined
        ? html`<p class="no-calls"><${Said} say="noCalls" /></p>`
        : html`<ol>
            <${Call} key=${keyOf(newest)} call=${newest} newest />
            ${shown.map(call => html`<${Call} key=${keyOf(call)} call=${call} />`)}
          </ol>`
    }
    <${Announced} newest=${newest} />
  </section>`;
}

const keyOf = ({ ticket, counter, at }: DisplayCall) => `${ticket} ${counter} ${at}`;

function Call({ call, newest }: { call: DisplayCall; newest?: boolean }) {
  const { ticket, counter, name, serving } = call;
  const institution = named(call.institution);
  const plate = name === undefined ? undefined : named(name);
  return html`<li class="call" data-newest=${newest === true} data-serving=${serving} data-named=${plate !== undefined}>
    <${Fits} class="ticket" text=${ticket} />
    <span class="to">${serving ? html`<${Said} say="serving" />` : html`<${Arrow} />`}</span>
    <${Fits} class="plate" text=${plate?.text ?? counter} lang=${plate?.lang} />
    <span class="where">
      ${
        plate === undefined
          ? html`<${Said} say="counter" />`
          : plate.other &&
            html`<${Fits} class="institution" text=${plate.other.text} lang=${plate.other.lang} />`
      }
      <${Fits} class="institution" text=${institution.text} lang=${institution.lang} />
    </span>
  </li>`;
}

function Arrow() {
  return html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M3 12h17M13 5l7 7-7 7" /></svg>`;
}

/** For whoever hears the page: each new call, once. */
function Announced({ newest }: { newest: DisplayCall | undefined }) {
  const call = newest?.serving === false ? newest : undefined;
  return html`<p class="unseen" aria-live="polite">
    ${
      call !== undefined &&
      spoken.value.map(
        ({ lang, words }) =>
          html`<span lang=${lang}>${words.calledTo(call.ticket, placeIn(call, lang))}</span> `,
      )
    }
  </p>`;
}
