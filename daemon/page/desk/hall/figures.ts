/** The day's figures, each with how many it speaks of; what nobody knows yet is not shown. */
import { html } from 'htm/preact';
import { Answer } from '../orders/answer.ts';
import { OrderButton } from '../orders/button.ts';
import type { Hall } from '../told/hall.ts';
import type { Figures as Told } from '../told/payloads.ts';
import { minutesSince } from '../told/source.ts';
import { words } from '../words/words.ts';
import { Sure } from './sure.ts';

const place = 'day';

/** `of`: of whom it speaks. */
type Figure = { what: string; figure: string; of?: string };

export function Figures({ hall }: { hall: Hall }) {
  const say = words.value.hall;
  const { state } = hall;
  return html`<section class="day" aria-labelledby="day-title">
    <header class="row">
      <h2 id="day-title">${say.today} <span class="quiet">${state?.day ?? ''}</span></h2>
      <span class="mark" data-is=${state?.open === true ? 'open' : 'closed'}>${state?.open === true ? say.open : say.closed}</span>
      ${state?.open !== true && html`<${OrderButton} place=${place} verb="open-day" args=${{}} says=${say.openDay} />`}
      ${
        state?.open === true &&
        html`<${Sure} verb="close-day" title=${say.closeDay} help=${say.closeDayHelp}>
          <${OrderButton} place=${place} verb="close-day" args=${{}} says=${say.closeDay} />
        </${Sure}>`
      }
    </header>
    <${Answer} place=${place} />
    <${List} title=${say.now} figures=${nowFigures(hall)} />
    <${List} title=${say.soFar} figures=${dayFigures(hall.figures.get('day') ?? {})} />
  </section>`;
}

function List({ title, figures }: { title: string; figures: readonly Figure[] }) {
  if (figures.length === 0) return null;
  return html`<h3 class="unseen">${title}</h3>
    <dl class="figures">
      ${figures.map(
        ({ what, figure, of }) =>
          html`<div key=${what}>
            <dt>${what}</dt>
            <dd><b>${figure}</b></dd>
            ${of !== undefined && html`<dd><small>${of}</small></dd>`}
          </div>`,
      )}
    </dl>`;
}

/** Counted from the hall's own state, which stands whole at any moment. */
function nowFigures({ state, queues, counters }: Hall): Figure[] {
  const say = words.value.hall.figures;
  if (state === undefined) return [];
  const { issued, serving, done, missed } = state.totals;
  const waiting = queues.reduce((sum, queue) => sum + queue.waiting, 0);
  const oldest = queues.flatMap(({ oldestSince }) => oldestSince ?? []);
  const open = counters.filter(({ status }) => status === 'open');
  const busy = open.filter(({ place }) => place !== 'idle').length;
  const longest = oldest.length === 0 ? 0 : minutesSince(Math.min(...oldest));
  return [
    { what: say.issued, figure: String(issued) },
    { what: say.waiting, figure: String(waiting) },
    { what: say.longestWait, figure: say.minutes(longest) },
    { what: say.serving, figure: String(serving) },
    { what: say.openCounters, figure: `${open.length}/${counters.length}`, of: say.busy(busy) },
    { what: say.done, figure: String(done) },
    { what: say.missed, figure: String(missed) },
  ];
}

/** Those of `stat/day`. */
export function dayFigures(day: Told): Figure[] {
  const say = words.value.hall.figures;
  const { calls = 0, waitMedianS, waitP90S, estimates = 0, estimateCoverage, ratings = 0, gradeMean } = day;
  const kept = day.promisesKept ?? 0;
  const promised = kept + (day.promisesBroken ?? 0);
  const minutes = (seconds: number) => say.minutes(Math.round(seconds / 60));
  const ofCalls = say.ofCalls(calls);
  return [
    ...(waitMedianS === undefined
      ? []
      : [{ what: say.waitMedian, figure: minutes(waitMedianS), of: ofCalls }]),
    ...(waitP90S === undefined ? [] : [{ what: say.waitP90, figure: minutes(waitP90S), of: ofCalls }]),
    ...(promised === 0
      ? []
      : [{ what: say.promises, figure: percent(kept / promised), of: say.ofPromises(kept, promised) }]),
    ...(estimateCoverage === undefined
      ? []
      : [{ what: say.estimates, figure: percent(estimateCoverage), of: say.ofEstimates(estimates) }]),
    ...(gradeMean === undefined
      ? []
      : [{ what: say.grade, figure: gradeMean.toFixed(1), of: say.ofRatings(ratings) }]),
  ];
}

const percent = (share: number) => `${Math.round(share * 100)} %`;
