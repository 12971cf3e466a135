import type { Visit } from '../types/model.ts';

/** What it has waited in the queues of its way so far, the one it was called from last included; worked time. */
export function waitedSoFar({ waitedMs, stood }: Visit): number {
  return waitedMs + (stood?.waitedMs ?? 0);
}
