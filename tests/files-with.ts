/** The test of an erase is grep: which files below these folders hold a text, in whatever place of them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export function filesWith(text: string, ...folders: readonly string[]): string[] {
  return folders.flatMap(folder =>
    (existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [])
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .filter(path => existsSync(path) && readFileSync(path).includes(text))
      .map(path => path.slice(folder.length + 1)),
  );
}
