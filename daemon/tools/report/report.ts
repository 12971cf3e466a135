/** `one-ticket report` */

import { writeWhole } from '../../journal/whole-file.ts';
import { exitCodes, failed } from '../../process/exit-codes.ts';
import { readFigures } from './figures-of-days.ts';
import { reportText } from './report-text.ts';
import { reportWords } from './words/spoken.ts';

/** As the command line has them. */
export type ReportOptions = {
  state: string;
  day?: string;
  month?: string;
  html?: string;
  csv?: string;
};

/** The figures go to stdout, what is wrong to stderr; resolves with the exit code. */
export async function report({ state, day, month, html, csv }: ReportOptions): Promise<number> {
  const words = reportWords();
  const read = readFigures(state, { ...(day && { day }), ...(month && { month }) });
  if (!read.ok) return failed(read.message, read.fault);
  process.stdout.write(`${reportText(read.figures, words)}\n`);
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
