/** The way to a broker for a client of mqtt.js: TCP, TLS or WebSocket, and no packet on it that takes all memory. */
import { connect as connectTcp } from 'node:net';
import { Duplex } from 'node:stream';
import { callbackify } from 'node:util';
import { boundPackets } from './packet-sizes.ts';

/** Far more than anything that is said to a hall; far less than the memory of its box. */
const packetAtMostBytes = 256 * 1024;
const usualPorts: Readonly<Record<string, number>> = { 'mqtt:': 1883, 'mqtts:': 8883 };

/** `url`: mqtt, mqtts, ws or wss. `ca`: PEM; left out: the authorities that Node knows. */
export function brokerStream({ url, ca }: { url: string; ca?: string }): Duplex {
  return bounded(() => open(new URL(url), ca === undefined ? {} : { ca }));
}

/** A broker beside the hall needs neither TLS nor WebSocket, which brings HTTP: they are loaded when asked for (docs/decisions/0094). */
async function open(address: URL, trust: { ca?: string }): Promise<Duplex> {
  const { protocol } = address;
  if (protocol === 'ws:' || protocol === 'wss:') {
    const { createWebSocketStream, WebSocket } = await import('ws');
    // It keeps a frame whole, too; a client that sends such a one is cut off.
    return createWebSocketStream(
      new WebSocket(address, ['mqtt'], { ...trust, maxPayload: packetAtMostBytes, perMessageDeflate: false }),
    );
  }
  const host = address.hostname.replace(/^\[|\]$/g, '');
  const port = address.port === '' ? (usualPorts[protocol] ?? 0) : Number(address.port);
  if (protocol !== 'mqtts:') return connectTcp({ host, port, noDelay: true });
  const { connect } = await import('node:tls');
  // The name that the certificate must bear is the host's, unless it is an address.
  return connect({ ...trust, host, port });
}

/** What is said to it before it is open waits. */
function bounded(opened: () => Promise<Duplex>): Duplex {
  let inner: Duplex | undefined;
  const outer = new Duplex({
    construct: callbackify(async () => {
      inner = await opened();
      pass(inner);
    }),
    read: () => void inner?.resume(),
    write: (chunk, _, done) => void inner?.write(chunk, done),
    writev(chunks, done) {
      inner?.cork();
      for (const [index, { chunk }] of chunks.entries())
        inner?.write(chunk, index === chunks.length - 1 ? done : undefined);
      inner?.uncork();
    },
    final: done => void inner?.end(done),
    destroy(error, done) {
      inner?.destroy();
      done(error);
    },
  });
  function pass(stream: Duplex): void {
    const take = boundPackets(packetAtMostBytes, bytes => {
      if (!outer.push(bytes)) stream.pause();
    });
    stream.on('data', (chunk: Buffer) => {
      const wrong = take(chunk);
      if (wrong !== undefined) outer.destroy(new Error(wrong));
    });
    stream.on('end', () => outer.push(null));
    stream.on('error', error => outer.destroy(error));
    stream.on('close', () => outer.destroy());
  }
  return outer;
}
