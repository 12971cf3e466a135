/** A thread that ends at the second piece. `data`: how. */
import { workerData } from 'node:worker_threads';
import { answerEach } from '../../../../daemon/tools/simulate/threads.ts';

answerEach(nth => {
  if (nth === 0) return nth;
  if (workerData === 'exits') process.exit(3);
  throw new Error('no room for the second');
});
