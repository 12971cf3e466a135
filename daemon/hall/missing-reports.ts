/** Which reports should lie in the state folder and do not: quick to tell, so that the daemon can look by itself. */
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
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

/**
 * The closed days of the last while that have no report, or one that is older than their last closing. `isOpen`: whether
 * the newest day is open; left out, its journal is asked. A journal that cannot be read says so elsewhere.
 */
export function missingReports(state: string, isOpen?: boolean): string[] {
  const found = daysOf(state);
  if (!found.ok) return [];
  const newest = found.days.at(-1);
  return found.days
    .slice(-daysBack)
    .filter(day => (day === newest ? isStale(state, day, isOpen) : !existsSync(pageOf(state, day))));
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
    const fd = openSync(page, 'r');
    try {
      return head.toString('utf8', 0, readSync(fd, head));
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    return '';
  }
}
