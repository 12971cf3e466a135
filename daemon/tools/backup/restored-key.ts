/** The key of the return slips, as the copy has it: the slips that are out were made with that one (R15). */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bookingKeysIn, bookingKeysName, bookingKeysText, unitedKeys } from '../../journal/booking-keys.ts';
import { isSecretKey, secretKeyName } from '../../journal/secret-key.ts';
import { writeWhole } from '../../journal/whole-file.ts';
import { closeToOthers } from '../../process/umask.ts';
import type { OpenedCopy } from './copy.ts';

/** Lies in the state folder when it returns. Returns the file where it is damaged, or cannot be written: then what was there stays. */
export function restoreKey({ key }: OpenedCopy, state: string): string | undefined {
  if (key === undefined) return undefined;
  const text = readFileSync(key, 'utf8');
  const path = join(state, secretKeyName);
  if (!isSecretKey(text)) return key;
  if (writeWhole(path, text) !== undefined) return path;
  closeToOthers(path);
  return undefined;
}

/** The same for the keys of bookings: whatever is whole, there or here, is good, but for days that are known to be over. */
export function restoreBookingKeys({ bookingKeys }: OpenedCopy, state: string): string | undefined {
  if (bookingKeys === undefined) return undefined;
  const path = join(state, bookingKeysName);
  const keysAt = (file: string) => bookingKeysIn(existsSync(file) ? readFileSync(file, 'utf8') : '');
  const theirs = keysAt(bookingKeys);
  if (writeWhole(path, bookingKeysText(unitedKeys(theirs, keysAt(path)))) !== undefined) return path;
  closeToOthers(path);
  return theirs.damaged > 0 ? bookingKeys : undefined;
}
