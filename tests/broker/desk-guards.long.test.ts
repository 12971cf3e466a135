/** What keeps a desk from others, all of it in this process but the broker, so that each guard can be taken away (tests/mutants). */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { mqttOf } from '../../config/schema/mqtt.ts';
import { commandClient } from '../../daemon/mqtt/client/command-client.ts';
import { openOrderGiver } from '../../daemon/mqtt/client/order-giver.ts';
import { systemTimers } from '../../daemon/process/clock.ts';
import { openDesks } from '../../daemon/tools/screens/desk/desks.ts';
import { placeFrom } from '../../daemon/tools/screens/listen.ts';
import { openPictureStream } from '../../daemon/tools/screens/picture-stream.ts';
import { openScreensServer } from '../../daemon/tools/screens/server.ts';
import { hearHalls } from '../../daemon/tools/watch/hall-source.ts';
import { type AtBroker, atBroker } from '../kit/hall/at-broker.ts';
import { type DeskClient, deskClient } from '../kit/hall/desk-client.ts';
import { noKiosks } from '../page/kiosk/no-kiosks.ts';
import { noPhones } from '../page/phone/no-phones.ts';

const clocks = { timers: systemTimers, wall: Date.now };
let at: AtBroker;
let url: string;
let passwords: string;

/** The broker knows these from its next start on, `user:password` or by the usual one; it lets in the hall and the screens without a name. */
function write(...users: string[]): void {
  writeFileSync(
    passwords,
    users.map(user => (user.includes(':') ? `${user}\n` : `${user}:password of ${user}\n`)).join(''),
  );
  const env = { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` };
  execFileSync('mosquitto_passwd', ['-U', passwords], { env });
  chmodSync(passwords, 0o644);
}

beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'one-ticket-passwords-'));
  chmodSync(folder, 0o755);
  passwords = join(folder, 'passwords');
  write('chen', 'lin');
  at = await atBroker({ text: `password_file ${passwords}\n` });
  const users = { chen: { role: 'attendant', counter: '1' }, lin: { role: 'supervisor' } } as const;
  at.live({ broker: mqttOf({ url: at.broker.url, roles: {}, users }) });
  await at.watched('online');
  url = await served();
});

async function served(): Promise<string> {
  const placed = placeFrom({ listen: '127.0.0.1:0' });
  if (!placed.ok) throw new Error(placed.why);
  const login = { url: at.broker.url };
  const commands = commandClient({ name: 'screens' }, (topic, payload) => heard.publish(topic, payload));
  const orders = openOrderGiver(commands, clocks);
  const heard = hearHalls(
    { login, clientId: 'screens', hall: 'small', topics: () => [], commands, ...clocks },
    { changed() {}, lost: orders.lost },
  );
  const hall = () => heard.halls().get('small');
  const desks = openDesks({ login, hall, link: heard.link, orders, isHere: true, page: 'one' }, clocks);
  const display = openPictureStream(() => ({ page: 'one', languages: [], at: Date.now() }), systemTimers);
  const opened = await openScreensServer(placed.place, {
    display,
    phones: noPhones(),
    desks,
    ...noKiosks(),
    timers: systemTimers,
  });
  if (!opened.ok) throw new Error(opened.why);
  onTestFinished(async () => {
    await opened.server.close();
    heard.close();
  });
  await expect.poll(() => hall()?.heardAt).toBeDefined();
  return opened.server.deskUrl;
}

async function signedIn(user: string): Promise<DeskClient> {
  const one = deskClient(url);
  await expect.poll(async () => (await one.signIn(user, `password of ${user}`)).status).toBe(200);
  return one;
}

test('an order needs the key of its session, and an Origin of ours', async () => {
  const [chen, lin] = [await signedIn('chen'), await signedIn('lin')];
  const body = { id: 'one', verb: 'ask', args: { ticket: 'A001' } };
  const status = async (headers: Record<string, string | undefined>) =>
    (await chen.ask('order', { method: 'POST', body, headers })).status;
  expect(await status({})).toBe(200);
  expect(await status({ 'X-Desk-Key': undefined })).toBe(403);
  expect(await status({ 'X-Desk-Key': lin.session().key })).toBe(403);
  expect(await status({ Origin: undefined })).toBe(403);
  expect(await status({ Origin: 'https://evil.example' })).toBe(403);
});

test('nobody signs in with a password that is not theirs, or as nobody where the hall has users', async () => {
  await signedIn('chen');
  for (const [user, password] of [
    ['chen', 'password of lin'],
    ['chen', ''],
    ['', ''],
  ])
    expect((await deskClient(url).signIn(user, password)).status).toBe(401);
});

test('a user whom the broker takes no more is out, told that their session has ended when the page is loaded anew, and others stay', async () => {
  const [chen, lin] = [await signedIn('chen'), await signedIn('lin')];
  const stream = await chen.stream();
  await at.broker.kill();
  write('lin');
  await at.broker.start();
  await expect.poll(stream.isEnded).toBe(true);
  expect(await chen.ask('session')).toMatchObject({ status: 401, body: { isOpen: false, ended: true } });
  expect((await lin.ask('session')).status).toBe(200);
});

test('a user whose password is changed while they are signed in is out, and signs in with the new one', async () => {
  const chen = await signedIn('chen');
  const stream = await chen.stream();
  await at.broker.kill();
  write('lin', 'chen:another password');
  await at.broker.start();
  await expect.poll(stream.isEnded).toBe(true);
  expect(await chen.ask('session')).toMatchObject({ status: 401, body: { ended: true } });
  // Once the screens are there again too.
  await expect.poll(async () => (await chen.signIn('chen', 'password of chen')).status).toBe(401);
  await expect.poll(async () => (await chen.signIn('chen', 'another password')).status).toBe(200);
  expect((await chen.ask('session')).status).toBe(200);
});

test('who orders without end is told to wait', async () => {
  const chen = await signedIn('chen');
  const asked = Array.from({ length: 200 }, (_, one) => chen.order(`o${one}`, 'ask', { ticket: 'A001' }));
  const statuses = (await Promise.all(asked)).map(({ status }) => status);
  expect(new Set(statuses)).toEqual(new Set([200, 429]));
});
