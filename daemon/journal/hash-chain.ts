import { createHash } from 'node:crypto';
import { words } from './words.ts';

/** One event as it lies in a day's file. `text` is its JSON exactly as hashed. */
export type Row = { seq: number; at: number; text: string; hash: Uint8Array };

/** The end of the chain: what the next row is hashed onto. */
export type Tip = { seq: number; at: number; hash: Uint8Array };

export type Fault = { seq: number; found: string; expected: string };

/** The tip before the very first event of a hall. */
export const GENESIS: Tip = { seq: 0, at: 0, hash: new Uint8Array(32) };

export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

export function rowAfter(tip: Tip, at: number, text: string): Row {
  const seq = tip.seq + 1;
  return { seq, at, text, hash: hashOf(tip, seq, at, text) };
}

/**
 * The first place where the rows of one day do not follow from each other, if there is one.
 *
 * `before` is the end of the day before. Without it (the oldest file, its forerunners archived) the chain is
 * taken up from the `prevHash` that the day's first event carries.
 */
export function faultIn(rows: Iterable<Row>, before: Tip | undefined): Fault | undefined {
  let tip: Tip | undefined;
  for (const row of rows) {
    if (tip === undefined) {
      const said = prevHashIn(row.text);
      if (before !== undefined && said !== hex(before.hash)) {
        return {
          seq: row.seq,
          found: words.found.prevHash(said),
          expected: words.expected.endBefore(hex(before.hash)),
        };
      }
      tip = before ?? { seq: row.seq - 1, at: 0, hash: Buffer.from(said, 'hex') };
    }
    const fault = faultAfter(tip, row);
    if (fault !== undefined) return fault;
    tip = row;
  }
  return undefined;
}

/** Why `row` does not follow from `tip`, if it does not. */
export function faultAfter(tip: Tip, row: Row): Fault | undefined {
  if (row.seq !== tip.seq + 1) {
    return {
      seq: tip.seq + 1,
      found: words.found.inPlace(row.seq),
      expected: words.expected.noGap,
    };
  }
  const due = hashOf(tip, row.seq, row.at, row.text);
  if (due.equals(row.hash)) return undefined;
  return { seq: row.seq, found: words.found.hash(hex(row.hash)), expected: hex(due) };
}

function hashOf(tip: Tip, seq: number, at: number, text: string): Buffer {
  return createHash('sha256').update(tip.hash).update(`|${seq}|${at}|${text}`).digest();
}

/** Of the first event of a day: the hash of the last one before it. */
export function prevHashIn(text: string): string {
  return /^\{"prevHash":"([0-9a-f]{64})"/.exec(text)?.[1] ?? 'missing';
}
