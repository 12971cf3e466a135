/** The broker of the demo: what it takes, from whom, and how much, over its port and from browsers. */
import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { networkInterfaces } from 'node:os';
import { connectAsync, type MqttClient } from 'mqtt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { mqttOf } from '../../config/schema/mqtt.ts';
import { findDaemon } from '../../daemon/mqtt/client/running-daemon.ts';
import { type Broker, openBroker } from '../../simulators/broker/broker.ts';
import { openPage, type PageServer } from '../../simulators/demo/page-server.ts';

const prefix = 'one-ticket/v1/test';
const plan = {
  hall: 'test',
  name: 'Test',
  prefix,
  institutions: [],
  queues: [],
  services: [],
  counters: [],
  devices: [],
};

let broker: Broker;
let page: PageServer;
let clients: MqttClient[];

beforeEach(async () => {
  clients = [];
  const opened = await openBroker([0], [`${prefix}/#`, 'zigbee2mqtt/pad-4/#']);
  if (!opened.ok) throw new Error(opened.why);
  ({ broker } = opened);
  const served = await openPage({ ports: [0], plan, serve: broker.serve });
  if (!served.ok) throw new Error(served.why);
  ({ page } = served);
});
afterEach(async () => {
  await Promise.all(clients.map(client => client.endAsync(true)));
  await page.close();
  await broker.close();
});

const ways = {
  'over its port': () => `mqtt://127.0.0.1:${broker.port}`,
  'from a browser': () => page.mqttUrl,
};

async function client(url: string, will?: string) {
  const made = await connectAsync(url, {
    protocolVersion: 4,
    reconnectPeriod: 0,
    ...(will !== undefined && { will: { topic: will, payload: Buffer.from('gone'), qos: 1, retain: true } }),
  });
  clients.push(made);
  made.on('error', () => undefined);
  const heard: string[] = [];
  made.on('message', (topic, payload) =>
    heard.push(`${topic} ${payload.length > 9 ? payload.length : payload.toString()}`),
  );
  return { made, heard };
}

const cutOff = (made: MqttClient) => new Promise<void>(resolve => made.once('close', () => resolve()));

