/** Writes the sheets of a month that is over (R19), each for whoever may see it: a page, a table, and what the hall tells of it. */
import { type ListOfSheets, listPath, type SheetOf, sealed, sheetPath } from '../../hall/sheets/file.ts';
import { monthOf } from '../../hall/sheets/month.ts';
import { writeWhole } from '../../journal/whole-file.ts';
import { readAppraisals } from './appraisal/appraisal.ts';
import { sheetsPage } from './appraisal/page.ts';
import { sheetRows } from './appraisal/rows.ts';
import { type Subject, sheetOf, subjectsOf } from './appraisal/sheet.ts';
import { tableCsv } from './csv.ts';

/** What went wrong, if anything. `days`: all that have a journal. Its folder is there. */
export function writeSheets(state: string, month: string, days: readonly string[]): string | undefined {
  const read = readAppraisals(state, month);
  if (!read.ok) return read.message;
  const { about } = read;
  const subjects = [...subjectsOf(about, 'institution'), ...subjectsOf(about, 'clerk')].filter(isNamed);
  const [english, chinese] = [read.in('en'), read.in('zh-CN')];
  for (const subject of subjects) {
    const path = (ending: 'html' | 'csv' | 'json') => sheetPath(state, month, whoseOf(subject), ending);
    const texts = { en: sheetOf(english, subject), 'zh-CN': sheetOf(chinese, subject) };
    const fault =
      writeWhole(path('html'), sheetsPage(about, [subject])) ??
      writeWhole(path('csv'), tableCsv(sheetRows(about, [subject]))) ??
      writeWhole(path('json'), sealed({ texts }));
    if (fault !== undefined) return fault;
  }
  const { last, unreadDays = [], persons } = about.figures;
  const list: ListOfSheets = {
    days: days.filter(day => monthOf(day) === month),
    unread: unreadDays,
    seq: last.seq,
    sheets: subjects.map(subject => {
      const person = subject.dimension === 'clerk' ? persons?.get(subject.id) : undefined;
      return { ...whoseOf(subject), name: subject.name, ...(person !== undefined && { person }) };
    }),
  };
  return writeWhole(listPath(state, month), sealed(list));
}

/** A number of an old journal may be any word; a file of its name may be none. */
const isNamed = ({ id }: Subject): boolean => /^[A-Za-z0-9_-]{1,64}$/.test(id);

const whoseOf = ({ dimension, id }: Subject): SheetOf => ({
  of: dimension === 'clerk' ? 'person' : 'institution',
  id,
});
