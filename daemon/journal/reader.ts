/** Reads a day's file beside a running daemon: nothing is locked, nothing is written, nothing is verified. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Layout } from '../core/types/layout.ts';
import { withDay } from './day-file.ts';
import { allRows } from './day-reader.ts';
import { daysIn } from './folder.ts';
import { damaged, problemOf } from './problem.ts';
import type { Entry } from './turn.ts';
import { words } from './words.ts';

/** `fault`: the exit code, by name. `message` says what was found, what was expected, and what to do. */
export type DayFault = { ok: false; fault: 'usage' | 'io'; message: string };
export type DayRead = { ok: true; day: string; entries: Entry[] } | DayFault;

/** So many days are told to somebody who asked for one that is not there. */
const daysTold = 10;

/** The events of one business day of the state folder `dir`; `day` left out: the newest. */
export function readDay(dir: string, day: string | undefined): DayRead {
  const entries: Entry[] = [];
  const told = tellDay(dir, day, entry => entries.push(entry));
  return told.ok ? { ...told, entries } : told;
}

/** The same, one by one: a big day need not fit into the memory. */
export function tellDay(
  dir: string,
  day: string | undefined,
  tell: (entry: Entry) => void,
): { ok: true; day: string } | DayFault {
  const found = daysOf(dir);
  if (!found.ok) return found;
  const wanted = day ?? found.days.at(-1) ?? '';
  if (!found.days.includes(wanted))
    return { ok: false, fault: 'usage', message: noSuchDay(dir, wanted, found.days) };
  return reading(join(dir, 'journal', `${wanted}.db`), file => {
    for (const entry of entriesIn(file)) tell(entry);
    return { ok: true, day: wanted };
  });
}

/** The business days that have a journal, oldest first; at least one. */
export function daysOf(dir: string): { ok: true; days: string[] } | DayFault {
  return reading<{ ok: true; days: string[] } | DayFault>(join(dir, 'journal'), folder => {
    const days = existsSync(folder) ? daysIn(folder) : [];
    if (days.length > 0) return { ok: true, days };
    return {
      ok: false,
      fault: 'io',
      message: words.noJournal(dir),
    };
  });
}

/** The event by which the day was closed last; no `seq` while it is open. */
export function lastClosing(dir: string, day: string): { ok: true; seq?: number } | DayFault {
  return reading<{ ok: true; seq?: number } | DayFault>(join(dir, 'journal', `${day}.db`), path =>
    withDay(path, file => {
      const closed = file.lastOf('day-closed')?.seq ?? 0;
      return { ok: true, ...(closed > (file.lastOf('day-opened')?.seq ?? 0) && { seq: closed }) };
    }),
  );
}

/** The language in which the hall told its staff something on its newest day, as a tag; none where no journal can be read that says so. */
export function localeOf(dir: string): string | undefined {
  const found = daysOf(dir);
  if (!found.ok) return undefined;
  const read = reading(join(dir, 'journal', `${found.days.at(-1)}.db`), path => ({
    ok: true as const,
    first: withDay(path, file => file.tellingsAfter(0, 1))[0]?.text ?? '{}',
  }));
  if (!read.ok) return undefined;
  try {
    const { layout } = JSON.parse(read.first) as { layout?: Layout };
    return layout?.locale;
  } catch {
    // Whoever reads the day says that it is damaged.
    return undefined;
  }
}

/** What the disk or the file says against it is told, not thrown. */
function reading<Answer>(file: string, read: (file: string) => Answer): Answer | DayFault {
  try {
    return read(file);
  } catch (error) {
    const problem = problemOf(error, file);
    if (problem === undefined) throw error;
    return { ok: false, fault: 'io', message: problem.message };
  }
}

function noSuchDay(dir: string, day: string, days: readonly string[]): string {
  const isOlder = /^\d{4}-\d{2}-\d{2}$/.test(day) && day < (days[0] ?? '');
  return words.noSuchDay(dir, day, days.slice(-daysTold), days.length - daysTold, isOlder);
}

/** Opened for each page, so that nothing is held while the daemon writes. */
function* entriesIn(path: string): Generator<Entry, undefined> {
  const pageAfter = (seq: number, limit: number) => withDay(path, day => day.tellingsAfter(seq, limit));
  for (const { seq, at, text } of allRows(pageAfter)) yield { seq, at, event: eventIn(path, seq, text) };
  return undefined;
}

function eventIn(path: string, seq: number, text: string): Entry['event'] {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw damaged(path, error instanceof Error ? error.message : String(error), words.expected.soundDay, seq);
  }
}
