/** R5: the way of a visit through the hall. */
import type { VisitStep } from './model.ts';
import type { Rules, Service, Step } from './rules.ts';

/** The steps of a new visit: the services' routes joined, equal steps in a row merged, choices made at the ticket filled in. */
export function stepsFor(services: readonly Service[], choice: ReadonlyMap<string, string>): VisitStep[] {
  return services
    .flatMap(service => service.route)
    .reduce<VisitStep[]>((steps, step) => joined(steps, stepFor(step, choice)), []);
}

/** The way of a visit with one more service at its end; what its choices ask is asked on the way. */
export function withService(steps: readonly VisitStep[], service: Service): VisitStep[] {
  return service.route.reduce<VisitStep[]>((way, step) => joined(way, stepFor(step, new Map())), [...steps]);
}

function joined(steps: readonly VisitStep[], next: VisitStep): VisitStep[] {
  const last = steps.at(-1);
  return last !== undefined && areOne(last, next) ? [...steps] : [...steps, next];
}

/** A choice stays apart from a queue it may lead to: it can still be made otherwise. */
function areOne(one: VisitStep, next: VisitStep): boolean {
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

/** The queue of a step, once that is known. */
export function queueOf(step: VisitStep): string | undefined {
  if (step.is === 'queue') return step.queue;
  return step.chosen ?? (step.otherwise.is === 'queue' ? step.otherwise.queue : undefined);
}

/** A choice of these services that must be made at the ticket and was not, or was made wrongly. */
export function wrongChoice(
  services: readonly Service[],
  choice: ReadonlyMap<string, string>,
): string | undefined {
  const steps = services.flatMap(service => service.route).filter(step => step.is === 'choice');
  for (const step of steps) {
    const chosen = choice.get(step.choice);
    if (chosen === undefined && step.by === 'ticket' && step.otherwise.is === 'ask') {
      return `choice ${step.choice}: found none, expected one of ${step.among.join(', ')}`;
    }
    if (chosen !== undefined && !step.among.includes(chosen)) {
      return `choice ${step.choice}: found ${chosen}, expected one of ${step.among.join(', ')}`;
    }
  }
  const unknown = [...choice.keys()].find(name => !steps.some(step => step.choice === name));
  return unknown === undefined ? undefined : `choice ${unknown}: no step of the route asks for it`;
}

/** The institutions that a way leads through, each once; of a choice that is still open, those of all its queues. */
export function institutionsOn(rules: Rules, steps: readonly VisitStep[]): Set<string> {
  const queues = steps.flatMap(step => queueOf(step) ?? (step.is === 'choice' ? step.among : []));
  return new Set(queues.flatMap(queue => rules.queues.get(queue)?.institution ?? []));
}
