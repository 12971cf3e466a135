/** Wall time as people in the hall read it. Pure: the moment and the time zone are handed in. */

/** Made once a time zone: making one takes longer than all else that an order costs. */
function onceAZone(
  locale: string,
  options: Intl.DateTimeFormatOptions,
): (timeZone: string) => Intl.DateTimeFormat {
  const made = new Map<string, Intl.DateTimeFormat>();
  return timeZone => {
    const one = made.get(timeZone) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone });
    made.set(timeZone, one);
    return one;
  };
}

const dateIn = onceAZone('sv-SE', { dateStyle: 'short' });
const dateAndTimeIn = onceAZone('sv-SE', { dateStyle: 'short', timeStyle: 'short' });
const dateAndSecondIn = onceAZone('sv-SE', { dateStyle: 'short', timeStyle: 'medium' });
const timeIn = onceAZone('sv-SE', { timeStyle: 'short' });
const partsIn = onceAZone('en-GB', {
  weekday: 'short',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
  hourCycle: 'h23',
});

/** The date in the hall's own time zone, YYYY-MM-DD. */
export function businessDay(at: number, timeZone: string): string {
  return dateIn(timeZone).format(at);
}

/** YYYY-MM-DD HH:MM in the hall's own time zone. */
export function dateAndTime(at: number, timeZone: string): string {
  return dateAndTimeIn(timeZone).format(at);
}

/** YYYY-MM-DD HH:MM:SS in the hall's own time zone. */
export function dateAndSecond(at: number, timeZone: string): string {
  return dateAndSecondIn(timeZone).format(at);
}

/** HH:MM in the hall's own time zone. */
export function clockTime(at: number, timeZone: string): string {
  return timeIn(timeZone).format(at);
}

/** As it is said, in the hall's own time zone: the hour 0 to 23 as one says it, the minute in two digits. */
export function hourAndMinute(at: number, timeZone: string): { hour: number; minute: string } {
  const [hour = '', minute = ''] = timeIn(timeZone).format(at).split(':');
  return { hour: Number(hour), minute };
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** What a clock on the wall of the hall shows. `weekday`: 1 is Monday, 7 Sunday. */
export function localTimeAt(at: number, timeZone: string) {
  const parts = partsIn(timeZone).formatToParts(at);
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
