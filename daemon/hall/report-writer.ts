/**
 * The reports that are written when a day closes, as the daemon sees them: by a process of their own, which nobody waits
 * for. At every start it looks for those that the power kept from being written.
 */
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Timers } from '../../drivers/device.ts';
import { forkProcess, howEnded } from '../../drivers/link/begin-process.ts';
import { type AlarmArgs, type AlarmMessage, says } from '../core/types/alarm-message.ts';
import { type Attempt, openChildWork } from './child-work.ts';

/** `why`: what kept a report from being written, and what to do; `day` left out: that of the last day. */
export type Written = { days: string[]; failed?: { day?: string; why: string } };

export type ReportsOptions = {
  attempt: Attempt<Written>;
  /** Whether the power kept any from being written. */
  isAnyMissing: boolean;
  timers: Timers;
  log: Logger;
  /** `message` left out: it is over. */
  alarm(id: 'report-not-written', message?: AlarmMessage): void;
};

export type Reports = { dayClosed(): void; close(): void };

const triedAgainMs = 60_000;

export function openReports({ attempt, isAnyMissing, timers, log, alarm }: ReportsOptions): Reports {
  let isTold = false;

  function notWritten(why: AlarmArgs['report-not-written']): void {
    log.warn(why, 'the report of the day is not written');
    alarm('report-not-written', says('report-not-written', why));
  }

  const work = openChildWork<Written>({
    attempt,
    timers,
    hangs(hungMs) {
      isTold = true;
      notWritten({ hungMs });
    },
    ended({ days, failed }) {
      for (const day of days) log.info({ day }, 'the report of the day is written');
      if (failed === undefined) alarm('report-not-written');
      else {
        if (!isTold) notWritten(failed);
        work.startAfter(triedAgainMs);
      }
      isTold = false;
    },
  });

  if (isAnyMissing) work.start();
  else alarm('report-not-written');

  return { dayClosed: work.start, close: work.close };
}

/** In a process of its own. `state`: the state folder. */
export function inChild(state: string): Attempt<Written> {
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
