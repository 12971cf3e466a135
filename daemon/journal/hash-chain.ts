import { createHash, hash } from 'node:crypto';
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

/** The first place where the rows of one day do not follow from each other, if there is one. `before`: as of `openChain`. */
export function faultIn(rows: Iterable<Row>, before: Tip | undefined): Fault | undefined {
  const follow = openChain(before);
  for (const row of rows) {
    const fault = follow(row);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/**
 * Takes the rows of one day, one after the other, and says of the first that does not follow from the one before why not; after
 * that it is not asked again.
 *
 * `before` is the end of the day before. Without it (the oldest file, its forerunners archived) the chain is
 * taken up from the `prevHash` that the day's first event carries.
 */
export function openChain(before: Tip | undefined): (row: Row) => Fault | undefined {
  const link = openLink();
  let isBegun = false;
  let seq = 0;
  return row => {
    if (!isBegun) {
      const said = prevHashIn(row.text);
      if (before !== undefined && said !== hex(before.hash))
        return {
          seq: row.seq,
          found: words.found.prevHash(said),
          expected: words.expected.endBefore(hex(before.hash)),
        };
      seq = before?.seq ?? row.seq - 1;
      link.begin(before?.hash ?? Buffer.from(said, 'hex'));
      isBegun = true;
    }
    if (row.seq !== seq + 1)
      return { seq: seq + 1, found: words.found.inPlace(row.seq), expected: words.expected.noGap };
    seq = row.seq;
    const due = link.add(row);
    return due.equals(row.hash) ? undefined : unlike(row, due);
  };
}

/** Why `row` does not follow from `tip`, if it does not. */
export function faultAfter(tip: Tip, row: Row): Fault | undefined {
  if (row.seq !== tip.seq + 1)
    return { seq: tip.seq + 1, found: words.found.inPlace(row.seq), expected: words.expected.noGap };
  const due = hashOf(tip, row.seq, row.at, row.text);
  return due.equals(row.hash) ? undefined : unlike(row, due);
}

function unlike({ seq, hash }: Row, due: Uint8Array): Fault {
  return { seq, found: words.found.hash(hex(hash)), expected: hex(due) };
}

function hashOf(tip: Tip, seq: number, at: number, text: string): Buffer {
  return createHash('sha256')
    .update(tip.hash)
    .update(hashed(seq, at, text))
    .digest();
}

const hashed = (seq: number, at: number, text: string): string => `|${seq}|${at}|${text}`;

/**
 * The same hash, row after row of tens of thousands: each is made where the next one is hashed onto it, in one piece of memory,
 * in half the time of an object of its own for each.
 */
function openLink(): { begin(hash: Uint8Array): void; add(row: Row): Buffer } {
  let piece = Buffer.alloc(4096);
  let due = piece.subarray(0, 0);
  return {
    begin(hash) {
      piece.set(hash);
      due = piece.subarray(0, hash.length);
    },
    add({ seq, at, text }) {
      const more = hashed(seq, at, text);
      const most = due.length + 3 * more.length;
      if (most > piece.length) {
        const larger = Buffer.alloc(2 * most);
        larger.set(due);
        piece = larger;
      }
      const end = due.length + piece.write(more, due.length);
      // One byte a letter: the least that it can be handed back in.
      piece.write(hash('sha256', piece.subarray(0, end), 'binary'), 0, 'latin1');
      due = piece.subarray(0, 32);
      return due;
    },
  };
}

/** Of the first event of a day: the hash of the last one before it. */
export function prevHashIn(text: string): string {
  return /^\{"prevHash":"([0-9a-f]{64})"/.exec(text)?.[1] ?? 'missing';
}
