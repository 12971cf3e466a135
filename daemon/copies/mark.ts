/**
 * By what a medium and a state folder know each other: a small file in each. The medium's says whose copies lie there; the
 * state folder's, which media it had, how far each was brought, and where a disk of its own was seen.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../journal/whole-file.ts';
import { words } from './words.ts';

/** On the medium, in the hall's folder. `keeper`: the state folder that copies to it; `genesis`: the hash of its first event. */
export type Mark = { medium: string; hall: string; keeper: string; genesis?: string };

/** The last event that was followed to a medium, and on which journal. */
export type Followed = { day: string; seq: number; hash: string; genesis?: string };

/** In the state folder. `apart`: the folders that were once seen on a disk of their own. `media`: by their id. */
export type Book = { keeper: string; apart: string[]; media: Record<string, Followed> };

/** Sticks that take turns; the one that was away longest is forgotten first. */
const mostMedia = 20;

const markName = 'medium.json';
const bookName = 'media.json';

/** Undefined: none, or one that was torn: whose the copies are is then told by their events. */
export function readMark(folder: string): Mark | undefined {
  const read = readJson(join(folder, markName));
  if (!isRecord(read)) return undefined;
  const { medium, hall, keeper, genesis } = read;
  if (typeof medium !== 'string' || typeof hall !== 'string' || typeof keeper !== 'string') return undefined;
  return { medium, hall, keeper, ...(typeof genesis === 'string' && { genesis }) };
}

/** Durable when it returns. */
export function writeMark(folder: string, mark: Mark): void {
  write(join(folder, markName), mark);
}

/** Throws where it is there and cannot be read: without it the mount point would be taken for the medium. */
export function readBook(state: string, keeper: () => string): Book {
  const path = join(state, bookName);
  if (!existsSync(path)) return { keeper: keeper(), apart: [], media: {} };
  const read = readJson(path);
  if (!isBook(read)) throw new Error(words.bookDamaged(path));
  return read;
}

export function writeBook(state: string, { keeper, apart, media }: Book): void {
  write(join(state, bookName), {
    keeper,
    apart,
    media: Object.fromEntries(Object.entries(media).slice(-mostMedia)),
  });
}

/** The one that was followed last is the last. */
export function noted(book: Book, medium: string, followed: Followed): Book {
  const { [medium]: _, ...others } = book.media;
  return { ...book, media: { ...others, [medium]: followed } };
}

/** After another journal was put in place, on purpose, the media are met anew; where a disk of its own was seen stays known. */
export function forgetMedia(state: string, keeper: () => string): void {
  if (existsSync(join(state, bookName)))
    writeBook(state, { ...readBook(state, keeper), keeper: keeper(), media: {} });
}

function write(path: string, what: Mark | Book): void {
  const why = writeWhole(path, `${JSON.stringify(what, undefined, 2)}\n`);
  if (why !== undefined) throw new Error(why);
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const isNone =
      error instanceof SyntaxError || (error instanceof Error && 'code' in error && error.code === 'ENOENT');
    if (isNone) return undefined;
    throw error;
  }
}

function isRecord(read: unknown): read is Record<string, unknown> {
  return typeof read === 'object' && read !== null && !Array.isArray(read);
}

function isBook(read: unknown): read is Book {
  if (!isRecord(read) || typeof read['keeper'] !== 'string' || !Array.isArray(read['apart'])) return false;
  if (!read['apart'].every(folder => typeof folder === 'string') || !isRecord(read['media'])) return false;
  return Object.values(read['media']).every(
    one =>
      isRecord(one) &&
      typeof one['day'] === 'string' &&
      typeof one['seq'] === 'number' &&
      typeof one['hash'] === 'string',
  );
}
