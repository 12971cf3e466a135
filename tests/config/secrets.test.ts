import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, test } from 'vitest';
import { loginOf, withSecrets } from '../../config/load/secrets.ts';
import { mqttOf } from '../../config/schema/mqtt.ts';
import { secretFaultText } from '../../daemon/text/staff/sentences.ts';

const certificate = `-----BEGIN CERTIFICATE-----
MIIBjDCCATGgAwIBAgIUWkrX8y8ky3CvJMUo8SxybKSMO5YwCgYIKoZIzj0EAwIw
GjEYMBYGA1UEAwwPT25lIFRpY2tldCB0ZXN0MCAXDTI2MTEyODEzMDAyMFoYDzIx
MjYxMTA0MTMwMDIwWjAaMRgwFgYDVQQDDA9PbmUgVGlja2V0IHRlc3QwWTATBgcq
hkjOPQIBBggqhkjOPQMBBwNCAAQ94oOe4MgaL+epdPHRdvQZ0kMuaN+AedB5m49o
2czup9stG9uQ+nrpdWFFI+pePgIFmvGrkoQ2kD+g27Yyn9Z2o1MwUTAdBgNVHQ4E
FgQUp2QkCABnb2gNfEZ5TK50oa6opDAwHwYDVR0jBBgwFoAUp2QkCABnb2gNfEZ5
TK50oa6opDAwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNJADBGAiEAuX5H
piBhyvhvqf9WkcOIfdCvp9HRdrlaxfF1y6zSyx0CIQC6PSTK3otoDM4T7CuCfYWa
Jome2WlO0+w6Ei2JE+M/DA==
-----END CERTIFICATE-----
`;
const url = 'mqtts://broker.hall.lan';

let folder: string;
const folders: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'one-ticket-secrets-'));
  folders.push(folder);
});
afterAll(() => {
  for (const one of folders) rmSync(one, { recursive: true });
});

function file(name: string, text: string, mode = 0o400): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

/** How the daemon logs in; or the faults. */
function read(written: { passwordFile?: string; caFile?: string }, credentials?: string) {
  const mqtt = mqttOf({ url, user: 'one-ticket', roles: {}, ...written });
  const secret = withSecrets({ mqtt }, credentials ?? '/nowhere');
  if (!secret.ok) return secret.faults.map(secretFaultText);
  return secret.config.mqtt && loginOf(secret.config.mqtt);
}

test('a hall without a broker, and a broker without a login, have no secrets', () => {
  expect(withSecrets({}, undefined)).toEqual({ ok: true, config: {} });
  const mqtt = mqttOf({ url, roles: {} });
  expect(withSecrets({ mqtt }, undefined)).toMatchObject({ ok: true });
  expect(loginOf(mqtt)).toEqual({ url });
});

describe('a password', () => {
  it.each(['long and # with: signs', '密码', ' spaces at its ends '])(
    '%j is read as it stands on its line',
    password => {
      for (const end of ['', '\n', '\r\n'])
        expect(read({ passwordFile: file(`p${end.length}`, password + end) })).toEqual({
          url,
          username: 'one-ticket',
          password,
        });
    },
  );

  it('is found by its name among what systemd hands over', () => {
    file('mqtt-password', 'secret', 0o440);
    expect(read({ passwordFile: 'mqtt-password' }, folder)).toMatchObject({ password: 'secret' });
  });

  it.each([0o644, 0o440, 0o404, 0o460, 0o600 | 0o001])(
    'of mode %o, which others can use, is refused',
    mode => {
      const path = file('mqtt-password', 'secret', mode);
      expect(read({ passwordFile: path })).toEqual([
        `mqtt.passwordFile: found ${path}, mode 0${mode.toString(8)}: others can read or change it, expected mode 0400: chmod 400 ${path}`,
      ]);
    },
  );

  it.each([0o444, 0o460, 0o441])('of mode %o is refused also among the credentials', mode => {
    const path = file('mqtt-password', 'secret', mode);
    for (const passwordFile of ['mqtt-password', path])
      expect(read({ passwordFile }, folder)).toEqual([
        expect.stringContaining(`${path}, mode 0${mode.toString(8)}`),
      ]);
  });

  it('that lies beside the credentials is none of them', () => {
    mkdirSync(join(folder, 'handed'));
    mkdirSync(join(folder, 'handed-not'));
    const path = join('handed-not', 'p');
    file(path, 'secret', 0o440);
    expect(read({ passwordFile: join(folder, path) }, join(folder, 'handed'))).toEqual([
      expect.stringContaining('mode 0440'),
    ]);
  });

  it.each([
    ['nothing', '', 'which is empty, expected the password, on one line'],
    ['an empty line', '\n', 'which is empty, expected the password, on one line'],
    ['two lines', 'swordfish\nsecond\n', 'with more than one line, expected the password alone, on one line'],
    [
      'an empty line after it',
      'swordfish\n\n',
      'with more than one line, expected the password alone, on one line',
    ],
    ['a control sign', 'sword\0fish', 'with a control sign in it, expected the password alone, on one line'],
    ['1025 bytes', 'swordfish'.padEnd(1025), 'of 1025 bytes, expected at most 1024'],
  ])('file with %s is no good, and is not told', (_, text, told) => {
    const path = file('mqtt-password', text);
    expect(read({ passwordFile: path })).toEqual([`mqtt.passwordFile: found ${path}, ${told}`]);
  });

  it('that is missing, a folder, a pipe, or a name that nobody handed over, is told with what to do', () => {
    expect(read({ passwordFile: join(folder, 'gone') })).toEqual([
      `mqtt.passwordFile: found ${join(folder, 'gone')}, which is not there, expected a file`,
    ]);
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    for (const passwordFile of [folder, join(folder, 'pipe')])
      expect(read({ passwordFile })).toEqual([expect.stringContaining('which is no file')]);
    const mqtt = mqttOf({ url, user: 'one-ticket', passwordFile: 'mqtt-password', roles: {} });
    const before = process.env['CREDENTIALS_DIRECTORY'];
    delete process.env['CREDENTIALS_DIRECTORY'];
    expect(withSecrets({ mqtt })).toEqual({
      ok: false,
      faults: [{ key: 'mqtt.passwordFile', code: 'not-handed-over', args: { name: 'mqtt-password' } }],
    });
    if (before !== undefined) process.env['CREDENTIALS_DIRECTORY'] = before;
  });
});

describe('the certificates of those who sign', () => {
  it('are read whole, one or more of them, with whatever stands between', () => {
    const text = `# ours\n${certificate}# and the old one\n${certificate}`;
    expect(read({ caFile: file('ca.crt', text, 0o644) })).toMatchObject({ ca: text });
  });

  it.each([
    ['', 'without a whole certificate'],
    ['-----BEGIN CERTIFICATE-----\nMIIB\n', 'without a whole certificate'],
    [`${certificate}${certificate.replace(/MII.{20}/, 'MIIB')}`, 'in which certificate 2 is broken'],
  ])('%j are none', (text, told) => {
    const path = file('ca.crt', text);
    expect(read({ caFile: path })).toEqual([
      `mqtt.caFile: found ${path}, ${told}, expected certificates (-----BEGIN CERTIFICATE-----) of those who signed the broker's`,
    ]);
  });

  it('and a password that is no good are told together', () => {
    expect(read({ passwordFile: '/nowhere/p', caFile: '/nowhere/ca.crt' })).toEqual([
      expect.stringMatching(/^mqtt.passwordFile: found \/nowhere\/p/),
      expect.stringMatching(/^mqtt.caFile: found \/nowhere\/ca.crt, which is not there/),
    ]);
  });
});
