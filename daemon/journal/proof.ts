/** I12: what a start believes of a day is proved first: its file, its name, its hall, the chain of its events, its numbers. */

import { allRows, type DayReader } from './day-reader.ts';
import { wordInHeader } from './folder.ts';
import { type Link, openChain, type Row, type Tip, tipAt } from './hash-chain.ts';
import { damaged, JournalTrouble } from './problem.ts';
import { type TakenNumbers, takenNumbers } from './taken-numbers.ts';
import type { Entry } from './turn.ts';
import { readWal } from './wal.ts';
import { words } from './words.ts';

/** `before`: the end of the day before, where it is known. `hall`: left out, any. */
export type Expected = { day: string; hall: string | undefined; before: Tip | undefined };

/** https://www.sqlite.org/fileformat.html#file_format_version_numbers: what is beyond it SQLite reads and never writes. */
const writeVersionAt = 18;
const writtenAtMost = 2;

/** To be asked before the file is opened: a look beside SQLite gives up the locks of this process on it. */
export function expectWritten(path: string): void {
  const version = wordInHeader(path, writeVersionAt) >>> 24;
  if (version > writtenAtMost)
    throw damaged(path, words.found.writeVersion(version), words.expected.writeVersion(writtenAtMost));
}

/**
 * Throws a `JournalTrouble` that says what is wrong with the file. `told`: each event in its turn, when the chain has held up to
 * it; what was made of them is void when a later one is wrong.
 */
export function proveDay(
  file: DayReader,
  expected: Expected,
  told?: (entry: Entry) => void,
): { tip: Tip; numbers: TakenNumbers } {
  const { path } = file;
  const unsound = file.unsound();
  if (unsound !== undefined) throw damaged(path, unsound, words.expected.soundDay);
  const numbers = takenNumbers(expected.day);
  const follow = openChain(expected.before);
  let last: Link | undefined;
  for (const row of allRows(file.linksAfter)) {
    const fault = follow(row);
    if (fault !== undefined) throw damaged(path, fault.found, fault.expected, fault.seq);
    if (last === undefined) expectOpening(path, row, expected);
    last = row;
    // Where nobody is told, the others need not be understood.
    if (told === undefined && !kindOfNumbers.test(row.text)) continue;
    const entry: Entry = { seq: row.seq, at: row.at, event: JSON.parse(row.text) };
    if (numbering.includes(entry.event.kind)) takeNumbers(path, entry, numbers);
    told?.(entry);
  }
  if (last === undefined) throw damaged(path, words.found.noEvent, words.expected.opening);
  return { tip: tipAt(last), numbers };
}

/** A file under the name of another day, or of another hall, is whole, and still not what it is taken for. Returns the hall. */
export function expectOpening(
  path: string,
  { seq, text }: Pick<Row, 'seq' | 'text'>,
  expected: { day: string; hall: string | undefined },
): string | undefined {
  const { kind, day, hall } = JSON.parse(text);
  if (kind !== 'day-opened' || day !== expected.day)
    throw damaged(path, words.found.opening(String(day)), words.expected.openingOf(expected.day), seq);
  if (hall !== undefined && expected.hall !== undefined && hall !== expected.hall)
    throw damaged(path, words.found.ofHall(String(hall)), words.expected.ofHall(expected.hall), seq);
  return hall;
}

/** SQLite shows a file with the end of its log left out as a whole one. Beside a daemon the log may change while it is read. */
export function expectWholeLog(path: string): void {
  const log = `${path}-wal`;
  for (let looks = 1; (readWal(log)?.lost ?? 0) > 0; looks += 1)
    if (looks === 3)
      throw new JournalTrouble({
        kind: 'damaged',
        file: log,
        message: words.logBreaksOff(log),
      });
}

const numbering = ['ticket-issued', 'numbers-skipped', 'day-opened', 'carried'];
const kindOfNumbers = new RegExp(`"kind":"(?:${numbering.join('|')})"`);

function takeNumbers(path: string, { seq, event }: Entry, numbers: TakenNumbers): void {
  try {
    numbers.take([event]);
  } catch (error) {
    throw damaged(path, error instanceof Error ? error.message : String(error), words.expected.onceEach, seq);
  }
}
