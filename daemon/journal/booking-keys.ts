/**
 * The keys by which an identity number becomes what a booking has of it (R18): one for each day on which something is booked, and
 * with that day it dies, here and in every copy. Who has one could try all numbers there are, and so nobody else reads them.
 */
import { createHash } from 'node:crypto';

export const bookingKeysName = 'booking.keys';

/**
 * `over`: the days up to it are over, '' none. `keys`: in the order of their days, of one day the newest last: more than one where
 * one was lost and has been found again. `damaged`: how many lines cannot be read.
 */
export type BookingKeys = {
  over: string;
  keys: readonly { day: string; key: string }[];
  damaged: number;
};

export const noBookingKeys: BookingKeys = { over: '', keys: [], damaged: 0 };

/** With one bit changed a key is another one, and a day another day: hence the sum in each line. A damaged line costs its day alone. */
const line = /^(\d{4}-\d{2}-\d{2}) ([0-9a-f]{64}|over) ([0-9a-f]{64})$/;

const lineOf = (day: string, says: string) =>
  `${day} ${says} ${createHash('sha256').update(`${day} ${says}`).digest('hex')}`;

export function bookingKeysIn(text: string): BookingKeys {
  let found = noBookingKeys;
  for (const each of text.split('\n')) {
    if (each === '') continue;
    const [, day = '', says = ''] = line.exec(each) ?? [];
    const isWhole = day !== '' && lineOf(day, says) === each;
    const keys = isWhole && says !== 'over' ? [{ day, key: says }] : [];
    found = {
      over: isWhole && says === 'over' && day > found.over ? day : found.over,
      keys: [...found.keys, ...keys],
      damaged: found.damaged + (isWhole ? 0 : 1),
    };
  }
  return found;
}

export function bookingKeysText({ over, keys }: BookingKeys): string {
  const lines = keys.map(({ day, key }) => lineOf(day, key));
  return [...(over === '' ? [] : [lineOf(over, 'over')]), ...lines].map(each => `${each}\n`).join('');
}

/** What both have, but the keys of days that are over for either: `newer` has the newer ones. */
export function unitedKeys(older: BookingKeys, newer: BookingKeys): BookingKeys {
  const over = older.over > newer.over ? older.over : newer.over;
  const isNewer = new Set(newer.keys.map(({ key }) => key));
  const keys = [...older.keys.filter(({ key }) => !isNewer.has(key)), ...newer.keys]
    .filter(({ day }) => day > over)
    .toSorted((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)));
  return { over, keys, damaged: newer.damaged };
}
