/** Numbered pieces of work over several threads: their results are taken in the order of their numbers, whoever was quicker. */
import { parentPort, Worker } from 'node:worker_threads';

/** `count` pieces from number `first` on. `module`: a thread of it answers with `answerEach`; `data`: its `workerData`. */
export type Work<Result> = {
  module: URL;
  data: unknown;
  first: number;
  count: number;
  threads: number;
  take(result: Result, nth: number): void;
};

/** A thread that ended by itself. */
export class ThreadExit extends Error {
  readonly code: number;
  constructor(code: number) {
    super(`a thread ended by itself, with exit code ${code}`);
    this.code = code;
  }
}

/** So far beyond the piece that is waited for work is given out: what came early lies in memory until its turn. */
const aheadPerThread = 16;

type Answer<Result> = { nth: number; result: Result };

/** Resolves when all was taken; rejects with what ended a thread. Either way no thread is left. */
export async function inThreads<Result>({
  module,
  data,
  first,
  count,
  threads,
  take,
}: Work<Result>): Promise<void> {
  const end = first + count;
  const early = new Map<number, Answer<Result>>();
  const idle = new Set<Worker>();
  let next = first;
  let due = first;
  const { promise, resolve, reject } = Promise.withResolvers<void>();

  function giveOut(): void {
    for (const worker of idle) {
      if (next >= end || next - due >= aheadPerThread * threads) return;
      idle.delete(worker);
      // oxlint-disable-next-line require-post-message-target-origin -- a thread, no window
      worker.postMessage(next);
      next += 1;
    }
  }

  function takeInTurn(answer: Answer<Result>): void {
    early.set(answer.nth, answer);
    for (let one = early.get(due); one !== undefined; one = early.get(due)) {
      early.delete(due);
      take(one.result, due);
      due += 1;
    }
    if (due === end) resolve();
  }

  function opened(): Worker {
    const worker = new Worker(module, { workerData: data });
    worker.on('error', reject);
    worker.on('exit', code => reject(new ThreadExit(code)));
    worker.on('message', (answer: Answer<Result>) => {
      try {
        takeInTurn(answer);
      } catch (error) {
        reject(error);
        return;
      }
      idle.add(worker);
      giveOut();
    });
    idle.add(worker);
    return worker;
  }

  const workers = Array.from({ length: Math.min(threads, count) }, opened);
  try {
    giveOut();
    await promise;
  } finally {
    await Promise.all(workers.map(worker => worker.terminate()));
  }
}

/** In a thread: `result` of every number that it is given. */
export function answerEach(result: (nth: number) => unknown): void {
  parentPort?.on('message', (nth: number) => {
    // oxlint-disable-next-line require-post-message-target-origin -- a thread, no window
    parentPort?.postMessage({ nth, result: result(nth) } satisfies Answer<unknown>);
  });
}
