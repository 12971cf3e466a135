/**
 * What the last ten days have taught (R11), in the state folder: worked out of their files, and no more than that. Where it is
 * missing, torn or wrong it is made again.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Learned, LearnedDay } from '../core/types/learned.ts';
import { writeWhole } from '../journal/whole-file.ts';

/** `closing`: the event by which it was closed last; a day that was opened again since is looked at again. */
export type DayLookedAt = { day: string; closing: number; learned?: LearnedDay };
export type LearnedFile = { days: readonly DayLookedAt[] };

/** `learned` of another form is another version, and is made again. */
const version = 3;

export const learnedPath = (state: string): string => join(state, 'learned.json');

/** `missing`, or why it is not believed. */
export function readLearned(state: string): { ok: true; file: LearnedFile } | { ok: false; why: string } {
  let text: string;
  try {
    text = readFileSync(learnedPath(state), 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return { ok: false, why: error.code === 'ENOENT' ? 'missing' : error.message };
  }
  const [, head = '', body = ''] = /^([^\n]*)\n([^]*)$/.exec(text) ?? [];
  if (head !== headOf(body)) return { ok: false, why: 'another version, or its checksum is wrong' };
  return { ok: true, file: JSON.parse(body) as LearnedFile };
}

/** None when it is written and durable; else what was found and what to do. */
export function writeLearned(state: string, file: LearnedFile): string | undefined {
  const body = JSON.stringify(file);
  return writeWhole(learnedPath(state), `${headOf(body)}\n${body}`);
}

function headOf(body: string): string {
  return `one-ticket learned ${version} ${createHash('sha256').update(body).digest('hex')}`;
}

export function learnedIn({ days }: LearnedFile): Learned {
  return { days: days.flatMap(({ learned }) => learned ?? []) };
}
