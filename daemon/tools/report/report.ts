/** `one-ticket report` */

import { writeWhole } from '../../journal/whole-file.ts';
import { exitCodes, failed } from '../../process/exit-codes.ts';
import { tellJson } from '../../text/told-json.ts';
import type { Figures } from './figures.ts';
import { readFigures } from './figures-of-days.ts';
import { reportText } from './report-text.ts';
import { reportWords } from './words/spoken.ts';
import type { Words } from './words/zh-CN.ts';

/** As the command line has them. */
export type ReportOptions = {
  state: string;
  day?: string;
  month?: string;
  html?: string;
  csv?: string;
  json?: true;
  /** Sheets in place of the report: of the institutions, or of one clerk. */
  appraisal?: true;
  clerk?: string;
};

/** The figures go to stdout, what is wrong to stderr; resolves with the exit code. */
export async function report(options: ReportOptions): Promise<number> {
  const { state, day, month, html, csv, json } = options;
  if (options.appraisal === true || options.clerk !== undefined) {
    const { appraisal } = await import('./appraisal/appraisal.ts');
    return appraisal(options);
  }
  const words = reportWords();
  const read = readFigures(state, { ...(day && { day }), ...(month && { month }) });
  if (!read.ok) return failed(read.message, read.fault);
  if (json) await tellFigures(read.figures, words);
  else process.stdout.write(`${reportText(read.figures, words)}\n`);
  const files: [string | undefined, () => Promise<string>][] = [
    [html, async () => (await import('./page.ts')).reportPage(read.figures, words)],
    [csv, async () => (await import('./csv.ts')).csvOf(read.figures, words)],
  ];
  for (const [path, text] of files) {
    if (path === undefined) continue;
    const fault = writeWhole(path, await text());
    if (fault !== undefined) return failed(fault, 'io');
  }
  return exitCodes.ok;
}

/** The lines of the table (`--csv`), each with its fields by name. */
async function tellFigures(figures: Figures, words: Words): Promise<void> {
  const { figureRows, namedRows } = await import('./csv.ts');
  tellJson({
    period: figures.period,
    days: figures.days,
    openDays: figures.openDays,
    ...(figures.unreadDays?.length && { unreadDays: figures.unreadDays }),
    figures: namedRows(figureRows(figures, words)),
  });
}
