import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { kioskKey, kioskKeyFrom } from '../../../../daemon/tools/screens/kiosk/key.ts';

const secret = '5f2a91c4d07be8364a1f0c9d2e7b6583';

function file(text: string, mode = 0o400): string {
  const folder = mkdtempSync(join(tmpdir(), 'one-ticket-key-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'kiosk-key');
  writeFileSync(path, text, { mode });
  return path;
}

test('what the cookie says is the same after any start, another with another key, and not the key', () => {
  const [one, again, other] = [secret, secret, secret.replace('5', '6')].map(kioskKey);
  expect(again?.pass).toBe(one?.pass);
  expect(other?.pass).not.toBe(one?.pass);
  expect(one?.pass).not.toContain(secret);
  expect([one?.isPass(again?.pass), one?.isPass(other?.pass), one?.isPass(undefined)]).toEqual([
    true,
    false,
    false,
  ]);
  expect([one?.isKey(secret), one?.isKey(one.pass), one?.isKey('')]).toEqual([true, false, false]);
});

test('without a file there is no key', () => {
  expect(kioskKeyFrom({})).toEqual({ ok: true, key: undefined });
});

test.each([
  ['short', 'hall2026\n', 0o400, /32 to 128/],
  ['two lines', `${secret}\n${secret}\n`, 0o400, /--kiosk-key/],
  ['open to others', `${secret}\n`, 0o644, /0644/],
])('a key that is %s is refused, and what stands in the file is told nowhere', (_, text, mode, told) => {
  const read = kioskKeyFrom({ kioskKey: file(text, mode) }, undefined);
  expect(read.ok).toBe(false);
  expect('why' in read && read.why).toMatch(told);
  expect(JSON.stringify(read)).not.toContain(text.trim());
});

test('a good one is read', () => {
  const read = kioskKeyFrom({ kioskKey: file(`${secret}\n`) }, undefined);
  expect(read.ok && read.key?.isKey(secret)).toBe(true);
});
