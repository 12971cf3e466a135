import { createHash, hash } from 'node:crypto';
import { words } from './words.ts';

/** One event as it lies in a day's file. `text` is its JSON exactly as hashed. */
export type Row = { seq: number; at: number; text: string; hash: Uint8Array };

/** The same as it is proved: `hash` as 64 hex digits, which are text like the rest; bytes of its own for each would be half of the work. */
export type Link = { seq: number; at: number; text: string; hash: string };

/** The end of the chain: what the next row is hashed onto. */
export type Tip = { seq: number; at: number; hash: Uint8Array };

export type Fault = { seq: number; found: string; expected: string };

const hashBytes = 32;

/** The tip before the very first event of a hall. */
export const GENESIS: Tip = { seq: 0, at: 0, hash: new Uint8Array(hashBytes) };

export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

export function tipAt({ seq, at, hash }: Link): Tip {
  return { seq, at, hash: Buffer.from(hash, 'hex') };
}

export function rowAfter(tip: Tip, at: number, text: string): Row {
  const seq = tip.seq + 1;
  return { seq, at, text, hash: hashOf(tip, seq, at, text) };
}

/** The first place where the rows of one day do not follow from each other, if there is one. `before`: as of `openChain`. */
export function faultIn(rows: Iterable<Row>, before: Tip | undefined): Fault | undefined {
  const follow = openChain(before);
  for (const row of rows) {
    const fault = follow({ ...row, hash: hex(row.hash) });
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
export function openChain(before: Tip | undefined): (link: Link) => Fault | undefined {
  const hasher = openHasher();
  let isBegun = false;
  let seq = 0;
  return link => {
    if (!isBegun) {
      const said = prevHashIn(link.text);
      if (before !== undefined && said !== hex(before.hash))
        return {
          seq: link.seq,
          found: words.found.prevHash(said),
          expected: words.expected.endBefore(hex(before.hash)),
        };
      seq = before?.seq ?? link.seq - 1;
      hasher.begin(said);
      isBegun = true;
    }
    if (link.seq !== seq + 1)
      return { seq: seq + 1, found: words.found.inPlace(link.seq), expected: words.expected.noGap };
    seq = link.seq;
    const due = hasher.add(link);
    return due === link.hash ? undefined : unlike(seq, link.hash, due);
  };
}

/** Why `row` does not follow from `tip`, if it does not. */
export function faultAfter(tip: Tip, row: Row): Fault | undefined {
  if (row.seq !== tip.seq + 1)
    return { seq: tip.seq + 1, found: words.found.inPlace(row.seq), expected: words.expected.noGap };
  const due = hashOf(tip, row.seq, row.at, row.text);
  return due.equals(row.hash) ? undefined : unlike(row.seq, hex(row.hash), hex(due));
}

function unlike(seq: number, found: string, expected: string): Fault {
  return { seq, found: words.found.hash(found), expected };
}

function hashOf(tip: Tip, seq: number, at: number, text: string): Buffer {
  return createHash('sha256')
    .update(tip.hash)
    .update(hashed(seq, at, text))
    .digest();
}

const hashed = (seq: number, at: number, text: string): string => `|${seq}|${at}|${text}`;

/**
 * The same hash, row after row of tens of thousands: each is written where the next one is hashed onto it, in one piece of
 * memory, in half the time of an object of its own for each.
 */
function openHasher(): { begin(hash: string): void; add(link: Link): string } {
  let piece = Buffer.alloc(4096);
  /** Of the hash that it begins with; none where the first event of a day tells of none. */
  let length = 0;
  return {
    begin(hash) {
      length = piece.write(hash, 'hex');
    },
    add({ seq, at, text }) {
      const more = hashed(seq, at, text);
      const most = length + 3 * more.length;
      if (most > piece.length) piece = Buffer.concat([piece.subarray(0, length)], 2 * most);
      const end = length + piece.write(more, length);
      const due = hash('sha256', piece.subarray(0, end));
      length = piece.write(due, 'hex');
      return due;
    },
  };
}

/** Of the first event of a day: the hash of the last one before it. */
export function prevHashIn(text: string): string {
  return /^\{"prevHash":"([0-9a-f]{64})"/.exec(text)?.[1] ?? 'missing';
}
