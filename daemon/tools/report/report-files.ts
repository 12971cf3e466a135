/** Writes the reports and sheets that the state folder lacks, each as its days stand in the journal now, and takes the old ones away. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { missingReports, pageOf, reportsFolder } from '../../hall/missing-reports.ts';
import type { Keeping, Written } from '../../hall/report-writer.ts';
import { sheetsFolder } from '../../hall/sheets/file.ts';
import { missingSheets } from '../../hall/sheets/missing.ts';
import { makeFolder } from '../../journal/folder.ts';
import { daysOf, lastClosing } from '../../journal/reader.ts';
import { forgetDrafts, writeWhole } from '../../journal/whole-file.ts';
import { words } from '../../journal/words.ts';
import { csvOf } from './csv.ts';
import { readFigures } from './figures-of-days.ts';
import { takeAwayOld } from './old-files.ts';
import { reportPage } from './page.ts';
import { writeSheets } from './sheet-files.ts';
import { reportWords } from './words/spoken.ts';

/** Blocks for as long as it takes. A day that cannot be written keeps no month from it. */
export function writeMissing(state: string, keeping: Keeping): Written {
  const found = daysOf(state);
  const days = found.ok ? found.days : [];
  const reports = eachOf(missingReports(state, keeping.reportsDays), day => writeDay(state, day));
  const { today, sheetsDays: keepDays } = keeping;
  const isOpen = isOpenNow(state, days.at(-1));
  const sheets = eachOf(missingSheets(state, { days, isOpen, today, keepDays }), month =>
    writeMonth(state, month, days),
  );
  const tidied = tidy(state, days, keeping);
  const failed = reports.failed ?? sheets.failed ?? tidied.failed;
  return {
    days: reports.written,
    months: sheets.written,
    gone: tidied.gone,
    ...(failed !== undefined && { failed }),
  };
}

/** Until one fails: what is wrong with it is mostly wrong with the others. `failed.day`: or the month. */
function eachOf(
  wanted: readonly string[],
  write: (one: string) => string | undefined,
): { written: string[]; failed?: { day: string; why: string } } {
  const written: string[] = [];
  for (const day of wanted) {
    const why = write(day);
    if (why !== undefined) return { written, failed: { day, why } };
    written.push(day);
  }
  return { written };
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

const writeMonth = (state: string, month: string, days: readonly string[]): string | undefined =>
  folderFault(sheetsFolder(state, month)) ?? writeSheets(state, month, days);

function isOpenNow(state: string, newest: string | undefined): boolean {
  const closing = newest === undefined ? undefined : lastClosing(state, newest);
  return closing?.ok === true && closing.seq === undefined;
}

function folderFault(folder: string): string | undefined {
  return faultOf(folder, () => {
    makeFolder(folder);
    forgetDrafts(folder);
  });
}

function tidy(
  state: string,
  days: readonly string[],
  keeping: Keeping,
): { gone: number; failed?: { why: string } } {
  const folder = reportsFolder(state);
  let gone = 0;
  if (!existsSync(folder)) return { gone };
  const why = faultOf(folder, () => {
    gone = takeAwayOld(state, days, keeping);
  });
  return { gone, ...(why !== undefined && { failed: { why } }) };
}

function faultOf(folder: string, work: () => void): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    return words.folderNotMade(folder, error.message);
  }
}
