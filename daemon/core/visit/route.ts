/** R5: the way of a visit through the hall. */
import type { VisitStep } from '../types/model.ts';
import { type Refusal, refuse } from '../types/refusals.ts';
import type { Rules, Service, Step } from '../types/rules.ts';

/** The steps of a new visit: the services' routes joined, equal steps in a row merged, choices made at the ticket filled in. */
export function stepsFor(services: readonly Service[], choice: ReadonlyMap<string, string>): VisitStep[] {
  return mergedWay(services.flatMap(service => routeOf(service, choice)));
}

/** The route of one service alone. */
export function routeOf({ id, route }: Service, choice: ReadonlyMap<string, string>): VisitStep[] {
  return route.map(step => ({ ...stepFor(step, choice), services: [id] }));
}

/** Equal steps in a row are one step, for the services of both. */
export function mergedWay(steps: readonly VisitStep[]): VisitStep[] {
  return steps.reduce(withStep, []);
}

function withStep(way: readonly VisitStep[], next: VisitStep): VisitStep[] {
  const last = way.at(-1);
  return last !== undefined && areOne(last, next)
    ? [...way.slice(0, -1), merged(last, next)]
    : [...way, next];
}

/** In a journal older than outcomes per service a step is for all of the visit's. */
function merged(one: VisitStep, next: VisitStep): VisitStep {
  const { services: mine } = one;
  const { services: others } = next;
  if (mine === undefined) return one;
  if (others === undefined) {
    const { services: _, ...forAll } = one;
    return forAll;
  }
  return { ...one, services: [...new Set([...mine, ...others])] };
}

/**
 * The way of a visit with one more service at its end. The steps before the index `from` have begun and take nothing in;
 * those after it stay as they are, two equal ones as well, where a clerk sent the visit to its own queue once more.
 */
export function withService(
  steps: readonly VisitStep[],
  from: number,
  route: readonly VisitStep[],
): VisitStep[] {
  return [...steps.slice(0, from), ...route.reduce(withStep, steps.slice(from))];
}

/** A choice stays apart from a queue it may lead to: it can still be made otherwise; so does what is sent to a counter later. */
function areOne(one: VisitStep, next: VisitStep): boolean {
  if (next.at !== undefined || next.knownTo !== undefined) return false;
  if (one.is === 'queue') return next.is === 'queue' && one.queue === next.queue;
  return next.is === 'choice' && one.choice === next.choice;
}

function stepFor(step: Step, choice: ReadonlyMap<string, string>): VisitStep {
  if (step.is === 'queue') return step;
  const { choice: name, among, otherwise } = step;
  const chosen = choice.get(name);
  return chosen === undefined
    ? { is: 'choice', choice: name, among, otherwise }
    : { is: 'choice', choice: name, among, otherwise, chosen };
}

/** Those that begin in that queue, or may. */
export function servicesInto({ services }: Rules, queue: string): Service[] {
  return [...services.values()].filter(({ route: [first] }) =>
    first?.is === 'queue' ? first.queue === queue : first?.among.includes(queue) === true,
  );
}

/** The queue of a step, once that is known. */
export function queueOf(step: VisitStep): string | undefined {
  if (step.is === 'queue') return step.queue;
  return step.chosen ?? (step.otherwise.is === 'queue' ? step.otherwise.queue : undefined);
}

/** The queues to which a step may lead; more than one while its choice is not made. */
export function queuesOf(step: VisitStep): readonly string[] {
  if (step.is === 'queue') return [step.queue];
  return step.chosen === undefined ? step.among : [step.chosen];
}

/** A choice of these services that must be made at the ticket and was not, or was made wrongly. */
export function wrongChoice(
  services: readonly Service[],
  choice: ReadonlyMap<string, string>,
): Refusal | undefined {
  const steps = services.flatMap(service => service.route).filter(step => step.is === 'choice');
  for (const step of steps) {
    const chosen = choice.get(step.choice);
    if (chosen === undefined && step.by === 'ticket' && step.otherwise.is === 'ask') {
      return refuse('choose-first', { is: 'choice', choice: step.choice, expected: step.among });
    }
    if (chosen !== undefined && !step.among.includes(chosen)) {
      return refuse('choose-first', {
        is: 'choice',
        choice: step.choice,
        found: chosen,
        expected: step.among,
      });
    }
  }
  const unknown = [...choice.keys()].find(name => !steps.some(step => step.choice === name));
  return unknown === undefined
    ? undefined
    : refuse('choose-first', { is: 'no-such-choice', choice: unknown });
}

/** The institutions that a way leads through, each once; of a choice that is still open, those of all its queues. */
export function institutionsOn(rules: Rules, steps: readonly VisitStep[]): Set<string> {
  const queues = steps.flatMap(step => queueOf(step) ?? (step.is === 'choice' ? step.among : []));
  return new Set(queues.flatMap(queue => rules.queues.get(queue)?.institution ?? []));
}
