/**
 * R9: while the surge plan calls for help, the next hour is played forward in a thread of its own, and what it finds comes back
 * as an order like any other. Nobody waits for it: a thread that dies, hangs or throws is told, and no advice is given.
 */
import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import type { Timers } from '../../drivers/device.ts';
import { isHelpCalledFor } from '../core/surge/advice.ts';
import { type AlarmArgs, type AlarmMessage, says } from '../core/types/alarm-message.ts';
import type { Event } from '../core/types/events.ts';
import type { SurgeAdvice } from '../core/types/reasons.ts';
import type { Rules } from '../core/types/rules.ts';
import type { Foreseen } from '../foresight/advice.ts';
import type { Past } from '../foresight/afterwards.ts';
import { type Present, presentOf } from '../foresight/present.ts';
import type { ForesightWork } from '../foresight/thread.ts';
import type { Entry } from '../journal/journal.ts';
import type { Clock } from '../process/clock.ts';
import type { HallLoop } from './loop.ts';
import { openTakenAdvice } from './taken-advice.ts';

/** `why`: of one that found nothing out. */
export type Look = (
  rules: Rules,
  present: Present,
  done: (found: Foreseen | { why: string }) => void,
) => {
  end(): void;
};

/** What advice has saved that was taken, in ms. */
export type LookBack = (
  rules: Rules,
  past: Past,
  done: (found: number | { why: string }) => void,
) => {
  end(): void;
};

export type AdviserOptions = {
  hall: Pick<HallLoop, 'rules' | 'hall' | 'submit'>;
  clock: Pick<Clock, 'now'>;
  timers: Timers;
  log: Logger;
  /** Left out: in threads of their own. */
  look?: Look;
  lookBack?: LookBack;
  /** `message` left out: it is over. */
  alarm(id: 'advice-failing', message?: AlarmMessage): void;
};

export type Adviser = { committed(entries: readonly Entry[]): void; close(): void };

/** A level often comes with what else changes in the same moment. */
const soonMs = 1000;
/** What it found holds no longer than this: people come and go. */
const againMs = 10 * 60_000;
/** One look keeps a processor busy for seconds: the next begins no sooner than so long after it. */
const restMs = 20_000;
const restAfterFailureMs = 2 * 60_000;
/** It plays for so long at most, and has that much more for beginning and ending. */
const atMostMs = 20_000;
const graceMs = 20_000;
/** Many times what it needs. */
const mostMemoryMb = 256;

/** What makes another counter the best one, or the best one open. */
const changes: ReadonlySet<Event['kind']> = new Set([
  'surge-changed',
  'counter-opened',
  'counter-paused',
  'counter-resumed',
  'counter-closed',
]);

export function openAdviser(options: AdviserOptions): Adviser {
  const { hall, clock, timers, log, look = inThread, alarm } = options;
  let running: { end(): void } | undefined;
  let restsUntilMs = 0;
  let isClosed = false;
  /** When the next look is due; left out: none. */
  let dueMs: number | undefined;
  let cancelDue = (): void => {};
  let cancelLimit = (): void => {};

  function due(inMs: number): void {
    const atMs = Math.max(timers.now() + inMs, restsUntilMs);
    if (dueMs !== undefined && dueMs <= atMs) return;
    cancelDue();
    dueMs = atMs;
    cancelDue = timers.after(atMs - timers.now(), start);
  }

  function start(): void {
    dueMs = undefined;
    if (isClosed || !isHelpCalledFor(hall.hall)) return;
    // What came meanwhile is looked at once the running one has ended, and rested.
    if (running !== undefined) return due(restMs);
    if (timers.now() < restsUntilMs) return due(0);
    let isOver = false;
    const over = (found: Foreseen | { why: string }) => {
      if (isOver) return;
      isOver = true;
      ended(found);
    };
    cancelLimit = timers.after(atMostMs + graceMs, () => {
      running?.end();
      over({ why: `it was still at work after ${(atMostMs + graceMs) / 1000} s` });
    });
    try {
      running = look(hall.rules, presentOf(hall.hall, clock.now()), over);
    } catch (error) {
      over({ why: String(error) });
    }
  }

  function ended(found: Foreseen | { why: string }): void {
    cancelLimit();
    running = undefined;
    if (isClosed) return;
    const failed = 'why' in found;
    restsUntilMs = timers.now() + (failed ? restAfterFailureMs : restMs);
    if (failed) notKnown(found);
    else {
      alarm('advice-failing');
      log.info(found, 'the next hour is played forward');
      const { advice } = found;
      hall.submit({ command: { verb: 'advise', ...(advice !== undefined && { advice }) } });
    }
    due(againMs);
  }

  function notKnown(why: AlarmArgs['advice-failing']): void {
    log.warn(why, 'the next hour could not be played forward: no counter is advised');
    alarm('advice-failing', says('advice-failing', why));
  }

  const judge = openJudge(options);
  const taken = openTakenAdvice({ hall, clock, timers, judge: judge.judge });

  alarm('advice-failing');
  if (isHelpCalledFor(hall.hall)) due(soonMs);

  return {
    committed(entries) {
      taken.committed(entries);
      if (entries.some(({ event }) => isCause(event as Event)) && isHelpCalledFor(hall.hall)) due(soonMs);
    },
    close() {
      isClosed = true;
      cancelDue();
      cancelLimit();
      taken.close();
      running?.end();
      judge.close();
    },
  };
}

/** One that fails is not told to anybody: the report says that it was not judged. */
function openJudge({ hall, timers, log, lookBack = lookBackInThread }: AdviserOptions): {
  judge(advice: SurgeAdvice, past: Past): void;
  close(): void;
} {
  let judging: { end(): void } | undefined;
  let cancelLimit = (): void => {};
  let isClosed = false;

  return {
    judge({ counter, savedMs: promisedMs }, past) {
      const known = { counter, promisedMs, forMs: past.lastsMs };
      let isOver = false;
      const over = (savedMs: number | { why: string }) => {
        if (isOver || isClosed) return;
        isOver = true;
        cancelLimit();
        judging = undefined;
        if (typeof savedMs !== 'number')
          return log.warn(savedMs, 'advice that was taken could not be judged');
        hall.submit({ command: { verb: 'judge-advice', judged: { ...known, savedMs } } });
      };
      cancelLimit = timers.after(atMostMs + graceMs, () => judging?.end());
      try {
        judging = lookBack(hall.rules, past, over);
      } catch (error) {
        over({ why: String(error) });
      }
    },
    close() {
      isClosed = true;
      cancelLimit();
      judging?.end();
    },
  };
}

function isCause(event: Event): boolean {
  if (event.kind !== 'alarm-raised') return changes.has(event.kind);
  return event.code === 'surge' && event.args?.['advice'] === undefined;
}

/** In a thread of its own. */
export const inThread: Look = (rules, present, done) =>
  beginThread({ rules, present, atMostMs }, found => done(found as Foreseen | { why: string }));

const lookBackInThread: LookBack = (rules, past, done) =>
  beginThread({ rules, past }, found => done(found as number | { why: string }));

/** `done` may be told more than once: the first word counts. */
function beginThread(workerData: ForesightWork, done: (found: unknown) => void): { end(): void } {
  const worker = new Worker(new URL('../foresight/thread.ts', import.meta.url), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: mostMemoryMb },
  });
  worker.on('message', done);
  worker.on('error', error => done({ why: String(error) }));
  worker.on('exit', code => done({ why: `its thread ended with ${code}` }));
  return { end: () => void worker.terminate() };
}
