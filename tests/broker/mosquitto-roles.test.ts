/** The broker of config/deploy/mosquitto, for real: who gets in, who may say and hear what, and how large. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { promisify } from 'node:util';
import { connectAsync, type IClientOptions, type MqttClient } from 'mqtt';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { opsVerbs } from '../../daemon/orders/orders.ts';
import {
  commandsOf,
  installBroker,
  makeCertificates,
  type SecureBroker,
} from '../kit/hall/broker/installed-broker.ts';

const people = ['wall', 'manager', 'chen', 'lin', 'tech', 'kiosk'];
const prefix = 'one-ticket/v1/small';

let folder: string;
let broker: SecureBroker;
/** By the loopback listener, as on the box; `ordered`: every command that came through to it. */
let daemon: MqttClient;
let ordered: string[];
const clients: MqttClient[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'one-ticket-roles-'));
  for (const made of ['ours', 'strangers']) {
    mkdirSync(join(folder, made));
    makeCertificates(join(folder, made));
  }
  broker = await installBroker({
    certificates: join(folder, 'ours'),
    acl: 'acl',
    hall: 'small',
    users: ['one-ticket', ...people, 'homeassistant', 'devices', 'stranger'],
  });
  await broker.start();
  ordered = [];
  daemon = await connectAsync(`mqtt://127.0.0.1:${broker.loopbackPort}`, {
    ...as('one-ticket'),
    clientId: 'one-ticket-small',
  });
  daemon.on('message', (topic, payload) =>
    ordered.push(`${topic.slice(prefix.length + 1)} ${payload.toString()}`),
  );
  await daemon.subscribeAsync([`${prefix}/cmd/+`, `${prefix}/cmd/+/+`], { qos: 1 });
});
afterEach(async () => {
  await Promise.all(clients.splice(0).map(client => client.endAsync(true)));
  ordered.length = 0;
});
afterAll(async () => {
  await daemon.endAsync(true);
  await broker.close();
  rmSync(folder, { recursive: true });
});

function as(username: string): IClientOptions {
  return { username, password: broker.passwordOf(username), protocolVersion: 4, reconnectPeriod: 0 };
}

/** Over TLS. `heard`: every message that came, as `topic payload`. */
async function person(name: string, options: IClientOptions = {}) {
  const made = await connectAsync(
    `mqtts://localhost:${broker.tlsPort}`,
    { ...as(name), ca: readFileSync(broker.ca), ...options },
    false,
  );
  clients.push(made);
  const heard: string[] = [];
  made.on('error', () => undefined);
  made.on('message', (topic, payload) => heard.push(`${topic} ${payload.toString()}`));
  return { made, heard };
}

const says = (who: MqttClient, topic: string, payload = 'x', retain = false) =>
  who.publishAsync(topic, payload, { qos: 1, retain });

/** All that was said before has come, or will never: the broker hands on to one client in order. */
async function ordersUntilNow(): Promise<string[]> {
  const { made } = await person('tech');
  await says(made, `${prefix}/cmd/ask/tech`, 'last');
  await expect.poll(() => ordered.at(-1)).toBe('cmd/ask/tech last');
  return ordered.slice(0, -1);
}

test('Debian’s Mosquitto starts on the files without a warning', () => {
  expect(broker.log()).toMatch(/mosquitto version 2\.\S+ starting/);
  expect(broker.log()).toContain('Opening ipv4 listen socket on port');
  expect(broker.log()).not.toMatch(/warning|error|deprecated/i);
});

