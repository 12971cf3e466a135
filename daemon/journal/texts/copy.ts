/** Copies of the file of texts: on the second medium, in a backup, in the place of the one that a restore finds. */
import { chmodSync, copyFileSync, existsSync, readSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { removeFile, syncFile } from '../copy.ts';
import { withFile } from '../files.ts';
import { syncFolder } from '../folder.ts';
import { openTextFile, readTextFile, type TextFile } from './file.ts';

/**
 * All of it as it is at one moment, also while a daemon writes to it, which waits for the reading only: the medium may be
 * slow. Only its owner may read it.
 */
export function copyTexts(from: string, to: string): void {
  removeFile(to);
  const copy = openTextFile(to);
  try {
    const texts = readTextFile(from);
    try {
      copy.takeUp(texts);
      copy.setPersons(texts.persons());
    } finally {
      texts.close();
    }
  } finally {
    copy.close();
  }
  syncFile(to);
}

/** A copy gets its name once it is whole, and what was there under that name is gone. */
export function putInPlace(draft: string, path: string): void {
  syncFile(draft);
  renameSync(draft, path);
  for (const beside of [path, draft]) removeFile(`${beside}-journal`);
  syncFolder(dirname(path));
}

/** Takes up into the file `draft` what the file `path` has; false where that cannot be read. */
export function takeUpFrom(draft: string, path: string): boolean {
  if (!existsSync(path)) return true;
  let other: TextFile | undefined;
  const texts = openTextFile(draft);
  try {
    other = readTextFile(path);
    texts.takeUp(other);
    return true;
  } catch {
    return false;
  } finally {
    other?.close();
    texts.close();
  }
}

/** With what SQLite left beside it when its process died: only so is it as it was committed. */
export function copyAsItLies(from: string, to: string): void {
  for (const beside of ['', '-journal'])
    if (existsSync(`${from}${beside}`)) {
      copyFileSync(`${from}${beside}`, `${to}${beside}`);
      chmodSync(`${to}${beside}`, 0o600);
    }
}

/** https://www.sqlite.org/fileformat2.html#file_change_counter */
const changeCounter = { at: 24, bytes: 4 };

/** Another number after each change; undefined: there is no such file yet. */
export function changeOf(path: string): number | undefined {
  if (!existsSync(path)) return undefined;
  const header = Buffer.alloc(changeCounter.bytes);
  const read = withFile(path, 'r', fd => readSync(fd, header, 0, changeCounter.bytes, changeCounter.at));
  return read === changeCounter.bytes ? header.readUInt32BE() : undefined;
}
