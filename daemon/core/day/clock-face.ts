/** Wall time as people in the hall read it. Pure: the moment and the time zone are handed in. */

/** The date in the hall's own time zone, YYYY-MM-DD. */
export function businessDay(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at);
}

/** YYYY-MM-DD HH:MM in the hall's own time zone. */
export function dateAndTime(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at);
}

/** As it is said, in the hall's own time zone: the hour 0 to 23 as one says it, the minute in two digits. */
export function hourAndMinute(at: number, timeZone: string): { hour: number; minute: string } {
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, timeStyle: 'short' }).format(at);
  const [hour = '', minute = ''] = shown.split(':');
  return { hour: Number(hour), minute };
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** What a clock on the wall of the hall shows. `weekday`: 1 is Monday, 7 Sunday. */
export function localTimeAt(at: number, timeZone: string) {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(at);
  const text = (type: Intl.DateTimeFormatPartTypes) => parts.find(one => one.type === type)?.value ?? '';
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(text(type));
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
    weekday: weekdays.indexOf(text('weekday')) + 1,
  };
}
