/** The calendar of a hall, a file of its own: what it tells of which day, and what is wrong with it. */
import { describe, expect, it } from 'vitest';
import { readCalendar, unknownYear } from '../../config/load/calendar.ts';
import { isWorkday } from '../../daemon/core/day/timetable.ts';
import { faultText } from '../../daemon/text/staff/sentences.ts';
import { oneTicket } from '../kit/hall/command-line.ts';
import { smallWith, written } from './hall-files.ts';

const of2026 = `2026:
  holidays: [01-01..01-03, 02-15..02-23, 10-01..10-07]
  workdays: [01-04, 10-10]
`;
const workdays = new Set([1, 2, 3, 4, 5]);

function calendarOf(text: string) {
  const read = readCalendar(written(text, 'calendar.yaml'));
  if (!read.ok) throw new Error(read.faults.map(faultText).join('\n'));
  return read.calendar;
}
const faultsOf = (text: string) => {
  const read = readCalendar(written(text, 'calendar.yaml'));
  return read.ok ? [] : read.faults.map(fault => faultText(fault).replace(/^\S*calendar\.yaml:/, ''));
};

describe('the calendar of a hall', () => {
  it('tells holidays, and the days at a weekend that are worked for them; other days go by the weekday', () => {
    const rules = { workdays, calendar: calendarOf(of2026) };
    const works = (day: string) => isWorkday(rules, day);
    expect(['2026-09-30', '2026-10-01', '2026-10-07', '2026-10-08'].map(works)).toEqual([
      true,
      false,
      false,
      true,
    ]);
    // A Saturday that is worked, and one that is not.
    expect(['2026-10-10', '2026-10-17'].map(works)).toEqual([true, false]);
    // Of a year that it does not know.
    expect(['2027-10-01', '2027-10-02'].map(works)).toEqual([true, false]);
    expect(isWorkday({ calendar: calendarOf(of2026) }, '2026-10-03')).toBe(false);
  });

  it('knows a leap day where there is one', () => {
    expect(calendarOf('2028: { holidays: [02-29] }').holidays).toEqual(new Set(['2028-02-29']));
    expect(faultsOf('2026: { holidays: [02-29] }')).toEqual([
      '1:20 2026.holidays[0]: found 2026-02-29, expected a day that this year has',
    ]);
  });

  it('is told all that is wrong with it, each with its line', () => {
    expect(
      faultsOf(`2026:
  holidays: [10-01..10-07, 13-01, 05-05..05-01, 10-03]
  workdays: [10-07]
  weekend: [10-10]
26: {}
`),
    ).toEqual([
      '2:28 2026.holidays[1]: found "13-01", expected a day MM-DD, or the first and the last of several in one year, MM-DD..MM-DD, for example 10-01..10-07',
      '2:35 2026.holidays[2]: found "05-05..05-01", expected a day MM-DD, or the first and the last of several in one year, MM-DD..MM-DD, for example 10-01..10-07',
      '4:3 2026.weekend: found an unknown key, expected one of holidays, workdays',
      '5:1 26: found "26", expected a year of four digits, for example 2026: { holidays: [10-01..10-07], workdays: [10-10] }',
    ]);
    expect(faultsOf('2026: { holidays: [10-01..10-07], workdays: [10-07] }')).toEqual([
      '1:46 2026.workdays[0]: found 2026-10-07 again, expected every day once, as a holiday or as a day that is worked',
    ]);
    expect(faultsOf('')).toEqual([
      '1:1: found nothing, expected a map, for example 2026: { holidays: [10-01..10-07], workdays: [10-10] }',
    ]);
  });

  it('should know a year a month before it begins', () => {
    const calendar = calendarOf(of2026);
    expect(unknownYear(calendar, '2026-11-30')).toBeUndefined();
    expect(unknownYear(calendar, '2026-12-01')).toBe('2027');
    expect(unknownYear(calendar, '2025-12-31')).toBe('2025');
    expect(unknownYear(undefined, '2026-06-01')).toBe('2026');
  });
});

describe('check', () => {
  const hallWith = (calendar: string) =>
    written(`${smallWith()}\ncalendar: ${calendar}\n`, 'hall-with-calendar.yaml');

  it('tells the faults of the calendar, and a year that it does not know', async () => {
    const checked = (calendar: string) => oneTicket('check', hallWith(written(calendar, 'calendar.yaml')));
    const years = Array.from({ length: 100 }, (_, index) => `${2020 + index}: {}\n`).join('');
    expect(await checked(years)).toMatchObject({ code: 0, err: '' });
    const old = await checked('2020: {}\n');
    expect(old.code).toBe(0);
    expect(old.err).toMatch(
      /calendar\.yaml:1:1 ?: found nothing about 20\d\d: its days off go by the weekday/,
    );
    expect(await checked('2020: { off: [] }\n')).toMatchObject({
      code: 78,
      out: expect.stringContaining('found an unknown key') as string,
    });
    expect(await oneTicket('check', hallWith('/nowhere/calendar.yaml'))).toMatchObject({
      code: 78,
      out: expect.stringContaining('ENOENT') as string,
    });
  });
});
