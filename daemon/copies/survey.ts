/** What lies on the second medium, held against the journal: the state that it is in. Nothing is written. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { withDay } from '../journal/day-file.ts';
import { GENESIS, hex, prevHashIn } from '../journal/hash-chain.ts';
import type { Tail } from './follow.ts';
import { type Beyond, beyondIn, furthest, knownIn } from './known-end.ts';
import { type Book, type Mark, readMark } from './mark.ts';
import { hallFolder } from './medium.ts';
import { type Begun, ownJournal, type Point } from './own-journal.ts';
import { holds, type Piece, piecesIn } from './piece.ts';
import { readTail } from './tail-file.ts';
import { words } from './words.ts';

/** `isApart`: whether the folder lies on another disk than the state folder; both exist. */
export type CopiesPlace = {
  state: string;
  /** Of the medium. */
  folder: string;
  hall: string;
  isApart(state: string, folder: string): boolean;
};

export type Disk = 'apart' | 'same';

/** A file that follows the journal, and ends in something that is none of its rows. */
export type Torn = { path: string; goodBytes: number; bytes: number };

/**
 * `absent`: nothing to write to, or the place where the medium was mounted. `other`: it is kept for another hall, or by
 * another state folder. `blank`: nothing on it, and the journal has no event yet. `ahead`: it has what the journal lacks,
 * and the journal has not gone on since. `parted`: it has another history than the journal, in the files `theirs`.
 * `behind`: all that lies there is the journal's, as far as it goes.
 */
export type Found =
  | { is: 'absent' | 'other'; why: string }
  | { is: 'blank'; disk: Disk }
  | { is: 'ahead'; disk: Disk; beyond: Beyond }
  | { is: 'parted'; disk: Disk; theirs: string[]; beyond: Beyond | undefined }
  | { is: 'behind'; disk: Disk; own: Begun; genesis: string | undefined; tail: Tail; torn: Torn[] };

export function survey(place: CopiesPlace, book: Book): Found {
  const { state, folder, hall } = place;
  const where = whereIs(place, book);
  if (typeof where === 'object') return where;
  const mine = hallFolder(folder, hall);
  const mark = readMark(mine);
  const otherwise = mark && otherKeeper(mark, book, hall);
  if (otherwise !== undefined) return { is: 'other', why: otherwise };

  const journal = join(state, 'journal');
  const own = ownJournal(journal);
  const damaged: string[] = [];
  const pieces = piecesIn(mine, path => damaged.push(path));
  if (own === undefined) {
    const known = knownIn(pieces, GENESIS);
    return known.is === 'beyond' ? { is: 'ahead', disk: where, beyond: known } : { is: 'blank', disk: where };
  }

  const genesis = genesisOf(own, book);
  const judged = judge(pieces, own, isOfAnother(mark, genesis));
  const tails = torn([
    ...pieces.filter(({ form }) => form === 'followed').map(({ path }) => path),
    ...damaged,
  ]);
  const last = lastFollowed(judged.ours, own);
  const lost = tails.filter(
    ({ path, strays }) =>
      strays.some(row => !own.holds(dayOf(path), row)) ||
      (strays.length > 0 && !isWrittenAgain(dayOf(path), last, own)),
  );
  const theirs = [
    ...judged.theirs.map(({ path }) => path),
    ...damaged.filter(path => path.endsWith('.db') && own.days.includes(dayOf(path))),
    ...lost.map(({ path }) => path),
  ];
  if (theirs.length > 0) {
    const end = furthest(judged.theirs);
    const beyond = end && beyondIn(judged.theirs, own.tip, end);
    return { is: 'parted', disk: where, theirs: [...new Set(theirs)], beyond };
  }
  if (judged.ahead.length > 0) {
    const beyond = knownIn(pieces, own.tip);
    if (beyond.is === 'beyond') return { is: 'ahead', disk: where, beyond };
  }
  return {
    is: 'behind',
    disk: where,
    own,
    genesis,
    tail: tailOf(journal, own, last, tails),
    torn: tails,
  };
}

/** Whether there is a place to write to, and on which disk; else why not. */
export function whereIs(
  { state, folder, isApart }: CopiesPlace,
  { apart }: Book,
): Disk | Extract<Found, { is: 'absent' | 'other' }> {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return { is: 'absent', why: words.noMedium };
  if (isApart(state, folder)) return 'apart';
  if (!apart.includes(folder)) return 'same';
  return {
    is: 'absent',
    why: words.sameDisk,
  };
}

