import { renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Fault, faultIn, type Row, type Tip } from './journal-chain.ts';
import { columnsOf } from './journal-columns.ts';
import { syncFolder } from './journal-folder.ts';
import { isBusy } from './journal-problem.ts';
import { expectVersion, schema } from './journal-schema.ts';
import { openToRead } from './journal-to-read.ts';

export type StoredReply = { client: string; id: string; at: number; text: string };
export type StoredPress = { device: string; frame: string; at: number };
export type IssuedNumber = { scope: string; number: number; ticket: string };

/** What one transaction adds to a day's file. */
export type Part = {
  rows: readonly Row[];
  issued: readonly IssuedNumber[];
  /** Up to which number none is issued any more. */
  skipped: readonly number[];
  replies: readonly StoredReply[];
  presses: readonly StoredPress[];
};

/** One business day's file, to be read. */
export type DayReader = {
  path: string;
  /** At most `limit` rows after `seq`: in pages, so that no statement is left open while others write. */
  rowsAfter(seq: number, limit: number): Row[];
  firstSeq(): number | undefined;
  tip(): Tip | undefined;
  /** The last closing of the day. */
  closing(): Omit<Tip, 'at'> | undefined;
  issued(): IssuedNumber[];
  /** What SQLite finds wrong with the file, if anything. */
  unsound(): string | undefined;
  /** Where the hash chain breaks, if it does. */
  fault(before: Tip | undefined): Fault | undefined;
  close(): void;
};

/** The same, to go on with. */
export type DayFile = DayReader & {
  /** Becomes the file's one writer until `commit` or `release`; never waits. While another program is that: what SQLite says. */
  reserve(): Error | undefined;
  release(): void;
  /** All of it or nothing; durable when it returns. */
  commit(part: Part): void;
  reply(client: string, id: string): string | undefined;
  pressedAt(device: string, frame: string): number | undefined;
  /** What the next day's file must still know: the answers given after `since`, and when each key was pressed last. */
  carried(since: number): Pick<Part, 'replies' | 'presses'>;
};

/** Opens a day's file that exists. Throws a `JournalTrouble` when its schema is not ours. */
export function openDay(path: string): DayFile {
  // FULL comes before anything is written: what NORMAL leaves out is the flush of each commit.
  return prepared(path, 'PRAGMA synchronous=FULL; PRAGMA journal_mode=WAL');
}

/** Opens a day's file for one question, also beside a daemon and of an older version. Throws like `openDay`. */
export function withDay<Answer>(path: string, ask: (day: DayReader) => Answer): Answer {
  const day = readDayFile(path);
  try {
    return ask(day);
  } finally {
    day.close();
  }
}

/** Stands in until the first day is opened: answers and presses are known to this process only. */
export function dayBeforeTheFirst(): DayFile {
  return prepared(':memory:', schema);
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
  const day = prepared(draft, `PRAGMA synchronous=FULL; PRAGMA journal_mode=MEMORY; BEGIN; ${schema} COMMIT`);
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
    // From here on nobody waits inside SQLite, where the whole hall would wait too.
    db.exec('PRAGMA busy_timeout=0');
    return dayFile(db, path);
  } catch (error) {
    db.close();
    throw error;
  }
}

function readDayFile(path: string): DayReader {
  const db = openToRead(path);
  try {
    // All that is asked is answered of one moment, whatever the daemon commits meanwhile.
    db.exec('BEGIN');
    return dayReader(db, path);
  } catch (error) {
    db.close();
    throw error;
  }
}

function dayFile(db: DatabaseSync, path: string): DayFile {
  const { integer, text } = columnsOf(path);
  const addRow = db.prepare('INSERT INTO entry VALUES (?, ?, ?, ?)');
  const addIssued = db.prepare('INSERT INTO issued VALUES (?, ?, ?)');
  const addSkipped = db.prepare('INSERT OR IGNORE INTO skipped VALUES (?)');
  const addReply = db.prepare('INSERT INTO reply VALUES (?, ?, ?, ?)');
  const setPress = db.prepare('INSERT OR REPLACE INTO press VALUES (?, ?, ?)');
  const reply = db.prepare('SELECT reply FROM reply WHERE client = ? AND id = ?');
  const press = db.prepare('SELECT at FROM press WHERE device = ? AND frame = ?');
  const replies = db.prepare('SELECT client, id, at, reply FROM reply WHERE at > ?');
  const presses = db.prepare('SELECT device, frame, at FROM press');

  return {
    ...dayReader(db, path),
    reserve() {
      try {
        db.exec('BEGIN IMMEDIATE');
        return undefined;
      } catch (error) {
        if (isBusy(error)) return error;
        throw error;
      }
    },
    release() {
      if (db.isTransaction) db.exec('ROLLBACK');
    },
    commit(part) {
      if (!db.isTransaction) db.exec('BEGIN IMMEDIATE');
      try {
        for (const row of part.rows) addRow.run(row.seq, row.at, row.text, row.hash);
        for (const one of part.issued) addIssued.run(one.scope, one.number, one.ticket);
        for (const upTo of part.skipped) addSkipped.run(upTo);
        for (const one of part.replies) addReply.run(one.client, one.id, one.at, one.text);
        for (const one of part.presses) setPress.run(one.device, one.frame, one.at);
        db.exec('COMMIT');
      } catch (error) {
        // After an I/O error SQLite has rolled back by itself.
        if (db.isTransaction) db.exec('ROLLBACK');
        throw error;
      }
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
  };
}

function dayReader(db: DatabaseSync, path: string): DayReader {
  const { integer, text, bytes } = columnsOf(path);
  const rows = db.prepare('SELECT seq, at, event, hash FROM entry WHERE seq > ? ORDER BY seq LIMIT ?');
  const first = db.prepare('SELECT seq FROM entry ORDER BY seq LIMIT 1');
  const last = db.prepare('SELECT seq, at, hash FROM entry ORDER BY seq DESC LIMIT 1');
  const closing = db.prepare(
    "SELECT seq, hash FROM entry WHERE event ->> '$.kind' = 'day-closed' ORDER BY seq DESC LIMIT 1",
  );
  const issued = db.prepare('SELECT scope, number, ticket FROM issued');

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
    closing() {
      const found = closing.get();
      return found === undefined ? undefined : { seq: integer(found.seq), hash: bytes(found.hash) };
    },
    issued: () =>
      issued.all().map(one => ({
        scope: text(one.scope),
        number: integer(one.number),
        ticket: text(one.ticket),
      })),
    unsound() {
      const found = text(db.prepare('PRAGMA quick_check(1)').get()?.quick_check);
      return found === 'ok' ? undefined : found;
    },
    fault: before => faultIn(allRows(rowsAfter), before),
    close: () => db.close(),
  };
}

/** All rows of a day, read a page at a time. */
export function* allRows(rowsAfter: DayReader['rowsAfter']): Generator<Row, undefined> {
  let seq = 0;
  for (let page = rowsAfter(seq, 500); page.length > 0; page = rowsAfter(seq, 500)) {
    for (const row of page) {
      seq = row.seq;
      yield row;
    }
  }
  return undefined;
}
