/** The thread in which the next hour is played, so that nobody in the hall waits for it. It answers once. */
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { Rules } from '../core/types/rules.ts';
import { foresee } from './advice.ts';
import { type Past, savedBy } from './afterwards.ts';
import type { Present } from './present.ts';

/** What is to come is answered with a `Foreseen`, after `atMostMs` with what it has found by then; the past with ms. */
export type ForesightWork = { rules: Rules } & ({ present: Present; atMostMs: number } | { past: Past });

/** Whoever presses a key comes first. */
const patient = 10;

try {
  // On Linux of this thread alone.
  setPriority(patient);
} catch {
  // A sandbox that does not allow it: then it has the priority of the hall.
}

function answer(work: ForesightWork): unknown {
  if ('past' in work) return savedBy(work.rules, work.past);
  const { rules, present, atMostMs } = work;
  const untilMs = performance.now() + atMostMs;
  return foresee(rules, present, present.now, () => performance.now() > untilMs);
}

// oxlint-disable-next-line require-post-message-target-origin -- a thread, no window
parentPort?.postMessage(answer(workerData));
