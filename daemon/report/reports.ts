/**
 * The reports that are written when a day closes, as the daemon sees them: by a process of their own, which nobody waits
 * for. At every start it looks for those that the power kept from being written.
 */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Timers } from '../../drivers/driver.ts';
import type { Written } from './write-missing.ts';

/** One attempt. `done` is told once, unless it was given up. */
export type Attempt = (done: (written: Written) => void) => { giveUp(): void };

export type ReportsOptions = {
  attempt: Attempt;
  /** Whether the power kept any from being written. */
  isAnyMissing: boolean;
  timers: Timers;
  log: Logger;
  /** `text` left out: it is over. */
  alarm(id: 'report-not-written', text?: string): void;
};

export type Reports = { dayClosed(): void; close(): void };

const triedAgainMs = 60_000;

export function openReports({ attempt, isAnyMissing, timers, log, alarm }: ReportsOptions): Reports {
  let running: { giveUp(): void } | undefined;
  /** A day was closed while the process had looked already. */
  let isDue = false;
  let isClosed = false;
  let cancel = (): void => {};

  function start(): void {
    cancel();
    isDue = running !== undefined;
    if (isDue || isClosed) return;
    running = attempt(ended);
  }

  function ended({ days, failed }: Written): void {
    running = undefined;
    for (const day of days) log.info({ day }, 'the report of the day is written');
    if (failed === undefined) alarm('report-not-written');
    else {
      const { day, why } = failed;
      log.warn({ day, why }, 'the report of the day is not written');
      alarm(
        'report-not-written',
        `the report of ${day} is not written: ${why}; the journal has all of it, and it is tried again every minute`,
      );
      cancel = timers.after(triedAgainMs, start);
    }
    if (isDue) start();
  }

  if (isAnyMissing) start();
  else alarm('report-not-written');

  return {
    dayClosed: start,
    close() {
      isClosed = true;
      cancel();
      running?.giveUp();
    },
  };
}

/** In a process of its own. `state`: the state folder. */
export function inChild(state: string): Attempt {
  return done => {
    const child = fork(join(import.meta.dirname, 'report-child.ts'), [state], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    let said: Written | undefined;
    let isOver = false;
    const end = (why: string) => {
      if (!isOver) done(said ?? { days: [], failed: { day: 'the last day', why } });
      isOver = true;
    };
    child.on('message', message => (said = message as Written));
    child.on('error', ({ message }) => end(`found "${message}" when its process was started`));
    child.on('close', (code, signal) => end(`found its process ended by ${signal ?? `exit code ${code}`}`));
    return {
      giveUp() {
        isOver = true;
        child.kill('SIGKILL');
      },
    };
  };
}
