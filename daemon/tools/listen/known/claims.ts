/** Which bytes of a line a known family reads as its frames, and whether that proves anything. */
import type { Piece } from '../../../../simulators/frames/reading.ts';
import { bursts, type Heard, hexOf } from '../heard.ts';
import type { Family, FrameReading } from './family.ts';

/** From one place of all that was heard to another. */
export type Claim = { from: number; to: number; piece: Piece; reader: () => FrameReading };

/**
 * `checked`: its frames have something in them that notices a changed byte. `sure`: it is that, in three different frames that
 * stand alone, and no other checked family reads the same bytes; those that do are `rivals`.
 */
export type Fit = {
  family: string;
  claims: readonly Claim[];
  distinct: number;
  /** Of the bytes that it was tried on. */
  share: number;
  checked: boolean;
  sure: boolean;
  rivals: readonly string[];
  /** Of a kind that has several: how many frames each reads. Most frames are alike in all. */
  dialects: readonly { name: string; frames: number }[];
};

/** A pause after which nothing goes on: a reader that waits for the end of what was no frame begins anew. */
const pauseMs = 150;
/** Shorter ones prove nothing: a head, an address, a key and their sum are the frame of many a protocol. */
const shortestBytes = 5;
const leastDistinct = 3;
/** Between two frames; a collecting adapter may put as much between two bytes. */
const frameSilenceMs = 6;
/** Of the bytes, below which a family without a check is not worth a word. */
const leastShare = 0.5;
const rivalShare = 0.1;

/** Those without a check are tried on what no other is sure of. */
export function fitsOf(heard: readonly Heard[], baud: number, families: readonly Family[]): Fit[] {
  const checked = readBy(heard, families).filter(fit => fit.checked);
  const pauses = pausesIn(heard, baud);
  const sure = checked.map(fit => {
    const rivals = checked.flatMap(other =>
      other !== fit && overlap(fit.claims, other.claims) > rivalShare ? [other.family] : [],
    );
    const isWhole = standAlone(fit.claims, pauses) >= leastDistinct;
    return { ...fit, rivals, sure: isWhole && rivals.length === 0 };
  });
  const left = unclaimed(heard, sure);
  const looks = readBy(left, families).filter(fit => !fit.checked && fit.share >= leastShare);
  const mostFirst = looks.toSorted((one, other) => other.share - one.share);
  return [...sure, ...mostFirst.map(fit => ({ ...fit, rivals: [], sure: false }))];
}

function readBy(heard: readonly Heard[], families: readonly Family[]): Omit<Fit, 'rivals' | 'sure'>[] {
  const all = heard.reduce((sum, { bytes }) => sum + bytes.length, 0);
  return families.flatMap(family => {
    const each = family.readers.map(({ dialect, reader }) => ({ dialect, claims: claimsOf(heard, reader) }));
    const claims = withoutOverlaps(each.flatMap(one => one.claims));
    const different = new Map(claims.map(claim => [hexOf(claim.piece.bytes), claim]));
    if (different.size === 0) return [];
    const share = claims.reduce((sum, { from, to }) => sum + to - from, 0) / all;
    const checked = isChecked([...different.values()]);
    return [
      { family: family.name, claims, distinct: different.size, share, checked, dialects: dialectsOf(each) },
    ];
  });
}

/** After which bytes the line was silent: before the first of all, and after the last. */
function pausesIn(heard: readonly Heard[], baud: number): ReadonlySet<number> {
  const found = new Set([0]);
  let at = 0;
  for (const { bytes } of bursts(heard, frameSilenceMs, baud)) {
    at += bytes.length;
    found.add(at);
  }
  return found;
}

/**
 * How many different frames have silence, or another frame of the family, before and behind them. A frame of one protocol may
 * hold what is a whole frame of another, its check included: seen of a Modbus answer within another that has the same CRC.
 */
function standAlone(claims: readonly Claim[], pauses: ReadonlySet<number>): number {
  const starts = new Set(claims.map(({ from }) => from));
  const ends = new Set(claims.map(({ to }) => to));
  const alone = claims.filter(
    ({ from, to }) =>
      to - from >= shortestBytes &&
      (pauses.has(from) || ends.has(from)) &&
      (pauses.has(to) || starts.has(to)),
  );
  return new Set(alone.map(({ piece }) => hexOf(piece.bytes))).size;
}

