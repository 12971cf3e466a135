/** What the config only names and never holds: the password of the daemon's MQTT user, and the certificates it trusts. */
import { X509Certificate } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { Coded } from '../../drivers/settings/finding.ts';
import type { SecretFaultArgs } from '../checks/fault-args.ts';
import type { Config } from '../schema/config.ts';
import type { MqttConfig } from '../schema/mqtt.ts';
import type { SecretFault } from './fault.ts';

/** How to reach the broker, in the words of mqtt.js. */
export type BrokerLogin = { url: string; username?: string; password?: string; ca?: string };

export function loginOf({ url, user, secrets }: MqttConfig): BrokerLogin {
  return { url, ...(user !== undefined && { username: user }), ...secrets };
}

type FileFault = Coded<SecretFaultArgs>;
export type Read = { text?: string; fault?: FileFault };
const none: Read = {};

/** Longer than any password that somebody typed; longer than the certificates of every authority there is. */
const passwordAtMostBytes = 1024;
const keyAtMostBytes = 64 * 1024;
const certificatesAtMostBytes = 1024 * 1024;

/**
 * Reads the files that `mqtt` names. A fault never tells what stands in a file.
 * `credentials`: the folder that systemd hands over ($CREDENTIALS_DIRECTORY).
 */
export function withSecrets<Hall extends Pick<Config, 'mqtt'>>(
  config: Hall,
  credentials = process.env['CREDENTIALS_DIRECTORY'],
): { ok: true; config: Hall } | { ok: false; faults: SecretFault[] } {
  const { mqtt } = config;
  if (mqtt === undefined) return { ok: true, config };
  const password = mqtt.passwordFile === undefined ? none : readPassword(mqtt.passwordFile, credentials);
  const ca = mqtt.caFile === undefined ? none : readCertificates(mqtt.caFile);
  const faults = [
    ...(password.fault ? [{ key: 'mqtt.passwordFile', ...password.fault }] : []),
    ...(ca.fault ? [{ key: 'mqtt.caFile', ...ca.fault }] : []),
  ];
  if (faults.length > 0) return { ok: false, faults };
  const secrets = {
    ...(password.text !== undefined && { password: password.text }),
    ...(ca.text !== undefined && { ca: ca.text }),
  };
  return { ok: true, config: { ...config, mqtt: { ...mqtt, secrets } } };
}

/** `name`: a path, or a name in that folder. */
export function readPassword(name: string, credentials: string | undefined): Read {
  if (!isAbsolute(name) && credentials === undefined)
    return { fault: { code: 'not-handed-over', args: { name } } };
  const path = isAbsolute(name) ? name : join(credentials ?? '', name);
  const read = readFile(path, passwordAtMostBytes, mode => openToOthers(path, mode, credentials));
  if ('code' in read) return { fault: read };
  const text = read.bytes.toString('utf8').replace(/\r?\n$/, '');
  if (text === '') return { fault: { code: 'password-empty', args: { path } } };
  const [sign] = /\p{Cc}/u.exec(text) ?? [];
  if (sign === undefined) return { text };
  const code = sign === '\n' || sign === '\r' ? 'password-of-lines' : 'password-with-control';
  return { fault: { code, args: { path } } };
}

/** Whether it is a key, and of which certificate, is found out by whoever uses it. */
export function readKey(path: string, credentials: string | undefined): Read {
  const read = readFile(path, keyAtMostBytes, mode => openToOthers(path, mode, credentials));
  return 'code' in read ? { fault: read } : { text: read.bytes.toString('utf8') };
}

function openToOthers(path: string, mode: number, credentials: string | undefined): FileFault | undefined {
  const isHandedOver = credentials !== undefined && path.startsWith(join(credentials, '/'));
  // systemd itself gives 0400, or 0440 where the service has a user of its own.
  if ((mode & (isHandedOver ? 0o037 : 0o077)) === 0) return undefined;
  return { code: 'open-to-others', args: { path, mode: (mode & 0o777).toString(8).padStart(4, '0') } };
}

export function readCertificates(path: string): Read {
  const read = readFile(path, certificatesAtMostBytes, () => undefined);
  if ('code' in read) return { fault: read };
  const text = read.bytes.toString('utf8');
  const blocks = text.match(/-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----/gs) ?? [];
  if (blocks.length === 0) return { fault: { code: 'no-certificate', args: { path } } };
  for (const [index, block] of blocks.entries()) {
    try {
      void new X509Certificate(block);
    } catch {
      return { fault: { code: 'certificate-broken', args: { path, nth: index + 1 } } };
    }
  }
  return { text };
}

/** `unfit`: what is wrong with a file of this mode; asked of the very file that is read. */
function readFile(
  path: string,
  atMostBytes: number,
  unfit: (mode: number) => FileFault | undefined,
): { bytes: Buffer } | FileFault {
  let file: number | undefined;
  try {
    // A pipe would keep the start waiting for somebody to write to it.
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const { mode, size } = fstatSync(file);
    const isFile = (mode & 0o170000) === 0o100000;
    if (!isFile) return { code: 'secret-no-file', args: { path } };
    const wrong = unfit(mode);
    if (wrong !== undefined) return wrong;
    if (size > atMostBytes) return { code: 'secret-too-large', args: { path, bytes: size, atMostBytes } };
    return { bytes: readFileSync(file) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') return { code: 'secret-missing', args: { path } };
    if (code === 'EACCES') return { code: 'secret-forbidden', args: { path } };
    return { code: 'secret-unreadable', args: { path, why: String(error) } };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
