/** The thread that makes one pass of checked copies, so that whoever follows the journal meanwhile is not held up. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Ours } from './keeper.ts';
import { isApart } from './medium.ts';
import { whyIn } from './medium-error.ts';
import { copyPass, type Passed } from './pass.ts';

export type PassEnd = ({ ok: true } & Passed) | { ok: false; why: string };

/** `folder`: of the medium. */
export type PassWork = { state: string; folder: string; hall: string; ours: Ours; keepDays?: number };

function pass({ state, folder, hall, ours, keepDays }: PassWork): PassEnd {
  try {
    const place = { state, folder, hall, isApart };
    return { ok: true, ...copyPass({ place, ours, ...(keepDays !== undefined && { keepDays }) }) };
  } catch (error) {
    return { ok: false, why: whyIn(error, ours.folder) };
  }
}

// oxlint-disable-next-line require-post-message-target-origin -- a thread, no window
parentPort?.postMessage(pass(workerData));
