/**
 * R5: outcomes are per service. A step carries the services it is for; each of them ends by itself, and the rest of the
 * route goes on without the steps that were only for those that ended.
 */
import type { FinishOutcome } from '../types/commands.ts';
import type { EndedService, Visit, VisitStep } from '../types/model.ts';
import type { ServiceOutcome } from '../types/service-outcome.ts';
import { mergedWay } from './route.ts';

/** The services of the ticket, each once, in the order printed on it. */
export function servicesOn({ services }: Visit): string[] {
  return [...new Set(services)];
}

/** Those that the present step is for and that have not ended. */
export function servicesAt(visit: Visit): string[] {
  const { steps, step, ended = [] } = visit;
  const here = steps[step];
  return servicesOn(visit).filter(
    service => isFor(here, service) && !ended.some(one => one.service === service),
  );
}

/** In a journal older than outcomes per service a step is for all of the visit's. */
function isFor(step: VisitStep | undefined, service: string): boolean {
  return step?.services === undefined || step.services.includes(service);
}

/** What the step, or the visit, came to as a whole: approved where anything was. */
export function overall(outcomes: readonly ServiceOutcome[]): FinishOutcome {
  const [first] = outcomes;
  return first === undefined || outcomes.some(({ outcome }) => outcome === 'approved')
    ? 'approved'
    : first.outcome;
}

/** The way on from the step with that index, which was finished, without what was only for the services that ended at it. */
export function wayWithout(
  steps: readonly VisitStep[],
  index: number,
  ended: ReadonlySet<string>,
): VisitStep[] {
  const others = steps.slice(index + 1).flatMap(step => {
    if (step.services === undefined) return [step];
    const services = step.services.filter(service => !ended.has(service));
    return services.length === 0 ? [] : [{ ...step, services }];
  });
  return [...steps.slice(0, index + 1), ...mergedWay(others)];
}

/** What is left of the way of one service from the step with that index on, as if it were alone. */
function wayOf(steps: readonly VisitStep[], index: number, service: string): VisitStep[] {
  return steps.slice(index).flatMap(step => {
    const { doneAt: _, ...open } = step;
    return isFor(step, service) ? [{ ...open, services: [service] }] : [];
  });
}

/** Those that ended, with what was left of their way. */
export function endedAt(
  { steps, step }: Visit,
  ends: readonly ServiceOutcome[],
  queue: string,
  counter: string,
): EndedService[] {
  return ends
    .filter(({ outcome }) => outcome !== 'approved')
    .map(end => ({ ...end, queue, counter, way: wayOf(steps, step, end.service) }));
}

/**
 * 一次性告知: of the papers that are missing now at a step it was sent away from before, those that the slip did not name then.
 * Where something was written on it by hand nobody knows.
 */
export function withToldTwice({ told = [] }: Visit, one: ServiceOutcome, queue: string): ServiceOutcome {
  const { service, missing = [] } = one;
  const before = told.filter(other => other.service === service && other.queue === queue);
  const first = before[0];
  const named = new Set(before.flatMap(other => other.missing ?? [0]));
  const papers = missing.filter(paper => paper !== 0 && !named.has(paper));
  if (first === undefined || named.has(0) || papers.length === 0) return one;
  return { ...one, toldTwice: { papers, counter: first.counter } };
}

/** What became of each service: those that ended so far, and once it is done all of them; the others were approved. */
export function outcomesOf(visit: Visit, isDone: boolean): ServiceOutcome[] {
  const { ended = [] } = visit;
  return servicesOn(visit).flatMap((service): ServiceOutcome[] => {
    const end = ended.find(one => one.service === service);
    if (end !== undefined) return [outcomeOnly(end)];
    return isDone ? [{ service, outcome: 'approved' }] : [];
  });
}

function outcomeOnly({ service, outcome, reason, because, missing }: ServiceOutcome): ServiceOutcome {
  return {
    service,
    outcome,
    ...(reason !== undefined && { reason }),
    ...(because !== undefined && { because }),
    ...(missing !== undefined && { missing }),
  };
}
