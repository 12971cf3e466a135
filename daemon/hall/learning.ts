/**
 * What the hall learns of its own days (R11), as the daemon sees it: after a day has closed, a process of its own, which nobody
 * waits for, looks at the last of them. Until it has, or where it cannot, the hall goes on with what it knew.
 */
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Timers } from '../../drivers/device.ts';
import { forkProcess, howEnded } from '../../drivers/link/begin-process.ts';
import type { Rules } from '../core/types/rules.ts';
import { type Attempt, openChildWork } from './child-work.ts';
import { learnedIn, readLearned } from './learned-file.ts';

/** `trouble`: of the days that could not be read, or of the file. */
export type Learnt = { trouble: readonly string[] };
export type Lesson = Attempt<Learnt>;

export type LearningOptions = {
  /** Their `learned` is what changes. */
  rules: Rules;
  state: string;
  /** The newest day that is closed, if there is one. */
  lastClosed: string | undefined;
  lesson?: Lesson;
  timers: Timers;
  log: Logger;
};

export type Learning = { dayClosed(): void; close(): void };

export function openLearning(options: LearningOptions): Learning {
  const { rules, state, lastClosed, timers, log, lesson = lessonInChild(state, rules) } = options;
  const work = openChildWork<Learnt>({
    attempt: lesson,
    timers,
    ended({ trouble }) {
      for (const why of trouble) log.warn({ why }, 'a day teaches nothing about the waits');
      take();
    },
  });

  /** The newest day that was looked at. */
  function take(): string | undefined {
    const read = readLearned(state);
    if (!read.ok) {
      log.warn({ why: read.why }, 'what earlier days teach about the waits is not known');
      return undefined;
    }
    const learned = learnedIn(read.file);
    rules.learned = learned;
    log.info({ days: learned.days.length }, 'the waits are told on the showing of earlier days');
    return read.file.days.at(-1)?.day;
  }

  // A hall without a day has nothing to learn from.
  if (lastClosed !== undefined && take() !== lastClosed) work.start();

  return { dayClosed: work.start, close: work.close };
}

/** In a process of its own. `state`: the state folder. */
export function lessonInChild(state: string, rules: Rules): Lesson {
  const { timeZone, counters, priority, times } = rules;
  const needed = { timeZone, counters: [...counters.values()], priority, times };
  return done => {
    let said: Learnt | undefined;
    const child = forkProcess(
      [join(import.meta.dirname, '../tools/learn/learn-child.ts'), state, JSON.stringify(needed)],
      { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
      how => done(said ?? { trouble: [howEnded(how)] }),
    );
    child?.on('message', message => (said = message as Learnt));
    return { kill: () => void child?.kill('SIGKILL') };
  };
}
