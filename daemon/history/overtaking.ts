/** R20: how many who had come to a queue earlier went after a call, and for which cause, as the call's own reasons tell it. */
import type { CallReason } from '../core/types/reasons.ts';
import type { VisitClass } from '../core/types/rules.ts';

/**
 * Of the called one: its class; `returned`: it waited in an earlier queue or was here before, which gives it a credit or a place;
 * `kept`: those before it were kept for another counter, or it was and this one had nobody; `guard`: the green ones had had their
 * turns (R2); `desk`: called by its number.
 */
export const overtakingCauses = ['green', 'appointment', 'returned', 'kept', 'guard', 'desk'] as const;
export type OvertakingCause = (typeof overtakingCauses)[number];

export type Overtaking = { many: number; by: OvertakingCause };

/** The called one, as it waited until then. */
type Called = {
  class: VisitClass;
  stood?: { creditMs: number; joinedAt: number; waitsSince: number };
};

/** None where nobody had come earlier. */
export function overtakingOf(why: CallReason, called: Called): Overtaking | undefined {
  return why.earlier === 0 ? undefined : { many: why.earlier, by: causeOf(why.by, called) };
}

function causeOf(by: CallReason['by'], { class: visitClass, stood }: Called): OvertakingCause {
  if (by === 'number') return 'desk';
  if (by === 'guard') return 'guard';
  if (by === 'taken-over' || by === 'bound') return 'kept';
  if (visitClass !== 'normal') return visitClass;
  const isPlaced = stood !== undefined && (stood.creditMs > 0 || stood.joinedAt !== stood.waitsSince);
  return isPlaced ? 'returned' : 'kept';
}
