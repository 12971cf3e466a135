/** The journal of a state folder, opened: nothing of it is believed unproved (I12). */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { dayBeforeTheFirst, openDay, withDay } from './day-file.ts';
import { daysIn, lockFolder, makeFolder, proveRoom } from './folder.ts';
import { highWaterName, openHighWater } from './high-water.ts';
import { keptCursors } from './kept-cursors.ts';
import { mendLog } from './log-repair.ts';
import { migrateDay } from './migration.ts';
import { type JournalProblem, problemOf } from './problem.ts';
import { expectWritten, proveDay } from './proof.ts';
import { finishReplacing } from './replacement.ts';
import { dayPath, type Journal, journalOn } from './running-journal.ts';
import { witnessesIn } from './shortening.ts';
import { takenNumbers } from './taken-numbers.ts';
import type { Entry } from './turn.ts';

export type { JournalProblem } from './problem.ts';
export type { Journal } from './running-journal.ts';
export type { Entry, JournalEvent, Reply, Turn } from './turn.ts';

export type OpenOptions = {
  /** The hall that it has to be of; left out, any. */
  hall?: string;
  /** What is worth a line in the log, and nothing more. */
  note?(words: string): void;
  /**
   * Begins a fold of the newest day: it is told each event while the day is proved, so that a start reads and understands it once.
   * What it was told is void unless the journal opens.
   */
  fold?: (() => (entry: Entry) => void) | undefined;
};

/** Opens the journal of the state folder `dir`, made when it is not there, and proves its newest day (I12). */
export function openJournal(
  dir: string,
  { hall, note = () => {}, fold }: OpenOptions = {},
): { ok: true; journal: Journal } | { ok: false; problem: JournalProblem } {
  const state = resolve(dir);
  const folder = join(state, 'journal');
  const opened: { close(): void }[] = [];
  let file = state;
  try {
    makeFolder(state);
    proveRoom(existsSync(folder) ? folder : state);
    file = join(state, 'lock.db');
    const lock = lockFolder(state);
    opened.push(lock);
    file = folder;
    finishReplacing(state);
    makeFolder(folder);
    file = join(state, 'cursors.db');
    const cursors = keptCursors(file, note);
    opened.push(cursors);
    file = join(state, highWaterName);
    const highWater = openHighWater(state, note);
    opened.push(highWater);
    const witnesses = witnessesIn(highWater.last(), cursors.get('mqtt'));
    const parts = { folder, cursors, highWater, lock, witnesses };

    // Looked at before any of them is opened: see `daysIn`.
    const days = daysIn(folder);
    const [newest, before] = days.toReversed();
    if (newest === undefined)
      return {
        ok: true,
        journal: journalOn(parts, { days, day: dayBeforeTheFirst(), numbers: takenNumbers(undefined) }),
      };
    file = dayPath(folder, before ?? newest);
    const tipBefore = before === undefined ? undefined : withDay(file, day => day.tip());
    file = dayPath(folder, newest);
    expectWritten(file);
    const expected = { day: newest, hall, before: tipBefore };
    const mended = mendLog(file, expected, Math.max(0, ...witnesses.map(({ seq }) => seq)), Date.now());
    migrateDay(file);
    const day = openDay(file);
    opened.push(day);
    day.settle();
    const of = { days, name: newest, day, mended, numbers: proveDay(day, expected, fold?.()).numbers };
    return { ok: true, journal: journalOn(parts, of) };
  } catch (error) {
    for (const one of opened.toReversed()) one.close();
    const problem = problemOf(error, file);
    if (problem === undefined) throw error;
    return { ok: false, problem };
  }
}
