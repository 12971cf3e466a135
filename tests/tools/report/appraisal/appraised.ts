/** What was played, appraised without a journal between. */
import { openDayBook } from '../../../../daemon/history/day-book.ts';
import { type Appraising, appraising } from '../../../../daemon/tools/report/appraisal/sheet.ts';
import { type Appraised, openAppraisals } from '../../../../daemon/tools/report/appraisal/sums.ts';
import { zhCN as own } from '../../../../daemon/tools/report/appraisal/words/zh-CN.ts';
import { openFigures } from '../../../../daemon/tools/report/figures.ts';
import { zhCN } from '../../../../daemon/tools/report/words/zh-CN.ts';
import type { Told } from '../simulated-day.ts';

export function appraisedOf(log: readonly Told[], words = zhCN, sheet = own): Appraising {
  const days = new Set(log.flatMap(({ event }) => (event.kind === 'day-opened' ? [event.day] : [])));
  const [first = ''] = days;
  const figures = openFigures(first.slice(0, 'YYYY-MM'.length));
  const appraisals = openAppraisals();
  for (const day of days) {
    const book = openDayBook(day);
    let now = '';
    for (const [nth, { at, event }] of log.entries()) {
      if (event.kind === 'day-opened') now = event.day;
      if (now === day) book.saw(event, at, nth + 1);
    }
    const told = book.told();
    figures.add(told);
    appraisals.add(told);
  }
  return appraising(figures.result(), appraisals.all, words, sheet);
}

export function of(log: readonly Told[], institution: string): Appraised {
  const found = appraisedOf(log).appraisals.institution.get(institution);
  if (found === undefined) throw new Error(`nothing of ${institution}`);
  return found;
}
