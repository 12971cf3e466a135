/** The file of texts, opened although it may be damaged: the hall does not wait for it. */
import { readdirSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { removeFile } from '../copy.ts';
import { freeName } from '../files.ts';
import { problemOf } from '../problem.ts';
import { openTextFile, type TextFile } from './file.ts';

/** A file that SQLite cannot read is laid aside, not destroyed: somebody may save something out of it. Throws what else is wrong. */
export function openSound(path: string): { file: TextFile; aside?: string; why?: string } {
  try {
    return { file: openTextFile(path) };
  } catch (error) {
    const problem = problemOf(error, path);
    if (problem?.kind !== 'damaged') throw error;
    const aside = layAside(path);
    return { file: openTextFile(path), aside, why: problem.message };
  }
}

export function layAside(path: string): string {
  const aside = freeName(`${path}.damaged`);
  renameSync(path, aside);
  removeFile(path);
  return aside;
}

/** What was erased may lie in a damaged file too, and nobody can tell where in it. */
export function removeDamaged(path: string): void {
  const folder = dirname(path);
  for (const name of readdirSync(folder))
    if (name.startsWith(`${basename(path)}.damaged-`)) removeFile(join(folder, name));
}
