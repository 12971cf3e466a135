import { once } from 'node:events';
import { createServer } from 'node:net';
import { Aedes } from 'aedes';
import { connectAsync, type MqttClient } from 'mqtt';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { systemTimers } from '../../daemon/process/clock.ts';
import type { Broker, BrokerSeat, Timers } from '../../drivers/device.ts';
import { openBroker } from '../../drivers/link/broker.ts';
import { openBroker as openAedes } from '../../simulators/broker/broker.ts';
import { awakeTime } from '../awake-time.ts';
import { freePort, type Mosquitto, startMosquitto } from '../kit/hall/broker/mosquitto.ts';

let mosquitto: Mosquitto;
let broker: Broker;
let person: MqttClient;

beforeEach(async () => {
  mosquitto = await startMosquitto();
  person = await connectAsync(mosquitto.url, { reconnectPeriod: 20, protocolVersion: 4 });
  person.on('error', () => {});
  broker = openBroker({ url: mosquitto.url }, 'test-devices', systemTimers);
});
afterEach(async () => {
  await broker.close();
  await person.endAsync(true);
  await mosquitto.kill();
});

type Joined = { seat: BrokerSeat; told: string[]; isUp(): Promise<void>; heard(): string[] };

function join(...topics: string[]): Joined {
  const told: string[] = [];
  const seat = broker.join(topics, {
    up: () => told.push('up'),
    down: why => told.push(`down ${why}`),
    message: (topic, payload, retained) =>
      told.push(`${retained ? 'retained ' : ''}${topic} ${Buffer.from(payload).toString()}`),
  });
  return {
    seat,
    told,
    isUp: () => vi.waitFor(() => expect(told).toContain('up'), { timeout: 15_000, interval: 5 }),
    heard: () => told.filter(line => line !== 'up' && !line.startsWith('down')),
  };
}

const say = (topic: string, payload: string | Buffer, retain = false) =>
  person.publishAsync(topic, payload, { qos: 1, retain });
/** A message that comes after all others has come. */
async function caughtUp(...seats: Joined[]): Promise<void> {
  const mark = `end/${Math.trunc(performance.now() * 1000)}`;
  const last = join(mark);
  await last.isUp();
  await say(mark, 'x');
  await vi.waitFor(() => expect(last.heard()).toHaveLength(1), { timeout: 15_000, interval: 5 });
  last.seat.leave();
  expect(seats.every(({ told }) => told.length > 0)).toBe(true);
}

test('a seat is up when the broker has taken its topics, and hears what matches them', async () => {
  const pad = join('stat/pad/+', 'tele/pad/LWT');
  await pad.isUp();
  await say('stat/pad/RESULT', 'one');
  await say('stat/other/RESULT', 'two');
  await say('tele/pad/LWT', 'three');
  await caughtUp(pad);
  expect(pad.told).toEqual(['up', 'stat/pad/RESULT one', 'tele/pad/LWT three']);
});

test('a broker that sends a message once for each subscription is heard once', async () => {
  const opened = await openAedes([await freePort()], ['#']);
  if (!opened.ok) throw new Error(opened.why);
  const url = `mqtt://127.0.0.1:${opened.broker.port}`;
  const devices = openBroker({ url }, 'test', systemTimers);
  const other = await connectAsync(url, { protocolVersion: 4 });
  const heard: string[] = [];
  const ups: string[] = [];
  for (const [name, topic] of Object.entries({ wide: 'a/+', narrow: 'a/b', other: '+/b' })) {
    devices.join([topic], {
      up: () => ups.push(name),
      down() {},
      message: (said, payload) => heard.push(`${name} ${said} ${Buffer.from(payload).toString()}`),
    });
  }
  await expect.poll(() => ups).toHaveLength(3);
  await other.publishAsync('a/b', '1', { qos: 1 });
  await other.publishAsync('a/c', '2', { qos: 1 });
  await expect.poll(() => heard).toContain('wide a/c 2');
  expect([...heard].sort()).toEqual(['narrow a/b 1', 'other a/b 1', 'wide a/b 1', 'wide a/c 2']);
  await other.endAsync(true);
  await devices.close();
  await opened.broker.close();
});

test('a topic that the broker refuses is told, harms no other seat, and is asked for again', async () => {
  const aedes = await Aedes.createBroker();
  let allowed = false;
  aedes.authorizeSubscribe = (_client, subscription, decide) =>
    decide(null, subscription.topic === 'secret' && !allowed ? null : subscription);
  const server = createServer(aedes.handle).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const timers: Timers = { now: systemTimers.now, after: (ms, then) => systemTimers.after(ms / 100, then) };
  const devices = openBroker({ url: `mqtt://127.0.0.1:${port}` }, 'test', timers);
  const told: string[] = [];
  for (const topic of ['secret', 'open']) {
    devices.join([topic], {
      up: () => told.push(`${topic} up`),
      down: why => told.push(`${topic} down ${why}`),
      message() {},
    });
  }
  await expect.poll(() => told).toHaveLength(2);
  expect([...told].sort()).toEqual(['open up', `secret down the broker 127.0.0.1:${port} refuses secret`]);
  allowed = true;
  await expect.poll(() => told.at(-1)).toBe('secret up');
  expect(told).toHaveLength(3);
  await devices.close();
  server.close();
  await new Promise<void>(resolve => aedes.close(resolve));
});

