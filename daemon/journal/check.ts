import { join } from 'node:path';
import { wholeTip } from './copy.ts';
import { withDay } from './day-file.ts';
import { daysIn } from './folder.ts';
import type { Tip } from './hash-chain.ts';
import { type JournalProblem, problemOf } from './problem.ts';

/** Checks every day in the state folder `dir`, oldest first; the first problem, if there is one. */
export function checkJournal(dir: string): JournalProblem | undefined {
  const folder = join(dir, 'journal');
  let file = folder;
  let before: Tip | undefined;
  try {
    for (const name of daysIn(folder)) {
      file = join(folder, `${name}.db`);
      before = withDay(file, day => wholeTip(day, file, before));
    }
    return undefined;
  } catch (error) {
    const problem = problemOf(error, file);
    if (problem === undefined) throw error;
    return problem;
  }
}