describe.each(Object.entries(ways))('%s', (_way, url) => {
  test('what the hall and its devices say is heard by who asks for it, or for all', async () => {
    const [narrow, wide] = [await client(url()), await client(url())];
    await narrow.made.subscribeAsync(`${prefix}/event/+`, { qos: 1 });
    await wide.made.subscribeAsync('#', { qos: 1 });
    const { made } = await client(url());
    for (const topic of [`${prefix}/event/rated`, 'zigbee2mqtt/pad-4'])
      await made.publishAsync(topic, '1', { qos: 1 });
    await expect.poll(() => wide.heard).toEqual([`${prefix}/event/rated 1`, 'zigbee2mqtt/pad-4 1']);
    expect(narrow.heard).toEqual([`${prefix}/event/rated 1`]);
  });

  test('who says something elsewhere, or in the broker’s own topics, is cut off, and nobody hears it', async () => {
    const watcher = await client(url());
    await watcher.made.subscribeAsync('#', { qos: 1 });
    const elsewhere = ['one-ticket/v1/other/cmd/open-day', 'anything', 'zigbee2mqtt/pad-5'];
    const own = ['$SYS/broker/x', '$SYS/x/new/clients'];
    const said = [...elsewhere, ...own].flatMap(topic => ([0, 1, 2] as const).map(qos => ({ topic, qos })));
    await Promise.all(
      said.map(async ({ topic, qos }) => {
        const { made } = await client(url());
        const cut = cutOff(made);
        made.publish(topic, 'x', { qos, retain: true });
        await cut;
      }),
    );
    const later = await client(url());
    await later.made.subscribeAsync('#', { qos: 1 });
    await later.made.publishAsync(`${prefix}/$state`, 'last', { qos: 1 });
    for (const { heard } of [watcher, later])
      await expect.poll(() => heard).toEqual([`${prefix}/$state last`]);
  });

  test('a will is said where the hall has its topics, and nowhere else', async () => {
    const watcher = await client(url());
    await watcher.made.subscribeAsync('#', { qos: 1 });
    for (const will of ['$SYS/broker/x', 'one-ticket/v1/other/$state', `${prefix}/$state`]) {
      const { made } = await client(url(), will);
      const gone = cutOff(made);
      made.stream.destroy();
      await gone;
    }
    await expect.poll(() => watcher.heard).toEqual([`${prefix}/$state gone`]);
  });

  test('who asks for what this hall does not have, or for the broker’s own, is refused it and hears the rest', async () => {
    const { made, heard } = await client(url());
    for (const filter of [
      '$SYS/#',
      '$SYS/+/new/clients',
      '$share/all/#',
      'one-ticket/v1/other/#',
      'anything',
    ])
      await expect(made.subscribeAsync(filter, { qos: 1 })).rejects.toThrow(/Unspecified error/);
    await made.subscribeAsync(`${prefix}/#`, { qos: 1 });
    const other = await client(url());
    await other.made.publishAsync(`${prefix}/event/rated`, '5', { qos: 1 });
    await expect.poll(() => heard).toEqual([`${prefix}/event/rated 5`]);
  });

  test('64 KiB are taken; a packet that says it is longer is cut off at its head, and the others go on', async () => {
    const watcher = await client(url());
    await watcher.made.subscribeAsync('#', { qos: 1 });
    const topic = `${prefix}/state/hall`;
    const { made } = await client(url());
    // In the packet: the topic with its length, and an id.
    const most = 64 * 1024 - topic.length - 2 - 2;
    // A WebSocket takes no larger message at all, its packet and all.
    await made.publishAsync(topic, Buffer.alloc(most - 8), { qos: 1 });
    await expect.poll(() => watcher.heard).toEqual([`${topic} ${most - 8}`]);
    const cut = cutOff(made);
    // MQTT 3.1.1 §3.3, QoS 0: PUBLISH, 100 MiB long, and of them only the topic. Who waited for the rest would wait for ever.
    made.stream.write(
      Buffer.concat([Buffer.from([0x30, 0x80, 0x80, 0x80, 0x32, 0, topic.length]), Buffer.from(topic)]),
    );
    await cut;
    const next = await client(url());
    await next.made.publishAsync(topic, 'next', { qos: 1 });
    await expect.poll(() => watcher.heard.at(-1)).toBe(`${topic} next`);
    expect(watcher.heard).toHaveLength(2);
  });
});

test('a browser that says more than 64 KiB in one message is cut off', async () => {
  const socket = new WebSocket(page.mqttUrl, ['mqtt']);
  await once(socket, 'open');
  const closed = once(socket, 'close');
  socket.on('error', () => undefined);
  socket.send(Buffer.alloc(64 * 1024 + 1, 0x30));
  await closed;
});

test('a client that connects for ever takes the place of nobody who is there', async () => {
  const { made } = await client(ways['over its port']());
  const crowd = Array.from({ length: 400 }, () => {
    const socket = connectTcp(broker.port, '127.0.0.1');
    socket.on('error', () => undefined);
    return socket;
  });
  const isOver = () => crowd.filter(({ readyState }) => readyState === 'closed').length;
  await expect.poll(isOver).toBeGreaterThanOrEqual(400 - 256);
  await made.publishAsync(`${prefix}/event/rated`, '5', { qos: 1 });
  for (const socket of crowd) socket.destroy();
  clients.push(await connectAsync(ways['over its port'](), { protocolVersion: 4, reconnectPeriod: 20 }));
});

test('nobody on another machine reaches it', async () => {
  const others = Object.values(networkInterfaces()).flatMap(found => found ?? []);
  const outside = others
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => address);
  for (const address of [...outside, '127.0.0.2']) {
    const [error] = await once(connectTcp(broker.port, address), 'error');
    expect(error).toMatchObject({ code: 'ECONNREFUSED' });
  }
});

test('whom it does not let hear a hall learns that, and does not crash: devices asks without a daemon', async () => {
  const mqtt = mqttOf({ url: `mqtt://127.0.0.1:${broker.port}`, roles: {} });
  expect(await findDaemon(mqtt, 'another-hall', [])).toEqual({
    is: 'none',
    why: expect.stringMatching(
      /^its broker at 127\.0\.0\.1:\d+ does not let whoever has no user hear the hall another-hall \(.+\)$/,
    ),
  });
});
