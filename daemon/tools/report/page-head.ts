/** What stands above a report: of which hall and when, up to when it is told, and the busiest hour. */
import { say } from '../../core/outputs/phrases.ts';
import type { EstimatesOf } from '../../history/estimate-figures.ts';
import { type Figures, isMonth } from './figures.ts';
import type { Naming } from './names.ts';

/** Which days of a month are in its figures, and which are not. */
export function coverageOf({ days, period, unreadDays = [] }: Figures): {
  days: string;
  unread: string;
  gaps: string;
} {
  const missing = daysOfMonth(period).filter(day => !days.includes(day) && !unreadDays.includes(day));
  return { days: spans(days), unread: spans(unreadDays), gaps: spans(missing) };
}

export function headLines(figures: Figures, naming: Naming): { title: string; lines: string[] } {
  const { words, dateTime } = naming;
  const { layout, last, period } = figures;
  const ofMonth = isMonth(figures);
  const title = say(ofMonth ? words.title.month : words.title.day, {
    hall: layout?.name ?? '',
    [ofMonth ? 'month' : 'day']: period,
  }).trim();
  return {
    title,
    lines: [
      say(words.made, { until: dateTime(last.until), seq: last.seq }),
      ...(ofMonth ? coverageLines(figures, naming) : []),
      ...(ofMonth || last.insteadOf === undefined ? [] : [say(words.insteadOf, { day: last.insteadOf })]),
      ...estimateLines(figures, naming),
    ],
  };
}

export function coverageLines(figures: Figures, { words }: Naming): string[] {
  const { days, unread, gaps } = coverageOf(figures);
  return [
    say(words.coverage.days, { count: figures.days.length, days }),
    ...(unread === '' ? [] : [say(words.coverage.unread, { days: unread })]),
    ...(gaps === '' ? [] : [say(words.coverage.gaps, { days: gaps })]),
  ];
}

/** R11 in one line: whether the tickets told the truth; in a running day also the day before, for who looks in the morning. */
function estimateLines({ estimates, dayBefore }: Figures, { words }: Naming): string[] {
  const told = words.estimates;
  const lineOf = ({ held, walkedAway }: EstimatesOf): string =>
    held === undefined
      ? told.none
      : say(told.head, {
          count: held.count,
          share: Math.round(100 * held.coverage),
          gone: walkedAway?.count ?? 0,
        });
  const today = estimates.overall.held === undefined ? [] : [lineOf(estimates.overall)];
  if (dayBefore === undefined) return today;
  const line = 'why' in dayBefore ? say(told.unread, { why: dayBefore.why }) : lineOf(dayBefore.estimates);
  return [...today, say(told.before, { day: dayBefore.day, line })];
}

/** The hour in which most tickets were taken, the first of equals. */
export function busiestHour({ groups }: Figures): { hour: string; tickets: number } | undefined {
  let busiest: { hour: string; tickets: number } | undefined;
  for (const [hour, { tickets }] of [...groups.hour].sort(([one], [other]) => one.localeCompare(other))) {
    if (tickets > (busiest?.tickets ?? 0)) busiest = { hour, tickets };
  }
  return busiest;
}

function daysOfMonth(month: string): string[] {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const count = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return Array.from({ length: count }, (_, day) => `${month}-${String(day + 1).padStart(2, '0')}`);
}

/** Days of one month as their numbers: 2–6, 9. */
function spans(days: readonly string[]): string {
  const numbers = days.map(day => Number(day.slice('YYYY-MM-'.length)));
  const found: { from: number; until: number }[] = [];
  for (const number of numbers) {
    const open = found.at(-1);
    if (open?.until === number - 1) open.until = number;
    else found.push({ from: number, until: number });
  }
  return found.map(({ from, until }) => (from === until ? String(from) : `${from}–${until}`)).join(', ');
}
