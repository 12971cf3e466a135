/** Of which months the state folder should have sheets and has none, or such as another day belongs into (R19). */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { lastClosing } from '../../journal/reader.ts';
import { type ListOfSheets, listIn, listPath, sheetPath } from './file.ts';
import { monthOf, oldMonths, runningMonth } from './month.ts';

/** `days`: of the journal, in the order of their events. `today`: by the wall clock. `keepDays`: how long sheets are kept. */
export type OfJournal = { days: readonly string[]; isOpen: boolean; today: string; keepDays: number };

/** The newest first: it is the one that somebody waits for. */
export function missingSheets(state: string, { days, isOpen, today, keepDays }: OfJournal): string[] {
  const newest = days.at(-1);
  if (newest === undefined) return [];
  const running = runningMonth(newest, isOpen, today);
  const over = [...new Set(days.map(monthOf))].filter(month => month < running).sort();
  const old = new Set(oldMonths(over, newest, keepDays));
  return over.filter(month => !old.has(month) && isDue(state, month, days)).toReversed();
}

function isDue(state: string, month: string, days: readonly string[]): boolean {
  const list = readList(state, month);
  if (list === undefined) return true;
  const own = days.filter(day => monthOf(day) === month);
  // Whose days have left the state folder since: fewer would be told of than are.
  if (!list.days.every(day => own.includes(day))) return false;
  return (
    own.length > list.days.length ||
    list.sheets.some(one => !existsSync(sheetPath(state, month, one, 'json'))) ||
    list.unread.some(day => isPutBack(state, month, day)) ||
    isReopened(state, list, days.at(-1) ?? '', month)
  );
}

/** None: there is none, or it is damaged, and is written again. */
function readList(state: string, month: string): ListOfSheets | undefined {
  try {
    return listIn(readFileSync(listPath(state, month), 'utf8'));
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    return undefined;
  }
}

/** A day that could not be read has another file since. */
function isPutBack(state: string, month: string, day: string): boolean {
  const [file, list] = [join(state, 'journal', `${day}.db`), listPath(state, month)].map(path =>
    statSync(path, { throwIfNoEntry: false }),
  );
  return file !== undefined && list !== undefined && file.ctimeMs > list.mtimeMs;
}

/** Only the newest day can have been opened again. */
function isReopened(state: string, { seq }: ListOfSheets, newest: string, month: string): boolean {
  if (monthOf(newest) !== month) return false;
  const closing = lastClosing(state, newest);
  return closing.ok && closing.seq !== undefined && closing.seq > seq;
}
