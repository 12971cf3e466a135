/** The keys of bookings on the second medium: replaced at each change, so that one that died is dead there, too (R18). */
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bookingKeysIn, bookingKeysName, bookingKeysText, unitedKeys } from '../journal/booking-keys.ts';
import { writeWhole } from '../journal/whole-file.ts';
import type { Ours } from './keeper.ts';

export type FollowedKeys = {
  /** Throws what the system says. */
  follow(ours: Ours): void;
  /** A key has died, and is not known to be gone there. */
  owesErase(): boolean;
};

export function followKeys(state: string): FollowedKeys {
  const from = join(state, bookingKeysName);
  /** What lies there, and what it was made of. */
  let there: { medium: string; text: string; over: string } | undefined;
  const textIn = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : '');

  return {
    follow({ medium, folder }) {
      const copy = join(folder, bookingKeysName);
      const text = textIn(from);
      if (there?.medium === medium && there.text === text && (text === '' || existsSync(copy))) return;
      const before = textIn(copy);
      // A key that was lost or damaged here may be whole there.
      const keys = unitedKeys(bookingKeysIn(before), bookingKeysIn(text));
      const next = bookingKeysText(keys);
      if (next !== before) {
        const why = writeWhole(copy, next);
        if (why !== undefined) throw new Error(why);
        chmodSync(copy, 0o600);
      }
      there = { medium, text, over: keys.over };
    },
    owesErase() {
      try {
        return bookingKeysIn(textIn(from)).over > (there?.over ?? '');
      } catch {
        return false;
      }
    },
  };
}
