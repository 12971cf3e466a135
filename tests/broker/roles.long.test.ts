/** The daemon with users, on the broker of config/deploy/mosquitto: each orders what is theirs, and is told why not. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findDaemon } from '../../daemon/mqtt/client/running-daemon.ts';
import { makeCertificates, type SecureBroker, type Users } from '../kit/hall/broker/installed-broker.ts';
import { type ShippedBroker, startShippedBroker } from '../kit/hall/broker/shipped-broker.ts';
import { type Watcher, watch } from '../kit/hall/broker/watcher.ts';
import { startLiveHall } from '../kit/hall/live-hall.ts';
import { type SecureHall, secureHall } from '../kit/hall/secure-hall.ts';

const users: Users = {
  manager: { role: 'supervisor' },
  chen: { role: 'attendant', counter: '1' },
  lin: { role: 'supervisor', institution: 'icbc' },
  tech: { role: 'engineer' },
};

let shipped: ShippedBroker;
let broker: SecureBroker;
let hall: SecureHall;
/** By name, over TLS. */
const people = new Map<string, Watcher>();

beforeAll(async () => {
  shipped = await startShippedBroker(users);
  ({ broker } = shipped);
  for (const name of ['one-ticket', ...Object.keys(users)])
    people.set(name, await watch(shipped.url, 'small', shipped.login(name)));
  hall = secureHall(broker, users);
  await hall.start();
  await as('manager').untilState('online');
});
afterAll(async () => {
  await hall.close();
  await Promise.all([...people.values()].map(one => one.close()));
  await shipped.close();
});

function as(name: string): Watcher {
  const one = people.get(name);
  if (one === undefined) throw new Error(`nobody is ${name}`);
  return one;
}

const take = { service: 'withdrawal', print: false };

test('each user orders what is theirs, is told why not, and stands in the journal', async () => {
  expect(await as('chen').command('open-day', { id: 'day' })).toMatchObject({
    status: 'rejected',
    code: 'not-allowed',
    message: 'chen is an attendant of counter 1 and may not open-day; supervisor may',
  });
  expect(await as('lin').command('open-day', { id: 'day' })).toMatchObject({
    code: 'not-allowed',
    message:
      'lin is a supervisor of icbc and may not open-day for the whole hall; a supervisor of the whole hall may',
  });
  expect(await as('manager').command('open-day', { id: 'day' })).toMatchObject({ status: 'ok' });
  for (const counter of ['1', '2'])
    await as('manager').command('open-counter', { id: `open-${counter}`, args: { counter } });
  expect(await as('chen').command('take-ticket', { id: 'take', args: take })).toMatchObject({ status: 'ok' });
  expect(await as('chen').command('call-next', { id: 'other', args: { counter: '2' } })).toMatchObject({
    code: 'not-allowed',
    message: expect.stringContaining('the attendant of counter 2, a supervisor of icbc'),
  });
  expect(await as('tech').command('call-next', { id: 'next', args: { counter: '1' } })).toMatchObject({
    message: 'tech is an engineer and may not call-next; attendant, supervisor may',
  });
  expect(await as('chen').command('call-next', { id: 'next', args: { counter: '1' } })).toMatchObject({
    status: 'ok',
  });
  await as('manager').until(() => as('manager').last('event/visit-called') !== undefined);
  expect(as('manager').last('event/visit-called')).toMatchObject({
    ticket: 'A001',
    order: 'call-next',
    orderedBy: 'chen',
  });
});

test('a command of nobody, and one in another’s name, are not carried out', async () => {
  // The daemon's own user is the only one whom the broker lets write there.
  const daemon = as('one-ticket');
  await daemon.publish('cmd/close-day', '{"id":"plain","client":"one-ticket"}');
  await daemon.until(() => daemon.last('rsp/one-ticket/plain') !== undefined);
  expect(daemon.last('rsp/one-ticket/plain')).toMatchObject({ status: 'rejected', code: 'not-allowed' });

  const asked = async (id: string) =>
    (await as('chen').command('ask', { id, args: { ticket: 'A001' } }))['seq'];
  const before = await asked('before');
  await as('chen').publish('cmd/close-day/manager', '{"id":"forged","client":"chen"}');
  const after = await asked('after');
  expect(as('chen').last('rsp/chen/chen/forged')).toBeUndefined();
  expect(after).toBe(before);
});

test('in a power cut who watches the UPS tells of it, and the clerks enter what was done by paper (R21)', async () => {
  const order = async (name: string, verb: string, args: object = {}) =>
    (await as(name).command(verb, { id: `${name}-${verb}`, args }))['code'];
  const line = { ticket: 'A099', counter: '1', at: Date.now() };
  expect(await order('chen', 'power-failing')).toBe('not-allowed');
  expect(await order('tech', 'power-failing')).toBe('ok');
  for (const verb of ['served-by-paper', 'came-by-paper'])
    expect(await order('tech', verb, verb === 'served-by-paper' ? line : { ticket: 'A099' })).toBe(
      'not-allowed',
    );
  expect(await order('tech', 'paper-entered')).toBe('not-allowed');
  expect(await order('chen', 'served-by-paper', line)).toBe('unknown-ticket');
  expect(await order('chen', 'came-by-paper', { ticket: 'A099' })).toBe('unknown-ticket');
  // It has no printer, so that nothing lies on paper.
  expect(await order('chen', 'paper-entered')).toBe('no-power-cut');
  expect(await order('manager', 'power-back')).toBe('ok');
});

