/** A day with the name that people call it by. */
import { language } from '../words/language.ts';

/** `day`: of the calendar, wherever the hall is. */
export function dayName(day: string): string {
  const weekday = new Intl.DateTimeFormat(language.value, { weekday: 'short', timeZone: 'UTC' });
  return `${day} ${weekday.format(Date.parse(`${day}T00:00:00Z`))}`;
}

/** When a slot begins: `2026-12-03T09:30`. */
export function slotName(slot: string): string {
  const [day = '', time = ''] = slot.split('T');
  return `${dayName(day)} ${time}`;
}
