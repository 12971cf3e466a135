/** A device on the network, or behind a serial server: a TCP server on 127.0.0.1. */
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { OpenPort, PortEvents } from './port.ts';

const host = '127.0.0.1';
const listenAgainMs = 50;
/** A client that reads no more is sent nothing more: what lies unsent is bounded. */
const unsentAtMostBytes = 65_536;

/** Listens; the port that is opened from it has one client at a time, and hangs up on others. Rejects when no port is free. */
export async function listenOnTcp(): Promise<OpenPort> {
  let hear: PortEvents = { data: () => {} };
  let client: Socket | undefined;
  let server: Server;
  let isIn = true;
  let closed = false;

  function take(socket: Socket): void {
    if (client !== undefined || !isIn) {
      socket.resetAndDestroy();
      return;
    }
    client = socket;
    socket.setNoDelay(true);
    socket.on('data', bytes => {
      if (client === socket) hear.data(bytes);
    });
    // A reset of the other side; `close` follows.
    socket.on('error', () => {});
    socket.on('close', () => {
      if (client === socket) client = undefined;
    });
    hear.connected?.();
  }

  async function listen(on: number): Promise<number> {
    server = createServer(take).listen(on, host);
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('a TCP server without a port');
    return address.port;
  }

  const port = await listen(0);

  /** Somebody may have taken the port in the meantime. */
  function listenAgain(): void {
    if (!isIn || closed || server.listening) return;
    listen(port).then(
      () => {
        if (!isIn || closed) server.close();
      },
      () => setTimeout(listenAgain, listenAgainMs),
    );
  }

  function hangUp(): void {
    server.close();
    client?.resetAndDestroy();
    client = undefined;
  }

  return on => {
    hear = on;
    return {
      path: `${host}:${port}`,
      write(bytes) {
        if (client !== undefined && client.writableLength < unsentAtMostBytes) client.write(bytes);
      },
      plug(nowIn) {
        if (nowIn === isIn) return;
        isIn = nowIn;
        if (isIn) listenAgain();
        else hangUp();
      },
      close() {
        closed = true;
        hangUp();
      },
    };
  };
}
