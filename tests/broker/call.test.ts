/** `one-ticket call` and `replay` over a real broker: what a shell can order of a hall, and hear of it. */
import { connectAsync } from 'mqtt';
import { beforeEach, expect, test } from 'vitest';
import { type AtBroker, atBroker, from1To } from '../kit/hall/at-broker.ts';
import { freePort } from '../kit/hall/broker/mosquitto.ts';
import { oneTicket } from '../kit/hall/command-line.ts';
import type { LiveHall } from '../kit/hall/live-hall.ts';
import { takeTicket } from '../kit/hall/small-hall.ts';
import { seqsIn } from './replayed.ts';

let at: AtBroker;
let hall: LiveHall;
beforeEach(async () => {
  at = await atBroker();
  hall = at.live();
  await at.watched('online');
});

const called = (order: string) => oneTicket('call', ...order.split(' '), '--url', at.broker.url);

test('an order is carried out, and its answer is told', async () => {
  expect(await called('open-day')).toMatchObject({
    code: 0,
    out: expect.stringContaining('open-day: done\n'),
  });
  const taken = await called('take-ticket --service withdrawal --no-print');
  expect(taken).toMatchObject({ code: 0, err: '' });
  expect(taken.out).toContain('take-ticket: done\n  ticket A001\n  ahead 0\n');
});

test('an order that a bridge holds back is not carried out later: it expires by the clock of the hall', async () => {
  const watcher = await at.watched();
  const before = Date.now();
  await called('open-day');
  await watcher.until(() => watcher.last('cmd/open-day') !== undefined);
  const expires = Number(watcher.last('cmd/open-day')?.['expires']);
  expect(expires).toBeGreaterThan(before + 10_000);
  expect(expires).toBeLessThan(Date.now() + 21_000);
});

test('with --json it is the answer as it came', async () => {
  await called('open-day');
  const { code, out } = await called('take-ticket --service withdrawal --no-print --json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ status: 'ok', code: 'ok', data: { ticket: 'A001' } });
});

test('what the hall refuses is told with its code and why, and the exit code says so', async () => {
  expect(await called('call-next --counter 1')).toEqual({
    code: 69,
    out: '',
    err: expect.stringMatching(/^call-next: refused \([a-z-]+\): ./),
  });
  const { code, out } = await called('call-next --counter 1 --json');
  expect(code).toBe(69);
  expect(JSON.parse(out)).toMatchObject({ status: 'rejected' });
});

test('an arg that is none is told by the hall, with what it expects', async () => {
  await called('open-day');
  const { code, err } = await called('take-ticket --service withdrawal --class vip');
  expect(code).toBe(69);
  expect(err).toContain('wrong-type');
  expect(err).toContain('vip');
});

test('of several halls one has to be named', async () => {
  const other = await connectAsync(at.broker.url);
  await other.publishAsync('one-ticket/v1/second/$state', '{"state":"online"}', { retain: true });
  await other.endAsync();
  expect(await called('open-day')).toMatchObject({ code: 74, err: expect.stringContaining('--hall') });
  expect(await called('open-day --hall nowhere')).toMatchObject({
    code: 74,
    err: expect.stringContaining('nowhere'),
  });
});

test('where no hall is, and where no broker is, it is told so', async () => {
  await hall.close();
  expect(await called('open-day')).toMatchObject({
    code: 74,
    err: expect.stringContaining('no hall is online'),
  });
  const url = `mqtt://127.0.0.1:${await freePort()}`;
  expect(await oneTicket('call', 'open-day', '--url', url)).toMatchObject({
    code: 74,
    err: expect.stringContaining('cannot be reached'),
  });
});

test('events are told again, each on a line, from the one that is named', async () => {
  await hall.do({ verb: 'open-day', day: '2026-03-02' });
  for (let taken = 0; taken < 5; taken += 1) await hall.do(takeTicket('advice'));
  const to = hall.journal.lastSeq();
  const { code, out } = await oneTicket('replay', '--url', at.broker.url, '--from', '3');
  expect(code).toBe(0);
  expect(seqsIn(out).slice(0, to - 2)).toEqual(from1To(to).slice(2));
});
