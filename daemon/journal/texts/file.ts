/**
 * The file of texts: what people wrote, and what those are called who work here, apart from the journal, so that it can be
 * taken back (R19). The journal has only the hash of a text, and the number of a person. What is deleted is overwritten, in the file and in what SQLite keeps beside it while it writes.
 */
import { chmodSync, closeSync, openSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { columnsOf } from '../columns.ts';
import { openDatabase } from '../files.ts';
import { damaged } from '../problem.ts';
import { words } from '../words.ts';
import { hashOf, isHashOf, newSalt } from './hash.ts';

export const textsName = 'texts.db';

export type KeptText = {
  hash: string;
  salt: Uint8Array;
  words: string;
  of?: string;
  keptAt: number;
  closedAt?: number;
};

/** `of`: the id of the follow-up that a text belongs to. Everything is durable when it returns, and throws what SQLite says. */
export type TextFile = {
  /** Salted; returns its hash. `of`: where that is known already. */
  keep(words: string, at: number, of?: string): string;
  /** The same of many, in one flush; in their order. */
  keepAll(texts: readonly { words: string; of: string }[], at: number): string[];
  /** Of an order that came to nothing: a copy may have it already. */
  drop(hash: string): void;
  /** Undefined where there is none, or another one than was kept. */
  words(hash: string): string | undefined;
  has(hash: string): boolean;
  belongs(hash: string, of: string): void;
  closed(of: string, at: number): void;
  hashesOf(of: string): string[];
  erase(hashes: readonly string[], of: string): void;
  /** Of what was erased here. */
  erased(): Map<string, string>;
  wasErased(of: string): boolean;
  /** Of those kept since then that belong to nothing yet. */
  unclaimedSince(at: number): string[];
  all(): Iterable<KeptText>;
  /** Texts of another such file as far as they are whole, but what was erased by either of them. */
  takeUp(other: TextFile): void;
  /** Ids of follow-ups closed by then, or kept by then and never closed. */
  pastTime(by: number): { of: string; isClosed: boolean }[];
  /** Who works in the hall, by the number that the journal has of them: whoever is not among them now is forgotten. */
  setPersons(names: ReadonlyMap<string, string>): void;
  persons(): Map<string, string>;
  /** Those whose hash is not theirs. */
  altered(): string[];
  close(): void;
};

const tables = `
  CREATE TABLE IF NOT EXISTS text (hash TEXT PRIMARY KEY, salt BLOB NOT NULL, words TEXT NOT NULL, of TEXT,
    kept_at INTEGER NOT NULL, closed_at INTEGER) STRICT;
  CREATE INDEX IF NOT EXISTS text_of ON text (of);
  CREATE TABLE IF NOT EXISTS person (number TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS erased (hash TEXT PRIMARY KEY, of TEXT NOT NULL) STRICT, WITHOUT ROWID;
`;

/**
 * A rollback journal that is emptied and flushed at each commit: with synchronous=FULL no power cut brings a transaction, or
 * a text, back. https://www.sqlite.org/pragma.html#pragma_journal_mode
 */
const settings =
  'PRAGMA secure_delete=ON; PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY';

/** The hall waits for it, and the others read it in a few ms; whoever reads beside the hall has time. */
const busyMs = { writer: 250, reader: 5000 };

/** Only its owner may read it, whatever the umask: SQLite gives what it lays beside it the same mode. */
export function openTextFile(path: string): TextFile {
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
  return openDatabase(path, { timeout: busyMs.writer }, db => {
    db.exec(`${settings}; ${tables}`);
    return inFile(path, db);
  });
}

/** To look at only, also while a daemon writes to it. */
export function readTextFile(path: string): TextFile {
  return openDatabase(path, { readOnly: true, timeout: busyMs.reader }, db => inFile(path, db));
}

function inFile(path: string, db: DatabaseSync): TextFile {
  const columns = columnsOf(path);
  const unsound = db.prepare('PRAGMA quick_check(1)').get()?.['quick_check'];
  if (unsound !== 'ok') throw damaged(path, String(unsound), words.expected.soundFile);
  const row = (found: Record<string, unknown>): KeptText => ({
    hash: columns.text(found['hash']),
    salt: columns.bytes(found['salt']),
    words: columns.text(found['words']),
    ...(found['of'] !== null && { of: columns.text(found['of']) }),
    keptAt: columns.integer(found['kept_at']),
    ...(found['closed_at'] !== null && { closedAt: columns.integer(found['closed_at']) }),
  });
  const insert = (sql: string, ...values: (string | number | Uint8Array | null)[]) =>
    db.prepare(sql).run(...values);
  const texts = (where: string, ...values: (string | number)[]) =>
    db.prepare(`SELECT * FROM text ${where}`).iterate(...values);
  const has = (hash: string) => db.prepare('SELECT 1 FROM text WHERE hash = ?').get(hash) !== undefined;
  const isErased = (hash: string) =>
    db.prepare('SELECT 1 FROM erased WHERE hash = ?').get(hash) !== undefined;
  const together = (work: () => void): void => {
    db.exec('BEGIN IMMEDIATE');
    try {
      work();
      db.exec('COMMIT');
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  };

  const persons = () =>
    new Map(
      [...db.prepare('SELECT number, name FROM person').iterate()].map(found => [
        columns.text(found['number']),
        columns.text(found['name']),
      ]),
    );

  function erase(hashes: readonly string[], of: string): void {
    if (hashes.every(hash => !has(hash) && isErased(hash))) return;
    together(() => {
      for (const hash of hashes) {
        insert('DELETE FROM text WHERE hash = ?', hash);
        insert('INSERT OR IGNORE INTO erased VALUES (?, ?)', hash, of);
      }
    });
    // What was moved from page to page before it was deleted may have left a copy behind.
    db.exec('VACUUM');
  }

  function keep(words: string, at: number, of?: string): string {
    const salt = newSalt();
    const hash = hashOf(salt, words);
    insert('INSERT INTO text VALUES (?, ?, ?, ?, ?, NULL)', hash, salt, words, of ?? null, at);
    return hash;
  }

  return {
    keep,
    keepAll(texts, at) {
      const hashes: string[] = [];
      together(() => {
        for (const { words, of } of texts) hashes.push(keep(words, at, of));
      });
      return hashes;
    },
    drop: hash => erase([hash], ''),
    words(hash) {
      const found = db.prepare('SELECT * FROM text WHERE hash = ?').get(hash);
      const { salt, words } = found === undefined ? { salt: undefined, words: '' } : row(found);
      return salt !== undefined && isHashOf(hash, salt, words) ? words : undefined;
    },
    has,
    belongs: (hash, of) => void insert('UPDATE text SET of = ? WHERE hash = ? AND of IS NULL', of, hash),
    closed: (of, at) =>
      void insert('UPDATE text SET closed_at = ? WHERE of = ? AND closed_at IS NULL', at, of),
    hashesOf: of => [...texts('WHERE of = ?', of)].map(found => row(found).hash),
    erase,
    erased: () =>
      new Map(
        [...db.prepare('SELECT hash, of FROM erased').iterate()].map(found => [
          columns.text(found['hash']),
          columns.text(found['of']),
        ]),
      ),
    wasErased: of => db.prepare('SELECT 1 FROM erased WHERE of = ?').get(of) !== undefined,
    unclaimedSince: at => [...texts('WHERE of IS NULL AND kept_at >= ?', at)].map(found => row(found).hash),
    *all() {
      for (const found of texts('ORDER BY kept_at')) yield row(found);
    },
    takeUp(other) {
      const others = [...other.all()];
      const gone = other.erased();
      together(() => {
        for (const { hash, salt, words, of, keptAt, closedAt } of others)
          if (isHashOf(hash, salt, words))
            insert(
              `INSERT INTO text VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET salt = excluded.salt, words = excluded.words`,
              hash,
              salt,
              words,
              of ?? null,
              keptAt,
              closedAt ?? null,
            );
        for (const [hash, of] of gone) insert('INSERT OR IGNORE INTO erased VALUES (?, ?)', hash, of);
        db.exec('DELETE FROM text WHERE hash IN (SELECT hash FROM erased)');
      });
      db.exec('VACUUM');
    },
    pastTime: by =>
      [...texts('WHERE of IS NOT NULL AND coalesce(closed_at, kept_at) <= ? GROUP BY of', by)].map(found => {
        const { of = '', closedAt } = row(found);
        return { of, isClosed: closedAt !== undefined };
      }),
    setPersons(names) {
      const told = persons();
      if (told.size === names.size && [...names].every(([number, name]) => told.get(number) === name)) return;
      together(() => {
        db.exec('DELETE FROM person');
        for (const [number, name] of names) insert('INSERT INTO person VALUES (?, ?)', number, name);
      });
      db.exec('VACUUM');
    },
    persons,
    altered: () =>
      [...texts('')]
        .map(row)
        .filter(({ hash, salt, words }) => !isHashOf(hash, salt, words))
        .map(({ hash }) => hash),
    close: () => db.close(),
  };
}
