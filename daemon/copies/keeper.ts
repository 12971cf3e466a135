/**
 * Keeps one state folder's journal on the second medium: the state that the medium is in, and what is done in it. Only a
 * medium that was recognised, and has nothing which the journal lacks, is written to.
 *
 *   absent ─┐            ┌─ ahead ──── the hall goes on ───┐
 *   other ──┼─ surveyed ─┼─ parted ── set aside ──┐        ├─ surveyed again
 *   blank ──┘            └─ behind ── marked ── following ─┘   at whatever does not fit
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { withDay } from '../journal/day-file.ts';
import { daysIn, syncFolder } from '../journal/folder.ts';
import { hex, type Row } from '../journal/hash-chain.ts';
import { setAside } from './aside.ts';
import { follow, type Tail } from './follow.ts';
import type { Beyond } from './known-end.ts';
import { type Book, noted, readBook, readMark, writeBook, writeMark } from './mark.ts';
import { hallFolder } from './medium.ts';
import { type CopiesPlace, type Disk, type Found, survey, whereIs } from './survey.ts';
import { cutTail, tailBytes, tailPath } from './tail-file.ts';
import { words } from './words.ts';

/** A medium that was recognised: what alone is written to, and what a pass asks for again. */
export type Ours = { medium: string; folder: string; disk: Disk };

/** Nothing is known of it, or what was known does not fit any more. */
export type Medium =
  | { is: 'unknown' }
  | Exclude<Found, { is: 'parted' | 'behind' }>
  | { is: 'following'; ours: Ours; tail: Tail };

/** What a look has to tell. `kept`: where what the medium had beyond the journal, or instead of it, lies now. */
export type Looked = {
  medium: Medium;
  isBehind: boolean;
  dayClosed: boolean;
  beyond?: Pick<Beyond, 'end' | 'numbers' | 'skips'>;
  kept?: { aside: string; files: string[] };
};

export type Keeper = {
  /** One look at the journal and the medium; throws what keeps the medium from having it, and knows nothing of it then. */
  look(): Looked;
  medium(): Medium;
  /** Whatever is known of it is to be looked at again: somebody found what does not fit. */
  doubt(): void;
  /** How far it has come is remembered in the state folder. */
  note(): void;
};

/** An interrupted setting aside, or a journal that is put in place meanwhile: looked at again at most so often at once. */
const surveysAtOnce = 3;

