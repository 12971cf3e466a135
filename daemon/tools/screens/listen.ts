/** Where the pages are served and with which certificate: read from the words of the command line. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { readCertificates, readKey } from '../../../config/load/secrets.ts';
import { hostsOfThisMachine, type KnownHosts } from '../../page/server/guard.ts';
import { exitCodes } from '../../process/exit-codes.ts';
import { secretFaultText } from '../../text/staff/sentences.ts';
import { words } from './words.ts';

export type ListenOptions = { listen: string; tlsCert?: string; tlsKey?: string };

export type Place = {
  host: string;
  port: number;
  tls?: { cert: string; key: string };
  /** `port`: the one that it has at last. */
  hosts(port: number): KnownHosts;
};

export function placeFrom(
  { listen, tlsCert, tlsKey }: ListenOptions,
  credentials = process.env['CREDENTIALS_DIRECTORY'],
): { ok: true; place: Place } | { ok: false; code: number; why: string } {
  const wrong = (why: string) => ({ ok: false as const, code: exitCodes.usage, why });
  const [, bracketed, plain, portText = ''] = /^(?:\[([^\]]+)\]|([^:[\]]+)):(\d{1,5})$/.exec(listen) ?? [];
  const host = bracketed ?? plain;
  const port = Number(portText);
  if (host === undefined || port > 65_535) return wrong(words.listen(listen));
  if ((tlsCert === undefined) !== (tlsKey === undefined)) return wrong(words.certAndKey);
  if (tlsCert === undefined || tlsKey === undefined) {
    if (!['127.0.0.1', 'localhost'].includes(host)) return wrong(words.onlyHere(listen));
    return { ok: true, place: { host: '127.0.0.1', port, hosts: hostsOfThisMachine } };
  }
  const cert = readCertificates(resolve(tlsCert));
  const key = readKey(resolve(tlsKey), credentials);
  const fault =
    (cert.fault && { key: '--tls-cert', ...cert.fault }) ?? (key.fault && { key: '--tls-key', ...key.fault });
  const tls = { cert: cert.text ?? '', key: key.text ?? '' };
  const why = fault === undefined ? misfit(tls, tlsKey) : secretFaultText(fault);
  if (why !== undefined) return { ok: false, code: exitCodes.io, why };
  return { ok: true, place: { host, port, tls, hosts: () => hostsOfCertificate(tls.cert) } };
}

/** Why they are no pair. */
function misfit({ cert, key }: NonNullable<Place['tls']>, keyFile: string): string | undefined {
  try {
    return new X509Certificate(cert).checkPrivateKey(createPrivateKey(key))
      ? undefined
      : words.otherKey(keyFile);
  } catch (error) {
    return words.noKey(keyFile, error instanceof Error ? error.message : String(error));
  }
}

/** A browser would take it by no other name. The port may be another one before a router. */
function hostsOfCertificate(pem: string): KnownHosts {
  const certificate = new X509Certificate(pem);
  const told = Array.from(
    (certificate.subjectAltName ?? '').matchAll(/(?:DNS|IP Address):([^,\s]+)/g),
    ([, name = '']) => name,
  );
  const isNamed = (name: string) =>
    (isIP(name) === 0 ? certificate.checkHost(name) : certificate.checkIP(name)) !== undefined;
  return {
    scheme: 'https',
    told: told.length === 0 ? [certificate.subject] : told,
    knows: host => isNamed(host.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1')),
  };
}