describe('who gets in', () => {
  test.each(['one-ticket', ...people, 'homeassistant', 'devices'])('%s, with the password', async name => {
    const { made } = await person(name);
    expect(made.connected).toBe(true);
  });

  test('not who does not trust the CA that signed the broker, nor the broker by another name', async () => {
    const strangers = readFileSync(join(folder, 'strangers/ca.crt'));
    await expect(person('chen', { ca: strangers })).rejects.toThrow(
      /unable to verify|self-signed|certificate/,
    );
    await expect(person('chen', { servername: 'other.hall.lan' })).rejects.toThrow(/altnames/);
  });

  test('not by the old TLS 1.1', async () => {
    const socket = connectTls({
      port: broker.tlsPort,
      host: 'localhost',
      ca: readFileSync(broker.ca),
      minVersion: 'TLSv1.1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT@SECLEVEL=0',
    });
    await expect(once(socket, 'secureConnect')).rejects.toThrow(
      /alert protocol version|unsupported protocol/,
    );
  });

  test('not without TLS at the port of TLS', async () => {
    const url = `mqtt://localhost:${broker.tlsPort}`;
    await expect(connectAsync(url, { ...as('chen'), connectTimeout: 5000 }, false)).rejects.toThrow();
  });

  test.each([
    ['nobody in particular', {}],
    ['an unknown user', { username: 'mallory', password: 'x' }],
    ['a known user with a wrong password', { username: 'chen', password: 'wrong' }],
    ['a known user without a password', { username: 'chen' }],
    ['somebody who asks for what all names match', { username: '#', password: 'x' }],
  ])('not %s, by TLS and on the box', async (_who, login) => {
    const options = {
      protocolVersion: 4,
      reconnectPeriod: 0,
      ca: readFileSync(broker.ca),
      ...login,
    } as const;
    for (const url of [`mqtts://localhost:${broker.tlsPort}`, `mqtt://127.0.0.1:${broker.loopbackPort}`]) {
      await expect(connectAsync(url, options, false)).rejects.toThrow(/Not authorized/i);
    }
  });

  test('a user of whom the ACL knows nothing hears nothing, and the hall hears nothing but a command in its own name', async () => {
    const { made, heard } = await person('stranger');
    await made.subscribeAsync(['#', '$SYS/#'], { qos: 1 });
    await says(daemon, `${prefix}/state/hall`, 'open', true);
    await says(daemon, `${prefix}/event/rated`, '5');
    for (const topic of ['state/hall', 'event/rated', 'cmd/call-next', 'cmd/call-next/chen'])
      await says(made, `${prefix}/${topic}`);
    await says(made, `${prefix}/cmd/call-next/stranger`);
    // Whoever has a password may say who he is; the daemon knows no such user.
    expect(await ordersUntilNow()).toEqual(['cmd/call-next/stranger x']);
    expect(heard).toEqual([]);
    await says(daemon, `${prefix}/state/hall`, '', true);
  });
});

describe('who may order', () => {
  test('each in their own name, and it reaches the daemon with that name', async () => {
    for (const name of ['manager', 'chen', 'lin', 'tech', 'kiosk', 'homeassistant']) {
      const { made } = await person(name);
      await says(made, `${prefix}/cmd/call-next/${name}`, name);
    }
    const expected = ['manager', 'chen', 'lin', 'tech', 'kiosk', 'homeassistant'];
    expect(await ordersUntilNow()).toEqual(expected.map(name => `cmd/call-next/${name} ${name}`));
  });

  test('a screen on the wall: nothing, and neither do devices', async () => {
    for (const name of ['wall', 'devices']) {
      const { made } = await person(name);
      for (const topic of [name, 'chen', 'lin'].map(user => `cmd/call-next/${user}`).concat('cmd/call-next'))
        await says(made, `${prefix}/${topic}`);
    }
    expect(await ordersUntilNow()).toEqual([]);
  });

  test('nobody in another’s name, in a longer or a shorter one, in none, or in all', async () => {
    const { made } = await person('chen');
    for (const user of [
      'lin',
      'tech',
      'one-ticket',
      'che',
      'chenn',
      'Chen',
      'chen/lin',
      'lin/chen',
      'chen/',
      '',
    ])
      await says(made, `${prefix}/cmd/call-next/${user}`);
    await says(made, `${prefix}/cmd/call-next`);
    await says(made, `${prefix}/cmd/chen`);
    expect(await ordersUntilNow()).toEqual([]);
  });

  test('every verb of this hall, and no other topic that could keep a message', async () => {
    const { made } = await person('chen');
    for (const topic of ['one-ticket/v1/mawei/cmd/recall/chen', 'one-ticket/v1/other/cmd/recall/chen'])
      await says(made, topic, 'x', true);
    for (const verb of ['invented', 'take-ticket-2', '$state', ''])
      await says(made, `${prefix}/cmd/${verb}/chen`);
    for (const verb of opsVerbs) await says(made, `${prefix}/cmd/${verb}/chen`, verb);
    expect(await ordersUntilNow()).toEqual(opsVerbs.map(verb => `cmd/${verb}/chen ${verb}`));
    const { made: all, heard } = await person('one-ticket', { clientId: 'all' });
    await all.subscribeAsync('#', { qos: 1 });
    await says(all, `${prefix}/$state`, 'last');
    await expect.poll(() => heard).toEqual([`${prefix}/$state last`]);
  });

  test('by a will too only in one’s own name', async () => {
    for (const user of ['lin', 'chen']) {
      const will = { topic: `${prefix}/cmd/close-day/${user}`, payload: Buffer.from('x'), qos: 1 } as const;
      const { made } = await person('chen', { will });
      made.stream.destroy();
    }
    await expect.poll(() => ordered).toEqual(['cmd/close-day/chen x']);
    expect(await ordersUntilNow()).toEqual(['cmd/close-day/chen x']);
  });

  test('a command that is left retained comes marked as such to a daemon that starts, which drops it', async () => {
    const { made } = await person('lin');
    await says(made, `${prefix}/cmd/open-day/lin`, 'old', true);
    const restarted = await person('one-ticket', { clientId: 'one-ticket-again' });
    const old = Promise.withResolvers<unknown[]>();
    restarted.made.once('message', (topic, payload, { retain }) =>
      old.resolve([topic, payload.toString(), retain]),
    );
    await restarted.made.subscribeAsync(`${prefix}/cmd/+/+`, { qos: 1 });
    expect(await old.promise).toEqual([`${prefix}/cmd/open-day/lin`, 'old', true]);
    await says(made, `${prefix}/cmd/open-day/lin`, '', true);
  });
});

