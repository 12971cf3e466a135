/** The tables of a day's file, by version: a new file is the first version with every migration, so that no two ways lead to it. */
import type { DatabaseSync } from 'node:sqlite';
import { columnsOf } from './journal-columns.ts';
import { damaged, JournalTrouble } from './journal-problem.ts';

/** Uniqueness is the file's to keep, so that no bug above can issue a number twice or answer a command twice. */
const first = `
  CREATE TABLE entry (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, event TEXT NOT NULL, hash BLOB NOT NULL) STRICT;
  CREATE TABLE issued (scope TEXT, number INTEGER, ticket TEXT NOT NULL UNIQUE, PRIMARY KEY (scope, number))
    STRICT, WITHOUT ROWID;
  CREATE TABLE reply (client TEXT, id TEXT, at INTEGER NOT NULL, reply TEXT NOT NULL, PRIMARY KEY (client, id))
    STRICT, WITHOUT ROWID;
  CREATE TABLE press (device TEXT, frame TEXT, at INTEGER NOT NULL, PRIMARY KEY (device, frame)) STRICT, WITHOUT ROWID;
`;

/** `to`: the version it leads to, one after the other. `note`: what is new, and why an older program must not go on. */
export type Migration = { to: number; note: string; sql: string };

/** The events themselves are never touched: they are hashed. */
export const migrations: readonly Migration[] = [
  {
    to: 2,
    note: 'The events of calls and queues tell their reasons and estimates; those of version 1 are read without.',
    sql: '',
  },
  {
    to: 3,
    note: 'Numbers that a restore skipped are kept like those that were issued; version 2 would issue them again.',
    sql: `
      CREATE TABLE skipped (up_to INTEGER PRIMARY KEY) STRICT;
      CREATE TRIGGER issued_above_skipped BEFORE INSERT ON issued
        WHEN NEW.number <= (SELECT max(up_to) FROM skipped)
        BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: a number that was skipped'); END;
    `,
  },
];

export const oldestReadable = 1;
export const schemaVersion = 3;

export const schema = `
  ${first}
  ${migrations.map(({ sql }) => sql).join('')}
  PRAGMA user_version = ${schemaVersion};
`;

export function versionOf(db: DatabaseSync, path: string): number {
  return columnsOf(path).integer(db.prepare('PRAGMA user_version').get()?.user_version);
}

/** Throws a `JournalTrouble` when the file's tables are not those of the present version. */
export function expectVersion(db: DatabaseSync, path: string): void {
  expect(versionOf(db, path), schemaVersion, path);
}

/** A closed day is never written again: its file is read as it was left, back to the first version. */
export function expectReadable(db: DatabaseSync, path: string): void {
  const found = versionOf(db, path);
  if (found < oldestReadable || found > schemaVersion) expect(found, schemaVersion, path);
}

function expect(found: number, expected: number, path: string): void {
  if (found === expected) return;
  if (found === 0) throw damaged(path, 'no tables of ours', `journal version ${expected}`);
  throw new JournalTrouble({
    kind: 'wrong-version',
    file: path,
    message:
      `${path}: found journal version ${found}, expected ${expected}. ` +
      'Start the version of One Ticket that wrote it, or give this one an empty folder with --state.',
  });
}
