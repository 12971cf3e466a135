/** Events that another copy has after the end of a journal are taken up as they are, as far as they follow from it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createDay, openDay } from '../journal/day-file.ts';
import { faultAfter, faultIn, type Row, type Tip } from '../journal/hash-chain.ts';
import type { JournalEvent } from '../journal/turn.ts';

/** Rows held in memory before they are written. */
const batch = 500;

/** Of a journal, or of a history in a copy. */
export type End = { day: string; tip: Tip };

/**
 * Appends to the journal what follows from `tip`, up to the first that does not; returns its new end. Rows at or before
 * `tip` are passed over. `day`: of `tip`. Answers to commands are not in rows: a repeat of one that was given since is
 * taken for new.
 */
export function mergeRows(journal: string, from: End | undefined, rows: Iterable<Row>): End | undefined {
  let end = from;
  let held: Row[] = [];
  for (const row of rows) {
    const last = held.at(-1) ?? end?.tip;
    if (last !== undefined && row.seq <= last.seq) continue;
    if ((last === undefined ? faultIn([row], undefined) : faultAfter(last, row)) !== undefined) break;
    const event: JournalEvent = JSON.parse(row.text);
    const opens = event.kind === 'day-opened' && event['day'] !== end?.day;
    if (opens || held.length >= batch) {
      if (end !== undefined) end = write(journal, end.day, held) ?? end;
      held = [];
    }
    if (opens && typeof event['day'] === 'string') end = { day: event['day'], tip: row };
    held.push(row);
  }
  return end && (write(journal, end.day, held) ?? end);
}

function write(journal: string, day: string, held: readonly Row[]): End | undefined {
  const last = held.at(-1);
  if (last === undefined) return undefined;
  const part = { rows: held, replies: [], presses: [] };
  const path = join(journal, `${day}.db`);
  if (existsSync(path)) {
    const file = openDay(path);
    try {
      file.commit(part);
    } finally {
      file.close();
    }
  } else createDay(path, part).close();
  return { day, tip: last };
}
