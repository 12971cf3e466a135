import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Mosquitto, startMosquitto } from '../kit/hall/broker/mosquitto.ts';

let broker: Mosquitto;
beforeAll(async () => {
  broker = await startMosquitto();
});
afterAll(() => broker.kill());

async function toldBy(program: string): Promise<string> {
  const words = ['--expose-gc', join(import.meta.dirname, program), broker.url];
  return (await promisify(execFile)(process.execPath, words)).stdout;
}

test('messages of every length leave nothing behind in memory', async () => {
  // The pool's last slabs, and what Node keeps of its own. Pinned slabs would be ninety.
  expect(Number(await toldBy('many-lengths.ts')) / 1e6).toBeLessThan(8);
});

test('a broker that is spoken to in the clear brings no HTTP and no TLS into memory', async () => {
  const loaded: string[] = JSON.parse(await toldBy('loaded-modules.ts'));
  expect(loaded).toContain('NativeModule net');
  expect(loaded.filter(name => /^NativeModule (?:https?|tls|_http_\w+|_tls_\w+)$/.test(name))).toEqual([]);
});