describe('who may speak for the hall', () => {
  const topics = [
    '$state',
    '$info',
    'state/queue/icbc',
    'event/visit-called',
    'alarm/clock',
    'device/pad-1/$state',
    'stat/queue-icbc',
    'rsp/lin/1',
    'sim/pad-1/do',
  ];

  test.each([...people, 'homeassistant', 'devices'])('not %s', async name => {
    const { made: reader, heard } = await person('one-ticket', { clientId: `reader-for-${name}` });
    await reader.subscribeAsync(`${prefix}/#`, { qos: 1 });
    const { made } = await person(name);
    for (const topic of [...topics, `rsp/${name}/1`]) await says(made, `${prefix}/${topic}`, name, true);
    await says(daemon, `${prefix}/$state`, 'last');
    await expect.poll(() => heard.at(-1)).toBe(`${prefix}/$state last`);
    expect(heard).toEqual([`${prefix}/$state last`]);
  });

  test('nobody in another hall, and nobody in the broker’s own topics', async () => {
    const { made, heard } = await person('tech');
    await made.subscribeAsync(['#', '$SYS/broker/connection/#'], { qos: 1 });
    for (const name of ['one-ticket', 'tech', 'lin']) {
      const { made: other } = await person(name, { clientId: `other-${name}` });
      await says(other, 'one-ticket/v1/mawei/state/hall');
      await says(other, 'one-ticket/v1/mawei/event/rated');
      await says(other, '$SYS/broker/connection/x/state');
    }
    await says(daemon, `${prefix}/$state`, 'last');
    await expect.poll(() => heard.at(-1)).toBe(`${prefix}/$state last`);
    expect(heard).toEqual([`${prefix}/$state last`]);
  });
});

