import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectAsync, type MqttClient } from 'mqtt';
import type { BrokerSimulator } from '../../simulators/devices/simulator.ts';
import { freePort } from '../kit/hall/broker/mosquitto.ts';

/** As a person with the programs of Mosquitto would. */
export async function mosquittoPub(
  url: string,
  topic: string,
  payload: string,
  ...more: string[]
): Promise<void> {
  const { hostname, port } = new URL(url);
  const words = ['-h', hostname, '-p', port, '-q', '1', '-t', topic, '-m', payload, ...more];
  const [code] = await once(spawn('mosquitto_pub', words, { stdio: 'inherit' }), 'exit');
  if (code !== 0) throw new Error(`mosquitto_pub ended with ${String(code)}`);
}

/** A broker that keeps what is retained when it is started again, as one in a hall does. */
export async function startKeepingMosquitto() {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'one-ticket-mosquitto-'));
  const file = join(folder, 'mosquitto.conf');
  const lines = [
    `listener ${port} 127.0.0.1`,
    'allow_anonymous true',
    'persistence true',
    `persistence_location ${folder}/`,
    'user root',
  ];
  writeFileSync(file, lines.join('\n'));
  const env = { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` };
  const url = `mqtt://127.0.0.1:${port}`;
  const spawnIt = () => spawn('mosquitto', ['-c', file], { stdio: 'ignore', env });
  let child = spawnIt();

  async function answers(): Promise<void> {
    for (;;) {
      const client = await connectAsync(url, { reconnectPeriod: 0 }).catch(() => undefined);
      if (client !== undefined) return client.endAsync(true);
      await sleep(10);
    }
  }
  async function stop(): Promise<void> {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }
  await answers();
  return {
    url,
    stop,
    async start(): Promise<void> {
      child = spawnIt();
      await answers();
    },
    async end(): Promise<void> {
      await stop();
      rmSync(folder, { recursive: true });
    },
  };
}

export type Plugged = { client: MqttClient; pull(): Promise<void>; end(): Promise<void> };
type Device = Pick<BrokerSimulator, 'topics' | 'will' | 'connected' | 'message'>;

/** A simulated device on a connection of its own, with its own will. `make` gets the way to publish. */
export async function plug<Kind extends Device>(
  url: string,
  make: (publish: (topic: string, payload: string, how?: { retain?: boolean }) => void) => Kind,
): Promise<Plugged & { device: Kind }> {
  let client: MqttClient | undefined;
  const device = make((topic, payload, { retain = false } = {}) => {
    if (client?.connected === true) client.publish(topic, payload, { qos: 1, retain });
  });
  const { will } = device;
  const made = await connectAsync(url, {
    reconnectPeriod: 50,
    protocolVersion: 4,
    ...(will && { will: { topic: will.topic, payload: Buffer.from(will.payload), qos: 1, retain: true } }),
  });
  client = made;
  made.on('error', () => {});
  made.on('message', (topic, payload) => device.message(topic, payload.toString()));
  const greet = async (): Promise<void> => {
    if (device.topics.length > 0) await made.subscribeAsync([...device.topics], { qos: 1 });
    device.connected();
  };
  made.on('connect', () => void greet().catch(() => {}));
  await greet();
  return {
    device,
    client: made,
    async pull() {
      made.options.reconnectPeriod = 0;
      const closed = new Promise<void>(resolve => void made.once('close', () => resolve()));
      made.stream.destroy();
      await closed;
      await made.endAsync(true);
    },
    end: () => made.endAsync(true),
  };
}
