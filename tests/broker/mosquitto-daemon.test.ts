/** A hall with users behind the broker of config/deploy/mosquitto: who may order what there, and is told so. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { installBroker, makeCertificates, type SecureBroker } from '../kit/hall/broker/installed-broker.ts';
import type { Watcher } from '../kit/hall/broker/watcher.ts';
import { type SecureHall, secureHall, watchAs } from '../kit/hall/secure-hall.ts';

const people = ['wall', 'manager', 'chen', 'lin', 'tech', 'kiosk', 'stranger'] as const;
type Person = (typeof people)[number];

let certificates: string;
let broker: SecureBroker;
let hall: SecureHall;
let who: Record<Person, Watcher>;

beforeAll(async () => {
  certificates = mkdtempSync(join(tmpdir(), 'one-ticket-daemon-'));
  makeCertificates(certificates);
  broker = await installBroker({ certificates, acl: 'acl', hall: 'small', users: ['one-ticket', ...people] });
  await broker.start();
  hall = secureHall(broker);
  await hall.start();
  const watchers = people.map(async name => [name, await watchAs(name, broker)] as const);
  who = Object.fromEntries(await Promise.all(watchers)) as typeof who;
  await who.lin.command('open-day', { id: 'open-day' });
  for (const counter of ['1', '2'])
    await who.lin.command('open-counter', { id: `open-${counter}`, args: { counter } });
});
afterAll(async () => {
  await Promise.all(Object.values(who).map(({ close }) => close()));
  await hall.close();
  await broker.close();
  rmSync(certificates, { recursive: true });
});

const take = (id: string, name: Person = 'lin') =>
  who[name].command('take-ticket', { id, args: { service: 'advice', print: false } });
const callNext = (id: string, name: Person, counter: string) =>
  who[name].command('call-next', { id, args: { counter } });
/** As the daemon has it, when all that was ordered before is done. */
async function issued(id: string): Promise<unknown> {
  const { seq } = await who.lin.command('ask', { id, args: { ticket: 'D001' } });
  await who.lin.until(() => Number(who.lin.last('state/hall')?.['seq']) >= Number(seq));
  return (who.lin.last('state/hall')?.['totals'] as { issued?: number } | undefined)?.issued;
}

test('a clerk calls at their own counter, and nowhere else', async () => {
  expect(await take('first')).toMatchObject({ status: 'ok', data: { ticket: 'D001' } });
  expect(await callNext('own', 'chen', '1')).toMatchObject({ status: 'ok' });
  await who.chen.until(() => who.chen.last('state/counter/1')?.['ticket'] === 'D001');
  expect(await callNext('other', 'chen', '2')).toMatchObject({ status: 'rejected', code: 'not-allowed' });
});

test.each(['manager', 'tech', 'stranger'] as const)('%s is refused with a reason', async name => {
  if (name === 'stranger') {
    // Of whom the ACL knows nothing but that they may speak in their own name, and hear what is for them.
    expect(await callNext('not-mine', name, '1')).toMatchObject({ status: 'rejected', code: 'not-allowed' });
    return;
  }
  expect(await callNext('not-mine', name, '1')).toMatchObject({
    status: 'rejected',
    code: 'not-allowed',
    message: expect.stringContaining('may not call-next'),
  });
  expect(await who[name].command('ask', { id: 'ask', args: { ticket: 'D001' } })).toMatchObject({
    status: 'ok',
  });
});

