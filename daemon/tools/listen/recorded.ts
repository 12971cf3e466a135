/** A recording of a line or of one device, read again: whatever was on the wire, by whomever. */
import { readFileSync } from 'node:fs';
import type { RecordedChunk } from '../devices/recording.ts';
import { reasonOf } from '../devices/terminal.ts';
import type { Heard } from './heard.ts';
import { words } from './words.ts';

export type Recorded = { ok: true; heard: Heard[]; baud?: number } | { ok: false; why: string };

export function readRecorded(file: string): Recorded {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return { ok: false, why: reasonOf(error) };
  }
  const [head, ...lines] = text.split('\n').filter(line => line.trim() !== '');
  const heard: Heard[] = [];
  for (const [nth, line] of lines.entries()) {
    const chunk = parsed(line);
    if (!isChunk(chunk)) return { ok: false, why: words.notJson(nth + 2) };
    const { at, hex, key } = chunk;
    heard.push({
      at,
      bytes: Uint8Array.from(Buffer.from(hex, 'hex')),
      ...(key !== undefined && { key }),
    });
  }
  const baud = baudOf(parsed(head ?? ''));
  return { ok: true, heard, ...(baud !== undefined && { baud }) };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isChunk(chunk: unknown): chunk is RecordedChunk {
  return (
    typeof chunk === 'object' &&
    chunk !== null &&
    'at' in chunk &&
    typeof chunk.at === 'number' &&
    'hex' in chunk &&
    typeof chunk.hex === 'string' &&
    /^([0-9a-f]{2})*$/i.test(chunk.hex) &&
    (!('key' in chunk) || typeof chunk.key === 'string')
  );
}

function baudOf(head: unknown): number | undefined {
  if (typeof head !== 'object' || head === null || !('line' in head)) return undefined;
  const { line } = head;
  const written =
    typeof line === 'object' && line !== null && 'baud' in line ? Number(line.baud) : Number.NaN;
  return Number.isInteger(written) && written > 0 ? written : undefined;
}
