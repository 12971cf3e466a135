/** Which counters serve which queue, as their own or as a backup (AB岗). */
import type { Counter, Rules } from '../types/rules.ts';

/** Asked for at every order, and no config changes while a hall runs. */
const known = new WeakMap<Rules['counters'], Map<string, readonly Counter[]>>();

/** In the order of the config. */
export function countersOf({ counters }: Rules, queue: string): readonly Counter[] {
  let byQueue = known.get(counters);
  if (byQueue === undefined) {
    byQueue = new Map();
    known.set(counters, byQueue);
  }
  let serving = byQueue.get(queue);
  if (serving === undefined) {
    serving = [...counters.values()].filter(one => serves(one, queue));
    byQueue.set(queue, serving);
  }
  return serving;
}

export function isServing({ counters }: Rules, id: string, queue: string): boolean {
  const counter = counters.get(id);
  return counter !== undefined && serves(counter, queue);
}

function serves({ queues, backup }: Counter, queue: string): boolean {
  return queues.includes(queue) || backup.includes(queue);
}
