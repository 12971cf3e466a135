/** The thread that makes one pass of checked copies, so that whoever follows the journal meanwhile is not held up. */
import { parentPort, workerData } from 'node:worker_threads';
import { copyPass, type Passed } from './pass.ts';
import { whyIn } from './why.ts';

export type PassEnd = ({ ok: true } & Passed) | { ok: false; why: string };

function pass(): PassEnd {
  try {
    return { ok: true, ...copyPass(workerData) };
  } catch (error) {
    return { ok: false, why: whyIn(error, workerData.folder) };
  }
}

// oxlint-disable-next-line require-post-message-target-origin -- a thread, no window
parentPort?.postMessage(pass());
