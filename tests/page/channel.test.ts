/** The way by which the page is told everything: it stands whatever becomes of the hall's broker and of other pages. */
import { once } from 'node:events';
import { connect as connectTcp, createServer, type Socket } from 'node:net';
import { connectAsync, type MqttClient } from 'mqtt';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { type Broker, openBroker } from '../../simulators/broker/broker.ts';
import { openPage, type PageServer } from '../../simulators/demo/page-server.ts';
import { freePort } from '../broker/mosquitto.ts';

const plan = {
  hall: 'test',
  name: 'Test',
  prefix: 'one-ticket/v1/test',
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
  const opened = await openBroker([await freePort()], ['#']);
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

/** `heard`: every message that came, as `topic payload`. */
async function client(url: string, topics: string[], will?: string) {
  const made = await connectAsync(url, {
    protocolVersion: 4,
    reconnectPeriod: 20,
    ...(will !== undefined && { will: { topic: will, payload: Buffer.from('gone'), qos: 1, retain: true } }),
  });
  clients.push(made);
  made.on('error', () => {});
  const heard: string[] = [];
  made.on('message', (topic, payload) => heard.push(`${topic} ${payload.toString().slice(0, 20)}`));
  if (topics.length > 0) await made.subscribeAsync(topics, { qos: 1 });
  return { made, heard };
}
const hears = (made: MqttClient, what: 'close' | 'connect') =>
  new Promise<void>(resolve => made.once(what, () => resolve()));
const atBroker = () => `mqtt://127.0.0.1:${broker.port}`;
const retain = { qos: 1, retain: true } as const;

describe('when the broker is taken away', () => {
  it('the hall is cut off, and the page is told so and goes on', async () => {
    const looking = await client(page.mqttUrl, ['#']);
    const other = await client(page.mqttUrl, []);
    const daemon = await client(atBroker(), [], 'state');
    await daemon.made.publishAsync('state', 'online', retain);
    const cut = hears(daemon.made, 'close');
    broker.takeAway();
    await cut;
    expect(broker.isHere()).toBe(false);
    await expect.poll(() => looking.heard).toEqual(['state online', 'state gone']);
    const refused = connectTcp(broker.port, '127.0.0.1');
    expect(await once(refused, 'error')).toEqual([expect.objectContaining({ code: 'ECONNREFUSED' })]);
    await other.made.publishAsync('press', 'next', { qos: 1 });
    await expect.poll(() => looking.heard.at(-1)).toBe('press next');
  });

  it('it listens on the same port when it is brought back, and keeps what was retained', async () => {
    const daemon = await client(atBroker(), []);
    await daemon.made.publishAsync('board', 'A001', retain);
    const cut = hears(daemon.made, 'close');
    broker.takeAway();
    await cut;
    const control = await client(page.mqttUrl, ['board']);
    await expect.poll(() => control.heard).toEqual(['board A001']);
    await control.made.publishAsync('board', 'A002', retain);
    const back = hears(daemon.made, 'connect');
    expect(await broker.bringBack()).toBeUndefined();
    expect(await broker.bringBack()).toBeUndefined();
    await back;
    expect(broker.isHere()).toBe(true);
    const watcher = await client(atBroker(), ['board']);
    await expect.poll(() => watcher.heard).toEqual(['board A002']);
  });

  it('it says why when its port was taken meanwhile, and may be brought back later', async () => {
    broker.takeAway();
    broker.takeAway();
    const thief = createServer().listen(broker.port, '127.0.0.1');
    await once(thief, 'listening');
    expect(await broker.bringBack()).toContain('EADDRINUSE');
    expect(broker.isHere()).toBe(false);
    thief.close();
    await once(thief, 'close');
    expect(await broker.bringBack()).toBeUndefined();
    await client(atBroker(), []);
  });
});

// MQTT 3.1.1 §3.1 and §3.8: clean session, no keep-alive, client "x"; everything at QoS 0.
const connectPacket = Buffer.from('100d00044d51545404020000000178', 'hex');
const subscribePacket = Buffer.from('8206000100012300', 'hex');
const partBytes = 32 * 1024;
const parts = 1280;

/** Reads until it has what it subscribed to, and then no more. */
const stalledClients = {
  async 'in a browser'() {
    const socket = new WebSocket(page.mqttUrl, ['mqtt']);
    await once(socket, 'open');
    socket.send(connectPacket);
    await once(socket, 'message');
    socket.send(subscribePacket);
    await once(socket, 'message');
    socket.pause();
    return { goOn: () => socket.resume(), gone: once(socket, 'close'), end: () => socket.terminate() };
  },
  async 'at the port'() {
    const socket: Socket = connectTcp(broker.port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write(connectPacket);
    await once(socket, 'data');
    socket.write(subscribePacket);
    await once(socket, 'data');
    socket.pause();
    return { goOn: () => socket.resume(), gone: once(socket, 'close'), end: () => socket.destroy() };
  },
};

describe.each(Object.entries(stalledClients))('a client %s that reads no more', (_where, stalledClient) => {
  it('keeps nobody waiting, and is cut off when too much lies unsent for it', async () => {
    const looking = await client(page.mqttUrl, ['part']);
    const saying = await client(atBroker(), []);
    const stalled = await stalledClient();
    const warned = vi.spyOn(process, 'emitWarning');
    const part = Buffer.alloc(partBytes, 'x');
    for (let nth = 0; nth < parts; nth += 1) await saying.made.publishAsync('part', part, { qos: 1 });
    await expect.poll(() => looking.heard.length, { timeout: 15_000 }).toBe(parts);
    expect(warned).not.toHaveBeenCalled();
    stalled.goOn();
    await stalled.gone;
    stalled.end();
  });
});
