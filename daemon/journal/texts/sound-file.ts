/** The file of texts, opened although it may be damaged: the hall does not wait for it. */
import { existsSync, readdirSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { removeFile } from '../copy.ts';
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
  const aside = freeName(path);
  renameSync(path, aside);
  removeFile(path);
  return aside;
}

function freeName(path: string): string {
  for (let nth = 1; ; nth += 1) if (!existsSync(`${path}.damaged-${nth}`)) return `${path}.damaged-${nth}`;
}

/** What was erased may lie in a damaged file too, and nobody can tell where in it. */
export function removeDamaged(path: string): void {
  const folder = dirname(path);
  for (const name of readdirSync(folder))
    if (name.startsWith(`${basename(path)}.damaged-`)) removeFile(join(folder, name));
}