test('a kiosk takes tickets and asks for a place; it calls nobody, and no clerk rates', async () => {
  expect(await take('at-the-kiosk', 'kiosk')).toMatchObject({ status: 'ok', user: 'kiosk' });
  expect(await who.kiosk.command('ask', { id: 'ask', args: { ticket: 'D001' } })).toMatchObject({
    status: 'ok',
  });
  expect(await callNext('kiosk-calls', 'kiosk', '1')).toMatchObject({
    code: 'not-allowed',
    message: 'kiosk is a citizen and may not call-next; attendant, supervisor may',
  });
  const rate = { args: { counter: '1', grade: 5 } };
  for (const clerk of ['chen', 'lin'] as const)
    expect(await who[clerk].command('rate', { id: 'rate', ...rate })).toMatchObject({
      code: 'not-allowed',
      message: expect.stringMatching(/may not rate; citizen may$/),
    });
  // The hall itself says whether there is anything to rate.
  expect(await who.kiosk.command('rate', { id: 'rate', ...rate })).toMatchObject({ code: 'nothing-to-rate' });
});

test('what a screen orders, or anybody in another’s name, does not reach the hall; it is the same as before', async () => {
  const before = await issued('before');
  const order = JSON.stringify({ id: 'x', client: 'chen', args: { service: 'advice', print: false } });
  for (const user of ['wall', 'lin', 'chen']) await who.wall.publish(`cmd/take-ticket/${user}`, order);
  for (const user of ['lin', 'tech', 'manager']) await who.chen.publish(`cmd/take-ticket/${user}`, order);
  await who.chen.publish('cmd/take-ticket', order);
  expect(await issued('after')).toBe(before);
  expect(who.chen.last('rsp/chen/chen/x')).toBeUndefined();
});

test('an order that names another’s client is answered to whom gave it, and nothing of it reaches the other', async () => {
  const inboxOf = (name: Person) =>
    who[name].messages.filter(({ topic }) => topic.startsWith('rsp/')).map(({ topic }) => topic);
  const before = inboxOf('lin').length;
  const order = (id: string, args: object) => JSON.stringify({ id, client: 'lin', args });
  await who.chen.publish('cmd/take-ticket/chen', order('shared', { service: 'advice', print: false }));
  // Refused by the role, by the hall, and by the broker.
  await who.chen.publish('cmd/close-day/chen', order('refused', {}));
  await who.chen.publish('cmd/ask/chen', order('asked', { ticket: 'Z999' }));
  await who.chen.publish('cmd/take-ticket', order('nobody', { service: 'advice' }));
  await who.chen.publish('rsp/lin/lin/shared', '{"status":"ok"}');
  // What asks is answered at once, what changes the hall after its commit.
  for (const id of ['asked', 'shared'])
    await who.chen.until(() => who.chen.last(`rsp/chen/lin/${id}`) !== undefined);
  expect(who.chen.last('rsp/chen/lin/shared')).toMatchObject({
    status: 'ok',
    user: 'chen',
    verb: 'take-ticket',
  });
  expect(await take('shared')).toMatchObject({ status: 'ok', user: 'lin', verb: 'take-ticket' });
  expect(inboxOf('lin').slice(before)).toEqual(['rsp/lin/lin/shared']);
});

test('an order over 64 KiB is dropped by the broker, one over 4 KiB by the hall, and the next is answered', async () => {
  const before = Number(await issued('large-before'));
  const order = JSON.stringify({ id: 'large', client: 'lin', args: { service: 'advice', print: false } });
  await who.lin.publish('cmd/take-ticket/lin', order.padEnd(65_537));
  await who.lin.publish('cmd/take-ticket/lin', order.padEnd(4097));
  expect(await take('small-enough')).toMatchObject({ status: 'ok' });
  expect(await issued('large-after')).toBe(before + 1);
});

test('an order that was left retained is dropped when the daemon is started again', async () => {
  const before = await issued('old-before');
  const order = JSON.stringify({ id: 'old', client: 'lin', args: { service: 'advice', print: false } });
  await hall.kill();
  await who.lin.untilState('offline');
  await who.lin.publish('cmd/take-ticket/lin', order, { retain: true });
  await hall.start();
  expect(await issued('old-after')).toBe(before);
  expect(who.lin.last('rsp/lin/lin/old')).toBeUndefined();
  await who.lin.publish('cmd/take-ticket/lin', '', { retain: true });
});
