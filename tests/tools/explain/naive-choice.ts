/** Whom a counter looked at, and in which order they stood, by a plain look at everybody (R2). */
import type { Rules } from '../../../daemon/core/types/rules.ts';
import type { Person, Scene } from './naive-scenes.ts';

export type Choice = {
  /** Those whom the counter chose from, the first of them first. */
  looked: readonly Person[];
  by: 'priority' | 'guard' | 'backup' | 'taken-over';
  named?: Person;
  /** The queues it looked at. */
  queues: readonly string[];
  p: (one: Person) => number;
  /** Kept for others: of those queues. */
  keptAway: readonly Person[];
  person: (ticket: string) => Person | undefined;
};

export function choiceOf(
  rules: Rules,
  clock: (queue: string, at: number) => number,
  { call, before }: Scene,
): Choice {
  const { counter: id } = call.event;
  const { priority, counters } = rules;
  const { queues: mine = [], backup = [] } = counters.get(id) ?? {};
  const own = before.surge ? [...mine, ...backup] : [...mine];
  const all = [...new Set([...own, ...backup])];
  const p = (one: Person) =>
    priority.weight[one.class] * (clock(one.queue, call.at) - one.worked) + one.credit;
  const sorted = (fits: (one: Person) => boolean): Person[] =>
    before.people
      .filter(one => one.place === 'waiting' && fits(one))
      .sort((one, other) => p(other) - p(one) || one.rank - other.rank || one.order - other.order);
  const handIsFull = (counter: string) =>
    before.people.some(one => one.counter === counter && (one.place === 'called' || one.place === 'serving'));
  const isBusy = (counter: string) =>
    handIsFull(counter) || before.desks.some(one => one.id === counter && one.status === 'paused');
  const choice = (
    looked: Person[],
    by: Choice['by'],
    queues: readonly string[],
    named = looked[0],
  ): Choice => ({
    looked,
    by,
    queues,
    p,
    keptAway: sorted(
      one =>
        one.bound !== undefined &&
        one.bound.counter !== id &&
        queues.includes(one.queue) &&
        !looked.includes(one),
    ),
    person: ticket => before.people.find(one => one.ticket === ticket),
    ...(named !== undefined && { named }),
  });
  const first = sorted(one =>
    one.bound === undefined ? own.includes(one.queue) : one.bound.counter === id && all.includes(one.queue),
  );
  const normal = first.filter(one => one.class === 'normal');
  const waitsLong = normal.some(
    one => clock(one.queue, call.at) - clock(one.queue, one.waitsSince) > priority.fairAfterMs,
  );
  const greens = before.desks.find(one => one.id === id)?.greens ?? 0;
  if (first[0]?.class === 'green' && greens >= priority.guardAfter && waitsLong)
    return choice(first, 'guard', own, normal[0]);
  if (first.length > 0) return choice(first, 'priority', own);
  const helped = sorted(one => one.bound === undefined && backup.includes(one.queue));
  if (helped.length > 0) return choice(helped, 'backup', all);
  const letGo = sorted(
    ({ bound, queue }) =>
      bound !== undefined && bound.sent !== true && own.includes(queue) && isBusy(bound.counter),
  );
  return choice(letGo, 'taken-over', all);
}
