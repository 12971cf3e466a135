/** A voice that is a program of this machine: one run at a time, each with a deadline, looked after like any device. */
import type { Handed, SpeechJob, Voice, VoiceSaid } from '../device.ts';
import { newHealth } from '../health.ts';
import { telling } from '../parts/changes.ts';
import { keepOpen } from './keep-open.ts';
import type { Ended, Start } from './run-program.ts';

/** One run of the program. `longestMs`: by then it has ended, or it is stuck. */
export type Utterance<Words> = { words: Words; longestMs: number };

export type SpokenProgram<Words> = {
  start: Start<Words>;
  /** What is run for a text, one after the other; or why the text cannot be said. */
  plan(text: string): readonly Utterance<Words>[] | { why: string };
  /** A run that nobody hears, which tells whether it can speak; or why it cannot, without one. None: it is believed until a job fails. Never rejects. */
  check(): Promise<Utterance<Words> | { why: string } | undefined>;
  whyFailed(how: Ended): string | undefined;
  /** While there is nothing to say it is checked this often. */
  checkEveryMs: number;
};

/** Killed, a program is gone at once; one that the system holds on to is waited for no longer than this. */
const goneWithinMs = 2000;

type Outcome = { is: 'done' } | { is: 'failed'; why: string } | { is: 'interrupted' };
type Run = { interrupt(): void; gone: Promise<void> };

/** Ready while its check succeeds; checked again for ever when it does not. */
export function spokenProgram<Words>(
  program: SpokenProgram<Words>,
  { timers, report }: Handed<VoiceSaid>,
): Voice {
  const jobs: SpeechJob[] = [];
  let saying: SpeechJob | undefined;
  /** Never more than one, so that no two speeches overlap. */
  let running: Run | undefined;
  let working = false;
  let checkingAtRest = false;
  let cancelCheck = (): void => {};
  let closed = false;
  const tell = telling(report);
  const health = newHealth();

  const link = keepOpen(
    async () => {
      const outcome = await check();
      if (outcome.is !== 'done') {
        throw new Error(outcome.is === 'failed' ? outcome.why : 'the check was interrupted');
      }
      return { write: async () => {}, close: async () => {} };
    },
    timers,
    {
      up() {
        tell.fitness({ is: 'ready' });
        work();
      },
      data() {},
      down(why) {
        cancelCheck();
        tell.fitness({ is: 'lost', why });
        for (const job of jobs.splice(0)) end(job, why);
      },
    },
  );

  /** Runs it once. An interruption is no failure; `interrupted` comes when the program is gone. */
  function run({ words, longestMs }: Utterance<Words>): Promise<Outcome> {
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    let stopped: Outcome | undefined;
    let cancelLimit = (): void => {};
    let kill = (): void => {};
    let over = false;
    const finish = (outcome: Outcome): void => {
      if (over) return;
      over = true;
      cancelLimit();
      if (running === it) running = undefined;
      if (outcome.is === 'failed') health.errors += 1;
      resolve(outcome);
    };
    const stop = (outcome: Outcome): void => {
      if (stopped !== undefined) return;
      stopped = outcome;
      cancelLimit();
      cancelLimit = timers.after(goneWithinMs, () => finish(outcome));
      kill();
    };
    const it: Run = { interrupt: () => stop({ is: 'interrupted' }), gone: promise.then(() => {}) };
    running = it;
    health.frames += 1;
    kill = program.start(words, how => {
      if (stopped !== undefined) return finish(stopped);
      const why = program.whyFailed(how);
      finish(why === undefined ? { is: 'done' } : { is: 'failed', why });
    });
    cancelLimit = timers.after(longestMs, () =>
      stop({
        is: 'failed',
        why: `it had not ended after ${Math.round(longestMs / 1000)} s, and was stopped`,
      }),
    );
    return promise;
  }

  async function check(): Promise<Outcome> {
    const what = await program.check();
    if (closed || isInTheWay()) return { is: 'interrupted' };
    if (what === undefined) return { is: 'done' };
    if ('why' in what) return { is: 'failed', why: what.why };
    const startedAt = timers.now();
    const outcome = await run(what);
    health.roundTripMs = timers.now() - startedAt;
    return outcome;
  }

  /** Nobody hears a check, and a citizen waits for the call. */
  function isInTheWay(): boolean {
    return checkingAtRest && jobs.length > 0;
  }

  /** Says what there is to say; then it rests until the next check. */
  function work(): void {
    if (working || closed || !link.isUp()) return;
    working = true;
    cancelCheck();
    void sayAll().then(() => {
      working = false;
      if (jobs.length > 0) return work();
      if (!closed && link.isUp()) cancelCheck = timers.after(program.checkEveryMs, checkAtRest);
    });
  }

  async function sayAll(): Promise<void> {
    for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
      saying = job;
      const plan = program.plan(job.text);
      const why = 'why' in plan ? plan.why : await failureOf(plan, job.times);
      // Told before the job's end, so that the hall does not give it the same job again.
      const lost = why === undefined || 'why' in plan ? undefined : await whyLost();
      saying = undefined;
      if (closed) return;
      if (lost !== undefined) link.reopen(lost);
      end(job, why);
    }
  }

  /** Why it was not said to its end. */
  async function failureOf(
    plan: readonly Utterance<Words>[],
    times: SpeechJob['times'],
  ): Promise<string | undefined> {
    for (const utterance of Array.from({ length: times }, () => plan).flat()) {
      const outcome = await run(utterance);
      if (outcome.is === 'failed') return outcome.why;
      if (closed) return 'the voice was closed';
    }
    return undefined;
  }

  async function whyLost(): Promise<string | undefined> {
    const outcome = await check();
    return outcome.is === 'failed' ? outcome.why : undefined;
  }

  function checkAtRest(): void {
    working = true;
    checkingAtRest = true;
    void whyLost().then(lost => {
      checkingAtRest = false;
      working = false;
      if (closed) return;
      if (lost !== undefined) link.reopen(lost);
      work();
    });
  }

  function end({ id }: SpeechJob, why: string | undefined): void {
    report({
      is: 'job-ended',
      id,
      ...(why === undefined ? { outcome: 'done' } : { outcome: 'failed', why }),
    });
  }

  return {
    do(job) {
      const whyNot = tell.whyNotReady();
      if (whyNot !== undefined) return end(job, whyNot);
      jobs.push(job);
      if (isInTheWay()) running?.interrupt();
      work();
    },
    health: () => ({
      ...health,
      reopened: link.reopened(),
      queueDepth: jobs.length + (saying === undefined ? 0 : 1),
    }),
    async close() {
      closed = true;
      cancelCheck();
      jobs.length = 0;
      const last = running;
      last?.interrupt();
      await Promise.all([last?.gone, link.close()]);
    },
  };
}
