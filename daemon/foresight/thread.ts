/** The thread in which the next hour is played, so that nobody in the hall waits for it. It answers once, with a `Foreseen`. */
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { Rules } from '../core/types/rules.ts';
import { foresee } from './advice.ts';
import type { Present } from './present.ts';

/** `atMostMs`: then it says what it has found by then. */
export type ForesightWork = { rules: Rules; present: Present; atMostMs: number };

/** Whoever presses a key comes first. */
const patient = 10;

try {
  // On Linux of this thread alone.
  setPriority(patient);
} catch {
  // A sandbox that does not allow it: then it has the priority of the hall.
}
const { rules, present, atMostMs }: ForesightWork = workerData;
const untilMs = performance.now() + atMostMs;
// oxlint-disable-next-line require-post-message-target-origin -- a thread, no window
parentPort?.postMessage(foresee(rules, present, present.now, () => performance.now() > untilMs));
