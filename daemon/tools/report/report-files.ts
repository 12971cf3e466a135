/** Writes the reports that the state folder lacks, each as its day stands in the journal now. */
import { join } from 'node:path';
import { missingReports, pageOf, reportsFolder } from '../../hall/missing-reports.ts';
import type { Written } from '../../hall/report-writer.ts';
import { makeFolder } from '../../journal/folder.ts';
import { forgetDrafts, writeWhole } from '../../journal/whole-file.ts';
import { words } from '../../journal/words.ts';
import { csvOf } from './csv.ts';
import { readFigures } from './figures-of-days.ts';
import { reportPage } from './page.ts';
import { reportWords } from './words/spoken.ts';

/** Blocks for as long as it takes. */
export function writeMissing(state: string): Written {
  const written: string[] = [];
  for (const day of missingReports(state)) {
    const why = writeDay(state, day);
    if (why !== undefined) return { days: written, failed: { day, why } };
    written.push(day);
  }
  return { days: written };
}

/** What went wrong, if anything. */
function writeDay(state: string, day: string): string | undefined {
  const read = readFigures(state, { day });
  if (!read.ok) return read.message;
  const folder = reportsFolder(state);
  return (
    folderFault(folder) ??
    writeWhole(join(folder, `${day}.csv`), csvOf(read.figures, reportWords())) ??
    writeWhole(pageOf(state, day), reportPage(read.figures, reportWords()))
  );
}

function folderFault(folder: string): string | undefined {
  try {
    makeFolder(folder);
    forgetDrafts(folder);
    return undefined;
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    return words.folderNotMade(folder, error.message);
  }
}
