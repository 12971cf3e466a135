/** The broker of the demo: anonymous, in memory, for this machine only. */
import { createServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { Aedes } from 'aedes';
import { listenLocally } from './local-port.ts';

/**
 * So much may lie unsent for one client; whoever is further behind is cut off. Until then nobody waits for it: Aedes hands
 * on a message only when all have taken the ones before, and a stream that is full takes none.
 */
export const mostBehindBytes = 8 * 1024 * 1024;
const drainWithinMs = 1;

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

/** Listens on the first of `ports` that is free on 127.0.0.1; when none is, `why` is about the last. */
export async function openBroker(
  ports: readonly number[],
): Promise<{ ok: true; broker: Broker } | { ok: false; why: string }> {
  const aedes = await Aedes.createBroker({ drainTimeout: drainWithinMs });
  const server = createServer({ highWaterMark: mostBehindBytes }, take);
  const sockets = new Set<Socket>();

  function take(socket: Socket): void {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    aedes.handle(socket);
  }

  function takeAway(): void {
    server.close();
    for (const socket of sockets) socket.destroy();
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
      serve: stream => void aedes.handle(stream),
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
