/** R20: how many who had come to a queue earlier went after a call, and for which cause, as the call's own reasons tell it. */
import type { Event } from '../types/events.ts';
import type { Hall, Place, Press, Visit } from '../types/model.ts';
import type { OvertakingCause } from '../types/overtake.ts';
import type { CallReason } from '../types/reasons.ts';
import type { VisitClass } from '../types/rules.ts';
import type { WentBefore } from '../types/scan.ts';
import { cameAt } from './waiting-order.ts';

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

export function noteOvertake(
  hall: Hall,
  { ticket, class: visitClass, place }: Visit,
  { queue, why }: Event & { kind: 'visit-called' },
  at: number,
): void {
  if (place.is !== 'waiting') return;
  const came = cameAt(place);
  const { creditMs, joinedAt } = place;
  const overtaking = overtakingOf(why, {
    class: visitClass,
    stood: { creditMs, joinedAt, waitsSince: came },
  });
  if (overtaking === undefined) return;
  const { by } = overtaking;
  hall.overtakes.set(queue, [...(hall.overtakes.get(queue) ?? []), { ticket, at, came, by }]);
}

/** The press is taken back: nobody went before by it. */
export function forgetOvertakes(hall: Hall, { at, before }: Press): void {
  for (const { ticket, place } of before.visits.values()) {
    const known = place.is === 'waiting' ? hall.overtakes.get(place.queue) : undefined;
    if (place.is !== 'waiting' || known === undefined) continue;
    const left = known.filter(one => one.ticket !== ticket || one.at < at);
    if (left.length > 0) hall.overtakes.set(place.queue, left);
    else hall.overtakes.delete(place.queue);
  }
}

/** How citizens are told of each cause. */
const toldAs: Readonly<Record<OvertakingCause, keyof WentBefore>> = {
  green: 'green',
  appointment: 'appointment',
  returned: 'returned',
  kept: 'returned',
  guard: 'other',
  desk: 'other',
};

/** How many who came to its queue later were called before it, since it came; none where nobody was. Asked for one visit at a time. */
export function wentBefore(hall: Hall, place: Place & { is: 'waiting' }): WentBefore | undefined {
  const came = cameAt(place);
  const counts: WentBefore = {};
  for (const one of hall.overtakes.get(place.queue) ?? []) {
    if (one.at <= came || one.came <= came) continue;
    counts[toldAs[one.by]] = (counts[toldAs[one.by]] ?? 0) + 1;
  }
  return Object.keys(counts).length === 0 ? undefined : counts;
}
