/** R5: the steps of a visit, and how it comes to them. */
import type { Goal } from '../../../daemon/core/types/commands.ts';
import type { Service } from '../../../daemon/core/types/rules.ts';
import { all, type Naive, no, type Person, type Step } from './people.ts';

export const queueOf = (step: Step | undefined): string | undefined => step?.queue ?? step?.usual;

export const whose = (one: Person): string[] => [...(one.steps[one.step]?.whose ?? [])];

/** For all that is still to come of it. */
export function chosen(one: Person, choice: string, queue: string, from: number): void {
  for (const [index, step] of one.steps.entries())
    if (index >= from && step.choice === choice && step.doneAt === undefined) step.queue = queue;
}

export function wayTo(one: Person, queue: string, at: string | undefined, when: 'now' | 'after'): void {
  const sent = at === undefined ? {} : { at };
  const after = one.steps[one.step + 1];
  const goesOn =
    queueOf(after) === queue || (after?.queue === undefined && after?.among?.includes(queue) === true);
  if (after !== undefined && goesOn) {
    delete after.at;
    Object.assign(after, { queue, ...sent });
    if (when === 'now') one.step += 1;
  } else if (when === 'now') one.steps[one.step] = { whose: whose(one), queue, ...sent, ...casesSoFar(one) };
  else one.steps.splice(one.step + 1, 0, { whose: whose(one), queue, ...sent });
}

/** Those that are done stay done, whoever does the others. */
export function casesSoFar(one: Person): Pick<Step, 'casesDone'> {
  const done = one.steps[one.step]?.casesDone;
  return done === undefined ? {} : { casesDone: done };
}

export function goal(hall: Naive, one: Person, from: string, to: Goal): { queue: string; at?: string } {
  if ('queue' in to) return hall.rules.queues.has(to.queue) ? to : no('unknown-queue');
  if (!hall.rules.counters.has(to.counter)) return no('unknown-counter');
  if (to.counter === from) return no('to-itself');
  const wanted = [queueOf(one.steps[one.step]), queueOf(one.steps[one.step + 1])];
  const queue =
    wanted.find(one => one !== undefined && all(hall, to.counter).includes(one)) ?? all(hall, to.counter)[0];
  return queue === undefined ? no('unknown-queue') : { queue, at: to.counter };
}

export function addSteps(
  steps: Step[],
  services: readonly Service[],
  choice: ReadonlyMap<string, string>,
): Step[] {
  for (const { id, route } of services) {
    for (const step of route) {
      const queue = step.is === 'queue' ? step.queue : choice.get(step.choice);
      addStep(steps, {
        whose: [id],
        ...(queue !== undefined && { queue }),
        ...(step.is === 'queue'
          ? { ...(step.soon === true && { soon: true }) }
          : {
              choice: step.choice,
              among: step.among,
              ask: step.otherwise.is === 'ask',
              ...(step.otherwise.is === 'queue' && { usual: step.otherwise.queue }),
            }),
      });
    }
  }
  return steps;
}

/** Equal steps in a row are one; one that is sent to a counter is like no other. */
export function addStep(steps: Step[], step: Step): void {
  const last = steps.at(-1);
  const isSame =
    last !== undefined &&
    step.at === undefined &&
    step.knownTo === undefined &&
    (step.choice === undefined
      ? last.choice === undefined && last.queue === step.queue
      : last.choice === step.choice);
  if (isSame) last.whose = [...new Set([...last.whose, ...step.whose])];
  else steps.push(step);
}
