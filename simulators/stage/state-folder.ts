/** What a technician is told when the folder of `--state` cannot be used. */
import { relative } from 'node:path';

/** A fault of the folder (permissions, a file in its place, a full disk) becomes a sentence; a bug stays a throw. */
export function inFolder<Made>(
  folder: string,
  make: () => Made,
): { ok: true; made: Made } | { ok: false; why: string } {
  try {
    return { ok: true, made: make() };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const why = `which cannot be made or written (${error.message}), expected a folder that can`;
    return { ok: false, why: folderFault(folder, why) };
  }
}

export function folderFault(folder: string, why: string): string {
  return `--state: found ${shortPath(folder)} ${why}, for example --state state/second`;
}

/** Relative where that is shorter to read. */
export function shortPath(path: string): string {
  const short = relative(process.cwd(), path);
  return short === '' || short.startsWith('..') ? path : short;
}
