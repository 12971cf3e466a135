/** A file that is there whole or not at all, at whatever moment the power goes. */
import { fsyncSync, readdirSync, renameSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { withFile } from './files.ts';
import { syncFolder } from './folder.ts';
import { words } from './words.ts';

/** Of this process only: another one may write the same file at the same time. */
const draftEnding = '.draft';
const forgottenMs = 60 * 60_000;

/** What the power, or the end of its process, kept from becoming a file. */
export function forgetDrafts(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (!name.startsWith('.') || !name.endsWith(draftEnding)) continue;
    const since = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
    if (since !== undefined && Date.now() - since > forgottenMs) rmSync(path, { force: true });
  }
}

/** None when it is written and durable; else what was found and what to do. A former file stays as it was. */
export function writeWhole(path: string, text: string): string | undefined {
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}${draftEnding}`);
  try {
    if (isNoFile(path)) {
      writeFileSync(path, text);
      return undefined;
    }
    try {
      writeDraft(draft, Buffer.from(text));
      renameSync(draft, path);
    } catch (error) {
      rmSync(draft, { force: true });
      throw error;
    }
    syncFolder(dirname(path));
    return undefined;
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    return words.notWritten(path, error.message);
  }
}

/** A pipe or a terminal is written to, not replaced. */
function isNoFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === false;
}

function writeDraft(draft: string, bytes: Uint8Array): void {
  withFile(draft, 'w', fd => {
    for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
    fsyncSync(fd);
  });
}
