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
import { join } from 'node:path';
import { faultAfter, faultIn, type Row } from '../journal-chain.ts';
import { syncFolder } from '../journal-folder.ts';
import { readTailLine, tailLine } from './tail-line.ts';

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

/** The rows of a file as far as they follow from each other, and how many bytes those are. */
export function readTail(path: string): { rows: Row[]; goodBytes: number; bytes: number } {
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
  return { rows, goodBytes, bytes: bytes.length };
}

/** The last line that is whole, whatever comes before it; undefined: it is longer than `lastBytes`, or none of ours. */
export function lastRow(path: string): Row | undefined {
  const fd = openSync(path, 'r');
  try {
    const { size } = fstatSync(fd);
    const bytes = Buffer.alloc(Math.min(size, lastBytes));
    const end = bytes.subarray(0, readSync(fd, bytes, 0, bytes.length, size - bytes.length)).lastIndexOf(10);
    const begin = end <= 0 ? -1 : bytes.lastIndexOf(10, end - 1);
    return begin < 0 && bytes.length < size
      ? undefined
      : readTailLine(bytes.toString('utf8', begin + 1, Math.max(0, end)));
  } finally {
    closeSync(fd);
  }
}

/** Cuts off what is torn or damaged; a file with nothing good goes. The last good row, if there is one. */
export function cutTail(folder: string, day: string): Row | undefined {
  const path = tailPath(folder, day);
  const { rows, goodBytes, bytes } = readTail(path);
  if (goodBytes === 0) {
    rmSync(path);
    syncFolder(folder);
  } else if (goodBytes < bytes) {
    const fd = openSync(path, 'r+');
    try {
      ftruncateSync(fd, goodBytes);
      fdatasyncSync(fd);
    } finally {
      closeSync(fd);
    }
  }
  return rows.at(-1);
}

/**
 * On the medium when it returns. Only the beginning of a day makes a file: one that is gone (another medium is there, or it
 * was emptied) is an error, not a file that lacks its beginning.
 */
export function appendRows(folder: string, day: string, rows: readonly Row[]): void {
  const begins = rows[0]?.text.startsWith('{"prevHash":') === true;
  const { O_APPEND, O_CREAT, O_WRONLY } = constants;
  const fd = openSync(tailPath(folder, day), O_WRONLY | O_APPEND | (begins ? O_CREAT : 0), 0o644);
  try {
    let left: Uint8Array = Buffer.from(rows.map(tailLine).join(''));
    while (left.length > 0) left = left.subarray(writeSync(fd, left));
    fdatasyncSync(fd);
  } finally {
    closeSync(fd);
  }
  if (begins) syncFolder(folder);
}

/** How long a file is; undefined: there is none. */
export function tailBytes(folder: string, day: string): number | undefined {
  return statSync(tailPath(folder, day), { throwIfNoEntry: false })?.size;
}
