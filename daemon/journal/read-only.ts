/** A day's file opened only to be read, also beside the daemon that writes it. */
import type { DatabaseSync } from 'node:sqlite';
import { openDatabase, withDatabase } from './files.ts';
import { expectReadable } from './schema.ts';

/** https://www.sqlite.org/rescode.html#readonly_rollback: what a crash left half written is not for a reader to put right. */
const READ_ONLY = 8;

/** Throws a `JournalTrouble` when its tables are not ours, an error of SQLite when it cannot be read. */
export function openToRead(path: string): DatabaseSync {
  try {
    return opened(path);
  } catch (error) {
    const isLeft =
      error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === READ_ONLY;
    if (!isLeft) throw error;
    // While a daemon runs there is nothing of the kind; without one, this is what its next start would do.
    putRight(path);
    return opened(path);
  }
}

function opened(path: string): DatabaseSync {
  return openDatabase(path, { readOnly: true, timeout: 10_000 }, db => {
    expectReadable(db, path);
    return db;
  });
}

function putRight(path: string): void {
  withDatabase(path, { timeout: 1000 }, db => void db.prepare('SELECT count(*) FROM sqlite_schema').get());
}
