/** Puts another journal in the place of the one in a state folder, so that whatever crashes it holds the old one or the new. */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { syncFolder } from './folder.ts';

const nextName = 'journal.new';

/**
 * `draft`: whole, flushed, and on the same disk. The old journal is then `<aside>/journal`. Whoever calls it holds the lock
 * of the state folder.
 */
export function replaceJournal(state: string, draft: string, aside: string): void {
  const journal = join(state, 'journal');
  const next = join(state, nextName);
  finishReplacing(state);
  // One that was cut off before the old journal was moved away.
  rmSync(next, { recursive: true, force: true });
  syncFolder(dirname(draft));
  renameSync(draft, next);
  syncFolder(dirname(draft));
  syncFolder(state);
  if (existsSync(journal)) {
    mkdirSync(aside);
    syncFolder(state);
    renameSync(journal, join(aside, 'journal'));
    syncFolder(aside);
    syncFolder(state);
  }
  renameSync(next, journal);
  syncFolder(state);
}

/** Cut off between its renames, there is no journal, and the next one is whole: a start must not begin an empty one. */
export function finishReplacing(state: string): void {
  const journal = join(state, 'journal');
  const next = join(state, nextName);
  if (existsSync(journal) || !existsSync(next)) return;
  renameSync(next, journal);
  syncFolder(state);
}
