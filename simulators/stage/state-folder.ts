/** What a technician is told when the folder of `--state` cannot be used. */
import { relative } from 'node:path';
import { words } from './words.ts';

/** A fault of the folder (permissions, a file in its place, a full disk) becomes a sentence; a bug stays a throw. */
export function inFolder<Made>(
  folder: string,
  make: () => Made,
): { ok: true; made: Made } | { ok: false; why: string } {
  try {
    return { ok: true, made: make() };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return { ok: false, why: folderFault(folder, words.notMade(error.message)) };
  }
}

export function folderFault(folder: string, why: string): string {
  return words.state(shortPath(folder), why);
}

/** Relative where that is shorter to read. */
export function shortPath(path: string): string {
  const short = relative(process.cwd(), path);
  return short === '' || short.startsWith('..') ? path : short;
}
