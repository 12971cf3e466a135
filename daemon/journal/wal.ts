/**
 * The log of a day's file (https://www.sqlite.org/fileformat.html#the_write_ahead_log) as it lies on the disk. SQLite takes its
 * frames up to the first whose sum is wrong and forgets the rest in silence: right for what a power cut left half written, and
 * the loss of what was acknowledged where a bit has flipped in the middle. The two can be told apart.
 */
import { readFileSync } from 'node:fs';
import { wordInHeader } from './folder.ts';

/** In the header of the database, https://www.sqlite.org/fileformat.html#page_size */
const pageBytesAt = 16;
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
  const isHeaderGood = same(sums, sumsAt(view, 24));
  const belonging = framesOf(log);
  for (const { head, page, end } of isHeaderGood ? belonging : []) {
    if (!isOfLog(log, head)) break;
    sums = sumsOver(log, head, head + 8, sums);
    sums = sumsOver(log, page, end, sums);
    if (!same(sums, sumsAt(view, head + 16))) break;
    good += 1;
  }
  const after = belonging.slice(good).filter(({ head }) => isCommit(view, head)).length;
  // What follows the first commit after the break was written when that one was flushed already.
  return { frames: belonging.length, good, lost: bytes.length === 0 ? 0 : Math.max(0, after - 1) };
}

/**
 * The same log as SQLite takes all of it: a bit that has flipped is found by the sum of its frame and flipped back. The sums are
 * weak in their high bits, so that there may be hundreds of such bits: each gives a log, likeliest first, and what is in it must
 * be proved by other means. Where no single bit does, the last has its sums made anew over what is there.
 */
export function* mendedLogs(path: string): Generator<Uint8Array, undefined> {
  const log = opened(path);
  if (log === undefined) return undefined;
  putKnown(log);
  const parts = partsOf(log);
  const flips = brokenParts(log, parts).map(broken => flipsOf(log, broken));
  const [first = [], ...others] = flips;
  for (const [flip] of others) if (flip !== undefined) turn(log, flip);
  for (const flip of first) {
    turn(log, flip);
    yield withSums(log, parts);
    turn(log, flip);
  }
  yield withSums(log, parts);
  return undefined;
}

/** What is no secret of the log is put right at once. */
function putKnown(log: Log): void {
  log.view.setUint32(8, log.pageBytes);
  for (const at of [16, ...framesOf(log).map(({ head }) => head + 8)]) {
    log.view.setUint32(at, log.salts[0]);
    log.view.setUint32(at + 4, log.salts[1]);
  }
}

function partsOf(log: Log): Part[] {
  const ofFrame = ({ head, page, end }: Frame): Part => ({
    spans: [
      [head, head + 8],
      [page, end],
    ],
    sumsAt: head + 16,
    end,
  });
  return [{ spans: [[0, 24]], sumsAt: 24, end: headerBytes }, ...framesOf(log).map(ofFrame)];
}

type Broken = { part: Part; before: Sums; told: Sums };

/** Those in which what is summed is damaged, not the sum itself: the part after them goes on from the sum that is told. */
function brokenParts(log: Log, parts: readonly Part[]): Broken[] {
  const broken: Broken[] = [];
  let sums: Sums = [0, 0];
  for (const [index, part] of parts.entries()) {
    const next = parts[index + 1];
    const told = sumsAt(log.view, part.sumsAt);
    const own = sumsOf(log, part, sums);
    const isToldRight = next === undefined || same(sumsOf(log, next, told), sumsAt(log.view, next.sumsAt));
    if (!same(own, told) && isToldRight) broken.push({ part, before: sums, told });
    sums = same(own, told) || isToldRight ? told : own;
  }
  return broken;
}

type Flip = { at: number; bit: number };

function turn({ bytes }: Log, { at, bit }: Flip): void {
  bytes[at] = (bytes[at] ?? 0) ^ bit;
}

/**
 * Every single bit with which the sums of that part come out, likeliest first: in a page that may be empty there, nobody can tell
 * one bit from another, but a frame that takes its page to another place is told by the order of the pages.
 */
function flipsOf(log: Log, { part, before, told }: Broken): Flip[] {
  const inOrder: Flip[] = [];
  const others: Flip[] = [];
  for (const [from, to] of part.spans.toReversed())
    for (let at = from; at < to; at += 1)
      for (let bit = 1; bit < 256; bit <<= 1) {
        turn(log, { at, bit });
        if (same(sumsOf(log, part, before), told)) (areInOrder(log) ? inOrder : others).push({ at, bit });
        turn(log, { at, bit });
      }
  return [...inOrder, ...others];
}

/** SQLite writes the pages of a commit by their numbers, none twice, and none is beyond the size that the commit tells. */
function areInOrder(log: Log): boolean {
  let page = 0;
  for (const { head } of framesOf(log)) {
    const next = log.view.getUint32(head);
    const size = log.view.getUint32(head + 4);
    if (next <= page || (size > 0 && next > size)) return false;
    page = size > 0 ? 0 : next;
  }
  return true;
}

/** A copy, all of whose sums are right for what is in it. */
function withSums(log: Log, parts: readonly Part[]): Uint8Array {
  const bytes = log.bytes.slice(0, parts.at(-1)?.end ?? 0);
  const copy = { ...log, bytes, view: new DataView(bytes.buffer) };
  let sums: Sums = [0, 0];
  for (const part of parts) {
    sums = sumsOf(copy, part, sums);
    copy.view.setUint32(part.sumsAt, sums[0]);
    copy.view.setUint32(part.sumsAt + 4, sums[1]);
  }
  return bytes;
}

/** What a sum is made of, and where it is told. */
type Part = { spans: readonly (readonly [from: number, to: number])[]; sumsAt: number; end: number };

function sumsOf(log: Log, { spans }: Part, before: Sums): Sums {
  return spans.reduce<Sums>((sums, [from, to]) => sumsOver(log, from, to, sums), before);
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
  // The log tells it too, but there a bit may have flipped; a page of 65,536 bytes is told as 1.
  const inHeader = wordInHeader(path.replace(/-wal$/, ''), pageBytesAt) >>> 16;
  const pageBytes = inHeader === 1 ? 65_536 : inHeader;
  if (pageBytes < 512) return undefined;
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

/**
 * Up to the last that belongs: what lies between is of this log, too, whatever its salts have become. Those of an earlier round
 * differ in half of the bits, and not in one alone: the second salt is drawn anew each time.
 */
function framesOf(log: Log): Frame[] {
  const frames = [...allFrames(log)];
  return frames.slice(0, frames.findLastIndex(({ head }) => hasSaltsBut(log, head, 1)) + 1);
}

function hasSaltsBut({ view, salts }: Log, head: number, bits: number): boolean {
  const [first, second] = saltsAt(view, head);
  return bitsIn(first ^ salts[0]) + bitsIn(second ^ salts[1]) <= bits;
}

const bitsIn = (word: number): number => (word >>> 0).toString(2).replaceAll('0', '').length;

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

const sumsAt = (view: DataView, at: number): Sums => [view.getUint32(at), view.getUint32(at + 4)];
