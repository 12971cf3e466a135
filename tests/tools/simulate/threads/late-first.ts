/** A thread that has the result of the first piece only when all others that may be given out are done. */
import { workerData } from 'node:worker_threads';
import { answerEach } from '../../../../daemon/tools/simulate/threads.ts';

export type LateFirst = { done: Int32Array; others: number };

const oneMoreWithinMs = 200;

const { done, others }: LateFirst = workerData;
answerEach(nth => {
  if (nth === 0) {
    for (let now = 0; now < others; now = Atomics.load(done, 0)) Atomics.wait(done, 0, now);
    // One more would be given out at once.
    Atomics.wait(done, 0, others, oneMoreWithinMs);
  } else {
    Atomics.add(done, 0, 1);
    Atomics.notify(done, 0);
  }
  return { nth, done: Atomics.load(done, 0) };
});