describe('who hears what', () => {
  test('people hear the hall, their own answers, and nobody else’s; nobody hears what others order', async () => {
    const [chen, lin] = [await person('chen'), await person('lin')];
    for (const { made } of [chen, lin]) await made.subscribeAsync('#', { qos: 1 });
    await says(chen.made, `${prefix}/cmd/call-next/chen`);
    const told = [
      '$state',
      '$info',
      'state/visit/A001',
      'event/rated',
      'alarm/clock',
      'device/pad-1/health',
      'stat/hall',
    ];
    for (const topic of [...told, 'rsp/chen/1', 'rsp/chen/1/event', 'rsp/lin/1', 'rsp/other/1'])
      await says(daemon, `${prefix}/${topic}`);
    await says(daemon, `${prefix}/$state`, 'last');
    const of = (own: string[]) => [...told, ...own].map(topic => `${prefix}/${topic} x`);
    for (const [{ heard }, own] of [
      [chen, ['rsp/chen/1', 'rsp/chen/1/event']],
      [lin, ['rsp/lin/1']],
    ] as const) {
      await expect.poll(() => heard.at(-1)).toBe(`${prefix}/$state last`);
      expect(heard.slice(0, -1)).toEqual(of([...own]));
    }
  });

  test('what people wrote only a supervisor hears, and a kiosk hears nothing that it needs not', async () => {
    const heardBy = new Map<string, string[]>();
    for (const name of [...people, 'homeassistant', 'devices']) {
      const { made, heard } = await person(name);
      await made.subscribeAsync('#', { qos: 1 });
      heardBy.set(name, heard);
    }
    const told = [
      'private/follow-up/2026-11-28-f1',
      'private/question/2026-11-28-q1',
      'private/of/chen/question/2026-11-28-q1',
      'private/of/tech/question/2026-11-28-q2',
      'event/follow-up-opened',
      'alarm/clock',
      'stat/hall',
      'state/hall',
    ];
    for (const topic of told) await says(daemon, `${prefix}/${topic}`);
    await says(daemon, `${prefix}/state/hall`, 'last');
    for (const name of people)
      await expect.poll(() => heardBy.get(name)?.at(-1)).toBe(`${prefix}/state/hall last`);
    const whoHeard = (topic: string) =>
      [...heardBy].filter(([, heard]) => heard.includes(`${prefix}/${topic} x`)).map(([name]) => name);
    expect(whoHeard('private/follow-up/2026-11-28-f1')).toEqual(['lin']);
    expect(whoHeard('private/question/2026-11-28-q1')).toEqual(['lin']);
    // A question is its owner's to read, and nobody else's who owns one.
    expect(whoHeard('private/of/chen/question/2026-11-28-q1').toSorted()).toEqual(['chen', 'lin']);
    expect(whoHeard('private/of/tech/question/2026-11-28-q2').toSorted()).toEqual(['lin', 'tech']);
    expect(heardBy.get('kiosk')).toEqual([`${prefix}/state/hall x`, `${prefix}/state/hall last`]);
  });

  test('a device’s press reaches the daemon, and what the daemon shows reaches the device', async () => {
    const [devices, bridge] = [await person('devices'), await person('one-ticket', { clientId: 'devices' })];
    await devices.made.subscribeAsync('cmnd/#', { qos: 1 });
    await bridge.made.subscribeAsync(['zigbee2mqtt/#', 'stat/#', 'tele/#', 'shellies/#'], { qos: 1 });
    const presses = [
      'zigbee2mqtt/pad-4',
      'stat/pad_3/RESULT',
      'tele/pad_3/LWT',
      'shellies/ix3/input_event/0',
    ];
    for (const topic of presses) await says(devices.made, topic);
    await says(bridge.made, 'cmnd/hall/display-4/DisplayText', 'A001');
    await expect.poll(() => bridge.heard).toEqual(presses.map(topic => `${topic} x`));
    await expect.poll(() => devices.heard).toEqual(['cmnd/hall/display-4/DisplayText A001']);
  });

  test('Home Assistant finds the hall, and the daemon hears when it has started', async () => {
    const [home, hall] = [
      await person('homeassistant'),
      await person('one-ticket', { clientId: 'discovery' }),
    ];
    await home.made.subscribeAsync('homeassistant/#', { qos: 1 });
    await hall.made.subscribeAsync('homeassistant/status', { qos: 1 });
    await says(home.made, 'homeassistant/status', 'online');
    await says(hall.made, 'homeassistant/device/one-ticket-other/config', 'not ours');
    await says(hall.made, 'homeassistant/device/one-ticket-small/config', '{}');
    await expect.poll(() => hall.heard).toEqual(['homeassistant/status online']);
    await expect
      .poll(() => home.heard)
      .toEqual(['homeassistant/status online', 'homeassistant/device/one-ticket-small/config {}']);
  });
});

