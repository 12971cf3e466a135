/** A copy of a journal, in whatever form it lies: a backup (a tar or its folder), the second folder of a hall, or a state folder. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { asidesIn } from '../../copies/aside.ts';
import { checkedPiece, followedPiece, type Piece, piecesIn } from '../../copies/piece.ts';
import { tailDays } from '../../copies/tail-file.ts';
import { bookingKeysName } from '../../journal/booking-keys.ts';
import { daysIn, makeFolder } from '../../journal/folder.ts';
import { secretKeyName } from '../../journal/secret-key.ts';
import { textsName } from '../../journal/texts/file.ts';
import { manifestFault, manifestName } from './manifest.ts';
import { unpackTar } from './tar-file.ts';
import { words } from './words.ts';

/**
 * `journal`: where its `<day>.db` lie. `ends`: the files that a history of this copy may end in; `others`: those that may
 * have what came before. `damaged`: files that give no event.
 */
export type OpenedCopy = {
  path: string;
  journal: string;
  ends: Piece[];
  others: Piece[];
  damaged: string[];
  cursors?: string;
  texts?: string;
  /** The file with the key of return slips. */
  key?: string;
  /** The file with the keys of bookings. */
  bookingKeys?: string;
};

export type CopyRead = { ok: true; copy: OpenedCopy } | { ok: false; fault: 'usage' | 'io'; message: string };

/** A day's file, also as version 3 kept it aside. */
const dayFile = /^(\d{4}-\d{2}-\d{2})\.(db|jsonl)(\.aside-\d+)?$/;

/** `work`: an empty folder of its own, which a tar is unpacked to. Nothing of the copy is written to. */
export function openCopy(given: string, work: string): CopyRead {
  const path = resolve(given);
  if (!existsSync(path)) return no('usage', words.copy.nothing(given));
  if (!statSync(path).isDirectory()) {
    if (dayFile.test(basename(path))) return oneFile(path, given);
    makeFolder(work);
    try {
      unpackTar(path, work);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return no('io', words.copy.noTar(given, why));
    }
    return backupIn(work, given);
  }
  if (existsSync(join(path, manifestName))) return backupIn(path, given);
  if (existsSync(join(path, 'journal'))) return found(given, join(path, 'journal'), path);
  if (isSecondFolder(path)) return secondFolder(path, given);
  const halls = readdirSync(path, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && isSecondFolder(join(path, entry.name)))
    .map(entry => entry.name);
  const [hall, ...others] = halls;
  if (hall !== undefined && others.length === 0) return openCopy(join(path, hall), work);
  return no(
    'usage',
    halls.length === 0 ? words.copy.neither(given, manifestName) : words.copy.ofHalls(given, halls),
  );
}

function backupIn(folder: string, given: string): CopyRead {
  const fault = manifestFault(folder);
  if (fault !== undefined) return no('io', words.copy.wrong(given, fault));
  return found(given, join(folder, 'journal'), folder);
}

function found(path: string, journal: string, folder: string): CopyRead {
  const damaged: string[] = [];
  const ends = piecesIn(journal, file => damaged.push(file));
  return opened({ path, journal, ends, others: [], damaged }, folder);
}

function opened(copy: OpenedCopy, folder: string): CopyRead {
  if (copy.ends.length + copy.damaged.length === 0) return no('io', words.copy.noDay(copy.path));
  const cursors = join(folder, 'cursors.db');
  const texts = join(folder, textsName);
  const key = join(folder, secretKeyName);
  const bookingKeys = join(folder, bookingKeysName);
  return {
    ok: true,
    copy: {
      ...copy,
      ...(existsSync(cursors) && { cursors }),
      ...(existsSync(texts) && { texts }),
      ...(existsSync(key) && { key }),
      ...(existsSync(bookingKeys) && { bookingKeys }),
    },
  };
}

/** The hall's own files first, then what was kept aside, the newest first. */
function secondFolder(folder: string, given: string): CopyRead {
  const damaged: string[] = [];
  const hall = hallOf(folder);
  const all = [hall, ...asidesIn(hall).map(name => join(hall, name))].flatMap(each =>
    piecesIn(each, file => damaged.push(file)),
  );
  all.push(...formerAsides(hall, damaged));
  const isEnd = ({ path }: Piece) => folder === hall || dirname(path) === folder;
  const [ends, others] = [all.filter(isEnd), all.filter(piece => !isEnd(piece))];
  return opened({ path: given, journal: folder, ends, others, damaged }, hall);
}

/** A history that ends in this file: of several, the one that somebody chose. */
function oneFile(path: string, given: string): CopyRead {
  const folder = dirname(path);
  const read = secondFolder(folder, given);
  if (!read.ok) return read;
  const all = [...read.copy.ends, ...read.copy.others];
  const ends = all.filter(piece => piece.path === path);
  if (ends.length === 0) return no('io', words.copy.noEvent(given));
  return { ok: true, copy: { ...read.copy, ends, others: all.filter(piece => piece.path !== path) } };
}

/** What is kept aside lies in the hall's folder. */
function hallOf(folder: string): string {
  const parent = dirname(folder);
  return asidesIn(parent).includes(basename(folder)) ? parent : folder;
}

/** Until version 4 a file that was in the way was renamed. */
function formerAsides(folder: string, damaged: string[]): Piece[] {
  return readdirSync(folder).flatMap(name => {
    const [, day, form, aside] = dayFile.exec(name) ?? [];
    if (day === undefined || aside === undefined) return [];
    const path = join(folder, name);
    const piece = form === 'db' ? checkedPiece(day, path) : followedPiece(day, path);
    if (piece === undefined) damaged.push(path);
    return piece ?? [];
  });
}

function isSecondFolder(folder: string): boolean {
  return daysIn(folder).length > 0 || tailDays(folder).length > 0 || asidesIn(folder).length > 0;
}

function no(fault: 'usage' | 'io', message: string): CopyRead {
  return { ok: false, fault, message };
}
