/** Which reports should lie in the state folder and do not: quick to tell, so that the daemon can look by itself. */
import { existsSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { olderThan } from '../copies/retention.ts';
import { withFile } from '../journal/files.ts';
import { daysOf, lastClosing } from '../journal/reader.ts';

/** Anybody can make an older one with `report --day`. */
const daysBack = 31;

export function reportsFolder(state: string): string {
  return join(state, 'reports');
}

/** Where a report is, it is whole: it is written last. */
export function pageOf(state: string, day: string): string {
  return join(reportsFolder(state), `${day}.html`);
}

/** What whoever writes the journal knows of it: it must not be asked beside it (`daysIn`). */
export type OwnDays = { days: readonly string[]; isOpen: boolean };

/**
 * The closed days of the last while that have no report, or one that is older than their last closing, but for those whose report
 * would not be kept. `own` left out: the journal is asked; one that cannot be read says so elsewhere.
 */
export function missingReports(state: string, keepDays: number, own?: OwnDays): string[] {
  const days = own?.days ?? daysThere(state);
  const newest = days.at(-1);
  const old = new Set(olderThan(days, keepDays));
  return days
    .slice(-daysBack)
    .filter(day => !old.has(day))
    .filter(day => (day === newest ? isStale(state, day, own?.isOpen) : !existsSync(pageOf(state, day))));
}

function daysThere(state: string): readonly string[] {
  const found = daysOf(state);
  return found.ok ? found.days : [];
}

/** Only the newest day can have been opened again. */
function isStale(state: string, day: string, isOpen: boolean | undefined): boolean {
  if (isOpen === true) return false;
  const closing = lastClosing(state, day);
  return closing.ok && closing.seq !== undefined && toldUpTo(pageOf(state, day)) < closing.seq;
}

/** The last event that the report tells of; -1 where there is none. */
function toldUpTo(page: string): number {
  const [, seq] = /<meta name="last-event" content="(\d+)">/.exec(headOf(page)) ?? [];
  return Number(seq ?? -1);
}

/** Empty where it cannot be read: whoever writes it anew learns why. */
function headOf(page: string): string {
  const head = Buffer.alloc(2048);
  try {
    return head.toString(
      'utf8',
      0,
      withFile(page, 'r', fd => readSync(fd, head)),
    );
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    return '';
  }
}
