/** Writes the reports that the state folder lacks, each as its day stands in the journal now. */
import { join } from 'node:path';
import { makeFolder } from '../journal-folder.ts';
import { csvOf } from './csv.ts';
import { missingReports, pageOf, reportsFolder } from './missing.ts';
import { reportPage } from './page.ts';
import { readFigures } from './read-figures.ts';
import { zhCN } from './words/zh-CN.ts';
import { forgetDrafts, writeWhole } from './write-whole.ts';

/** `why`: what kept a report from being written, and what to do. */
export type Written = { days: string[]; failed?: { day: string; why: string } };

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
    writeWhole(join(folder, `${day}.csv`), csvOf(read.figures, zhCN)) ??
    writeWhole(pageOf(state, day), reportPage(read.figures, zhCN))
  );
}

function folderFault(folder: string): string | undefined {
  try {
    makeFolder(folder);
    forgetDrafts(folder);
    return undefined;
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    return `${folder}: found "${error.message}", expected a folder that can be made and written`;
  }
}
