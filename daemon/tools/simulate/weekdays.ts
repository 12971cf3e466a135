/** The dates of simulated days: those on which the hall works, and what the day of the week changes. */
import { isWorkday } from '../../core/day/timetable.ts';
import type { Rules } from '../../core/types/rules.ts';

const dayMs = 24 * 60 * 60_000;
/** A Monday; the same days for everybody: the output is a matter of the seed alone. */
const firstDay = Date.UTC(2026, 0, 5);
const daysAWeek = 7;

/** Of each day of the week from Monday on: how many come, and for how many sessions those are there who are not there all day. */
const arriving = [1.2, 1.05, 0.95, 0.9, 0.9, 0.7, 0.7];
const staffed = [1.2, 1, 1, 0.9, 0.9, 0.7, 0.7];

/** The date of the `nth` day on which the hall works, from 0. */
export function dateOf(rules: Rules, nth: number): string {
  const week = weekOf(rules);
  const days = Math.floor(nth / week.length) * daysAWeek + (week[nth % week.length] ?? 0);
  return dateAfter(days);
}

/** How many times as many people come as on the mean day. */
export function arrivingOn(rules: Rules, nth: number): number {
  return weekdayShare(rules, arriving, nth) / meanShare(rules, arriving);
}

/** For how many sessions those are there on average who are not there all day. */
export function staffedOn(rules: Rules, nth: number): number {
  return weekdayShare(rules, staffed, nth);
}

/** The same, of all days on which the hall works. */
export function staffedOnMean(rules: Rules): number {
  return meanShare(rules, staffed);
}

/** Which days after a Monday the hall works on; a hall that works on none is simulated all the same. */
function weekOf(rules: Rules): readonly number[] {
  const week = Array.from({ length: daysAWeek }, (_, day) => day);
  const worked = week.filter(day => isWorkday(rules, dateAfter(day)));
  return worked.length === 0 ? week : worked;
}

function weekdayShare(rules: Rules, shares: readonly number[], nth: number): number {
  const week = weekOf(rules);
  return shares[week[nth % week.length] ?? 0] ?? 1;
}

function meanShare(rules: Rules, shares: readonly number[]): number {
  const week = weekOf(rules);
  return week.reduce((sum, day) => sum + (shares[day] ?? 1), 0) / week.length;
}

function dateAfter(days: number): string {
  return new Date(firstDay + days * dayMs).toISOString().slice(0, 10);
}
