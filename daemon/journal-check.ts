import { join } from 'node:path';
import type { Tip } from './journal-chain.ts';
import { type DayFile, withDay } from './journal-day.ts';
import { daysIn } from './journal-folder.ts';
import { damaged, type JournalProblem, problemOf } from './journal-problem.ts';

/** Throws a `JournalTrouble` unless the day is whole and follows from `before`, the end of the day before it. */
export function expectWhole(day: DayFile, before: Tip | undefined): void {
  const unsound = day.unsound();
  if (unsound !== undefined) throw damaged(day.path, unsound, 'a sound SQLite file');
  const fault = day.fault(before);
  if (fault !== undefined) throw damaged(day.path, fault.found, fault.expected, fault.seq);
  if (day.tip() === undefined) throw damaged(day.path, 'no event', 'at least the opening of the day');
}

/** Checks every day in the state folder `dir`, oldest first; the first problem, if there is one. */
export function checkJournal(dir: string): JournalProblem | undefined {
  const folder = join(dir, 'journal');
  let file = folder;
  let before: Tip | undefined;
  try {
    for (const name of daysIn(folder)) {
      file = join(folder, `${name}.db`);
      before = withDay(file, day => {
        expectWhole(day, before);
        return day.tip();
      });
    }
    return undefined;
  } catch (error) {
    const problem = problemOf(error, file);
    if (problem === undefined) throw error;
    return problem;
  }
}
