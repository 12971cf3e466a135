import { renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { columnsOf } from './columns.ts';
import { type DayReader, dayReader } from './day-reader.ts';
import { openDatabase } from './files.ts';
import { syncFolder } from './folder.ts';
import type { Row } from './hash-chain.ts';
import { isBusy } from './problem.ts';
import { openToRead } from './read-only.ts';
import { addSeal, expectVersion, schemaFrom } from './schema.ts';
import { openingHash, sealOf } from './seal.ts';

export type StoredReply = { client: string; id: string; at: number; text: string };
export type StoredPress = { device: string; frame: string; at: number };

/** What one transaction adds to a day's file. */
export type Part = {
  rows: readonly Row[];
  replies: readonly StoredReply[];
  presses: readonly StoredPress[];
};

/** The same, to go on with. */
export type DayFile = DayReader & {
  /** Becomes the file's one writer until `commit` or `release`; never waits. While another program is that: what SQLite says. */
  reserve(): Error | undefined;
  release(): void;
  /** All of it or nothing; durable when it returns. */
  commit(part: Part): void;
  /**
   * What lies in the log is in the file itself, flushed, when it returns: a flush that failed may have left in the log what
   * is not on the disk and never comes to be, and what a start believes is built upon (https://lwn.net/Articles/752063/).
   */
  settle(): void;
  /** Whether its name still leads to it: somebody may have deleted it, or put another in its place. */
  isInPlace(): boolean;
  /** Everything it holds, whatever its name leads to, as a file of that name. */
  saveAs(path: string): void;
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
  return prepared(':memory:', schemaFrom(0, 0));
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
  const day = prepared(
    draft,
    `PRAGMA synchronous=FULL; PRAGMA journal_mode=MEMORY; BEGIN; ${schemaFrom(0, part.rows[0]?.seq ?? 0)} COMMIT`,
  );
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
  return openDatabase(path, { timeout: 1000 }, db => {
    addSeal(db, new Uint8Array());
    db.exec(setUp);
    expectVersion(db, path);
    // From here on nobody waits inside SQLite, where the whole hall would wait too.
    db.exec('PRAGMA busy_timeout=0');
    return dayFile(db, path);
  });
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
  const { integer, text, bytes } = columnsOf(path);
  const addRow = db.prepare('INSERT INTO entry VALUES (?, ?, ?, ?)');
  const addReply = db.prepare('INSERT INTO sealed_reply VALUES (?, ?, ?, ?, ?)');
  const setPress = db.prepare('INSERT OR REPLACE INTO sealed_press VALUES (?, ?, ?, ?)');
  const reply = db.prepare('SELECT reply FROM sealed_reply WHERE client = ? AND id = ?');
  const press = db.prepare('SELECT at FROM sealed_press WHERE device = ? AND frame = ?');
  const replies = db.prepare('SELECT client, id, at, reply FROM sealed_reply WHERE at > ?');
  const presses = db.prepare('SELECT device, frame, at FROM sealed_press');
  const inode = inodeOf(path);
  let opening: Uint8Array | undefined;

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
    commit({ rows, replies, presses }) {
      if (!db.isTransaction) db.exec('BEGIN IMMEDIATE');
      try {
        for (const row of rows) addRow.run(row.seq, row.at, row.text, row.hash);
        opening ??= openingHash(db, bytes);
        for (const { client, id, at, text } of replies)
          addReply.run(client, id, at, text, sealOf(opening, 'reply', [client, id, at, text]));
        for (const { device, frame, at } of presses)
          setPress.run(device, frame, at, sealOf(opening, 'press', [device, frame, at]));
        db.exec('COMMIT');
      } catch (error) {
        // After an I/O error SQLite has rolled back by itself.
        if (db.isTransaction) db.exec('ROLLBACK');
        throw error;
      }
    },
    settle() {
      // A reader beside holds up the end of it only while it reads a moment that is past.
      db.exec('PRAGMA busy_timeout=1000');
      db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all();
      db.exec('PRAGMA busy_timeout=0');
    },
    isInPlace: () => inodeOf(path) === inode,
    saveAs: to => void db.prepare('VACUUM INTO ?').run(to),
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

/** Undefined: there is none. */
function inodeOf(path: string): bigint | undefined {
  return statSync(path, { bigint: true, throwIfNoEntry: false })?.ino;
}
