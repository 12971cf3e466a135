/** English: what `report` refuses. */

export const en = {
  dayAndMonth: (day: string, month: string) =>
    `found --day ${day} and --month ${month}, expected one of them`,
  day: (found: string) => `--day: found ${found}, expected a day like 2026-11-24`,
  month: (found: string) => `--month: found ${found}, expected a month like 2026-11`,
  ofMonth: 'found no month, expected one that is appraised, for example --month 2026-11',
  noClerk: (clerk: string, month: string, clerks: readonly string[]) =>
    `--clerk: found ${clerk}, expected the number of somebody who worked in ${month}: ${clerks.join(', ')}`,
  noDay: (state: string, month: string, months: readonly string[]) =>
    `${state}: found no day of ${month}, expected one of the months ${months.join(', ')}. Name one with --month, or a day with --day.`,
};
