/** Reads a day's file beside a running daemon: nothing is locked, nothing is written, nothing is verified. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { columnsOf } from './journal-columns.ts';
import { expectVersion } from './journal-day.ts';
import { daysIn } from './journal-folder.ts';
import { problemOf } from './journal-problem.ts';
import type { Entry } from './journal-turn.ts';

/** `fault`: the exit code, by name. `message` says what was found, what was expected, and what to do. */
export type DayRead =
  | { ok: true; day: string; entries: Entry[] }
  | { ok: false; fault: 'usage' | 'io'; message: string };

/** So many days are told to somebody who asked for one that is not there. */
const daysTold = 10;

/** The events of one business day of the state folder `dir`; `day` left out: the newest. */
export function readDay(dir: string, day: string | undefined): DayRead {
  const folder = join(dir, 'journal');
  let file = folder;
  try {
    const days = existsSync(folder) ? daysIn(folder) : [];
    const newest = days.at(-1);
    if (newest === undefined) {
      return {
        ok: false,
        fault: 'io',
        message:
          `${dir}: found no journal, expected the state folder of a hall that has opened a day. ` +
          'Name it with --state: the one that "run" or "demo" was given.',
      };
    }
    const wanted = day ?? newest;
    if (!days.includes(wanted)) return { ok: false, fault: 'usage', message: noSuchDay(dir, wanted, days) };
    file = join(folder, `${wanted}.db`);
    return { ok: true, day: wanted, entries: entriesIn(file) };
  } catch (error) {
    const problem = problemOf(error, file);
    if (problem === undefined) throw error;
    return { ok: false, fault: 'io', message: problem.message };
  }
}

function noSuchDay(dir: string, day: string, days: readonly string[]): string {
  const earlier = days.length - daysTold;
  const shown = days.slice(-daysTold).join(', ');
  return (
    `${dir}: found no day ${day}, expected one of ${shown}` +
    `${earlier > 0 ? ` or of the ${earlier} before them` : ''}. Name one with --day, or leave it out for the newest.`
  );
}

function entriesIn(path: string): Entry[] {
  const { integer, text } = columnsOf(path);
  const db = new DatabaseSync(path, { readOnly: true, timeout: 1000 });
  try {
    expectVersion(db, path);
    return db
      .prepare('SELECT seq, at, event FROM entry ORDER BY seq')
      .all()
      .map(row => ({ seq: integer(row.seq), at: integer(row.at), event: JSON.parse(text(row.event)) }));
  } finally {
    db.close();
  }
}