describe('seats on the same and on overlapping topics', () => {
  test('hear each message once, also who comes later', async () => {
    const seats = [
      join('stat/a/+'),
      join('stat/a/RESULT'),
      join('stat/a/RESULT'),
      join('stat/+/RESULT'),
      join('#'),
    ];
    for (const seat of seats) await seat.isUp();
    await say('stat/a/RESULT', 'one');
    await caughtUp(...seats);
    const late = join('stat/a/RESULT');
    await late.isUp();
    await say('stat/a/RESULT', 'two');
    await caughtUp(late, ...seats);
    const only = (seat: Joined) => seat.heard().filter(line => line.startsWith('stat/'));
    for (const seat of seats) expect(only(seat)).toEqual(['stat/a/RESULT one', 'stat/a/RESULT two']);
    expect(only(late)).toEqual(['stat/a/RESULT two']);
  });

  test('each hear what is retained, once', async () => {
    await say('tele/a/LWT', 'Online', true);
    const first = join('tele/a/LWT');
    await first.isUp();
    await expect.poll(() => first.heard()).toEqual(['retained tele/a/LWT Online']);
    const second = join('tele/a/LWT', 'tele/a/+');
    await expect.poll(() => second.heard()).toEqual(['retained tele/a/LWT Online']);
    await caughtUp(first, second);
    expect(first.heard()).toEqual(['retained tele/a/LWT Online']);
    expect(second.heard()).toEqual(['retained tele/a/LWT Online']);
  });

  test('keep what they need when another leaves', async () => {
    const [wide, narrow] = [join('stat/a/#'), join('stat/a/RESULT')];
    await wide.isUp();
    await narrow.isUp();
    wide.seat.leave();
    await caughtUp(narrow);
    await say('stat/a/RESULT', 'one');
    await caughtUp(narrow);
    expect(narrow.heard()).toEqual(['stat/a/RESULT one']);
    expect(wide.heard()).toEqual([]);
  });
});

test('a message longer than 64 KiB is dropped and counted, and the connection stands', async () => {
  const pad = join('pad');
  await pad.isUp();
  await say('pad', Buffer.alloc(64 * 1024 + 1, 'x'));
  await say('pad', Buffer.alloc(64 * 1024, 'y'));
  await caughtUp(pad);
  expect(pad.heard()).toHaveLength(1);
  expect(pad.seat.dropped()).toBe(1);
  expect(broker.reopened()).toBe(0);
});

test('what is published is taken, at QoS 1 and not retained', async () => {
  const pad = join('x');
  await pad.isUp();
  const heard: string[] = [];
  person.on('message', (topic, payload, { qos, retain }) =>
    heard.push(`${topic} ${payload.toString()} ${qos} ${retain}`),
  );
  await person.subscribeAsync('cmnd/#', { qos: 1 });
  expect(await pad.seat.publish('cmnd/board/DisplayText', '[z]')).toBe(true);
  await expect.poll(() => heard).toEqual(['cmnd/board/DisplayText [z] 1 false']);
  pad.seat.leave();
  expect(await pad.seat.publish('cmnd/board/DisplayText', '[z]')).toBe(false);
});

test('an outage is told once to each, and what was said before it is not sent after it', async () => {
  const [one, other] = [join('a'), join('b')];
  await one.isUp();
  await other.isUp();
  await mosquitto.kill();
  await vi.waitFor(() => expect(other.told).toHaveLength(2), { timeout: 15_000 });
  const late = join('c');
  expect(await one.seat.publish('cmnd/late', 'x')).toBe(false);
  await expect.poll(() => late.told).toHaveLength(1);
  await mosquitto.start();
  for (const seat of [one, other]) {
    await vi.waitFor(() => expect(seat.told.at(-1)).toBe('up'), { timeout: 15_000 });
    expect(seat.told).toEqual(['up', expect.stringMatching(/^down the broker 127\.0\.0\.1:\d+/), 'up']);
  }
  expect(late.told).toEqual([expect.stringMatching(/^down the broker/), 'up']);
  expect(broker.reopened()).toBe(1);
  await say('a', 'heard');
  await expect.poll(() => one.heard()).toEqual(['a heard']);
});

test('a broker that hangs takes nothing, and what it was given is not sent again', async () => {
  const pad = join('a');
  await pad.isUp();
  mosquitto.hang();
  const taken = pad.seat.publish('cmnd/late', 'x');
  await mosquitto.kill();
  expect(await taken).toBe(false);
});

const awake = awakeTime();
const atOnceMs = 500;

test('closed, it is gone at once though the broker hangs', async () => {
  const pad = join('a');
  await pad.isUp();
  mosquitto.hang();
  const startedMs = awake.now();
  await broker.close();
  expect(awake.now() - startedMs).toBeLessThan(atOnceMs);
  expect(pad.told).toEqual(['up']);
});

test('a broker that cannot be reached is told with its name, without its password, and a port that never answers harms nobody', async () => {
  const mute = createServer().listen(0, '127.0.0.1');
  await once(mute, 'listening');
  const address = mute.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const silent = openBroker({ url: `mqtt://127.0.0.1:${port}` }, 'x', systemTimers);
  const refused = openBroker({ url: 'mqtt://hall:secret@127.0.0.1:1' }, 'x', systemTimers);
  const told: string[] = [];
  refused.join(['a'], { up: () => told.push('up'), down: why => told.push(why), message() {} });
  await expect.poll(() => told).toHaveLength(1);
  expect(told[0]).toMatch(/^the broker 127\.0\.0\.1:1 cannot be reached: .*ECONNREFUSED/);
  const startedMs = awake.now();
  await silent.close();
  expect(awake.now() - startedMs).toBeLessThan(atOnceMs);
  await refused.close();
  mute.close();
});
