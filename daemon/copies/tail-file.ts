/** The files that follow the journal in the second folder, `<day>.jsonl`: only appended to, so that a pulled medium costs a line at most. */
import {
  closeSync,
  constants,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { withFile } from '../journal/files.ts';
import { syncFolder } from '../journal/folder.ts';
import { faultAfter, faultIn, type Row } from '../journal/hash-chain.ts';
import { readTailLine, tailLine } from './tail-line.ts';
import { words } from './words.ts';

/** Far longer than an event. */
const lastBytes = 1 << 18;

const name = /^(\d{4}-\d{2}-\d{2})\.jsonl$/;

/** The days that have one, oldest first. */
export function tailDays(folder: string): string[] {
  return readdirSync(folder)
    .flatMap(file => name.exec(file)?.[1] ?? [])
    .sort();
}

export function tailPath(folder: string, day: string): string {
  return join(folder, `${day}.jsonl`);
}

/** `strays`: rows that stand after a line that is damaged, in whatever order. */
export type TailRead = { rows: Row[]; goodBytes: number; bytes: number; strays: Row[] };

/** The rows of a file as far as they follow from each other, and how many bytes those are. */
export function readTail(path: string): TailRead {
  const bytes = readFileSync(path);
  const rows: Row[] = [];
  let goodBytes = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, goodBytes)) {
    const row = readTailLine(bytes.toString('utf8', goodBytes, end));
    const last = rows.at(-1);
    if (row === undefined || (last === undefined ? faultIn([row], undefined) : faultAfter(last, row))) break;
    rows.push(row);
    goodBytes = end + 1;
  }
  const after = goodBytes < bytes.length ? bytes.toString('utf8', goodBytes).split('\n') : [];
  return { rows, goodBytes, bytes: bytes.length, strays: after.flatMap(line => readTailLine(line) ?? []) };
}

/** The last line that is whole, whatever comes before it; undefined: it is longer than `lastBytes`, or none of ours. */
export function lastRow(path: string): Row | undefined {
  return withFile(path, 'r', fd => {
    const { size } = fstatSync(fd);
    const bytes = Buffer.alloc(Math.min(size, lastBytes));
    const end = bytes.subarray(0, readSync(fd, bytes, 0, bytes.length, size - bytes.length)).lastIndexOf(10);
    const begin = end <= 0 ? -1 : bytes.lastIndexOf(10, end - 1);
    return begin < 0 && bytes.length < size
      ? undefined
      : readTailLine(bytes.toString('utf8', begin + 1, Math.max(0, end)));
  });
}

/** Cuts off what is torn or damaged; a file with nothing good goes. */
export function cutTail(path: string, { goodBytes, bytes }: Pick<TailRead, 'goodBytes' | 'bytes'>): void {
  if (goodBytes === 0) {
    rmSync(path);
    syncFolder(dirname(path));
  } else if (goodBytes < bytes) {
    withFile(path, 'r+', fd => {
      ftruncateSync(fd, goodBytes);
      fdatasyncSync(fd);
    });
  }
}

/**
 * On the medium when it returns; returns how long the file is then. `bytes`: how long it was; undefined where these rows
 * begin the day, and with it the file. Whatever else is found there (another medium, a file that somebody was at) is an
 * error: rows of two histories never come into one file.
 */
export function appendRows(path: string, rows: readonly Row[], bytes: number | undefined): number {
  const { O_APPEND, O_CREAT, O_EXCL, O_WRONLY } = constants;
  const fd = openSync(path, O_WRONLY | O_APPEND | (bytes === undefined ? O_CREAT | O_EXCL : 0), 0o600);
  let length = bytes ?? 0;
  try {
    const found = fstatSync(fd).size;
    if (found !== length) throw new Error(words.otherLength(path, found, length));
    let left: Uint8Array = Buffer.from(rows.map(tailLine).join(''));
    length += left.length;
    while (left.length > 0) left = left.subarray(writeSync(fd, left));
    fdatasyncSync(fd);
  } finally {
    closeSync(fd);
  }
  if (bytes === undefined) syncFolder(dirname(path));
  return length;
}

/** How long a file is; undefined: there is none. */
export function tailBytes(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.size;
}