describe('how large', () => {
  const kib = 1024;

  test('64 KiB go through, one byte more is dropped, and its sender goes on', async () => {
    const { made } = await person('lin');
    await says(made, `${prefix}/cmd/notice-set/lin`, 'a'.repeat(64 * kib));
    await says(made, `${prefix}/cmd/notice-set/lin`, 'b'.repeat(64 * kib + 1));
    await says(made, `${prefix}/cmd/notice-set/lin`, 'c');
    const sizes = (await ordersUntilNow()).map(order => order.split(' ')[1]?.length);
    expect(sizes).toEqual([64 * kib, 1]);
  });

  test('100 MB are not read: the sender is cut off at their head, and the hall goes on', async () => {
    const { made } = await person('lin');
    const closed = new Promise(resolve => made.once('close', () => resolve(undefined)));
    // MQTT 3.1.1 §3.3, QoS 0: PUBLISH, 100 MiB long, and of them only the topic. Who waited for the rest would wait for ever.
    const topic = Buffer.from(`${prefix}/cmd/notice-set/lin`);
    made.stream.write(Buffer.concat([Buffer.from([0x30, 0x80, 0x80, 0x80, 0x32, 0, topic.length]), topic]));
    await closed;
    expect(await ordersUntilNow()).toEqual([]);
  });
});

test('the commands of the README do what they say there', async () => {
  const tried = commandsOf('Try it')
    .join('')
    .replaceAll('your-hall', 'small')
    .replaceAll('broker.hall.lan', 'localhost')
    .replaceAll('8883', `${broker.tlsPort}`)
    .replaceAll('--cafile ca.crt', `--cafile ${broker.ca}`)
    .replaceAll('-P …', `-P '${broker.passwordOf('lin')}'`);
  const [state = '', answer = '', order = ''] = tried
    .split(/\n(?=mosquitto_)/)
    .map(one => one.replace(/ &$/, ''));
  const run = promisify(execFile);
  await says(daemon, `${prefix}/state/hall`, '{"open":true}', true);
  const listens = run('bash', ['-c', `${state} -C 1 -W 30`]);
  expect((await listens).stdout).toBe(`${prefix}/state/hall {"open":true}\n`);
  daemon.once('message', () => void says(daemon, `${prefix}/rsp/lin/1`, '{"status":"ok"}', true));
  await run('bash', ['-c', order]);
  expect((await run('bash', ['-c', `${answer} -C 1 -W 30`])).stdout).toBe(
    `${prefix}/rsp/lin/1 {"status":"ok"}\n`,
  );
  expect(ordered).toEqual(['cmd/call-next/lin {"id":"1","client":"lin","args":{"counter":"7"}}']);
  for (const topic of ['state/hall', 'rsp/lin/1']) await says(daemon, `${prefix}/${topic}`, '', true);
});

test('whoever fills the broker with retained messages is cut off, and the hall goes on', async () => {
  const { made } = await person('devices', { keepalive: 600 });
  const ended = new Promise(resolve => made.once('close', () => resolve('cut off')));
  const large = Buffer.alloc(65_000, 'x');
  for (let topic = 0; made.connected && topic < 6000; topic += 100)
    await Promise.race([
      ended,
      Promise.all(
        Array.from({ length: 100 }, (_, index) =>
          made
            .publishAsync(`tele/${topic + index}/STATE`, large, { qos: 1, retain: true })
            .catch(() => undefined),
        ),
      ),
    ]);
  expect(await ended).toBe('cut off');
  expect(broker.log()).toMatch(/disconnected due to out of memory/);
  const { made: reader, heard } = await person('lin');
  await reader.subscribeAsync(`${prefix}/state/hall`, { qos: 1 });
  await says(daemon, `${prefix}/state/hall`, '{"open":true}', true);
  await expect.poll(() => heard.at(-1)).toBe(`${prefix}/state/hall {"open":true}`);
  await says(reader, `${prefix}/cmd/ask/lin`, 'goes on');
  await expect.poll(() => ordered.at(-1)).toBe('cmd/ask/lin goes on');
});
