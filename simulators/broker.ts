/** The broker of the demo: anonymous, in memory, for this machine only. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import { Aedes } from 'aedes';

export type Broker = { port: number; close(): Promise<void> };

/** Listens on the first of `ports` that is free on 127.0.0.1; when none is, `why` is about the last. */
export async function openBroker(
  ports: readonly number[],
): Promise<{ ok: true; broker: Broker } | { ok: false; why: string }> {
  const aedes = await Aedes.createBroker();
  const server = createServer(aedes.handle);
  let why = 'no port was given';
  for (const port of ports) {
    try {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    } catch (error) {
      why = error instanceof Error ? error.message : String(error);
      continue;
    }
    return {
      ok: true,
      broker: {
        port,
        async close() {
          server.close();
          await new Promise<void>(resolve => aedes.close(resolve));
        },
      },
    };
  }
  await new Promise<void>(resolve => aedes.close(resolve));
  return { ok: false, why };
}
