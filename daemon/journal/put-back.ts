/** A day's file that was deleted, or replaced, under the running daemon is put back from what the daemon holds. */
import { existsSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { removeFile, syncFile } from './copy.ts';
import type { DayFile } from './day-file.ts';
import { freeName } from './files.ts';
import { makeFolder, syncFolder } from './folder.ts';
import { JournalTrouble } from './problem.ts';
import { words } from './words.ts';

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
    message: isGone ? words.putBack(path) : words.putBeside(path, to),
  });
}
