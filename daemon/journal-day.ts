import { renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Fault, faultIn, type Row, type Tip } from './journal-chain.ts';
import { columnsOf } from './journal-columns.ts';
import { syncFolder } from './journal-folder.ts';
import { damaged, JournalTrouble } from './journal-problem.ts';

export type StoredReply = { client: string; id: string; at: number; text: string };
export type StoredPress = { device: string; frame: string; at: number };
export type IssuedNumber = { scope: string; number: number; ticket: string };

/** What one transaction adds to a day's file. */
export type Part = {
  rows: readonly Row[];
  issued: readonly IssuedNumber[];
  replies: readonly StoredReply[];
  presses: readonly StoredPress[];
};

/** One business day's file. */
export type DayFile = {
  path: string;
  /** All of it or nothing; durable when it returns. */
  commit(part: Part): void;
  /** At most `limit` rows after `seq`: in pages, so that no statement is left open while others write. */
  rowsAfter(seq: number, limit: number): Row[];
  firstSeq(): number | undefined;
  tip(): Tip | undefined;
  reply(client: string, id: string): string | undefined;
  pressedAt(device: string, frame: string): number | undefined;
  /** What the next day's file must still know: the answers given after `since`, and when each key was pressed last. */
  carried(since: number): Pick<Part, 'replies' | 'presses'>;
  /** What SQLite finds wrong with the file, if anything. */
  unsound(): string | undefined;
  /** Where the hash chain breaks, if it does. */
  fault(before: Tip | undefined): Fault | undefined;
  close(): void;
};

const SCHEMA_VERSION = 2;

