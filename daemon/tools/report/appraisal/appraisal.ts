/** `one-ticket report --appraisal` and `--clerk`: 考核 of a month, one sheet for each institution, or that of one clerk (R19). */
import { writeWhole } from '../../../journal/whole-file.ts';
import { exitCodes, failed } from '../../../process/exit-codes.ts';
import { type SpokenLanguage, spokenLanguage } from '../../../text/spoken.ts';
import { tellJson } from '../../../text/told-json.ts';
import { namedRows, tableCsv } from '../csv.ts';
import { readFigures } from '../figures-of-days.ts';
import { reportWords } from '../words/spoken.ts';
import { words as refusals } from '../words.ts';
import { sheetsPage } from './page.ts';
import { sheetRows } from './rows.ts';
import { type Appraising, appraising, subjectsOf } from './sheet.ts';
import { openAppraisals } from './sums.ts';
import { sheetsText } from './text.ts';
import { appraisalWords } from './words/spoken.ts';

export type AppraisalOptions = {
  state: string;
  month?: string;
  clerk?: string;
  html?: string;
  csv?: string;
  json?: true;
};

/** A month of a state folder, read beside a running daemon; told in the language that is spoken, and in any. */
export function readAppraisals(
  state: string,
  month: string,
): { ok: true; about: Appraising; in(language: SpokenLanguage): Appraising } | Refused {
  const appraisals = openAppraisals();
  const read = readFigures(state, { month }, appraisals.add);
  if (!read.ok) return read;
  const told = (language: SpokenLanguage) =>
    appraising(read.figures, appraisals.all, reportWords(language), appraisalWords(language));
  return { ok: true, about: told(spokenLanguage()), in: told };
}
type Refused = Extract<ReturnType<typeof readFigures>, { ok: false }>;

/** The sheets go to stdout, what is wrong to stderr; resolves with the exit code. */
export function appraisal({ state, month, clerk, html, csv, json }: AppraisalOptions): number {
  if (month === undefined) return failed(refusals.ofMonth, 'usage');
  const read = readAppraisals(state, month);
  if (!read.ok) return failed(read.message, read.fault);
  const { about } = read;
  const all = subjectsOf(about, clerk === undefined ? 'institution' : 'clerk');
  const subjects = clerk === undefined ? all : all.filter(({ id }) => id === clerk);
  if (clerk !== undefined && subjects.length === 0)
    return failed(
      refusals.noClerk(
        clerk,
        month,
        all.map(({ id }) => id),
      ),
      'usage',
    );
  const { period, days, openDays, unreadDays } = about.figures;
  const rows = sheetRows(about, subjects);
  if (json) tellJson({ period, days, openDays, unreadDays, figures: namedRows(rows) });
  else process.stdout.write(`${sheetsText(about, subjects)}\n`);
  const files = [
    [html, () => sheetsPage(about, subjects)],
    [csv, () => tableCsv(rows)],
  ] as const;
  for (const [path, text] of files) {
    const fault = path === undefined ? undefined : writeWhole(path, text());
    if (fault !== undefined) return failed(fault, 'io');
  }
  return exitCodes.ok;
}
