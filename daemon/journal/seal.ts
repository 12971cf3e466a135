/** What lies beside the events of a day, answers and presses, carries a seal: nobody can believe a flipped bit (I12). */
import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Columns } from './columns.ts';
import { words } from './words.ts';

/** `opening`: the hash of the day's first event, so that no row of another day passes. `fields`: all that the row says. */
export function sealOf(
  opening: Uint8Array,
  table: 'reply' | 'press',
  fields: readonly (string | number)[],
): Uint8Array {
  return createHash('sha256')
    .update(opening)
    .update(JSON.stringify([table, ...fields]))
    .digest();
}

/** Nothing of a file without an event is believed, and none but that before the first day is without. */
export function openingHash(db: DatabaseSync, bytes: Columns['bytes']): Uint8Array {
  const found = db.prepare('SELECT hash FROM entry ORDER BY seq LIMIT 1').get();
  return found === undefined ? new Uint8Array() : bytes(found.hash);
}

/** The first row whose seal is not its own. */
export function brokenSeal(db: DatabaseSync, { bytes, integer, text }: Columns): string | undefined {
  const opening = openingHash(db, bytes);
  const differs = (seal: unknown, table: 'reply' | 'press', fields: readonly (string | number)[]) =>
    !Buffer.from(bytes(seal)).equals(sealOf(opening, table, fields));
  for (const row of db.prepare('SELECT * FROM sealed_reply').iterate()) {
    const fields = [text(row.client), text(row.id), integer(row.at), text(row.reply)] as const;
    if (differs(row.seal, 'reply', fields)) return words.found.otherAnswer(fields[0], fields[1]);
  }
  for (const row of db.prepare('SELECT * FROM sealed_press').iterate()) {
    const fields = [text(row.device), text(row.frame), integer(row.at)] as const;
    if (differs(row.seal, 'press', fields)) return words.found.otherPress(fields[0]);
  }
  return undefined;
}
