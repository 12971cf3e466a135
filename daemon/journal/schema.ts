/** The tables of a day's file, by version: a new file is the first version with every migration, so that no two ways lead to it. */
import type { DatabaseSync } from 'node:sqlite';
import { columnsOf } from './columns.ts';
import { withDatabase } from './files.ts';
import { damaged, JournalTrouble } from './problem.ts';
import { sealOf } from './seal.ts';
import { words } from './words.ts';

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
  {
    to: 4,
    note: 'Answers and presses are sealed; the numbers that are taken are read from the events. Version 3 proves neither.',
    sql: `
      DROP TABLE issued;
      DROP TABLE skipped;
      CREATE TABLE sealed_reply (client TEXT, id TEXT, at INTEGER NOT NULL, reply TEXT NOT NULL, seal BLOB NOT NULL,
        PRIMARY KEY (client, id)) STRICT, WITHOUT ROWID;
      CREATE TABLE sealed_press (device TEXT, frame TEXT, at INTEGER NOT NULL, seal BLOB NOT NULL,
        PRIMARY KEY (device, frame)) STRICT, WITHOUT ROWID;
      INSERT INTO sealed_reply SELECT client, id, at, reply, seal('reply', client, id, at, reply) FROM reply;
      INSERT INTO sealed_press SELECT device, frame, at, seal('press', device, frame, at) FROM press;
      DROP TABLE reply;
      DROP TABLE press;
    `,
  },
];

export const oldestReadable = 1;
export const schemaVersion = 4;

/** Of a new file, and of one that has come from `found`; `firstSeq`: of its first event, see `orderOf` (folder.ts). */
export function schemaFrom(found: number, firstSeq: number): string {
  return `
    ${found === 0 ? first : ''}
    ${migrations.map(({ to, sql }) => (to > found ? sql : '')).join('')}
    PRAGMA user_version = ${schemaVersion};
    PRAGMA application_id = ${firstSeq};
  `;
}

/** The migrations seal what they find. */
export function addSeal(db: DatabaseSync, opening: Uint8Array): void {
  db.function('seal', { varargs: true, deterministic: true }, (table, ...fields) => {
    if (table !== 'reply' && table !== 'press') throw new TypeError(`no table ${String(table)} is sealed`);
    return sealOf(
      opening,
      table,
      fields.map(field => (typeof field === 'number' ? field : String(field))),
    );
  });
}

/** What differs from the tables that One Ticket makes, if anything: a trigger or a column that somebody, or a flipped bit, put there. */
export function foreignSchema(db: DatabaseSync): string | undefined {
  const found = tablesOf(db);
  const expected = withDatabase(':memory:', {}, fresh => {
    addSeal(fresh, new Uint8Array());
    fresh.exec(schemaFrom(0, 0));
    return tablesOf(fresh);
  });
  return found.find(one => !expected.includes(one)) ?? expected.find(one => !found.includes(one));
}

function tablesOf(db: DatabaseSync): string[] {
  return db
    .prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema')
    .all()
    .map(row => JSON.stringify(row));
}

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
  if (found === 0) throw damaged(path, words.found.noTables, words.expected.version(expected));
  throw new JournalTrouble({
    kind: 'wrong-version',
    file: path,
    message: words.otherVersion(path, found, expected),
  });
}