test('two who order at one counter at once: one has the visit, the other is told', async () => {
  for (const id of ['a', 'b'])
    await as('manager').command('take-ticket', { id, args: { service: 'advice', print: false } });
  await as('manager').command('finish', { id: 'finish', args: { counter: '1' } });
  const replies = await Promise.all(
    ['manager', 'chen'].map(name => as(name).command('call-next', { id: 'race', args: { counter: '1' } })),
  );
  expect(new Set(replies.map(({ status }) => status))).toEqual(new Set(['ok', 'rejected']));
  expect(replies.find(({ status }) => status === 'rejected')).toMatchObject({
    code: 'not-started',
    message: expect.stringMatching(/^D00\d was called and has not started$/),
  });
});

test('a client whose clock is an hour wrong is served, and told', async () => {
  const wrong = { id: 'wrong', ts: Date.now() - 3_600_000, args: { ticket: 'A001' } };
  expect(await as('lin').command('ask', wrong)).toMatchObject({
    status: 'ok',
    message: expect.stringMatching(/^your clock is 60 min behind the hall's, or this came 60 min late$/),
  });
});

test('a technician at the box asks the daemon under its own name', async () => {
  const found = await findDaemon(shipped.mqtt, 'small', []);
  if (found.is !== 'running') throw new Error(found.why);
  expect(await found.daemon.test('board-7', () => undefined)).toEqual({
    is: 'refused',
    code: 'unknown-device',
    message: expect.stringMatching(/^found board-7, expected /),
  });
  await found.daemon.close();
  const { users: _, user, ...nobody } = shipped.mqtt;
  expect(await findDaemon({ ...nobody, user: `not-${user}` }, 'small', [])).toMatchObject({
    is: 'none',
    why: expect.stringContaining('lets nobody in as this user'),
  });
});

test('the password stands in nothing that the hall says or logs', async () => {
  const secret = broker.passwordOf('one-ticket');
  expect(as('one-ticket').last('$info')).toMatchObject({ hall: 'small' });
  expect(JSON.stringify(as('one-ticket').messages)).not.toContain(secret);
  expect(hall.log()).not.toContain(secret);
});

test('with nothing but the programs of Mosquitto a supervisor orders, and an attendant is refused', async () => {
  const run = promisify(execFile);
  const toBroker = ['-h', 'localhost', '-p', `${broker.tlsPort}`, '--cafile', broker.ca, '-q', '1'];
  const words = (name: string) => [...toBroker, '-u', name, '-P', broker.passwordOf(name)];
  /** Listens first, and orders when the broker has taken that. */
  async function order(name: string, verb: string, id: string, args: object) {
    const topic = `one-ticket/v1/small/rsp/${name}/${name}/${id}`;
    const heard = run('stdbuf', ['-oL', 'mosquitto_sub', '-d', ...words(name), '-C', '1', '-t', topic]);
    await new Promise<void>(resolve => {
      heard.child.stdout?.on('data', (said: string) => said.includes('received SUBACK') && resolve());
    });
    const payload = JSON.stringify({ id, client: name, args });
    await run('mosquitto_pub', [
      ...words(name),
      '-t',
      `one-ticket/v1/small/cmd/${verb}/${name}`,
      '-m',
      payload,
    ]);
    const { stdout } = await heard;
    return JSON.parse(/^\{.*\}$/m.exec(stdout)?.[0] ?? '{}');
  }
  expect(await order('manager', 'take-ticket', 'p1', take)).toMatchObject({ status: 'ok', code: 'ok' });
  expect(await order('manager', 'pause-counter', 'p2', { counter: '2' })).toMatchObject({ status: 'ok' });
  expect(await order('chen', 'pause-counter', 'p3', { counter: '2' })).toMatchObject({
    status: 'rejected',
    code: 'not-allowed',
    message: expect.stringContaining('chen is an attendant of counter 1'),
  });
});

describe('a daemon whom the broker does not let in', () => {
  test.each<[string, { host?: string; strangers?: boolean }, RegExp]>([
    ['with another password', {}, /lets nobody in as this user|does not know this user/],
    [
      'because it does not trust who signed the certificate',
      { strangers: true },
      /^its certificate was signed by nobody that is trusted here; expected that the config's mqtt.caFile names/,
    ],
    [
      'because the certificate bears another name',
      { host: '127.0.0.2' },
      /^its certificate bears another name than the config's mqtt.url/,
    ],
  ])('%s runs the hall without, and says why, once', async (_, { host, strangers = false }, why) => {
    const strange = join(shipped.folder, 'strangers');
    if (strangers) {
      mkdirSync(strange);
      makeCertificates(strange);
    }
    const ca = readFileSync(strangers ? join(strange, 'ca.crt') : broker.ca, 'utf8');
    const password = host === undefined && !strangers ? 'not it' : broker.passwordOf('one-ticket');
    const url = `mqtts://${host ?? 'localhost'}:${broker.tlsPort}`;
    const tries = () => broker.log().split('New connection from').length;
    const before = tries();
    // The tries to reach it come fast enough to have many of them.
    const alone = startLiveHall({
      broker: { ...shipped.mqtt, url, secrets: { password, ca } },
      state: mkdtempSync(join(shipped.folder, 'alone-')),
      speed: 100,
    });
    await expect.poll(tries, { timeout: 10_000 }).toBeGreaterThan(before + 3);
    expect(await alone.do({ verb: 'open-day', day: '2026-03-02' })).toMatchObject({ is: 'done' });
    expect(await alone.do({ verb: 'open-counter', counter: '1' })).toMatchObject({ is: 'done' });
    await alone.close();
    expect(alone.logged).toEqual([
      expect.objectContaining({
        level: 'warn',
        msg: 'no MQTT broker: the hall goes on without it and tries again',
        why: expect.stringMatching(why),
      }),
    ]);
    expect(JSON.stringify(alone.logged)).not.toContain(password);
  });
});
