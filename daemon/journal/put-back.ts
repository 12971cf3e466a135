/** A day's file that was deleted, or replaced, under the running daemon is put back from what the daemon holds. */
import { existsSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { removeFile, syncFile } from './copy.ts';
import type { DayFile } from './day-file.ts';
import { freeName } from './files.ts';
import { makeFolder, syncFolder } from './folder.ts';
import { JournalTrouble } from './problem.ts';

/**
 * Whoever deleted it may not have meant to: nothing is written any more to what no name leads to, and the next start finds all
 * of it. What lies in its place is never overwritten.
 */
export function putBack(day: DayFile): JournalTrouble {
  const { path } = day;
  const folder = dirname(path);
  const draft = `${path}.draft`;
  const isGone = !existsSync(path);
  const to = isGone ? path : freeName(`${path}.held`);
  makeFolder(folder);
  removeFile(draft);
  day.release();
  day.saveAs(draft);
  syncFile(draft);
  // The log and its index of the one that is gone belong to nobody.
  if (isGone) removeFile(path);
  renameSync(draft, to);
  syncFolder(folder);
  return new JournalTrouble({
    kind: 'damaged',
    file: path,
    message: isGone
      ? `${path}: found it deleted under the running daemon, expected it to stay; it is put back as the daemon had it, and the next start goes on with it.`
      : `${path}: found another file in its place, expected the one that the daemon writes; what the daemon had is ${to}. ` +
        'Put the right one in its place, then start again.',
  });
}
