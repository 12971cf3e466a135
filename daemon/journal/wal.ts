/**
 * The log of a day's file (https://www.sqlite.org/fileformat.html#the_write_ahead_log) as it lies on the disk. SQLite takes its
 * frames up to the first whose sum is wrong and forgets the rest in silence: right for what a power cut left half written, and
 * the loss of what was acknowledged where a bit has flipped in the middle. The two can be told apart.
 */
import { readFileSync } from 'node:fs';

const headerBytes = 32;
const frameHeadBytes = 24;
/** In the words of sums: which way round. */
const magic = { littleEndian: 0x377f0682, bigEndian: 0x377f0683 };

export type Wal = {
  /** Frames of this log, from the first to the last that belongs to it, whether or not their sums are right. */
  frames: number;
  /** As many as SQLite takes. */
  good: number;
  /** Commits after the first frame that SQLite does not take: more than the one that a power cut may have left half written. */
  lost: number;
};

type Frame = { head: number; page: number; end: number };

/** Undefined: there is none, or nothing was ever committed to it. */
export function readWal(path: string): Wal | undefined {
  const log = opened(path);
  if (log === undefined) return undefined;
  const { view, bytes } = log;
  let sums = sumsOver(log, 0, 24, [0, 0]);
  let good = 0;
  const isHeaderGood = holds(view, 24, sums);
  const belonging = framesOf(log);
  for (const { head, page, end } of isHeaderGood ? belonging : []) {
    if (!isOfLog(log, head)) break;
    sums = sumsOver(log, head, head + 8, sums);
    sums = sumsOver(log, page, end, sums);
    if (!holds(view, head + 16, sums)) break;
    good += 1;
  }
  const after = belonging.slice(good).filter(({ head }) => isCommit(view, head)).length;
  // What follows the first commit after the break was written when that one was flushed already.
  return { frames: belonging.length, good, lost: bytes.length === 0 ? 0 : Math.max(0, after - 1) };
}

/** The same log with its sums made anew, so that SQLite takes all of it: what is in it must be proved by other means. */
export function mendedWal(path: string): Uint8Array | undefined {
  const log = opened(path);
  if (log === undefined) return undefined;
  const { bytes, view, salts } = log;
  // The salts of most frames; the header's own may be what is damaged.
  view.setUint32(16, salts[0]);
  view.setUint32(20, salts[1]);
  let sums = sumsOver(log, 0, 24, [0, 0]);
  put(view, 24, sums);
  const frames = framesOf(log);
  for (const { head, page, end } of frames) {
    view.setUint32(head + 8, salts[0]);
    view.setUint32(head + 12, salts[1]);
    sums = sumsOver(log, head, head + 8, sums);
    sums = sumsOver(log, page, end, sums);
    put(view, head + 16, sums);
  }
  return bytes.subarray(0, frames.at(-1)?.end ?? headerBytes);
}

type Log = {
  bytes: Uint8Array;
  view: DataView;
  pageBytes: number;
  isLittle: boolean;
  salts: [number, number];
};

function opened(path: string): Log | undefined {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(readFileSync(path));
  } catch {
    return undefined;
  }
  if (bytes.length < headerBytes + frameHeadBytes) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pageBytes = view.getUint32(8);
  if (pageBytes < 512 || pageBytes > 65_536 || (pageBytes & (pageBytes - 1)) !== 0) return undefined;
  const isLittle = view.getUint32(0) !== magic.bigEndian;
  const log: Log = { bytes, view, pageBytes, isLittle, salts: [view.getUint32(16), view.getUint32(20)] };
  return { ...log, salts: saltsOfMost(log) };
}

/** Whole frames that lie in the file, those of an earlier round of the log among them. */
function* allFrames({ bytes, pageBytes }: Log): Generator<Frame, undefined> {
  const frameBytes = frameHeadBytes + pageBytes;
  for (let head = headerBytes; head + frameBytes <= bytes.length; head += frameBytes)
    yield { head, page: head + frameHeadBytes, end: head + frameBytes };
  return undefined;
}

/** Of the header and the frame after it two agree, whichever of the three a bit has flipped in. */
function saltsOfMost(log: Log): [number, number] {
  const { view, salts } = log;
  const [first, second] = [...allFrames(log)].slice(0, 2).map(({ head }) => saltsAt(view, head));
  if (first === undefined || same(first, salts)) return salts;
  return second !== undefined && same(first, second) ? first : salts;
}

const saltsAt = (view: DataView, head: number): [number, number] => [
  view.getUint32(head + 8),
  view.getUint32(head + 12),
];
const same = (a: readonly [number, number], b: readonly [number, number]) => a[0] === b[0] && a[1] === b[1];

function isOfLog({ view, salts }: Log, head: number): boolean {
  return same(saltsAt(view, head), salts);
}

/** Up to the last that belongs: what lies between is of this log, too, whatever its salts have become. */
function framesOf(log: Log): Frame[] {
  const frames = [...allFrames(log)];
  return frames.slice(0, frames.findLastIndex(({ head }) => isOfLog(log, head)) + 1);
}

/** The size of the database after it; 0 in all but the last frame of a commit. */
function isCommit(view: DataView, head: number): boolean {
  return view.getUint32(head + 4) !== 0;
}

type Sums = [number, number];

/** https://www.sqlite.org/fileformat.html#walcksm; `from` to `to`: a multiple of eight bytes. */
function sumsOver({ view, isLittle }: Log, from: number, to: number, [a, b]: Sums): Sums {
  let [s0, s1] = [a, b];
  for (let at = from; at < to; at += 8) {
    s0 = (s0 + view.getUint32(at, isLittle) + s1) >>> 0;
    s1 = (s1 + view.getUint32(at + 4, isLittle) + s0) >>> 0;
  }
  return [s0, s1];
}

function holds(view: DataView, at: number, [s0, s1]: Sums): boolean {
  return view.getUint32(at) === s0 && view.getUint32(at + 4) === s1;
}

function put(view: DataView, at: number, [s0, s1]: Sums): void {
  view.setUint32(at, s0);
  view.setUint32(at + 4, s1);
}
