/** The way to a broker for a client of mqtt.js: TCP, TLS or WebSocket, and no packet on it that takes all memory. */
import { connect as connectTcp } from 'node:net';
import { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import { createWebSocketStream, WebSocket } from 'ws';
import { boundPackets } from './packet-sizes.ts';

/** Far more than anything that is said to a hall; far less than the memory of its box. */
const packetAtMostBytes = 256 * 1024;
const usualPorts: Readonly<Record<string, number>> = { 'mqtt:': 1883, 'mqtts:': 8883 };

/** `url`: mqtt, mqtts, ws or wss. `ca`: PEM; left out: the authorities that Node knows. */
export function brokerStream({ url, ca }: { url: string; ca?: string }): Duplex {
  return bounded(open(new URL(url), ca === undefined ? {} : { ca }));
}

function open(address: URL, trust: { ca?: string }): Duplex {
  const { protocol } = address;
  if (protocol === 'ws:' || protocol === 'wss:')
    // It keeps a frame whole, too; a client that sends such a one is cut off.
    return createWebSocketStream(
      new WebSocket(address, ['mqtt'], { ...trust, maxPayload: packetAtMostBytes, perMessageDeflate: false }),
    );
  const host = address.hostname.replace(/^\[|\]$/g, '');
  const port = address.port === '' ? (usualPorts[protocol] ?? 0) : Number(address.port);
  // The name that the certificate must bear is the host's, unless it is an address.
  return protocol === 'mqtts:'
    ? connectTls({ ...trust, host, port })
    : connectTcp({ host, port, noDelay: true });
}

function bounded(inner: Duplex): Duplex {
  const outer = new Duplex({
    read: () => void inner.resume(),
    write: (chunk, _, done) => void inner.write(chunk, done),
    writev(chunks, done) {
      inner.cork();
      for (const [index, { chunk }] of chunks.entries())
        inner.write(chunk, index === chunks.length - 1 ? done : undefined);
      inner.uncork();
    },
    final: done => void inner.end(done),
    destroy(error, done) {
      inner.destroy();
      done(error);
    },
  });
  const take = boundPackets(packetAtMostBytes, bytes => {
    if (!outer.push(bytes)) inner.pause();
  });
  inner.on('data', (chunk: Buffer) => {
    const wrong = take(chunk);
    if (wrong !== undefined) outer.destroy(new Error(wrong));
  });
  inner.on('end', () => outer.push(null));
  inner.on('error', error => outer.destroy(error));
  inner.on('close', () => outer.destroy());
  return outer;
}
