/** Moments and spans of time as they stand in the picture. Pure. */
import { words } from '../words.ts';

const faceOf = (timeZone?: string) => new Intl.DateTimeFormat('sv-SE', { timeStyle: 'medium', timeZone });
const ours = faceOf();

/** In that time zone; in this machine's where none is known, or none of that name. */
export function clockOf(timeZone?: string): Intl.DateTimeFormat {
  if (timeZone === undefined) return ours;
  try {
    return faceOf(timeZone);
  } catch {
    return ours;
  }
}

/** HH:MM:SS. */
export function clockTime(clock: Intl.DateTimeFormat, at: number): string {
  return clock.format(at);
}

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
/** From then on minutes alone are hard to read. */
const hoursFromMs = 100 * minuteMs;
const daysFromMs = 48 * hourMs;

/** At most 6 cells: `45 s`, `12 min`, `2 h 05`, `3 d`. A moment that is still to come is now. */
export function span(ms: number): string {
  const lasts = Math.max(0, ms);
  if (lasts < minuteMs) return words.lasts.seconds(Math.floor(lasts / secondMs));
  if (lasts < hoursFromMs) return words.lasts.minutes(Math.floor(lasts / minuteMs));
  if (lasts >= daysFromMs) return words.lasts.days(Math.min(9999, Math.floor(lasts / (24 * hourMs))));
  const minutes = String(Math.floor((lasts % hourMs) / minuteMs)).padStart(2, '0');
  return words.lasts.hours(Math.floor(lasts / hourMs), minutes);
}
