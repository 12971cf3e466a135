import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { type Cursors, openCursors } from '../../daemon/journal/cursors.ts';
import { keptCursors } from '../../daemon/journal/kept-cursors.ts';
import { stateFolder } from '../kit/hall/journal.ts';

type Kept = Cursors & { path: string; notes: string[]; pass(ms: number): void };

function kept(path = join(stateFolder(), 'cursors.db')): Kept {
  const notes: string[] = [];
  let now = 0;
  const cursors = keptCursors(
    path,
    words => notes.push(words),
    () => now,
  );
  onTestFinished(() => cursors.close());
  return { ...cursors, path, notes, pass: ms => void (now += ms) };
}

function inTheFile(path: string): number {
  const cursors = openCursors(path);
  try {
    return cursors.get('mqtt');
  } finally {
    cursors.close();
  }
}

/** Another program has the place of its writer. */
function hold(path: string): { letGo(): void } {
  const tool = new DatabaseSync(path);
  tool.exec('BEGIN IMMEDIATE');
  return { letGo: () => tool.close() };
}

test('a cursor that cannot be written goes on in this run, is told once, and is written later', () => {
  const cursors = kept();
  cursors.set('mqtt', 1);
  const tool = hold(cursors.path);
  const before = performance.now();
  for (const seq of [2, 3, 4]) cursors.set('mqtt', seq);
  expect(performance.now() - before).toBeLessThan(500);
  expect(cursors.get('mqtt')).toBe(4);
  expect(cursors.notes).toEqual([
    `${cursors.path} cannot be read or written, so a restart may tell events again: Error: database is locked`,
  ]);
  tool.letGo();
  cursors.set('mqtt', 5);
  expect(inTheFile(cursors.path)).toBe(1);
  cursors.pass(10_000);
  cursors.set('mqtt', 6);
  expect(inTheFile(cursors.path)).toBe(6);
  expect(cursors.notes.slice(1)).toEqual(['the cursors are kept again']);
});

test('what could not be written is written at the end, if it can be then', () => {
  const cursors = kept();
  cursors.set('mqtt', 1);
  const tool = hold(cursors.path);
  cursors.set('mqtt', 2);
  tool.letGo();
  cursors.close();
  expect(inTheFile(cursors.path)).toBe(2);
});

test('cursors damaged in the middle of a run are made anew, with what is known', () => {
  const cursors = kept();
  for (let seq = 1; seq <= 100; seq += 1) cursors.set('mqtt', seq);
  const tool = new DatabaseSync(cursors.path);
  tool.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  tool.close();
  writeFileSync(cursors.path, 'no database at all '.repeat(1000));
  cursors.set('mqtt', 101);
  cursors.pass(10_000);
  cursors.set('mqtt', 102);
  cursors.close();
  expect(inTheFile(cursors.path)).toBe(102);
});

test('cursors that cannot be opened are no reason not to start', () => {
  const cursors = kept(join(stateFolder(), 'gone', 'cursors.db'));
  expect(cursors.get('mqtt')).toBe(0);
  cursors.endAt(3);
  cursors.set('mqtt', 1);
  expect(cursors.get('mqtt')).toBe(1);
  expect(cursors.notes).toHaveLength(1);
});
