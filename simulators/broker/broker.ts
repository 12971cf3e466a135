/** The broker of the demo: anonymous, in memory, for this machine only, and for the topics of its hall alone. */
import { createServer } from 'node:net';
import type { Duplex } from 'node:stream';
import { Aedes } from 'aedes';
import { listenLocally } from './local-port.ts';
import { limitPackets } from './packets.ts';
import { knownTopics } from './topics.ts';

/**
 * So much may lie unsent for one client; whoever is further behind is cut off. Until then nobody waits for it: Aedes hands
 * on a message only when all have taken the ones before, and a stream that is full takes none.
 */
export const mostBehindBytes = 8 * 1024 * 1024;
const drainWithinMs = 1;
/** Forty devices, some pages and whoever watches are far fewer; past it, a client connects for ever and forgets. */
const mostClients = 256;
/** On a loopback nothing is on its way for longer. */
const connectWithinMs = 5000;
/** `one-ticket/v1/hall/rsp/user/client/id/event` has eight; a device may have a name of several. */
const mostTopicLevels = 16;

export type Broker = {
  port: number;
  /** Takes a client that came another way than over the port. Its `writableHighWaterMark` is `mostBehindBytes`. */
  serve(stream: Duplex): void;
  /** Whether it is there for those who come over the port. */
  isHere(): boolean;
  /** Hangs up on all who came over the port and listens no more; what is retained stays. */
  takeAway(): void;
  /** Listens again, one call at a time; why not, when the port is not free any more. */
  bringBack(): Promise<string | undefined>;
  close(): Promise<void>;
};

/**
 * Listens on the first of `ports` that is free on 127.0.0.1; when none is, `why` is about the last. `filters` match all that
 * may be said here: who says anything else, by a will too, is cut off unheard, and who asks for anything else is refused it.
 */
export async function openBroker(
  ports: readonly number[],
  filters: readonly string[],
): Promise<{ ok: true; broker: Broker } | { ok: false; why: string }> {
  const aedes = await aedesFor(filters);
  const server = createServer({ highWaterMark: mostBehindBytes }, socket => {
    overThePort.add(socket);
    socket.on('close', () => overThePort.delete(socket));
    serve(socket);
  });
  const overThePort = new Set<Duplex>();
  const clients = new Set<Duplex>();

  function serve(stream: Duplex): void {
    if (clients.size >= mostClients) {
      stream.on('error', () => {});
      stream.destroy();
      return;
    }
    clients.add(stream);
    stream.on('close', () => clients.delete(stream));
    limitPackets(stream);
    aedes.handle(stream);
  }

  function takeAway(): void {
    server.close();
    for (const socket of overThePort) socket.destroy();
  }

  async function close(): Promise<void> {
    takeAway();
    await new Promise<void>(resolve => aedes.close(resolve));
  }

  const opened = await listenLocally(server, ports);
  if (!opened.ok) {
    await close();
    return opened;
  }
  const { port } = opened;
  return {
    ok: true,
    broker: {
      port,
      serve,
      isHere: () => server.listening,
      takeAway,
      async bringBack() {
        if (server.listening) return undefined;
        const listened = await listenLocally(server, [port]);
        return listened.ok ? undefined : listened.why;
      },
      close,
    },
  };
}

/** Aedes, knowing the topics that `filters` match. */
async function aedesFor(filters: readonly string[]): Promise<Aedes> {
  const known = knownTopics(filters);
  /** What is retained. */
  const standing = new Map<string, string | Buffer>();
  return Aedes.createBroker({
    drainTimeout: drainWithinMs,
    connectTimeout: connectWithinMs,
    maxTopicLevels: mostTopicLevels,
    authorizePublish: (_client, { topic, payload, retain }, decide) => {
      if (!known.has(topic))
        return decide(new Error(`found the topic ${topic}, which this hall does not have`));
      if (retain && payload.length > 0) standing.set(topic, payload);
      else if (retain) standing.delete(topic);
      decide(null);
    },
    // Aedes reads ahead of what it sends to whoever has just come: what changed meanwhile came as news, and then as it was.
    authorizeForward(_client, packet) {
      if (!packet.retain) return packet;
      const payload = standing.get(packet.topic);
      return payload === undefined ? null : { ...packet, payload };
    },
    authorizeSubscribe: (_client, subscription, decide) =>
      decide(null, known.meets(subscription.topic) ? subscription : null),
  });
}
