/** `one-ticket demo` as a person starts it, on ports and in a folder of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../kit/hall/broker/mosquitto.ts';
import { type Watcher, watch } from '../kit/hall/broker/watcher.ts';
import { startProgram } from '../kit/hall/program.ts';

export type DemoChild = {
  /** The page's address. */
  url: string;
  /** Its broker's. */
  broker: string;
  state: string;
  /** Over the hall's broker. */
  ops: Watcher;
  printed(): string;
  close(): Promise<void>;
};

/** Resolves when its hall is open. `hall`: the id in its config. */
export async function startDemo(
  options: { hall?: string; words?: readonly string[] } = {},
): Promise<DemoChild> {
  const { hall = 'fuzhou', words = [] } = options;
  const state = mkdtempSync(join(tmpdir(), 'one-ticket-demo-'));
  const [mqtt, page] = [await freePort(), await freePort()];
  const ports = ['--mqtt-port', `${mqtt}`, '--page-port', `${page}`];
  // Its standard input ends with this process, whatever that dies of; the demo then ends too.
  const demo = startProgram(['demo', '--state', state, ...ports, ...words], {
    stdin: 'open',
    env: { ONE_TICKET_PARENT: 'stdin' },
  });
  await demo.until('The hall is open.');
  const broker = `mqtt://127.0.0.1:${mqtt}`;
  const ops = await watch(broker, hall);
  return {
    url: `http://127.0.0.1:${page}`,
    broker,
    state,
    ops,
    printed: demo.said,
    async close() {
      await ops.close();
      await demo.end('SIGINT');
      rmSync(state, { recursive: true });
    },
  };
}
