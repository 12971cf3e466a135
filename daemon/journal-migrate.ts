/** Brings a day's file to the present version, after a verified copy of it was laid aside. */
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { copyDay } from './journal-copy.ts';
import { makeFolder } from './journal-folder.ts';
import { migrations, oldestReadable, schemaVersion, versionOf } from './journal-schema.ts';

/**
 * Does nothing to a file of the present version, of a newer one, or of none: what opens it next says what is wrong.
 * The file as it was is then `before-v<version>/<its name>` beside it. One transaction: a crash leaves the old version or
 * the new one.
 */
export function migrateDay(path: string): void {
  const found = asked(path);
  if (found < oldestReadable || found >= schemaVersion) return;
  const aside = join(dirname(path), `before-v${schemaVersion}`);
  makeFolder(aside);
  copyDay(path, join(aside, basename(path)));
  const db = new DatabaseSync(path, { timeout: 1000 });
  try {
    db.exec('PRAGMA synchronous=FULL; PRAGMA journal_mode=WAL; BEGIN IMMEDIATE');
    for (const { to, sql } of migrations) if (to > found) db.exec(sql);
    db.exec(`PRAGMA user_version = ${schemaVersion}; COMMIT`);
  } finally {
    db.close();
  }
}

function asked(path: string): number {
  // To write, so that what a crash left half done is put right first.
  const db = new DatabaseSync(path, { timeout: 1000 });
  try {
    return versionOf(db, path);
  } finally {
    db.close();
  }
}
