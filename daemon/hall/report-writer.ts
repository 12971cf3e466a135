/**
 * The reports that are written when a day closes, and the sheets of a month once it is over (R19), as the daemon sees them: by a
 * process of their own, which nobody waits for. At every start, and when a day opens, it looks for those that the power kept from
 * being written; and it takes away what is not kept any longer.
 */
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { ReportsKept } from '../../config/schema/copies.ts';
import type { Timers } from '../../drivers/device.ts';
import { forkProcess, howEnded } from '../../drivers/link/begin-process.ts';
import { type AlarmArgs, type AlarmMessage, says } from '../core/types/alarm-message.ts';
import type { Journal } from '../journal/journal.ts';
import { type Attempt, openChildWork } from './child-work.ts';
import { missingReports, type OwnDays } from './missing-reports.ts';
import { missingSheets } from './sheets/missing.ts';

/** `why`: what kept a report from being written, and what to do; `day`: or a month; left out: that of the last day. `gone`: files and folders. */
export type Written = {
  days: string[];
  months?: string[];
  gone?: number;
  failed?: { day?: string; why: string };
};

/** What the process is told: how long which are kept, and the business day by the wall clock. */
export type Keeping = ReportsKept & { today: string };

export type ReportsOptions = {
  attempt: Attempt<Written>;
  /** Whether the power kept any from being written. */
  isAnyMissing: boolean;
  timers: Timers;
  log: Logger;
  /** `message` left out: it is over. */
  alarm(id: 'report-not-written', message?: AlarmMessage): void;
};

/** `look`: whether any is to be written. */
export type Reports = { look(): void; close(): void };

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
    ended({ days, months = [], gone = 0, failed }) {
      for (const day of days) log.info({ day }, 'the report of the day is written');
      for (const month of months) log.info({ month }, 'the sheets of the month are written');
      if (gone > 0) log.info({ gone }, 'old reports and sheets are taken away');
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

  return { look: work.start, close: work.close };
}

/** By a process of its own, where any is missing. */
export function reportsBeside(
  journal: Pick<Journal, 'state' | 'days'>,
  isOpen: boolean,
  keeping: () => Keeping,
): Pick<ReportsOptions, 'attempt' | 'isAnyMissing'> {
  const { state } = journal;
  const own = { days: journal.days(), isOpen };
  return { attempt: inChild(state, keeping), isAnyMissing: isAnyMissing(state, own, keeping()) };
}

/** Quick to tell, so that the daemon can look by itself. */
function isAnyMissing(state: string, own: OwnDays, { reportsDays, sheetsDays, today }: Keeping): boolean {
  if (missingReports(state, reportsDays, own).length > 0) return true;
  return missingSheets(state, { ...own, today, keepDays: sheetsDays }).length > 0;
}

/** In a process of its own. `state`: the state folder. */
function inChild(state: string, keeping: () => Keeping): Attempt<Written> {
  return done => {
    let said: Written | undefined;
    const child = forkProcess(
      [join(import.meta.dirname, '../tools/report/report-child.ts'), state, JSON.stringify(keeping())],
      { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
      how => done(said ?? { days: [], failed: { why: howEnded(how) } }),
    );
    child?.on('message', message => (said = message as Written));
    return { kill: () => void child?.kill('SIGKILL') };
  };
}
