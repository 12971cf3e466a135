/** Which months are over, and how old they are. Pure. */
import { olderThan } from '../../copies/retention.ts';

export const monthOf = (day: string): string => day.slice(0, 'YYYY-MM'.length);

/**
 * The month of which nothing is told yet (R19). While a day is open it is that day's: one that began in the month belongs to it.
 * `newest`: the last day of the journal; `today`: by the wall clock, which may stand behind it.
 */
export function runningMonth(newest: string, isOpen: boolean, today: string): string {
  const [its, now] = [monthOf(newest), monthOf(today)];
  return isOpen || its > now ? its : now;
}

/** The last of them that each month surely has: the month is as old as that day. */
const lastDayOf = (month: string): string => `${month}-28`;

/** Of those months those that are not kept any more, as `olderThan` tells it of days. `newest`: the last day of the journal. */
export function oldMonths(months: readonly string[], newest: string, keepDays: number): string[] {
  const days = [...months.map(lastDayOf), newest].sort();
  return olderThan(days, keepDays).map(monthOf);
}
