/** That every text of which the journal has the hash is there as it was written, or was erased (R19). */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Event } from '../../core/types/events.ts';
import { withDay } from '../../journal/day-file.ts';
import { allRows } from '../../journal/day-reader.ts';
import { daysIn } from '../../journal/folder.ts';
import { readTextFile } from '../../journal/texts/file.ts';
import { textNews } from '../../journal/texts/news.ts';
import { words } from './words.ts';

const namedAtMost = 5;

/** In words; undefined: nothing is wrong. `path`: of the file of texts, which may not be there. */
export function textsFault(journal: string, path: string): string | undefined {
  const { kept, erased } = textsIn(journal);
  const owed = [...kept].filter(([hash]) => !erased.has(hash));
  if (owed.length === 0) return undefined;
  if (!existsSync(path)) return fault(path, words.texts.noFile, owed);
  let wrong: [hash: string, of: string][];
  try {
    const texts = readTextFile(path);
    try {
      const gone = texts.erased();
      wrong = owed.filter(([hash]) => !gone.has(hash) && texts.words(hash) === undefined);
    } finally {
      texts.close();
    }
  } catch (error) {
    return fault(path, error instanceof Error ? error.message : String(error), owed);
  }
  return wrong.length === 0 ? undefined : fault(path, words.texts.notAll, wrong);
}

function fault(path: string, found: string, of: readonly [hash: string, of: string][]): string {
  const ids = [...new Set(of.map(([, id]) => id))];
  return words.texts.missing(path, found, ids.slice(0, namedAtMost), ids.length - namedAtMost);
}

function textsIn(journal: string): { kept: Map<string, string>; erased: Set<string> } {
  const kept = new Map<string, string>();
  const erased = new Set<string>();
  for (const day of daysIn(journal))
    withDay(join(journal, `${day}.db`), own => {
      for (const { text } of allRows(own.rowsAfter)) {
        // Most events say nothing of texts.
        if (!/^\{"kind":"(?:follow-up|refusal|question|carried|text-)/.test(text)) continue;
        for (const news of textNews(JSON.parse(text) as Event)) {
          if (news.is === 'kept') kept.set(news.hash, news.of);
          if (news.is === 'erased') for (const hash of news.hashes) erased.add(hash);
        }
      }
    });
  return { kept, erased };
}
