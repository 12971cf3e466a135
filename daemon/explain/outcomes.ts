/** What became of a step or of a visit, service by service where they differ or were told more of (R5). */
import type { FinishOutcome } from '../core/commands.ts';
import type { ServiceOutcome } from '../core/service-outcome.ts';

export function outcomeText(outcome: FinishOutcome, services: readonly ServiceOutcome[] = []): string {
  const [first] = services;
  if (first === undefined) return outcome;
  const details = services.map(one => `${one.outcome}${moreText(one)}`);
  const isOne = details.every(one => one === details[0]);
  return isOne && details[0] !== undefined
    ? details[0]
    : services.map(({ service }, index) => `${service} ${details[index]}`).join(', ');
}

/** By the numbers that the clerk pressed and the ticket shows. */
function moreText({ reason, missing = [], toldTwice }: ServiceOutcome): string {
  if (reason !== undefined) return ` (reason ${reason === 0 ? 'of its own' : reason})`;
  if (missing.length === 0) return '';
  const papers = missing.map(paper => (paper === 0 ? 'one written by hand' : `${paper}`));
  const twice =
    toldTwice === undefined
      ? ''
      : `; counter ${toldTwice.counter} had not told of ${toldTwice.papers.join(', ')}`;
  return ` (paper ${papers.join(', ')}${twice})`;
}
