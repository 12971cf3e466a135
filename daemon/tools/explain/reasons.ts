/** Why a call fell on a visit: by itself, and against one other that waited then. */
import type { PassedOver } from '../../core/types/reasons.ts';
import type { Call } from './day-story.ts';
import {
  type Priority,
  priorityAt,
  priorityCalled,
  priorityOf,
  type Waiter,
  type Weights,
} from './priority.ts';

/** By priority there was nobody else (`alone`), or one with as much (`tie`). */
export type Choice = { priority: Priority } & (
  | { is: 'alone' | 'priority' | 'guard' | 'bound' | 'backup' }
  | { is: 'tie'; with: string }
  | { is: 'taken-over'; keeper: string | undefined }
  | { is: 'number'; reason: string | undefined }
);

/** One after the other, what led to a call and whom it passed. */
export type CallPiece =
  | { is: 'ready' | 'kept' }
  | { is: 'choice'; choice: Choice }
  | { is: 'runner-up'; ticket: string; priorityMs: number }
  | { is: 'passed'; passed: PassedOver; isRunnerUp: boolean }
  | { is: 'overtook'; count: number };

export function piecesOf(call: Call): CallPiece[] {
  const { event, from } = call;
  const { ready, earlier, passedOver = [], by, runnerUp, priorityMs } = event.why;
  const isTie = by === 'priority' && runnerUp?.priorityMs === priorityMs;
  const isPassed = passedOver.some(({ ticket }) => ticket === runnerUp?.ticket);
  return [
    ...(ready === true ? [{ is: 'ready' } as const] : []),
    { is: 'choice', choice: choiceOf(call) },
    // Where the choice does not say it.
    ...(by !== 'bound' && from.bound?.counter === event.counter ? [{ is: 'kept' } as const] : []),
    ...(runnerUp === undefined || isPassed || isTie ? [] : [{ is: 'runner-up', ...runnerUp } as const]),
    ...passedOver.map(
      passed => ({ is: 'passed', passed, isRunnerUp: passed.ticket === runnerUp?.ticket }) as const,
    ),
    ...(earlier === 0 ? [] : [{ is: 'overtook', count: earlier } as const]),
  ];
}

function choiceOf(call: Call): Choice {
  const { by, runnerUp, priorityMs, reason } = call.event.why;
  const priority = priorityCalled(call);
  switch (by) {
    case 'priority':
      if (runnerUp === undefined) return { is: 'alone', priority };
      return runnerUp.priorityMs === priorityMs
        ? { is: 'tie', with: runnerUp.ticket, priority }
        : { is: 'priority', priority };
    case 'taken-over':
      return { is: by, keeper: call.from.bound?.counter, priority };
    case 'number':
      return { is: by, reason, priority };
    default:
      return { is: by, priority };
  }
}

/** Somebody who waited when another was called. */
export type Rival = Waiter & { ticket: string };

/** What follows "… was called before … because". */
export type Reason =
  | { is: 'number'; reason: string | undefined }
  | { is: 'taken-over'; keeper: string | undefined }
  | { is: 'kept-elsewhere'; keeper: string; until: number | undefined }
  | { is: 'kept-here' }
  | { is: 'only-kept-there'; queue: string }
  | { is: 'guard' | 'highest' | 'tie'; priority: Priority }
  | { is: 'higher'; priority: Priority; against: Priority };

/** `weights`: of the classes on that day. */
export function reasonAgainst(call: Call, rival: Rival, weights: Weights): Reason {
  const { counter, why } = call.event;
  const { bound, queue } = rival.place;
  if (why.by === 'number') return { is: 'number', reason: why.reason };
  if (why.by === 'taken-over') return { is: 'taken-over', keeper: bound?.counter };
  if (bound !== undefined && bound.counter !== counter)
    return { is: 'kept-elsewhere', keeper: bound.counter, until: bound.until };
  if (why.by === 'bound' && bound === undefined) return { is: 'kept-here' };
  if (bound === undefined && why.pool?.includes(queue) === false) return { is: 'only-kept-there', queue };
  const priority = priorityCalled(call);
  const others = rivalPriority(call, rival, weights);
  if (why.by === 'guard' && (rival.class !== 'normal' || others === undefined))
    return { is: 'guard', priority };
  if (others === undefined || others > priority.ms) return { is: 'highest', priority };
  if (others === priority.ms) return { is: 'tie', priority };
  return { is: 'higher', priority, against: priorityOf(rival, others, call) };
}

/** As the call recorded it, else computed. */
function rivalPriority(call: Call, rival: Rival, weights: Weights): number | undefined {
  const { runnerUp, passedOver = [] } = call.event.why;
  const recorded = [...(runnerUp === undefined ? [] : [runnerUp]), ...passedOver].find(
    one => one.ticket === rival.ticket,
  );
  return recorded?.priorityMs ?? priorityAt(rival, call, weights);
}
