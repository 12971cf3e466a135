import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { brokerName } from '../../simulators/broker/name.ts';
import { takeFolder } from '../../simulators/demo/state.ts';
import { inFolder } from '../../simulators/stage/state-folder.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'one-ticket-state-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

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

test('a broker is printed without its user and password', () => {
  expect(brokerName('mqtt://hall:secret@10.0.0.5:1883')).toBe('mqtt://10.0.0.5:1883');
  expect(brokerName('mqtt://127.0.0.1')).toBe('mqtt://127.0.0.1');
});
