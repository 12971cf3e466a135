import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loginFrom } from '../../../daemon/tools/watch/login.ts';

const folder = mkdtempSync(join(tmpdir(), 'one-ticket-login-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string, mode = 0o600): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

test('without a user it asks as nobody', () => {
  expect(loginFrom({ url: 'mqtt://127.0.0.1:1883' })).toEqual({
    ok: true,
    login: { url: 'mqtt://127.0.0.1:1883' },
  });
});

test('user and password do not stay in the address, which is shown', () => {
  const passwordFile = file('password', 'secret\n');
  expect(loginFrom({ url: 'mqtts://lin@broker.hall.lan:8883', passwordFile })).toEqual({
    ok: true,
    login: { url: 'mqtts://broker.hall.lan:8883', username: 'lin', password: 'secret' },
  });
});

test.each([
  'mqtt://lin:swordfish@broker',
  'mqtt//lin:swordfish@broker',
  'mqtt://lin:sword:swordfish@broker:x',
])('a password in the address is refused, and not said again: %s', url => {
  const read = loginFrom({ url });
  expect(read).toMatchObject({ ok: false, code: 64 });
  expect(JSON.stringify(read)).not.toContain('swordfish');
  if (url.startsWith('mqtt://lin:swordfish')) expect(JSON.stringify(read)).toContain('--password-file');
});

test.each([
  ['http://broker', 64, '--url: found http://broker'],
  ['broker:1883', 64, '--url: found broker:1883'],
  ['mqtt://a%2Fb@broker', 64, 'found the user a/b'],
])('%s: exit %i', (url, code, why) => {
  expect(loginFrom({ url })).toMatchObject({ ok: false, code, why: expect.stringContaining(why) });
});

test('a password without a user, one that others can read, and one that is not there are told', () => {
  const open = file('open', 'secret', 0o644);
  expect(loginFrom({ url: 'mqtt://broker', passwordFile: open })).toMatchObject({ code: 64 });
  expect(loginFrom({ url: 'mqtt://lin@broker', passwordFile: open })).toMatchObject({
    code: 74,
    why: expect.stringMatching(/^--password-file: .*0644.*chmod 400/),
  });
  expect(loginFrom({ url: 'mqtt://lin@broker', passwordFile: join(folder, 'none') })).toMatchObject({
    code: 74,
  });
  expect(loginFrom({ url: 'mqtts://broker', ca: open })).toMatchObject({
    code: 74,
    why: expect.stringMatching(/^--ca: .*without a whole certificate/),
  });
});
