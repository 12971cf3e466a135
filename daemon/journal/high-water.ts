/**
 * How far the journal had come when an answer last left the process: a witness that lies beside it (I11). Written before the
 * answer, and not flushed: a process that dies leaves it to the kernel, and where the power is cut the journal's own flush counts.
 */
import { closeSync, existsSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

/** `highest`: the highest number that was taken on that day. `hash`: of that event, in hex. */
export type Mark = { seq: number; hash: string; day: string; highest: number };

export type HighWater = {
  /** What was written last, also by an earlier process; undefined: nothing, or nothing that can be believed. */
  last(): Mark | undefined;
  /** Where it cannot be written, that is noted once: a witness that is missing is no reason to end the hall. */
  write(mark: Mark): void;
  close(): void;
};

export const highWaterName = 'high-water';
/** Of a state folder that may be another's; undefined too where there is none. */
export function readHighWater(state: string): Mark | undefined {
  const path = join(state, highWaterName);
  return existsSync(path) ? markIn(readFileSync(path)) : undefined;
}

/** Of one sector of any disk: written whole or not at all. */
const sheetBytes = 256;

export function openHighWater(state: string, note: (words: string) => void): HighWater {
  const path = join(state, highWaterName);
  closeSync(openSync(path, 'a', 0o600));
  const file = openSync(path, 'r+');
  let isWell = true;
  return {
    last() {
      const sheet = Buffer.alloc(sheetBytes);
      readSync(file, sheet, 0, sheetBytes, 0);
      return markIn(sheet);
    },
    write(mark) {
      try {
        writeSync(file, sheetOf(mark), 0, sheetBytes, 0);
        isWell = true;
      } catch (error) {
        if (isWell) note(`the high-water record cannot be written: ${String(error)}`);
        isWell = false;
      }
    },
    close: () => closeSync(file),
  };
}

function sheetOf(mark: Mark): Uint8Array {
  const text = JSON.stringify(mark);
  return Buffer.from(`${crc32(text)} ${text}\n`.padEnd(sheetBytes));
}

function markIn(sheet: Buffer): Mark | undefined {
  const [line = ''] = sheet.toString('utf8').split('\n');
  const text = line.slice(line.indexOf(' ') + 1);
  return text !== '' && line === `${crc32(text)} ${text}` ? JSON.parse(text) : undefined;
}
