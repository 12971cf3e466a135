/** What is asked of one business day's file. */
import type { DatabaseSync } from 'node:sqlite';
import { columnsOf } from './columns.ts';
import { type Fault, faultIn, type Row, type Tip } from './hash-chain.ts';
import { foreignSchema, schemaVersion, versionOf } from './schema.ts';
import { brokenSeal } from './seal.ts';
import { words } from './words.ts';

/** One business day's file, to be read. */
export type DayReader = {
  path: string;
  /** At most `limit` rows after `seq`: in pages, so that no statement is left open while others write. */
  rowsAfter(seq: number, limit: number): Row[];
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
  // A start reads tens of thousands: an object by name for each takes half as long again.
  rows.setReturnArrays(true);
  const first = db.prepare('SELECT seq FROM entry ORDER BY seq LIMIT 1');
  const last = db.prepare('SELECT seq, at, hash FROM entry ORDER BY seq DESC LIMIT 1');
  const lastOf = db.prepare(
    "SELECT seq, hash FROM entry WHERE event ->> '$.kind' = ? ORDER BY seq DESC LIMIT 1",
  );

  function rowsAfter(seq: number, limit: number): Row[] {
    const found = rows.all(seq, limit) as unknown as unknown[][];
    return found.map(([seq, at, event, hash]) => ({
      seq: integer(seq),
      at: integer(at),
      text: text(event),
      hash: bytes(hash),
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
    fault: before => faultIn(allRows(rowsAfter), before),
    close: () => db.close(),
  };
}

/** All rows of a day, or those after an event, read a page at a time. */
export function* allRows(rowsAfter: DayReader['rowsAfter'], after = 0): Generator<Row, undefined> {
  let seq = after;
  for (let page = rowsAfter(seq, 500); page.length > 0; page = rowsAfter(seq, 500)) {
    for (const row of page) {
      seq = row.seq;
      yield row;
    }
  }
  return undefined;
}
