/** The broker of the demo: what it takes, from whom, and how much, over its port and from browsers; and who can take it away. */
import { once } from 'node:events';
import { connect as connectTcp, createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { connectAsync } from 'mqtt';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { mqttOf } from '../../config/schema/mqtt.ts';
import { findDaemon } from '../../daemon/mqtt/client/running-daemon.ts';
import { cutOff, type DemoBroker, openDemoBroker, prefix, retained } from './demo-broker.ts';

let broker: DemoBroker['broker'];
let page: DemoBroker['page'];
let portUrl: string;
let client: DemoBroker['client'];
let close: DemoBroker['close'];

beforeEach(async () => void ({ broker, page, portUrl, client, close } = await openDemoBroker()));
afterEach(() => close());

const ways = { 'over its port': () => portUrl, 'from a browser': () => page.mqttUrl };

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

  test('who has just come has everything as it stands, also what changes meanwhile', async () => {
    const topics = Array.from({ length: 200 }, (_, nth) => `${prefix}/state/visit/A${100 + nth}`);
    const hall = await client(url());
    const say = (text: string) =>
      Promise.all(topics.map(topic => hall.made.publishAsync(topic, text, retained)));
    await say('before');
    const { made, heard } = await client(url());
    await made.subscribeAsync(`${prefix}/#`, { qos: 1 });
    await say('now');
    // Each as it stood, and as news.
    await expect.poll(() => heard.length).toBe(2 * topics.length);
    const last = new Map(heard.map(text => text.split(' ') as [topic: string, text: string]));
    expect(new Set(last.values())).toEqual(new Set(['now']));
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
  const { made } = await client(portUrl);
  const crowd = Array.from({ length: 400 }, () => {
    const socket = connectTcp(broker.port, '127.0.0.1');
    socket.on('error', () => undefined);
    return socket;
  });
  const isOver = () => crowd.filter(({ readyState }) => readyState === 'closed').length;
  await expect.poll(isOver).toBeGreaterThanOrEqual(400 - 256);
  await made.publishAsync(`${prefix}/event/rated`, '5', { qos: 1 });
  for (const socket of crowd) socket.destroy();
  const later = await connectAsync(portUrl, { protocolVersion: 4, reconnectPeriod: 20 });
  await later.endAsync(true);
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

describe('when it is taken away', () => {
  const state = `${prefix}/$state`;
  const board = `${prefix}/state/board/1`;

  test('the hall is cut off, and the page is told so and goes on', async () => {
    const looking = await client(page.mqttUrl);
    await looking.made.subscribeAsync('#', { qos: 1 });
    const other = await client(page.mqttUrl);
    const daemon = await client(portUrl, state);
    await daemon.made.publishAsync(state, 'online', retained);
    const cut = cutOff(daemon.made);
    broker.takeAway();
    await cut;
    expect(broker.isHere()).toBe(false);
    await expect.poll(() => looking.heard).toEqual([`${state} online`, `${state} gone`]);
    const refused = connectTcp(broker.port, '127.0.0.1');
    expect(await once(refused, 'error')).toEqual([expect.objectContaining({ code: 'ECONNREFUSED' })]);
    await other.made.publishAsync(`${prefix}/sim/pad-1/do`, 'next', { qos: 1 });
    await expect.poll(() => looking.heard.at(-1)).toBe(`${prefix}/sim/pad-1/do next`);
  });

  test('it listens on the same port when it is brought back, and keeps what was retained', async () => {
    const daemon = await client(portUrl);
    await daemon.made.publishAsync(board, 'A001', retained);
    broker.takeAway();
    const control = await client(page.mqttUrl);
    await control.made.subscribeAsync(board);
    await expect.poll(() => control.heard).toEqual([`${board} A001`]);
    await control.made.publishAsync(board, 'A002', retained);
    expect(await broker.bringBack()).toBeUndefined();
    expect(await broker.bringBack()).toBeUndefined();
    expect(broker.isHere()).toBe(true);
    const watcher = await client(portUrl);
    await watcher.made.subscribeAsync(board);
    await expect.poll(() => watcher.heard).toEqual([`${board} A002`]);
  });

  test('it says why when its port was taken meanwhile, and may be brought back later', async () => {
    broker.takeAway();
    broker.takeAway();
    const thief = createServer().listen(broker.port, '127.0.0.1');
    await once(thief, 'listening');
    expect(await broker.bringBack()).toContain('EADDRINUSE');
    expect(broker.isHere()).toBe(false);
    thief.close();
    await once(thief, 'close');
    expect(await broker.bringBack()).toBeUndefined();
    await client(portUrl);
  });
});

// MQTT 3.1.1 §3.1 and §3.8: clean session, no keep-alive, client "x"; everything at QoS 0.
const connectPacket = Buffer.from('100d00044d51545404020000000178', 'hex');
const subscribePacket = Buffer.from('8206000100012300', 'hex');
const partBytes = 32 * 1024;
/** Together more than may lie unsent, and than the kernel holds on a loopback. */
const parts = 800;

/** Reads until it has what it subscribed to, and then no more. */
const stalledClients = {
  async 'in a browser'() {
    const socket = new WebSocket(page.mqttUrl, ['mqtt']);
    await once(socket, 'open');
    for (const packet of [connectPacket, subscribePacket]) {
      socket.send(packet);
      await once(socket, 'message');
    }
    return socket;
  },
  async 'at the port'() {
    const socket = connectTcp(broker.port, '127.0.0.1');
    socket.on('error', () => {});
    for (const packet of [connectPacket, subscribePacket]) {
      socket.write(packet);
      await once(socket, 'data');
    }
    return socket;
  },
};

test.each(Object.entries(stalledClients))(
  'a client %s that reads no more keeps nobody waiting, and is cut off when too much lies unsent for it',
  async (_where, stalledClient) => {
    const topic = `${prefix}/state/hall`;
    const looking = await client(page.mqttUrl);
    await looking.made.subscribeAsync(topic, { qos: 1 });
    const saying = await client(portUrl);
    const stalled = await stalledClient();
    stalled.pause();
    const warned = vi.spyOn(process, 'emitWarning');
    const part = Buffer.alloc(partBytes, 'x');
    for (let nth = 0; nth < parts; nth += 1) await saying.made.publishAsync(topic, part, { qos: 1 });
    await expect.poll(() => looking.heard.length, { timeout: 15_000 }).toBe(parts);
    expect(warned).not.toHaveBeenCalled();
    const gone = once(stalled, 'close');
    stalled.resume();
    await gone;
  },
);
