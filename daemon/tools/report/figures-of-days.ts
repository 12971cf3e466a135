/** The figures of a day or a month of a state folder, read beside a running daemon. */
import { join } from 'node:path';
import type { Event } from '../../core/types/events.ts';
import { type DayTold, openDayBook } from '../../history/day-book.ts';
import { openEstimateFigures } from '../../history/estimate-figures.ts';
import { openEstimates } from '../../history/estimates.ts';
import { type DayFault, daysOf, tellDay } from '../../journal/reader.ts';
import { readTextFile, textsName } from '../../journal/texts/file.ts';
import { type Figures, openFigures } from './figures.ts';
import { words } from './words.ts';

/** Neither: the newest day. */
export type Period = { day?: string; month?: string };

/**
 * A month is read a day at a time: what is kept of each does not grow with its visits. One of its days that cannot be read is named
 * by the figures, and keeps nobody from the others. `also`: told of each day that was read.
 */
export function readFigures(
  state: string,
  { day, month }: Period,
  also: (told: DayTold) => void = () => undefined,
): { ok: true; figures: Figures } | DayFault {
  if (day !== undefined && month !== undefined) return usage(words.dayAndMonth(day, month));
  if (day !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(day)) return usage(words.day(day));
  if (month !== undefined && !/^\d{4}-(?:0[1-9]|1[0-2])$/.test(month)) return usage(words.month(month));
  const found = daysOf(state);
  if (!found.ok) return found;
  const newest = found.days.at(-1) ?? '';
  const wanted =
    month === undefined ? [day ?? newest] : found.days.filter(one => one.startsWith(`${month}-`));
  if (wanted.length === 0) return usage(noDayOf(state, month ?? '', found.days));
  const figures = openFigures(month ?? day ?? newest);
  const unread = new Map<string, DayFault>();
  for (const one of wanted) {
    const book = openDayBook(one);
    const read = tellDay(state, one, ({ at, event, seq }) => book.saw(event as Event, at, seq));
    if (!read.ok) {
      unread.set(one, read);
      continue;
    }
    const told = book.told();
    figures.add(told);
    also(told);
  }
  const [first = ''] = wanted;
  const [fault] = unread.values();
  if (fault !== undefined && unread.size === wanted.length) return fault;
  const result = { ...figures.result(), unreadDays: [...unread.keys()] };
  const before = found.days.findLast(one => one < first);
  const isRunning = month === undefined && result.openDays.length > 0;
  const dayBefore = isRunning && before !== undefined && { dayBefore: judgedOn(state, before) };
  return { ok: true, figures: { ...result, ...dayBefore, persons: personsOf(state) } };
}

/** Told in the morning of the next day, which is not kept back by a day that cannot be read. */
function judgedOn(state: string, day: string): Figures['dayBefore'] {
  const figures = openEstimateFigures();
  const estimates = openEstimates({
    told: sample => figures.add(sample),
    dropped: sample => figures.add(sample, -1),
  });
  const told = tellDay(state, day, ({ at, event }) => estimates.saw(event as Event, at));
  return told.ok ? { day, estimates: figures.result().overall } : { day, why: told.message };
}

/** Reports do without names where there is no such file, or it cannot be read now. */
function personsOf(state: string): ReadonlyMap<string, string> {
  try {
    const texts = readTextFile(join(state, textsName));
    try {
      return texts.persons();
    } finally {
      texts.close();
    }
  } catch {
    return new Map();
  }
}

function usage(message: string): DayFault {
  return { ok: false, fault: 'usage', message };
}

function noDayOf(state: string, month: string, days: readonly string[]): string {
  const months = [...new Set(days.map(day => day.slice(0, 'YYYY-MM'.length)))];
  return words.noDay(state, month, months);
}
