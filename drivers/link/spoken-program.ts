/** A voice that is a program of this machine: one run at a time, each with a deadline, looked after like any device. */
import type { Handed, Health, SpeechJob, Timers, Voice, VoiceSaid } from '../device.ts';
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
type Job = Pick<SpeechJob, 'id'>;

/** What it is at; a check that nobody hears makes way for a call. */
type State =
  | { is: 'at-rest'; cancelCheck(): void }
  | { is: 'checking' }
  | { is: 'saying'; job?: Job }
  | { is: 'closed' };

/** Ready while its check succeeds; checked again for ever when it does not. */
export function spokenProgram<Words>(
  program: SpokenProgram<Words>,
  { timers, report }: Handed<VoiceSaid>,
): Voice {
  const jobs: SpeechJob[] = [];
  let state: State = { is: 'at-rest', cancelCheck() {} };
  const tell = telling(report);
  const health = newHealth();
  const runs = runner(program, timers, health);
  const isClosed = (): boolean => state.is === 'closed';
  const isInTheWay = (): boolean => state.is === 'checking' && jobs.length > 0;

  const link = keepOpen(
    async () => {
      const outcome = await check();
      if (outcome.is === 'done') return { write: async () => {}, close: async () => {} };
      throw new Error(outcome.is === 'failed' ? outcome.why : 'the check was interrupted');
    },
    timers,
    {
      up() {
        tell.fitness({ is: 'ready' });
        work();
      },
      data() {},
      down(why) {
        if (state.is === 'at-rest') state.cancelCheck();
        tell.fitness({ is: 'lost', why });
        for (const job of jobs.splice(0)) end(job, why);
      },
    },
  );

  async function check(): Promise<Outcome> {
    const what = await program.check();
    if (isClosed() || isInTheWay()) return { is: 'interrupted' };
    if (what === undefined) return { is: 'done' };
    if ('why' in what) return { is: 'failed', why: what.why };
    const startedAt = timers.now();
    const outcome = await runs.run(what);
    health.roundTripMs = timers.now() - startedAt;
    return outcome;
  }

  async function whyLost(): Promise<string | undefined> {
    const outcome = await check();
    return outcome.is === 'failed' ? outcome.why : undefined;
  }

  /** Says what there is to say; then it rests until the next check. */
  function work(): void {
    if (state.is !== 'at-rest' || !link.isUp()) return;
    state.cancelCheck();
    state = { is: 'saying' };
    void sayAll().then(rest);
  }

  function rest(): void {
    if (isClosed()) return;
    const checksLater = jobs.length === 0 && link.isUp();
    state = {
      is: 'at-rest',
      cancelCheck: checksLater ? timers.after(program.checkEveryMs, checkAtRest) : () => {},
    };
    if (jobs.length > 0) work();
  }

  async function sayAll(): Promise<void> {
    for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
      state = { is: 'saying', job };
      const plan = program.plan(job.text);
      const why = 'why' in plan ? plan.why : await failureOf(plan, job.times);
      // Told before the job's end, so that the hall does not give it the same job again.
      const lost = why === undefined || 'why' in plan ? undefined : await whyLost();
      if (isClosed()) return;
      state = { is: 'saying' };
      if (lost !== undefined) link.reopen(lost);
      end(job, why);
    }
  }

  /** Why it was not said to its end. */
  async function failureOf(plan: readonly Utterance<Words>[], times: 1 | 2): Promise<string | undefined> {
    for (const utterance of Array.from({ length: times }, () => plan).flat()) {
      const outcome = await runs.run(utterance);
      if (outcome.is === 'failed') return outcome.why;
      if (isClosed()) return 'the voice was closed';
    }
    return undefined;
  }

  function checkAtRest(): void {
    state = { is: 'checking' };
    void whyLost().then(lost => {
      if (isClosed()) return;
      state = { is: 'at-rest', cancelCheck() {} };
      if (lost !== undefined) link.reopen(lost);
      work();
    });
  }

  function end({ id }: Job, why: string | undefined): void {
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
      if (isInTheWay()) void runs.interrupt();
      work();
    },
    health: () => ({
      ...health,
      reopened: link.reopened(),
      queueDepth: jobs.length + (state.is === 'saying' && state.job !== undefined ? 1 : 0),
    }),
    async close() {
      if (state.is === 'at-rest') state.cancelCheck();
      state = { is: 'closed' };
      jobs.length = 0;
      await Promise.all([runs.interrupt(), link.close()]);
    },
  };
}

type Run = { is: 'running' } | { is: 'stopping'; outcome: Outcome } | { is: 'over' };

/** Never more than one run, so that no two speeches overlap. */
function runner<Words>(program: SpokenProgram<Words>, timers: Timers, health: Health) {
  let underWay: { interrupt(): void; gone: Promise<void> } | undefined;

  /** An interruption is no failure; `interrupted` comes when the program is gone. */
  function run({ words, longestMs }: Utterance<Words>): Promise<Outcome> {
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    let state: Run = { is: 'running' };
    let cancelLimit = (): void => {};
    let kill = (): void => {};
    const finish = (outcome: Outcome): void => {
      if (state.is === 'over') return;
      state = { is: 'over' };
      cancelLimit();
      if (underWay === it) underWay = undefined;
      if (outcome.is === 'failed') health.errors += 1;
      resolve(outcome);
    };
    const stop = (outcome: Outcome): void => {
      if (state.is !== 'running') return;
      state = { is: 'stopping', outcome };
      cancelLimit();
      cancelLimit = timers.after(goneWithinMs, () => finish(outcome));
      kill();
    };
    const it = { interrupt: () => stop({ is: 'interrupted' }), gone: promise.then(() => {}) };
    underWay = it;
    health.frames += 1;
    kill = program.start(words, how => {
      if (state.is === 'stopping') return finish(state.outcome);
      const why = program.whyFailed(how);
      finish(why === undefined ? { is: 'done' } : { is: 'failed', why });
    });
    const seconds = Math.round(longestMs / 1000);
    cancelLimit = timers.after(longestMs, () =>
      stop({ is: 'failed', why: `it had not ended after ${seconds} s, and was stopped` }),
    );
    return promise;
  }

  return {
    run,
    /** Resolves when it is gone. */
    interrupt(): Promise<void> | undefined {
      const last = underWay;
      last?.interrupt();
      return last?.gone;
    },
  };
}
