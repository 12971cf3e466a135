/** Ports for browsers and clients of this machine only. */
import { once } from 'node:events';
import type { Server } from 'node:net';

export const localHost = '127.0.0.1';

/** Listens on the first of `ports` that is free on 127.0.0.1, 0 is any; when none is, `why` is about the last. */
export async function listenLocally(
  server: Server,
  ports: readonly number[],
): Promise<{ ok: true; port: number } | { ok: false; why: string }> {
  let why = 'no port was given';
  for (const tried of ports) {
    try {
      server.listen(tried, localHost);
      await once(server, 'listening');
    } catch (error) {
      why = error instanceof Error ? error.message : String(error);
      continue;
    }
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('a TCP server without a port');
    return { ok: true, port: address.port };
  }
  return { ok: false, why };
}