/** What no family is sure of. What lies on the two sides of a known frame does not belong together. */
export function unclaimed(heard: readonly Heard[], fits: readonly Fit[]): Heard[] {
  const claims = fits
    .filter(({ sure }) => sure)
    .flatMap(fit => fit.claims)
    .toSorted((one, other) => one.from - other.from);
  const left: Heard[] = [];
  let start = 0;
  let nth = 0;
  let apart = false;
  for (const chunk of heard) {
    const end = start + chunk.bytes.length;
    let at = start;
    while (at < end) {
      while ((claims[nth]?.to ?? Infinity) <= at) nth += 1;
      const claim = claims[nth];
      const until = Math.min(end, claim === undefined ? end : at < claim.from ? claim.from : claim.to);
      if (claim !== undefined && at >= claim.from) apart = true;
      else {
        const { apart: _, ...rest } = chunk;
        left.push({ ...rest, bytes: chunk.bytes.slice(at - start, until - start), ...(apart && { apart }) });
        apart = false;
      }
      at = until;
    }
    start = end;
  }
  return left;
}

function dialectsOf(
  each: readonly { dialect: string | undefined; claims: readonly Claim[] }[],
): Fit['dialects'] {
  const byName = Map.groupBy(each, ({ dialect }) => dialect ?? '');
  if (byName.size < 2) return [];
  return [...byName].map(([name, those]) => ({
    name,
    frames: withoutOverlaps(those.flatMap(({ claims }) => claims)).length,
  }));
}

function claimsOf(heard: readonly Heard[], reader: () => FrameReading): Claim[] {
  const claims: Claim[] = [];
  let read = reader();
  /** Where the next piece begins, and where the next chunk. */
  let [from, came, lastMs] = [0, 0, 0];
  for (const { at, bytes } of heard) {
    if (at - lastMs > pauseMs) {
      read = reader();
      from = came;
    }
    lastMs = at;
    came += bytes.length;
    for (const piece of read(bytes)) {
      const to = from + piece.bytes.length;
      if (piece.error === undefined && piece.bytes.length > 0) claims.push({ from, to, piece, reader });
      from = to;
    }
  }
  return claims;
}

/** Both directions read the same frame: the longer reading counts, and of two the first. */
function withoutOverlaps(claims: readonly Claim[]): Claim[] {
  const sorted = claims.toSorted((one, other) => one.from - other.from || other.to - one.to);
  let reached = 0;
  return sorted.filter(({ from, to }) => {
    if (from < reached) return false;
    reached = to;
    return true;
  });
}

function overlap(claims: readonly Claim[], others: readonly Claim[]): number {
  const bytes = claims.reduce((sum, { from, to }) => sum + to - from, 0);
  let both = 0;
  let nth = 0;
  for (const { from, to } of claims) {
    while (nth > 0 && (others[nth]?.from ?? Infinity) > from) nth -= 1;
    for (let at = nth; (others[at]?.from ?? Infinity) < to; at += 1) {
      const other = others[at];
      if (other !== undefined) both += Math.max(0, Math.min(to, other.to) - Math.max(from, other.from));
      nth = at;
    }
  }
  return bytes === 0 ? 0 : both / bytes;
}

const mostTried = 8;
const mostPlaces = 24;
const mostlyNoticed = 7 / 8;

/**
 * Tried, and not taken from its manual: what its reader still takes when one byte is another has proved nothing but that it
 * looks so. Any text is a line of a scanner.
 */
function isChecked(claims: readonly Claim[]): boolean {
  let [changed, noticed] = [0, 0];
  const long = claims.filter(({ piece }) => piece.bytes.length >= shortestBytes);
  for (const { piece, reader } of long.slice(0, mostTried)) {
    const { bytes } = piece;
    // What is whole only with what comes behind it has no check to end it.
    if (!isTaken(bytes, reader)) return false;
    const step = Math.max(1, Math.floor(bytes.length / mostPlaces));
    for (let at = 0; at < bytes.length; at += step) {
      const other = bytes.slice();
      other[at] = (other[at] ?? 0) ^ (1 + ((at * 37) % 255));
      changed += 1;
      if (!isTaken(other, reader)) noticed += 1;
    }
  }
  return changed > 0 && noticed >= changed * mostlyNoticed;
}

function isTaken(frame: Uint8Array, reader: () => FrameReading): boolean {
  return reader()(frame).some(({ error, bytes }) => error === undefined && bytes.length === frame.length);
}
