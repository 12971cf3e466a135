/** What the config only names and never holds: the password of the daemon's MQTT user, and the certificates it trusts. */
import { X509Certificate } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { Config } from '../schema/config.ts';
import type { MqttConfig } from '../schema/mqtt.ts';

/** How to reach the broker, in the words of mqtt.js. */
export type BrokerLogin = { url: string; username?: string; password?: string; ca?: string };

export function loginOf({ url, user, secrets }: MqttConfig): BrokerLogin {
  return { url, ...(user !== undefined && { username: user }), ...secrets };
}

/** Longer than any password that somebody typed; longer than the certificates of every authority there is. */
const passwordAtMostBytes = 1024;
const certificatesAtMostBytes = 1024 * 1024;

/**
 * Reads the files that `mqtt` names. A fault says in words what is wrong and what to do, and never what stands in a file.
 * `credentials`: the folder that systemd hands over ($CREDENTIALS_DIRECTORY).
 */
export function withSecrets<Hall extends Pick<Config, 'mqtt'>>(
  config: Hall,
  credentials = process.env['CREDENTIALS_DIRECTORY'],
): { ok: true; config: Hall } | { ok: false; faults: string[] } {
  const { mqtt } = config;
  if (mqtt === undefined) return { ok: true, config };
  const password = mqtt.passwordFile === undefined ? none : readPassword(mqtt.passwordFile, credentials);
  const ca = mqtt.caFile === undefined ? none : readCertificates(mqtt.caFile);
  const faults = [password, ca].flatMap(({ fault }) => (fault === undefined ? [] : [fault]));
  if (faults.length > 0) return { ok: false, faults };
  const secrets = {
    ...(password.text !== undefined && { password: password.text }),
    ...(ca.text !== undefined && { ca: ca.text }),
  };
  return { ok: true, config: { ...config, mqtt: { ...mqtt, secrets } } };
}

export type Read = { text?: string; fault?: string };
const none: Read = {};

/** `name`: a path, or a name in that folder. */
export function readPassword(name: string, credentials: string | undefined): Read {
  const found = (what: string, then: string): Read => ({
    fault: `mqtt.passwordFile: found ${what}, expected ${then}`,
  });
  if (!isAbsolute(name) && credentials === undefined)
    return found(
      `${name}, and no $CREDENTIALS_DIRECTORY`,
      `systemd to hand it over (LoadCredential=${name}:/etc/one-ticket/${name}), or the folder that holds it in that variable, or the whole path of a file`,
    );
  const path = isAbsolute(name) ? name : join(credentials ?? '', name);
  const isHandedOver = credentials !== undefined && path.startsWith(join(credentials, '/'));
  const read = readFile(path, passwordAtMostBytes, mode => {
    // systemd itself gives 0400, or 0440 where the service has a user of its own.
    if ((mode & (isHandedOver ? 0o037 : 0o077)) === 0) return undefined;
    const octal = (mode & 0o777).toString(8).padStart(4, '0');
    return { found: `mode ${octal}: others can read or change it`, expected: `mode 0400: chmod 400 ${path}` };
  });
  if ('found' in read) return found(`${path}, ${read.found}`, read.expected);
  const text = read.bytes.toString('utf8').replace(/\r?\n$/, '');
  if (text === '') return found(`${path}, which is empty`, 'the password, on one line');
  const [sign] = /\p{Cc}/u.exec(text) ?? [];
  if (sign === undefined) return { text };
  const what = sign === '\n' || sign === '\r' ? 'more than one line' : 'a control sign in it';
  return found(`${path}, with ${what}`, 'the password alone, on one line');
}

export function readCertificates(path: string): Read {
  const found = (what: string): Read => ({
    fault: `mqtt.caFile: found ${path}, ${what}, expected certificates (-----BEGIN CERTIFICATE-----) of those who signed the broker's`,
  });
  const read = readFile(path, certificatesAtMostBytes, () => undefined);
  if ('found' in read)
    return { fault: `mqtt.caFile: found ${path}, ${read.found}, expected ${read.expected}` };
  const text = read.bytes.toString('utf8');
  const blocks = text.match(/-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----/gs) ?? [];
  if (blocks.length === 0) return found('without a whole certificate');
  for (const [index, block] of blocks.entries()) {
    try {
      void new X509Certificate(block);
    } catch {
      return found(`in which certificate ${index + 1} is broken`);
    }
  }
  return { text };
}

type Wrong = { found: string; expected: string };

/** `unfit`: what is wrong with a file of this mode; asked of the very file that is read. */
function readFile(
  path: string,
  atMostBytes: number,
  unfit: (mode: number) => Wrong | undefined,
): { bytes: Buffer } | Wrong {
  let file: number | undefined;
  try {
    // A pipe would keep the start waiting for somebody to write to it.
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const { mode, size } = fstatSync(file);
    const isFile = (mode & 0o170000) === 0o100000;
    if (!isFile) return { found: 'which is no file', expected: 'a file' };
    const wrong = unfit(mode);
    if (wrong !== undefined) return wrong;
    if (size > atMostBytes) return { found: `of ${size} bytes`, expected: `at most ${atMostBytes}` };
    return { bytes: readFileSync(file) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') return { found: 'which is not there', expected: 'a file' };
    if (code === 'EACCES')
      return { found: 'which may not be read', expected: 'a file that the daemon may read' };
    return { found: String(error), expected: 'a file that can be read' };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
