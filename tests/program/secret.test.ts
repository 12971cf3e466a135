/** What a daemon does whose secrets others could use: it does not begin. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { smallWith } from '../config/hall-files.ts';
import { runVerb } from '../kit/hall/program.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'one-ticket-secret-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ['run', ['--state']],
  ['stage', ['--state']],
])(
  '%s refuses a password that others can read, and says what to do, but not which it is',
  async (verb, more) => {
    const secret = join(folder, `${verb}-password`);
    const hall = join(folder, `${verb}.yaml`);
    writeFileSync(secret, 'swordfish\n');
    chmodSync(secret, 0o644);
    const mqtt = `mqtt: { url: mqtt://127.0.0.1:1, user: one-ticket, passwordFile: ${secret}, users: { lin: { role: supervisor } } }`;
    writeFileSync(hall, smallWith(['locale: zh-CN', `locale: zh-CN\n${mqtt}`]));
    const { code, out, err } = await runVerb(verb, '--config', hall, ...more, join(folder, verb));
    expect(code).toBe(78);
    expect(err).toBe(
      `${hall}: mqtt.passwordFile: found ${secret}, mode 0644: others can read or change it, expected mode 0400: chmod 400 ${secret}\n`,
    );
    expect(out + err).not.toContain('swordfish');
  },
);