function otherKeeper({ medium, hall, keeper }: Mark, book: Book, ours: string): string | undefined {
  if (hall !== ours) return words.otherHall(hall, ours);
  if (keeper === book.keeper || book.media[medium] === undefined) return undefined;
  return words.otherKeeper;
}

/** The journal's first event, or what is remembered of it once its day has left the state folder. */
function genesisOf(own: Begun, { media }: Book): string | undefined {
  if (own.first.seq === 1) return hex(own.first.hash);
  const proof = Object.values(media).find(({ day, seq, hash }) =>
    own.holds(day, { seq, hash: Buffer.from(hash, 'hex') }),
  );
  return proof?.genesis;
}

/** By their first events; where one of them is not known, nobody can tell. */
function isOfAnother(mark: Mark | undefined, genesis: string | undefined): boolean {
  return mark?.genesis !== undefined && genesis !== undefined && mark.genesis !== genesis;
}

type Judged = { ours: Piece[]; ahead: Piece[]; theirs: Piece[] };

/** `isBegunAnew`: what is older than the journal cannot be held against it, but is known to be of another one. */
function judge(pieces: readonly Piece[], own: Begun, isBegunAnew: boolean): Judged {
  const judged: Judged = { ours: [], ahead: [], theirs: [] };
  for (const piece of pieces) {
    const isOlder = piece.day < (own.days[0] ?? '') && piece.end.seq < own.first.seq;
    if (own.holds(piece.day, piece.end) || (isOlder && !isBegunAnew)) judged.ours.push(piece);
    else if (!isOlder && goesOn(piece, own.tip, judged.ahead)) judged.ahead.push(piece);
    else judged.theirs.push(piece);
  }
  return judged;
}

/** From the end of the journal, where need be through the days before it. */
function goesOn(piece: Piece, tip: Point, ahead: readonly Piece[]): boolean {
  if (holds(piece, tip)) return true;
  const before = { seq: piece.first.seq - 1, hash: Buffer.from(prevHashIn(piece.first.text), 'hex') };
  return (
    (before.seq === tip.seq && hex(before.hash) === hex(tip.hash)) ||
    ahead.some(other => holds(other, before))
  );
}

function torn(paths: readonly string[]): (Torn & { strays: Point[] })[] {
  return paths
    .filter(path => path.endsWith('.jsonl'))
    .map(path => {
      const { goodBytes, bytes, strays } = readTail(path);
      return { path, goodBytes, bytes, strays };
    })
    .filter(({ goodBytes, bytes }) => goodBytes < bytes || bytes === 0);
}

function dayOf(path: string): string {
  return /(\d{4}-\d{2}-\d{2})\.\w+$/.exec(path)?.[1] ?? '';
}

/** Of a day which is still there. */
function lastFollowed(ours: readonly Piece[], own: Begun): Piece | undefined {
  return ours.findLast(({ day, form }) => form === 'followed' && own.days.includes(day));
}

/** What is cut off from the file of this day is there again when the journal was followed; else it may be the only copy. */
function isWrittenAgain(day: string, last: Piece | undefined, own: Begun): boolean {
  return own.days.includes(day) && (last === undefined || day >= last.day);
}

/** The end of the last that followed; else the oldest day of which nothing is good, or the newest: the older ones are copied whole. */
function tailOf(journal: string, own: Begun, last: Piece | undefined, tails: readonly Torn[]): Tail {
  if (last !== undefined) {
    const cut = tails.find(({ path }) => path === last.path)?.goodBytes;
    return { day: last.day, tip: last.end, bytes: cut ?? statSync(last.path).size };
  }
  const again = tails.map(({ path }) => dayOf(path)).filter(day => own.days.includes(day));
  const begins = again.toSorted()[0] ?? own.days.at(-1) ?? '';
  const first = withDay(join(journal, `${begins}.db`), day => day.rowsAfter(0, 1)[0]) ?? own.first;
  const hash = Buffer.from(prevHashIn(first.text), 'hex');
  return { day: begins, tip: { seq: first.seq - 1, at: 0, hash }, bytes: undefined };
}