export function openKeeper(place: CopiesPlace): Keeper {
  const journal = join(place.state, 'journal');
  const folder = hallFolder(place.folder, place.hall);
  let book: Book | undefined;
  let medium: Medium = { is: 'unknown' };
  /** By what a medium that is not written to, and the journal, are known to be as they were at the last survey. */
  let seen: string | undefined;
  let told: string | undefined;
  /** Of the journal that is followed. */
  let genesis: string | undefined;
  let isNoted = false;
  /** Until a look has come to its end. */
  let news: Pick<Looked, 'beyond' | 'kept'> = {};

  function bookNow(): Book {
    book ??= readBook(place.state, randomUUID);
    return book;
  }

  /** What is as it was at the last look need not be read again. */
  function isAsItWas(): boolean {
    if (medium.is === 'ahead') return whereIs(place, bookNow()) === medium.disk && seenNow() === seen;
    if (medium.is !== 'following') return false;
    const { ours, tail } = medium;
    return isStill(place, bookNow(), ours) && tailBytes(tailPath(folder, tail.day)) === tail.bytes;
  }

  function seenNow(): string {
    const { dev, ino } = statSync(folder, { throwIfNoEntry: false }) ?? {};
    return [endText(journal), readMark(folder)?.medium, dev, ino].join(' ');
  }

  function surveyed(): void {
    for (let nth = 1; nth <= surveysAtOnce; nth += 1) {
      seen = seenNow();
      if (whereIs(place, bookNow()) === 'apart') rememberApart();
      const found = survey(place, bookNow());
      if (found.is === 'ahead' || found.is === 'parted') noteBeyond(found.beyond);
      if (found.is === 'parted') {
        news = { ...news, kept: { aside: setAside(folder, found.theirs), files: found.theirs } };
        continue;
      }
      medium = found.is === 'behind' ? settled(found) : found;
      return;
    }
    throw new Error(words.noRest);
  }

  function noteBeyond(beyond: Beyond | undefined): void {
    if (beyond === undefined || beyond.end.hash === told) return;
    told = beyond.end.hash;
    const { end, numbers, skips } = beyond;
    news = { ...news, beyond: { end, numbers, skips } };
  }

  /** Before anything is written there: from now on the mount point alone is no medium. */
  function rememberApart(): void {
    const known = bookNow();
    if (known.apart.includes(place.folder)) return;
    book = { ...known, apart: [...known.apart, place.folder] };
    writeBook(place.state, book);
  }

  function settled({ disk, genesis: own, tail, torn }: Extract<Found, { is: 'behind' }>): Medium {
    const known = bookNow();
    if (tailBytes(folder) === undefined) {
      mkdirSync(folder, { mode: 0o700 });
      syncFolder(place.folder);
    }
    for (const one of torn) cutTail(one.path, one);
    const found = readMark(folder);
    genesis = own ?? found?.genesis;
    const mark = {
      medium: found?.medium ?? randomUUID(),
      hall: place.hall,
      keeper: known.keeper,
      ...(genesis !== undefined && { genesis }),
    };
    if (found?.keeper !== mark.keeper || found.genesis !== mark.genesis) {
      // First who we are, or it would be taken by somebody whom nobody knows.
      writeBook(place.state, known);
      writeMark(folder, mark);
    }
    isNoted = false;
    return { is: 'following', ours: { medium: mark.medium, folder, disk }, tail };
  }

  function remember({ medium: id }: Ours, { day, tip }: Tail): void {
    isNoted = true;
    const known = bookNow();
    const followed = { day, seq: tip.seq, hash: hex(tip.hash), ...(genesis !== undefined && { genesis }) };
    book = noted(known, id, followed);
    writeBook(place.state, book);
  }

  function goOn(): Pick<Looked, 'isBehind' | 'dayClosed'> {
    if (medium.is !== 'following') return { isBehind: false, dayClosed: false };
    const { ours } = medium;
    let dayClosed = false;
    const isUp = follow(journal, folder, medium.tail, (tail, rows) => {
      medium = { is: 'following', ours, tail };
      dayClosed ||= rows.some(isClosing);
    });
    if (isUp && !isNoted) remember(medium.ours, medium.tail);
    return { isBehind: !isUp, dayClosed };
  }

  function look(): Looked {
    let isKnown = false;
    try {
      isKnown = isAsItWas();
      if (!isKnown) surveyed();
      const gone = goOn();
      const looked = { medium, ...gone, ...news };
      news = {};
      return looked;
    } catch (error) {
      medium = { is: 'unknown' };
      // What did not fit any more may do so once it is looked at anew: a pass has dropped the file of a closed day.
      if (isKnown) return look();
      throw error;
    }
  }

  return {
    look,
    medium: () => medium,
    doubt() {
      medium = { is: 'unknown' };
    },
    note() {
      if (medium.is === 'following') remember(medium.ours, medium.tail);
    },
  };
}

/** The same medium, in the same place. */
export function isStill(place: CopiesPlace, book: Book, ours: Ours): boolean {
  if (whereIs(place, book) !== ours.disk) return false;
  const mark = readMark(ours.folder);
  return mark?.medium === ours.medium && mark.keeper === book.keeper;
}

function isClosing({ text }: Row): boolean {
  return text.startsWith('{"kind":"day-closed"');
}

function endText(journal: string): string | undefined {
  const newest = daysIn(journal).at(-1);
  const tip = newest === undefined ? undefined : withDay(join(journal, `${newest}.db`), own => own.tip());
  return tip && `${tip.seq} ${hex(tip.hash)}`;
}
