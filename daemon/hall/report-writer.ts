/**
 * The reports that are written when a day closes, as the daemon sees them: by a process of their own, which nobody waits
 * for. At every start it looks for those that the power kept from being written.
 */
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Timers } from '../../drivers/device.ts';
import { forkProcess, howEnded } from '../../drivers/link/begin-process.ts';
import { type AlarmArgs, type AlarmMessage, says } from '../core/types/alarm-message.ts';

/** One attempt. `done` is told once, when it is over, also when it was ended from here. */
/** `why`: what kept a report from being written, and what to do; `day` left out: that of the last day. */
export type Written = { days: string[]; failed?: { day?: string; why: string } };

export type Attempt = (done: (written: Written) => void) => { kill(): void };

export type ReportsOptions = {
  attempt: Attempt;
  /** Whether the power kept any from being written. */
  isAnyMissing: boolean;
  timers: Timers;
  log: Logger;
  /** `message` left out: it is over. */
  alarm(id: 'report-not-written', message?: AlarmMessage): void;
};

export type Reports = { dayClosed(): void; close(): void };

const triedAgainMs = 60_000;
/** A busy day takes seconds, and after a long time without any there are at most 31. */
const longestMs = 600_000;

export function openReports({ attempt, isAnyMissing, timers, log, alarm }: ReportsOptions): Reports {
  let running: { kill(): void } | undefined;
  let hangs = false;
  /** A day was closed while the process had looked already. */
  let isDue = false;
  let isClosed = false;
  let cancel = (): void => {};

  function start(): void {
    isDue = running !== undefined;
    if (isDue || isClosed) return;
    cancel();
    running = attempt(ended);
    cancel = timers.after(longestMs, giveUp);
  }

  /** One that waits in the kernel ends when that answers: no second is started before it has ended. */
  function giveUp(): void {
    hangs = true;
    notWritten({ hungMs: longestMs });
    running?.kill();
  }

  function notWritten(why: AlarmArgs['report-not-written']): void {
    log.warn(why, 'the report of the day is not written');
    alarm('report-not-written', says('report-not-written', why));
  }

  function ended({ days, failed }: Written): void {
    cancel();
    running = undefined;
    if (isClosed) return;
    for (const day of days) log.info({ day }, 'the report of the day is written');
    if (failed === undefined) alarm('report-not-written');
    else {
      if (!hangs) notWritten(failed);
      cancel = timers.after(triedAgainMs, start);
    }
    hangs = false;
    if (isDue) start();
  }

  if (isAnyMissing) start();
  else alarm('report-not-written');

  return {
    dayClosed: start,
    close() {
      isClosed = true;
      cancel();
      running?.kill();
    },
  };
}

/** In a process of its own. `state`: the state folder. */
export function inChild(state: string): Attempt {
  return done => {
    let said: Written | undefined;
    const child = forkProcess(
      [join(import.meta.dirname, '../tools/report/report-child.ts'), state],
      { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
      how => done(said ?? { days: [], failed: { why: howEnded(how) } }),
    );
    child?.on('message', message => (said = message as Written));
    return { kill: () => void child?.kill('SIGKILL') };
  };
}