/** Uniqueness is the file's to keep, so that no bug above can issue a number twice or answer a command twice. */
const SCHEMA = `
  CREATE TABLE entry (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, event TEXT NOT NULL, hash BLOB NOT NULL) STRICT;
  CREATE TABLE issued (scope TEXT, number INTEGER, ticket TEXT NOT NULL UNIQUE, PRIMARY KEY (scope, number))
    STRICT, WITHOUT ROWID;
  CREATE TABLE reply (client TEXT, id TEXT, at INTEGER NOT NULL, reply TEXT NOT NULL, PRIMARY KEY (client, id))
    STRICT, WITHOUT ROWID;
  CREATE TABLE press (device TEXT, frame TEXT, at INTEGER NOT NULL, PRIMARY KEY (device, frame)) STRICT, WITHOUT ROWID;
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

/** Opens a day's file that exists. Throws a `JournalTrouble` when its schema is not ours. */
export function openDay(path: string): DayFile {
  // FULL comes before anything is written: what NORMAL leaves out is the flush of each commit.
  return prepared(path, 'PRAGMA synchronous=FULL; PRAGMA journal_mode=WAL');
}

/** Opens a day's file for one question. */
export function withDay<Answer>(path: string, ask: (day: DayFile) => Answer): Answer {
  const day = openDay(path);
  try {
    return ask(day);
  } finally {
    day.close();
  }
}

/** Stands in until the first day is opened: answers and presses are known to this process only. */
export function dayBeforeTheFirst(): DayFile {
  return prepared(':memory:', SCHEMA);
}

/**
 * Makes the file of a new day with its first part. It is written whole under another name and then renamed,
 * so that a file under a day's name never lacks its beginning, at whatever moment the power went.
 */
export function createDay(path: string, part: Part): DayFile {
  const folder = dirname(path);
  const draft = join(folder, 'draft.db');
  rmSync(draft, { force: true });
  // A draft needs no rollback journal on the disk: one that is not finished is thrown away.
  const day = prepared(draft, `PRAGMA synchronous=FULL; PRAGMA journal_mode=MEMORY; BEGIN; ${SCHEMA} COMMIT`);
  try {
    day.commit(part);
  } finally {
    day.close();
  }
  renameSync(draft, path);
  syncFolder(folder);
  return openDay(path);
}

function prepared(path: string, setUp: string): DayFile {
  const db = new DatabaseSync(path, { timeout: 1000 });
  try {
    db.exec(setUp);
    expectVersion(db, path);
    return dayFile(db, path);
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Throws a `JournalTrouble` when the file's schema is not ours. */
export function expectVersion(db: DatabaseSync, path: string): void {
  const found = columnsOf(path).integer(db.prepare('PRAGMA user_version').get()?.user_version);
  if (found === SCHEMA_VERSION) return;
  if (found === 0) throw damaged(path, 'no tables of ours', `journal version ${SCHEMA_VERSION}`);
  throw new JournalTrouble({
    kind: 'wrong-version',
    file: path,
    message:
      `${path}: found journal version ${found}, expected ${SCHEMA_VERSION}. ` +
      'Start the version of One Ticket that wrote it, or give this one an empty folder with --state.',
  });
}

function dayFile(db: DatabaseSync, path: string): DayFile {
  const { integer, text, bytes } = columnsOf(path);
  const addRow = db.prepare('INSERT INTO entry VALUES (?, ?, ?, ?)');
  const addIssued = db.prepare('INSERT INTO issued VALUES (?, ?, ?)');
  const addReply = db.prepare('INSERT INTO reply VALUES (?, ?, ?, ?)');
  const setPress = db.prepare('INSERT OR REPLACE INTO press VALUES (?, ?, ?)');
  const rows = db.prepare('SELECT seq, at, event, hash FROM entry WHERE seq > ? ORDER BY seq LIMIT ?');
  const first = db.prepare('SELECT seq FROM entry ORDER BY seq LIMIT 1');
  const last = db.prepare('SELECT seq, at, hash FROM entry ORDER BY seq DESC LIMIT 1');
  const reply = db.prepare('SELECT reply FROM reply WHERE client = ? AND id = ?');
  const press = db.prepare('SELECT at FROM press WHERE device = ? AND frame = ?');
  const replies = db.prepare('SELECT client, id, at, reply FROM reply WHERE at > ?');
  const presses = db.prepare('SELECT device, frame, at FROM press');

  function rowsAfter(seq: number, limit: number): Row[] {
    return rows.all(seq, limit).map(row => ({
      seq: integer(row.seq),
      at: integer(row.at),
      text: text(row.event),
      hash: bytes(row.hash),
    }));
  }

  return {
    path,
    rowsAfter,
    commit(part) {
      db.exec('BEGIN IMMEDIATE');
      try {
        for (const row of part.rows) addRow.run(row.seq, row.at, row.text, row.hash);
        for (const one of part.issued) addIssued.run(one.scope, one.number, one.ticket);
        for (const one of part.replies) addReply.run(one.client, one.id, one.at, one.text);
        for (const one of part.presses) setPress.run(one.device, one.frame, one.at);
        db.exec('COMMIT');
      } catch (error) {
        // After an I/O error SQLite has rolled back by itself.
        if (db.isTransaction) db.exec('ROLLBACK');
        throw error;
      }
    },
    firstSeq() {
      const found = first.get();
      return found === undefined ? undefined : integer(found.seq);
    },
    tip() {
      const found = last.get();
      return found === undefined
        ? undefined
        : { seq: integer(found.seq), at: integer(found.at), hash: bytes(found.hash) };
    },
    reply(client, id) {
      const found = reply.get(client, id);
      return found === undefined ? undefined : text(found.reply);
    },
    pressedAt(device, frame) {
      const found = press.get(device, frame);
      return found && integer(found.at);
    },
    carried: since => ({
      replies: replies.all(since).map(one => ({
        client: text(one.client),
        id: text(one.id),
        at: integer(one.at),
        text: text(one.reply),
      })),
      presses: presses.all().map(one => ({
        device: text(one.device),
        frame: text(one.frame),
        at: integer(one.at),
      })),
    }),
    unsound() {
      const found = text(db.prepare('PRAGMA quick_check(1)').get()?.quick_check);
      return found === 'ok' ? undefined : found;
    },
    fault: before => faultIn(inPages(rowsAfter, 0), before),
    close: () => db.close(),
  };
}

/** All rows after `seq`, read a page at a time. */
function* inPages(rowsAfter: DayFile['rowsAfter'], seq: number): Generator<Row, undefined> {
  for (let page = rowsAfter(seq, 500); page.length > 0; page = rowsAfter(seq, 500)) {
    for (const row of page) {
      seq = row.seq;
      yield row;
    }
  }
  return undefined;
}
