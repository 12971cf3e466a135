/** A copy of a journal, in whatever form it lies: a backup (a tar or its folder), the second folder of a hall, or a state folder. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { daysIn, makeFolder } from '../journal-folder.ts';
import { manifestFault, manifestName } from './manifest.ts';
import { tailDays } from './tail-file.ts';
import { unpackTar } from './tar-file.ts';

/** `journal`: where its `<day>.db` lie. `tails`: where files that followed a journal lie. */
export type OpenedCopy = { path: string; journal: string; cursors?: string; tails?: string };

export type CopyRead = { ok: true; copy: OpenedCopy } | { ok: false; fault: 'usage' | 'io'; message: string };

/** `work`: an empty folder of its own, which a tar is unpacked to. Nothing of the copy is written to. */
export function openCopy(given: string, work: string): CopyRead {
  const path = resolve(given);
  if (!existsSync(path))
    return no('usage', `${given}: found nothing there, expected a backup or the folder of the copies.`);
  if (!statSync(path).isDirectory()) {
    makeFolder(work);
    try {
      unpackTar(path, work);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return no(
        'io',
        `${given}: found no whole tar (${why}), expected the file that "one-ticket backup" wrote.`,
      );
    }
    return backupIn(work, given);
  }
  if (existsSync(join(path, manifestName))) return backupIn(path, given);
  if (existsSync(join(path, 'journal'))) return found({ path: given, journal: join(path, 'journal') }, path);
  if (isSecondFolder(path)) return found({ path: given, journal: path, tails: path }, path);
  const halls = readdirSync(path, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && isSecondFolder(join(path, entry.name)))
    .map(entry => entry.name);
  const [hall, ...others] = halls;
  if (hall !== undefined && others.length === 0) return openCopy(join(path, hall), work);
  return no(
    'usage',
    halls.length === 0
      ? `${given}: found neither a backup nor copies of a journal, expected ${manifestName}, journal/ or <day>.db in it.`
      : `${given}: found the copies of ${halls.join(', ')}, expected those of one hall. Name its folder in it.`,
  );
}

function backupIn(folder: string, given: string): CopyRead {
  const fault = manifestFault(folder);
  if (fault !== undefined) return no('io', `${given}: ${fault}.`);
  return found({ path: given, journal: join(folder, 'journal') }, folder);
}

function found(copy: OpenedCopy, folder: string): CopyRead {
  const hasDays =
    daysIn(copy.journal).length > 0 || (copy.tails !== undefined && tailDays(copy.tails).length > 0);
  if (!hasDays) return no('io', `${copy.path}: found no day in it, expected at least one.`);
  const cursors = join(folder, 'cursors.db');
  return { ok: true, copy: { ...copy, ...(existsSync(cursors) && { cursors }) } };
}

function isSecondFolder(folder: string): boolean {
  return daysIn(folder).length > 0 || tailDays(folder).length > 0;
}

function no(fault: 'usage' | 'io', message: string): CopyRead {
  return { ok: false, fault, message };
}
