/** What is asked of one business day's file. */
import type { DatabaseSync } from 'node:sqlite';
import { columnsOf } from './columns.ts';
import { type Fault, type Link, openChain, type Row, type Tip } from './hash-chain.ts';
import { foreignSchema, schemaVersion, versionOf } from './schema.ts';
import { brokenSeal } from './seal.ts';
import { words } from './words.ts';

/** `text`: the event's JSON. */
export type Telling = Pick<Row, 'seq' | 'at' | 'text'>;

/** One business day's file, to be read. */
export type DayReader = {
  path: string;
  /** At most `limit` rows after `seq`: in pages, so that no statement is left open while others write. */
  rowsAfter(seq: number, limit: number): Row[];
  /** The same without their hashes. */
  tellingsAfter(seq: number, limit: number): Telling[];
  /** The same, to be proved. */
  linksAfter(seq: number, limit: number): Link[];
  firstSeq(): number | undefined;
  tip(): Tip | undefined;
  /** The last event of that kind. */
  lastOf(kind: 'day-opened' | 'day-closed'): Omit<Tip, 'at'> | undefined;
  /** What SQLite finds wrong with the file, if anything, or what lies beside the events and is not as it was written. */
  unsound(): string | undefined;
  /** Where the hash chain breaks, if it does. */
  fault(before: Tip | undefined): Fault | undefined;
  close(): void;
};

export function dayReader(db: DatabaseSync, path: string): DayReader {
  const { integer, text, bytes } = columnsOf(path);
  const rows = db.prepare('SELECT seq, at, event, hash FROM entry WHERE seq > ? ORDER BY seq LIMIT ?');
  const tellings = db.prepare('SELECT seq, at, event FROM entry WHERE seq > ? ORDER BY seq LIMIT ?');
  // What is no blob was written by somebody else, and is no hash.
  const links = db.prepare(
    "SELECT seq, at, event, iif(typeof(hash) = 'blob', lower(hex(hash)), hash) FROM entry WHERE seq > ? ORDER BY seq LIMIT ?",
  );
  // A start reads tens of thousands: an object by name for each takes half as long again.
  for (const many of [tellings, links]) many.setReturnArrays(true);
  const first = db.prepare('SELECT seq FROM entry ORDER BY seq LIMIT 1');
  const last = db.prepare('SELECT seq, at, hash FROM entry ORDER BY seq DESC LIMIT 1');
  const lastOf = db.prepare(
    "SELECT seq, hash FROM entry WHERE event ->> '$.kind' = ? ORDER BY seq DESC LIMIT 1",
  );

  function rowsAfter(seq: number, limit: number): Row[] {
    return rows.all(seq, limit).map(row => ({
      seq: integer(row.seq),
      at: integer(row.at),
      text: text(row.event),
      hash: bytes(row.hash),
    }));
  }

  function tellingsAfter(seq: number, limit: number): Telling[] {
    const found = tellings.all(seq, limit) as unknown as unknown[][];
    return found.map(row => ({ seq: integer(row[0]), at: integer(row[1]), text: text(row[2]) }));
  }

  function linksAfter(seq: number, limit: number): Link[] {
    const found = links.all(seq, limit) as unknown as unknown[][];
    return found.map(row => ({
      seq: integer(row[0]),
      at: integer(row[1]),
      text: text(row[2]),
      hash: text(row[3]),
    }));
  }

  return {
    path,
    rowsAfter,
    tellingsAfter,
    linksAfter,
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
    lastOf(kind) {
      const found = lastOf.get(kind);
      return found === undefined ? undefined : { seq: integer(found.seq), hash: bytes(found.hash) };
    },
    unsound() {
      const found = text(db.prepare('PRAGMA quick_check(1)').get()?.quick_check);
      if (found !== 'ok') return found;
      if (versionOf(db, path) < schemaVersion) return undefined;
      const foreign = foreignSchema(db);
      return foreign === undefined ? brokenSeal(db, { integer, text, bytes }) : words.found.table(foreign);
    },
    fault(before) {
      const follow = openChain(before);
      for (const link of allRows(linksAfter)) {
        const fault = follow(link);
        if (fault !== undefined) return fault;
      }
      return undefined;
    },
    close: () => db.close(),
  };
}

/** All rows of a day, or those after an event, read a page at a time. */
export function* allRows<One extends { seq: number }>(
  rowsAfter: (seq: number, limit: number) => One[],
  after = 0,
): Generator<One, undefined> {
  let seq = after;
  for (let page = rowsAfter(seq, 500); page.length > 0; page = rowsAfter(seq, 500)) {
    for (const row of page) {
      seq = row.seq;
      yield row;
    }
  }
  return undefined;
}
