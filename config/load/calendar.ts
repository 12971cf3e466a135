/** Reads the calendar of a hall whole, or tells everything that is wrong with it at once. */
import type { Calendar } from '../../daemon/core/types/calendar.ts';
import { wrongValue } from '../../drivers/settings/finding.ts';
import { atValue, type ConfigFinding } from '../checks/finding.ts';
import { type WrittenYear, yearSchema } from '../schema/calendar.ts';
import { isRaw } from './draft.ts';
import type { Fault } from './fault.ts';
import { findingsOf } from './findings.ts';
import { readYaml } from './yaml-file.ts';

export type CalendarRead = { ok: true; calendar: Calendar } | { ok: false; faults: Fault[] };

const dayMs = 24 * 60 * 60_000;
const example = '2026: { holidays: [10-01..10-07], workdays: [10-10] }';

/** Never throws. */
export function readCalendar(file: string): CalendarRead {
  const read = readYaml(file);
  if (!read.ok) return read;
  const { value, faults, locate } = read.yaml;
  const findings: ConfigFinding[] = isRaw(value)
    ? []
    : [wrongValue([], value, { expected: { is: 'map' }, example })];
  const calendar = { years: new Set<string>(), holidays: new Set<string>(), workdays: new Set<string>() };
  for (const [year, written] of Object.entries(isRaw(value) ? value : {})) {
    if (!/^2\d{3}$/.test(year)) {
      findings.push({ ...wrongValue([year], year, { expected: { is: 'year' }, example }), on: 'key' });
      continue;
    }
    const parsed = yearSchema.safeParse(written);
    if (parsed.success) findings.push(...takeYear(calendar, year, parsed.data));
    else findings.push(...findingsOf(parsed.error.issues, written, [year]));
  }
  const all = [...faults, ...findings.map(locate)].sort((one, other) => one.line - other.line);
  return all.length > 0 ? { ok: false, faults: all } : { ok: true, calendar };
}

function* takeYear(
  { years, ...calendar }: { years: Set<string>; holidays: Set<string>; workdays: Set<string> },
  year: string,
  written: WrittenYear,
): Generator<ConfigFinding> {
  years.add(year);
  for (const kind of ['holidays', 'workdays'] as const) {
    for (const [index, { from, until }] of written[kind].entries()) {
      const path = [year, kind, index];
      const ends = [from, until].map(day => Date.parse(`${year}-${day}T00:00:00Z`));
      const stray = [from, until].find((day, end) => dateOf(ends[end] ?? 0) !== `${year}-${day}`);
      if (stray !== undefined) {
        yield atValue(path, 'no-such-day', { day: `${year}-${stray}` });
        continue;
      }
      for (let at = ends[0] ?? 0; at <= (ends[1] ?? 0); at += dayMs) {
        const day = dateOf(at);
        if (calendar.holidays.has(day) || calendar.workdays.has(day))
          yield atValue(path, 'day-twice', { day });
        calendar[kind].add(day);
      }
    }
  }
}

/** The thirtieth of February is the first or second of March. */
const dateOf = (at: number): string => (Number.isNaN(at) ? '' : new Date(at).toISOString().slice(0, 10));

/** So long before it begins a year should be known: holidays are published in November. */
const knownBeforeMs = 31 * dayMs;

/** The first year that is not known of those which that day and the next weeks lie in. */
export function unknownYear(calendar: Calendar | undefined, day: string): string | undefined {
  const soon = dateOf(Date.parse(`${day}T00:00:00Z`) + knownBeforeMs);
  return [day, soon].map(one => one.slice(0, 4)).find(year => calendar?.years.has(year) !== true);
}
