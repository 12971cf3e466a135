import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepFromDemos } from '../../../daemon/process/demo-mark.ts';
import { takeFolder } from '../../../simulators/demo/state.ts';
import { inFolder } from '../../../simulators/stage/state-folder.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'one-ticket-demo-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function taken() {
  const got = takeFolder(folder);
  if (!got.ok) throw new Error(got.why);
  return got.folder;
}
const refusal = () => {
  const got = takeFolder(folder);
  return got.ok ? undefined : got.why;
};

test('a folder belongs to one demo at a time', () => {
  const first = taken();
  expect(refusal()).toContain('in use by another demo or daemon');
  first.release();
  taken().release();
});

test('a folder in which a daemon lives is not taken', () => {
  const daemon = new DatabaseSync(join(folder, 'lock.db'));
  daemon.exec('BEGIN EXCLUSIVE');
  expect(refusal()).toContain('in use by another demo or daemon');
  daemon.close();
  taken().release();
});

test('an emptied folder holds nothing of the last demo, and stays taken', () => {
  taken().release();
  writeFileSync(join(folder, '2026-11-24.db'), 'yesterday');
  mkdirSync(join(folder, 'copies'));
  writeFileSync(join(folder, 'copies', 'one'), '');
  const again = taken();
  again.empty();
  expect(existsSync(join(folder, '2026-11-24.db'))).toBe(false);
  expect(existsSync(join(folder, 'copies'))).toBe(false);
  expect(refusal()).toContain('in use');
  again.release();
  taken().release();
});

test('a journal that no demo made is not touched, and it is said what to do', () => {
  mkdirSync(join(folder, 'journal'));
  writeFileSync(join(folder, 'lock.db'), '');
  writeFileSync(join(folder, 'demo-lock.db'), 'of a demo before there were marks');
  expect(refusal()).toMatch(
    /^--state: found \S+ with journal, but without made-by-a-demo: .*expected a folder that a demo made, or an empty one/,
  );
  expect(refusal()).toContain(`mv ${folder} ${join(tmpdir(), 'hall')}`);
  expect(readdirSync(folder).sort()).toEqual(['demo-lock.db', 'journal', 'lock.db']);
});

test('what a stage left is no hall', () => {
  writeFileSync(join(folder, 'stage.yaml'), 'hall: fuzhou');
  taken().release();
});

test('a demo folder in which a real hall wrote is its own from then on', () => {
  taken().release();
  mkdirSync(join(folder, 'journal'));
  keepFromDemos(folder);
  expect(refusal()).toContain('with journal, but without made-by-a-demo');
});

const found = (path: string): string => `--state: found ${path} which cannot be made or written (`;

test('a folder that cannot be made is told with what to do, not thrown', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  const below = join(file, 'state');
  const made = inFolder(below, () => mkdirSync(below, { recursive: true }));
  expect(made).toEqual({ ok: false, why: expect.stringContaining(found(below)) });
  expect(made).toEqual({ ok: false, why: expect.stringContaining('ENOTDIR') });
  expect(made).toEqual({ ok: false, why: expect.stringMatching(/for example --state state\/second$/) });
});

test('a folder in which the lock of a demo cannot stand is told, not thrown', () => {
  mkdirSync(join(folder, 'demo-lock.db'));
  const taken = inFolder(folder, () => takeFolder(folder));
  expect(taken).toEqual({ ok: false, why: expect.stringContaining(found(folder)) });
});

test('a bug is no fault of the folder', () => {
  const bug = (): never => {
    throw new TypeError('a bug');
  };
  expect(() => inFolder(folder, bug)).toThrow('a bug');
});
