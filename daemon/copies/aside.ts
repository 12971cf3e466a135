/** What the second medium has of another history than the journal is kept aside, in a folder that is read like the hall's own. */
import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { syncFolder } from '../journal/folder.ts';

const name = /^aside-(\d+)$/;

/** The newest first. `folder`: of the hall, on the medium. */
export function asidesIn(folder: string): string[] {
  return readdirSync(folder)
    .flatMap(file => name.exec(file)?.[1] ?? [])
    .map(Number)
    .sort((one, other) => other - one)
    .map(nth => `aside-${nth}`);
}

/** Cut off between two files, the others get a folder of their own: they belong together by their hashes. Returns the folder. */
export function setAside(folder: string, paths: readonly string[]): string {
  const [newest = 'aside-0'] = asidesIn(folder);
  const aside = join(folder, `aside-${Number(name.exec(newest)?.[1] ?? 0) + 1}`);
  mkdirSync(aside, { mode: 0o700 });
  syncFolder(folder);
  for (const path of paths) if (existsSync(path)) renameSync(path, join(aside, basename(path)));
  syncFolder(aside);
  syncFolder(folder);
  return aside;
}
