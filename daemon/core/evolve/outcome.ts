/** What the end of a step does to the services of its visit (R5). */

import type { Event } from '../types/events.ts';
import type { Hall, Visit, VisitStep } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import { withCasesDone } from '../visit/cases.ts';
import { move } from '../visit/move.ts';
import { endedAt } from '../visit/outcomes.ts';
import { oweTo } from '../visit/owed-jobs.ts';
import { spendSlips } from '../visit/return-slips.ts';

/** Those that were not approved end here; in a journal older than outcomes per service the visit did. */
export function endStep(
  rules: Rules,
  hall: Hall,
  visit: Visit,
  event: Event & { kind: 'step-finished' },
  at: number,
): void {
  const { ticket, counter, queue, outcome, services, steps } = event;
  const ends = endedAt(visit, services ?? [], queue, counter);
  if (event.presumed !== true) spendSlips(hall, visit, services ?? []);
  if (ends.length > 0) visit.ended = [...(visit.ended ?? []), ...ends];
  visit.steps = (steps ?? visit.steps).map((step, index) =>
    index === visit.step ? doneBy(step, event) : step,
  );
  const missing = services
    ?.filter(one => one.outcome === 'papers-missing')
    .map(one => ({ service: one.service, papers: one.missing ?? [] }));
  const lacksPapers = missing === undefined ? outcome === 'papers-missing' : missing.length > 0;
  // Who was served by paper has gone (R21): their slip is printed when they ask for it.
  if (lacksPapers && event.paper !== true)
    oweTo(rules.printers, hall, {
      is: 'print',
      what: 'papers',
      ticket,
      counter,
      again: false,
      ...(missing && { missing }),
    });
  move(rules, hall, visit, { is: 'between', ...doneNow(event) }, at);
}

const doneNow = ({ cases }: { cases?: number }) => cases !== undefined && { cases };

/** Some of its cases are done; the step is not (R18). */
export function endCases(
  rules: Rules,
  hall: Hall,
  visit: Visit,
  event: Event & { kind: 'cases-finished' },
  at: number,
): void {
  visit.steps = withCasesDone(visit, event.cases).steps.map((step, index) =>
    index === visit.step ? withPresumed(step, event) : step,
  );
  move(rules, hall, visit, { is: 'between', ...doneNow(event) }, at);
}

/** A step that was done again is known by how it was done last. */
function doneBy(step: VisitStep, event: Event & { kind: 'step-finished' }): VisitStep {
  return withPresumed({ ...step, doneAt: event.counter }, event);
}

function withPresumed(before: VisitStep, { presumed }: { presumed?: true }): VisitStep {
  const { presumed: _, ...step } = before;
  return { ...step, ...(presumed === true && { presumed }) };
}

/** Whoever comes back for papers was told once what is missing. */
export function keepTold(visit: Visit): void {
  const told = visit.ended?.filter(({ outcome }) => outcome === 'papers-missing') ?? [];
  if (told.length > 0) visit.told = [...(visit.told ?? []), ...told];
}

/** A service that had ended goes on. */
export function takeUp(visit: Visit, service: string): void {
  if (visit.ended?.some(one => one.service === service) === true) keepTold(visit);
  const others = visit.ended?.filter(one => one.service !== service) ?? [];
  visit.ended = others.length > 0 ? others : undefined;
}
