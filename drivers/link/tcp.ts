import { createConnection } from 'node:net';
import type { Link, OpenLink, Timers } from '../device.ts';
import { codeOf } from './error.ts';

/** Far longer than a network of one house takes; what is switched off never answers at all. */
const connectWithinMs = 3000;
/** A peer that is silent this long is asked whether it still stands; libuv asks ten times, a second apart. */
const keepAliveAfterMs = 10_000;
/** More than this unsent means that the peer takes nothing any more. */
const longestBacklogBytes = 16 * 1024;
/** How long a peer may take to agree to an end. One that does not is gone, and must not get old bytes when it is back. */
const endWithinMs = 500;

/** A device at a TCP port: its own (a printer's 9100), or that of a serial server in front of it. */
export function tcpLink({ host, port }: { host: string; port: number }, timers: Timers): OpenLink {
  const name = `${host}:${port}`;
  return on =>
    new Promise<Link>((resolve, reject) => {
      const socket = createConnection({
        host,
        port,
        // A frame of a few bytes must not wait for the answer to the one before.
        noDelay: true,
        keepAlive: true,
        keepAliveInitialDelay: keepAliveAfterMs,
      });
      let state: 'opening' | 'open' | 'over' = 'opening';
      const cancelConnect = timers.after(connectWithinMs, () =>
        lost(`${name} does not answer: is it switched on and on the network, and is the address right?`),
      );

      /** `error`, `end` and `close` may all come: only the first word counts. */
      function lost(why: string): void {
        const before = state;
        state = 'over';
        cancelConnect();
        socket.destroy();
        if (before === 'opening') reject(new Error(why));
        else if (before === 'open') on.down(why);
      }

      socket.on('error', error => lost(whyLost(name, error)));
      socket.on('end', () => lost(`${name} closed the connection`));
      socket.on('close', () => lost(`${name} closed the connection`));
      socket.on('data', bytes => {
        if (state === 'open') on.data(bytes);
      });
      socket.on('connect', () => {
        if (state !== 'opening') return;
        cancelConnect();
        state = 'open';
        resolve({
          write: bytes =>
            new Promise((sent, failed) => {
              if (state === 'over') return failed(new Error(`${name} is closed`));
              if (socket.writableLength > longestBacklogBytes)
                return failed(new Error(`${name} takes no bytes`));
              socket.write(bytes, failure => (failure ? failed(failure) : sent()));
            }),
          close: () =>
            new Promise(closed => {
              state = 'over';
              if (socket.closed) return closed();
              const cancelEnd = timers.after(endWithinMs, () => {
                // By itself it would wait until everything is sent.
                socket.resetAndDestroy();
                socket.destroy();
              });
              socket.once('close', () => {
                cancelEnd();
                closed();
              });
              if (!socket.destroyed) socket.end();
            }),
        });
      });
    });
}

function whyLost(name: string, error: Error): string {
  switch (codeOf(error)) {
    case 'ECONNREFUSED':
      return `${name} refuses the connection: is the port right, and does no other computer hold the device?`;
    case 'EHOSTUNREACH':
    case 'EHOSTDOWN':
    case 'ENETUNREACH':
      return `${name} cannot be reached: is it switched on and on the network, and is the address right?`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `${name} has a name that nobody knows: write its number, for example 192.168.1.60:9100`;
    case 'ETIMEDOUT':
      return `${name} does not answer any more`;
    case 'ECONNRESET':
    case 'EPIPE':
      return `${name} broke the connection off`;
    default:
      return `${name}: ${error.message}`;
  }
}
