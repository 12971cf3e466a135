import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeFolder } from '../../simulators/demo-state.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'one-ticket-demo-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a folder belongs to one demo at a time', () => {
  const first = takeFolder(folder);
  expect(first).toBeDefined();
  expect(takeFolder(folder)).toBeUndefined();
  first?.release();
  const second = takeFolder(folder);
  expect(second).toBeDefined();
  second?.release();
});

test('a folder in which a daemon lives is not taken', () => {
  const daemon = new DatabaseSync(join(folder, 'lock.db'));
  daemon.exec('BEGIN EXCLUSIVE');
  expect(takeFolder(folder)).toBeUndefined();
  daemon.close();
  const taken = takeFolder(folder);
  expect(taken).toBeDefined();
  taken?.release();
});

test('an emptied folder holds nothing of the last demo, and stays taken', () => {
  writeFileSync(join(folder, '2026-11-24.db'), 'yesterday');
  mkdirSync(join(folder, 'copies'));
  writeFileSync(join(folder, 'copies', 'one'), '');
  const taken = takeFolder(folder);
  taken?.empty();
  expect(existsSync(join(folder, '2026-11-24.db'))).toBe(false);
  expect(existsSync(join(folder, 'copies'))).toBe(false);
  expect(takeFolder(folder)).toBeUndefined();
  taken?.release();
});
