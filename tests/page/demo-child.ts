/** `one-ticket demo` as a person starts it, on ports and in a folder of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from '../kit/hall/broker/mosquitto.ts';
import { type Watcher, watch } from '../kit/hall/broker/watcher.ts';

export type DemoChild = {
  /** The page's address. */
  url: string;
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
  const demo = spawn(
    process.execPath,
    [resolve('daemon/one-ticket.mjs'), 'demo', '--state', state, ...ports, ...words],
    // Its standard input ends with this process, whatever that dies of; the demo then ends too.
    { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, ONE_TICKET_PARENT: 'stdin' } },
  );
  let printed = '';
  const open = Promise.withResolvers<void>();
  for (const stream of [demo.stdout, demo.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      if (printed.includes('The hall is open.')) open.resolve();
    });
  }
  const exit = once(demo, 'exit');
  const died = exit.then(([code]) => {
    throw new Error(`the demo ended with ${code}:\n${printed}`);
  });
  await Promise.race([open.promise, died]);
  died.catch(() => undefined);
  const ops = await watch(`mqtt://127.0.0.1:${mqtt}`, hall);
  return {
    url: `http://127.0.0.1:${page}`,
    state,
    ops,
    printed: () => printed,
    async close() {
      await ops.close();
      demo.kill('SIGINT');
      await exit;
      rmSync(state, { recursive: true });
    },
  };
}
