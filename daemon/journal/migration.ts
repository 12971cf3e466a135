/** Brings a day's file to the present version, after a verified copy of it was laid aside. */
import { basename, dirname, join } from 'node:path';
import { columnsOf } from './columns.ts';
import { copyDay } from './copy.ts';
import { withDatabase } from './files.ts';
import { makeFolder, wordInHeader } from './folder.ts';
import { addSeal, oldestReadable, schemaFrom, schemaVersion, versionOf } from './schema.ts';

/** https://www.sqlite.org/fileformat.html#user_version_number */
const userVersionAt = 60;

/**
 * Does nothing to a file of the present version, of a newer one, or of none: what opens it next says what is wrong.
 * The file as it was is then `before-v<version>/<its name>` beside it. One transaction: a crash leaves the old version or
 * the new one.
 */
export function migrateDay(path: string): void {
  // Without opening it: what is of the present version is opened once, by who goes on with it.
  const inHeader = wordInHeader(path, userVersionAt);
  if (inHeader < oldestReadable || inHeader >= schemaVersion) return;
  withDatabase(path, { timeout: 1000 }, db => {
    db.exec('PRAGMA synchronous=FULL; PRAGMA journal_mode=WAL');
    // The log may hold what the header does not say yet.
    const found = versionOf(db, path);
    if (found >= schemaVersion) return;
    const aside = join(dirname(path), `before-v${schemaVersion}`);
    makeFolder(aside);
    copyDay(path, join(aside, basename(path)));
    const first = db.prepare('SELECT seq, hash FROM entry ORDER BY seq LIMIT 1').get();
    const { integer, bytes } = columnsOf(path);
    addSeal(db, bytes(first?.hash));
    db.exec(`BEGIN IMMEDIATE; ${schemaFrom(found, integer(first?.seq))} COMMIT`);
  });
}
