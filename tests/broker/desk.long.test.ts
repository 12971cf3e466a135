/** The desk's server: the real `screens` before a real Mosquitto with users, over TLS, and a real hall behind it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { installBroker, makeCertificates, type SecureBroker } from '../kit/hall/broker/installed-broker.ts';
import { type DeskClient, deskClient } from '../kit/hall/desk-client.ts';
import { type Program, startVerb } from '../kit/hall/program.ts';
import { type SecureHall, secureHall } from '../kit/hall/secure-hall.ts';

let folder: string;
let broker: SecureBroker;
let hall: SecureHall;
let screens: Program;
let url: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'one-ticket-desk-'));
  makeCertificates(folder);
  const users = ['one-ticket', 'chen', 'lin', 'tech', 'kiosk', 'homeassistant'];
  broker = await installBroker({ certificates: folder, acl: 'acl', hall: 'small', users });
  await broker.start();
  hall = secureHall(broker);
  await hall.start();
  writeFileSync(join(folder, 'password'), broker.passwordOf('kiosk'), { mode: 0o400 });
  screens = startScreens();
  url = await deskOf(screens);
});
afterAll(async () => {
  await screens.end('SIGTERM');
  await hall.close();
  await broker.close();
  rmSync(folder, { recursive: true });
});

function startScreens(listen = '127.0.0.1:0'): Program {
  const tls = ['--tls-cert', join(folder, 'broker.crt'), '--tls-key', join(folder, 'broker.key')];
  const asKiosk = ['--password-file', join(folder, 'password'), '--ca', broker.ca];
  const at = `mqtts://kiosk@localhost:${broker.tlsPort}`;
  return startVerb('screens', '--url', at, '--listen', listen, ...asKiosk, ...tls);
}

async function deskOf(program: Program): Promise<string> {
  await program.until('The hall small is heard.');
  return (/^desk +(\S+)$/m.exec(program.out())?.[1] ?? '').replace('broker.hall.lan', 'localhost');
}

const desk = (from?: string) => deskClient(url, { ca: readFileSync(broker.ca) }, from);

async function signedIn(user: string, from?: string): Promise<DeskClient> {
  const one = desk(from);
  const { status, body } = await one.signIn(user, broker.passwordOf(user));
  expect([user, status, body]).toEqual([user, 200, expect.objectContaining({ user })]);
  return one;
}

const done = (status = 'ok') => ({ status: 200, body: expect.objectContaining({ status, code: 'ok' }) });
const refused = (code: string) => ({
  status: 200,
  body: expect.objectContaining({ status: 'rejected', code }),
});

describe('somebody signs in', () => {
  test('by their user and password of the broker, and is told who they are in the hall', async () => {
    const chen = await signedIn('chen');
    expect(chen.session()).toMatchObject({ hall: 'small', role: 'attendant', counter: '1' });
    expect(chen.session().verbs).toContain('call-next');
    expect(chen.session().verbs).not.toContain('open-day');
    expect(await chen.ask('session')).toMatchObject({ status: 200, body: { key: chen.session().key } });
    const { headers } = await chen.signIn('chen', broker.passwordOf('chen'));
    expect(headers['set-cookie']?.[0]).toMatch(
      /^__Secure-one-ticket-desk=[\w-]{43}; Path=\/desk; HttpOnly; SameSite=Strict; Secure$/,
    );
    expect(headers['cache-control']).toBe('no-store');
  });

  test('nobody learns which of user and password was wrong, nor that it was a user of nobody in the hall', async () => {
    const tries: [string, string][] = [
      ['chen', 'wrong'],
      ['eve', 'wrong'],
      ['homeassistant', broker.passwordOf('homeassistant')],
      ['', ''],
      ['a/b', 'x'],
    ];
    const told = await Promise.all(
      tries.map(async ([user, password]) => {
        const { status, body, headers } = await desk('127.0.0.7').signIn(user, password);
        return [status, body, headers['set-cookie'], headers['content-length']];
      }),
    );
    expect(told).toEqual(told.map(() => [401, { isOpen: false }, undefined, '16']));
  });

  test('no password stands in what the program writes', async () => {
    await desk('127.0.0.8').signIn('chen', 'a-password-nobody-has');
    const said = screens.said();
    expect(said).not.toContain('a-password-nobody-has');
    expect(said).not.toContain(broker.passwordOf('chen'));
  });

  test('a guesser is held up, and who is at home elsewhere is not', async () => {
    await signedIn('tech', '127.0.0.21');
    const guess = async () => (await desk('127.0.0.31').signIn('tech', 'guess')).status;
    const statuses = await Promise.all(Array.from({ length: 40 }, guess));
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
    await signedIn('tech', '127.0.0.21');
    await signedIn('lin', '127.0.0.22');
  });
});

test('an attendant orders at the own counter, and nowhere else; a supervisor everywhere', async () => {
  const lin = await signedIn('lin');
  expect(await lin.order('day', 'open-day')).toMatchObject(done());
  const chen = await signedIn('chen');
  expect(await chen.order('open', 'open-counter', { counter: '1' })).toMatchObject(done());
  expect(await chen.order('other', 'open-counter', { counter: '2' })).toMatchObject(refused('not-allowed'));
  expect(await chen.order('day', 'close-day')).toMatchObject(refused('not-allowed'));
  expect(await lin.order('open', 'open-counter', { counter: '2' })).toMatchObject(done());
  const taken = await chen.order('take', 'take-ticket', { service: 'withdrawal', print: false });
  expect(taken.body).toMatchObject({ status: 'ok', seq: expect.any(Number), data: { ticket: 'A001' } });
});

test('the same id again is done once, also by the next session of that user', async () => {
  const take = { service: 'withdrawal', print: false };
  const chen = await signedIn('chen');
  const first = await chen.order('once', 'take-ticket', take);
  expect(first).toMatchObject(done());
  const both = await Promise.all([
    chen.order('once', 'take-ticket', take),
    chen.order('once', 'take-ticket', take),
  ]);
  const next = await signedIn('chen');
  for (const again of [...both, await next.order('once', 'take-ticket', take)]) {
    expect(again).toMatchObject(done('duplicate'));
    expect(again.body['data']).toEqual(first.body['data']);
  }
});

test('what is no order is none: no id, a verb with a slash, no args, too long', async () => {
  const chen = await signedIn('chen');
  const wrong = [
    { verb: 'call-next', args: {} },
    { id: 'a/b', verb: 'call-next', args: {} },
    { id: '1', verb: 'call-next/lin', args: {} },
    { id: '1', verb: 'no-such-verb', args: {} },
    { id: '1', verb: 'call-next', args: [] },
  ];
  for (const body of wrong) expect((await chen.ask('order', { method: 'POST', body })).status).toBe(400);
  expect((await chen.ask('order', { method: 'POST', body: 'x'.repeat(3585) })).status).toBe(413);
  expect(await chen.order('none', 'call-next')).toMatchObject(refused('wrong-type'));
});

describe('another website in the same browser', () => {
  test('orders nothing: it has no Origin of ours, and no key', async () => {
    const [chen, lin] = [await signedIn('chen'), await signedIn('lin')];
    const body = { id: 'csrf', verb: 'take-ticket', args: { service: 'withdrawal', print: false } };
    const ways: Record<string, string | undefined>[] = [
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { Origin: undefined },
      { 'X-Desk-Key': undefined },
      { 'X-Desk-Key': 'wrong' },
      { 'X-Desk-Key': lin.session().key },
    ];
    for (const headers of ways)
      for (const path of ['order', 'sign-out'])
        expect([headers, (await chen.ask(path, { method: 'POST', body, headers })).status]).toEqual([
          headers,
          403,
        ]);
    const login = { user: 'chen', password: broker.passwordOf('chen') };
    for (const headers of ways.slice(0, 3))
      expect((await desk().ask('sign-in', { method: 'POST', body: login, headers })).status).toBe(403);
    // The session is there still, and nothing of that was done.
    expect(await chen.order('csrf', 'take-ticket', body.args)).toMatchObject(done());
  });

  test('reads nothing: by no other name, and of nobody who is not signed in', async () => {
    const chen = await signedIn('chen');
    for (const headers of [{ Host: 'evil.example' }, { Origin: 'https://evil.example' }])
      for (const path of ['session', 'stream']) expect((await chen.ask(path, { headers })).status).toBe(403);
    for (const path of ['session', 'stream']) {
      expect(await desk().ask(path)).toMatchObject({ status: 401, body: { isOpen: false } });
      const guessed = { Cookie: `__Secure-one-ticket-desk=${'a'.repeat(43)}` };
      expect((await desk().ask(path, { headers: guessed })).status).toBe(401);
    }
    expect((await desk().ask('order', { method: 'POST', body: {} })).status).toBe(401);
  });
});

test('a desk hears what its user may, and follow-ups are a supervisor’s alone', async () => {
  const [chen, lin] = [await signedIn('chen'), await signedIn('lin')];
  const [clerk, supervisor] = [await chen.stream(), await lin.stream()];
  await lin.order('letter', 'follow-up-open', { source: 'letter', text: '等了四十分钟' });
  const letters = (topics: Map<string, unknown>) =>
    [...topics.keys()].filter(one => one.startsWith('private/'));
  await expect.poll(() => letters(supervisor.topics)).toHaveLength(1);
  expect(letters(clerk.topics)).toEqual([]);
  for (const { topics, told } of [clerk, supervisor]) {
    await expect.poll(() => told.at(-1)?.isHeard).toBe(true);
    expect(told[0]).toMatchObject({ whole: true });
    expect([...topics.keys()]).toEqual(
      expect.arrayContaining([
        '$info',
        '$state',
        'state/hall',
        'state/counter/1',
        'state/service/withdrawal',
      ]),
    );
    expect(told.at(-1)?.goodForMs).toBeGreaterThan(0);
  }
  const { body } = await chen.order('seen', 'take-ticket', { service: 'withdrawal', print: false });
  const { ticket } = body['data'] as { ticket: string };
  await expect.poll(() => clerk.topics.get(`state/visit/${ticket}`)).toMatchObject({ place: 'waiting' });
  await lin.order('gone', 'abandon', { ticket, reason: 'test' });
  await expect.poll(() => clerk.topics.has(`state/visit/${ticket}`)).toBe(false);
  expect(clerk.told.filter(({ whole }) => whole).length).toBeLessThanOrEqual(2);
});

describe('a session ends', () => {
  test('with a sign-out: its cookie is worth nothing, its streams are over, its client has left the broker', async () => {
    const chen = await signedIn('chen');
    const stream = await chen.stream();
    const cookie = chen.cookie();
    const out = await chen.ask('sign-out', { method: 'POST' });
    expect(out.status).toBe(204);
    expect(out.headers['set-cookie']?.[0]).toMatch(/^__Secure-one-ticket-desk=; .*Max-Age=0$/);
    await expect.poll(stream.isEnded).toBe(true);
    expect((await chen.ask('session', { headers: { Cookie: cookie } })).status).toBe(401);
    expect((await chen.order('late', 'call-next', { counter: '1' })).status).toBe(401);
  });

  test('when the broker takes the user no more', async () => {
    const [tech, lin] = [await signedIn('tech', '127.0.0.21'), await signedIn('lin')];
    const stream = await tech.stream();
    const passwords = join(broker.folder, 'passwords');
    const before = readFileSync(passwords);
    onTestFinished(() => {
      writeFileSync(passwords, before);
      broker.reload();
    });
    execFileSync('mosquitto_passwd', ['-D', passwords, 'tech'], {
      env: { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` },
    });
    broker.reload();
    await expect.poll(stream.isEnded).toBe(true);
    expect((await tech.ask('session')).status).toBe(401);
    expect((await lin.ask('session')).status).toBe(200);
  });
});

test('through an outage of the broker a desk stays signed in, says that the hall is not heard, and an order is done once', async () => {
  const chen = await signedIn('chen');
  const stream = await chen.stream();
  await expect.poll(() => stream.told.at(-1)?.isHeard).toBe(true);
  await broker.kill();
  await expect.poll(() => stream.told.at(-1)).toMatchObject({ isHeard: false, link: 'lost', goodForMs: 0 });
  const take = { service: 'withdrawal', print: false };
  expect((await chen.order('midst', 'take-ticket', take)).body).toEqual({ status: 'unanswered' });
  expect(await desk().signIn('chen', broker.passwordOf('chen'))).toMatchObject({
    status: 503,
    body: { why: 'broker' },
  });
  await broker.start();
  await expect.poll(() => stream.told.at(-1)?.isHeard, { timeout: 60_000 }).toBe(true);
  expect((await chen.order('midst', 'take-ticket', take)).body).toMatchObject({ status: 'ok' });
  expect((await chen.order('midst', 'take-ticket', take)).body).toMatchObject({ status: 'duplicate' });
});

test('screens that were killed and came back ask to sign in again', async () => {
  const chen = await signedIn('chen');
  await chen.order('before', 'take-ticket', { service: 'withdrawal', print: false });
  await screens.end('SIGKILL');
  const { port } = new URL(url);
  screens = startScreens(`127.0.0.1:${port}`);
  await deskOf(screens);
  expect((await chen.ask('session')).status).toBe(401);
  const again = await signedIn('chen');
  expect(await again.order('before', 'take-ticket', { service: 'withdrawal', print: false })).toMatchObject(
    done('duplicate'),
  );
});
