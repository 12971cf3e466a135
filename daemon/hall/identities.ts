/**
 * What a booking has of an identity number (R18): its HMAC under the key of the slot's day. The number itself goes no further than
 * here: what the core hears, and what is journalled, told and kept, is this.
 */
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { residentNumber } from '../../drivers/resident-number.ts';
import {
  type BookingKeys,
  bookingKeysIn,
  bookingKeysName,
  bookingKeysText,
  unitedKeys,
} from '../journal/booking-keys.ts';
import { writeWhole } from '../journal/whole-file.ts';
import { closeToOthers } from '../process/umask.ts';

export type Identities = {
  /** For a booking of that day, whose key is made and durable when this returns. `why`: it cannot be kept. */
  toBook(day: string, number: string): { ok: true; identity: string } | { ok: false; why: string };
  /** By which a booking of that day may be found: none where nothing was booked for it, or its key is dead. */
  toFind(day: string, number: string): string[];
  /** Whether the key is there by which it was made: else no number finds that booking, and its code alone does. */
  isFound(day: string, identity: string): boolean;
  /** The days up to it are over, and their keys die. Returns why that cannot be. */
  over(day: string): string | undefined;
};

/** `damaged`: lines of the file that cannot be read; their days get new keys. `failing`: what the system says; nothing is taken then. */
export type OpenedIdentities = {
  identities: Identities;
  wrong?: { is: 'damaged' } | { is: 'failing'; why: string };
};

const idDigits = 4;
const macBytes = 16;

/** As an order or an event may have it. */
export const identityForm = /^[0-9a-f]{4}-[\w-]{22}$/;

export function openIdentities(hall: string, state: string): OpenedIdentities {
  const path = join(state, bookingKeysName);
  let kept: BookingKeys;
  try {
    kept = bookingKeysIn(existsSync(path) ? readFileSync(path, 'utf8') : '');
    if (existsSync(path)) closeToOthers(path);
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    return { identities: noIdentities(error.message), wrong: { is: 'failing', why: error.message } };
  }

  const keysOf = (day: string) => kept.keys.filter(each => each.day === day).map(({ key }) => key);

  /** Durable, or as it was. */
  function keep(next: BookingKeys): string | undefined {
    const why = writeWhole(path, bookingKeysText(next));
    if (why !== undefined) return why;
    closeToOthers(path);
    kept = next;
    return undefined;
  }

  return {
    identities: {
      toBook(day, number) {
        if (day <= kept.over) return { ok: false, why: `${day} <= ${kept.over}` };
        let key = keysOf(day).at(-1);
        if (key === undefined) {
          key = randomBytes(32).toString('hex');
          const why = keep(unitedKeys(kept, { over: '', keys: [{ day, key }], damaged: kept.damaged }));
          if (why !== undefined) return { ok: false, why };
        }
        return { ok: true, identity: identityOf(hall, day, number, key) };
      },
      toFind: (day, number) =>
        keysOf(day)
          .toReversed()
          .map(key => identityOf(hall, day, number, key)),
      isFound: (day, identity) => keysOf(day).some(key => identity.startsWith(`${idOf(key)}-`)),
      over(day) {
        const next = unitedKeys(kept, { over: day, keys: [], damaged: kept.damaged });
        return next.keys.length === kept.keys.length ? undefined : keep(next);
      },
    },
    ...(kept.damaged > 0 && { wrong: { is: 'damaged' as const } }),
  };
}

/** Which of its day's keys made it stands before it: one that was lost is known to be. */
function identityOf(hall: string, day: string, number: string, key: string): string {
  const mac = createHmac('sha256', Buffer.from(key, 'hex')).update(
    `one-ticket/identity/${hall}/${day}/${number}`,
  );
  return `${idOf(key)}-${mac.digest().subarray(0, macBytes).toString('base64url')}`;
}

const idOf = (key: string) => createHash('sha256').update(`id of ${key}`).digest('hex').slice(0, idDigits);

const noIdentities = (why: string): Identities => ({
  toBook: () => ({ ok: false, why }),
  toFind: () => [],
  isFound: () => false,
  over: () => undefined,
});

/**
 * The number as everybody writes it who means the same one, typed or read from a card; undefined: it is none. One of eighteen
 * characters is an identity card's, and its check digit finds a slip of the finger; a passport or permit has none.
 */
export function identityNumber(text: string): string | undefined {
  const number = text.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '');
  return residentNumber(number) || /^[A-Z0-9]{5,17}$/.test(number) ? number : undefined;
}
