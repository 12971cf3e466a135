/** English: what became of a step or of a visit, service by service where they differ or were told more of (R5). */

import type { FinishOutcome } from '../../../core/types/commands.ts';
import type { Event } from '../../../core/types/events.ts';
import type { ServiceOutcome } from '../../../core/types/service-outcome.ts';
import { counterInEnglish as counterText } from '../../../text/counters.ts';
import { lasting } from '../../../text/duration.ts';
import type { Moment } from '../day-story.ts';

export function outcomeText(outcome: FinishOutcome, services: readonly ServiceOutcome[] = []): string {
  const [first] = services;
  if (first === undefined) return outcome;
  const details = services.map(one => `${one.outcome}${moreText(one)}`);
  const isOne = details.every(one => one === details[0]);
  return isOne && details[0] !== undefined
    ? details[0]
    : services.map(({ service }, index) => `${service} ${details[index]}`).join(', ');
}

export function finishedText(event: Extract<Event, { kind: 'step-finished' }>, moment: Moment): string {
  const took = event.paper === true ? '' : tookText(moment);
  const cases = event.cases === undefined ? '' : `; ${event.cases} cases, the last of them`;
  const rating = event.askRating === true ? '; a rating was asked for' : '';
  const paper = event.paper === true ? '; entered afterwards' : '';
  return `finished at ${counterText(event.counter)} (${event.queue})${took}: ${outcomeText(event.outcome, event.services)}${cases}${rating}${presumedText(event)}${paper}`;
}

export function casesText(event: Extract<Event, { kind: 'cases-finished' }>, moment: Moment): string {
  const { counter, queue, cases, left } = event;
  return `${counterText(counter)} (${queue}) did ${cases} of its cases${tookText(moment)}, ${left} are left; the rest stands behind the next three${presumedText(event)}`;
}

const tookText = ({ at, before }: Moment) =>
  before === undefined ? '' : ` after ${lasting(at - before.place.since)}`;

const presumedText = ({ presumed }: { presumed?: true }) =>
  presumed === true ? '; by next, and nobody knew whether it had come' : '';

type Mark = Extract<Event, { kind: 'service-picked' | 'outcome-marked' | 'marks-cleared' }>;

/** What the clerk pressed before the step was finished. */
export function markText(event: Mark): string {
  const { counter } = event;
  switch (event.kind) {
    case 'service-picked':
      return `${counterText(counter)} picked the service ${event.service}: the marks that follow are for it`;
    case 'outcome-marked': {
      const { service, outcome, number, takenBack } = event;
      const why = outcome === 'refused' ? { reason: number } : { missing: [number] };
      const marked = `${outcome}${moreText({ service, outcome, ...why })}`;
      return takenBack === true
        ? `${counterText(counter)} took back its mark for ${service}: ${marked}`
        : `${counterText(counter)} marked ${service}: ${marked}`;
    }
    case 'marks-cleared':
      return `${counterText(counter)} took back all its marks`;
  }
}

/** By the numbers that the clerk pressed and the ticket shows. */
function moreText({ reason, because, missing = [], toldTwice }: ServiceOutcome): string {
  if (reason !== undefined) return ` (reason ${because ?? (reason === 0 ? 'of its own' : reason)})`;
  if (missing.length === 0) return '';
  const numbers = missing.filter(paper => paper !== 0);
  const papers = [
    ...(numbers.length === 0 ? [] : [`paper ${numbers.join(', ')}`]),
    ...(missing.includes(0) ? ['one written by hand'] : []),
  ];
  const twice =
    toldTwice === undefined
      ? ''
      : `; ${counterText(toldTwice.counter)} had not told of ${toldTwice.papers.join(', ')}`;
  return ` (${papers.join(' and ')}${twice})`;
}
