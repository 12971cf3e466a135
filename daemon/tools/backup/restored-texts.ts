/** The texts of a restored journal: those of the copy and those that were there, but none that any journal says was erased. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readTail } from '../../copies/tail-file.ts';
import type { Event } from '../../core/types/events.ts';
import { removeFile } from '../../journal/copy.ts';
import type { Row } from '../../journal/hash-chain.ts';
import { copyAsItLies, putInPlace, takeUpFrom } from '../../journal/texts/copy.ts';
import { openTextFile, textsName } from '../../journal/texts/file.ts';
import { textNews } from '../../journal/texts/news.ts';
import { layAside } from '../../journal/texts/sound-file.ts';
import type { OpenedCopy } from './copy.ts';
import { readableRows } from './salvage.ts';

/**
 * Lies in the state folder when it returns, with all that the old journal or the restored one needs; `work`: a folder on the
 * same disk. Returns what could not be read.
 */
export function restoreTexts(copy: OpenedCopy, state: string, work: string): string[] {
  const own = join(state, textsName);
  const sources = [own, ...(copy.texts === undefined ? [] : [copy.texts])].filter(existsSync);
  const erased = new Map([...rowsKnown(copy, state)].flatMap(erasedIn));
  if (sources.length === 0) return [];
  const draft = join(work, textsName);
  const lying = join(work, `copied-${textsName}`);
  openTextFile(draft).close();
  const unreadable: string[] = [];
  for (const source of sources) {
    copyAsItLies(source, lying);
    if (!takeUpFrom(draft, lying)) unreadable.push(source);
    removeFile(lying);
  }
  const texts = openTextFile(draft);
  try {
    for (const [hash, of] of erased) texts.erase([hash], of);
  } finally {
    texts.close();
  }
  if (unreadable.includes(own)) layAside(own);
  putInPlace(draft, own);
  return unreadable;
}

/** Of the copy, of what followed it, of the journal that is replaced and of those that earlier restores laid aside. */
function* rowsKnown({ ends, others }: OpenedCopy, state: string): Generator<Row, undefined> {
  for (const { path, form, first, rowsAfter } of [...ends, ...others]) {
    yield* rowsAfter(first.seq - 1);
    if (form === 'followed') yield* readTail(path).strays;
  }
  yield* readableRows(join(state, 'journal'), '');
  for (const name of readdirSync(state))
    if (name.startsWith('before-restore-')) yield* readableRows(join(state, name, 'journal'), '');
  return undefined;
}

function erasedIn({ text }: Row): [hash: string, of: string][] {
  if (!text.includes('"kind":"text-erased"')) return [];
  return textNews(JSON.parse(text) as Event).flatMap(news =>
    news.is === 'erased' ? news.hashes.map((hash): [string, string] => [hash, news.of]) : [],
  );
}
