import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Mosquitto, startMosquitto } from '../kit/hall/broker/mosquitto.ts';
import { type Watcher, watch } from '../kit/hall/broker/watcher.ts';
import { type LiveHall, startLiveHall } from '../kit/hall/live-hall.ts';

let broker: Mosquitto;
let watcher: Watcher;
let hall: LiveHall;
const state = mkdtempSync(join(tmpdir(), 'one-ticket-commands-'));

beforeAll(async () => {
  broker = await startMosquitto();
  watcher = await watch(broker.url);
  await watcher.publish('cmd/open-day', '{"id":"old","client":"watcher"}', { retain: true });
  hall = startLiveHall(broker.url, state);
  await watcher.untilState('online');
});

afterAll(async () => {
  await hall.close();
  await watcher.close();
  await broker.kill();
  rmSync(state, { recursive: true });
});

const ticket = { service: 'withdrawal', print: false };

test('a command that somebody left retained is dropped', async () => {
  expect(await watcher.command('take-ticket', { id: 'closed', args: ticket })).toMatchObject({
    status: 'rejected',
    code: 'hall-closed',
  });
  expect(watcher.last('rsp/watcher/old')).toBeUndefined();
});

test('a command is answered after it is durable, and what it changed is seen', async () => {
  expect(await watcher.command('open-day', { id: 'open' })).toMatchObject({
    id: 'open',
    status: 'ok',
    code: 'ok',
    seq: 1,
  });
  await watcher.command('open-counter', { id: 'open-1', args: { counter: '1' } });
  const reply = await watcher.command('take-ticket', { id: 'first', args: ticket });
  expect(reply).toEqual({
    v: 1,
    ts: expect.any(Number),
    id: 'first',
    verb: 'take-ticket',
    status: 'ok',
    code: 'ok',
    seq: 4,
    data: { ticket: 'A001', ahead: 0, expectedWaitMin: [0, 0] },
  });
  await watcher.until(() => watcher.events().length === 4);
  expect(watcher.events().map(({ seq, kind }) => [seq, kind])).toEqual([
    [1, 'day-opened'],
    [2, 'counter-opened'],
    [3, 'ticket-issued'],
    [4, 'visit-queued'],
  ]);
  expect(watcher.last('event/visit-queued')).toMatchObject({
    v: 1,
    seq: 4,
    ticket: 'A001',
    queue: 'approval',
  });
  await watcher.until(() => watcher.last('state/visit/A001') !== undefined);
  expect(watcher.last('state/queue/approval')).toMatchObject({
    v: 1,
    seq: 4,
    waiting: 1,
    next: ['A001'],
    expectedWaitMin: [15, 25],
  });
});

test('a repeat does nothing and brings the first answer, also after it has expired', async () => {
  const request = { id: 'again', args: ticket, expires: Date.now() + 60_000 };
  const first = await watcher.command('take-ticket', request);
  const repeat = await watcher.command('take-ticket', { ...request, expires: 1 });
  expect(repeat).toEqual({ ...first, status: 'duplicate', ts: expect.any(Number) });
  expect(hall.loop.hall.visits.size).toBe(2);
});

test('a repeat of a refused command brings the refusal', async () => {
  const first = await watcher.command('call-next', { id: 'no', args: { counter: 2 } });
  expect(first).toMatchObject({ status: 'rejected', code: 'counter-closed' });
  expect(await watcher.command('call-next', { id: 'no', args: { counter: 2 } })).toMatchObject({
    status: 'duplicate',
    code: 'counter-closed',
    seq: first['seq'],
  });
});

test.each([
  ['call-nxt', {}, 'unknown-verb'],
  ['call-next', { args: { counter: '1', now: true } }, 'unknown-field'],
  ['call-next', { args: { counter: {} } }, 'wrong-type'],
  ['call-next', { args: { counter: '1' }, expires: 1_000_000 }, 'expired'],
  ['call-next', { args: { counter: '77' } }, 'unknown-counter'],
])('%s %j is rejected: %s', async (verb, request, code) => {
  expect(await watcher.command(verb, { id: `faulty-${code}`, ...request })).toMatchObject({
    status: 'rejected',
    code,
    message: expect.any(String),
  });
});

test('a citizen asks for his place, and nothing is journalled', async () => {
  const before = hall.journal.lastSeq();
  const reply = await watcher.command('ask', { id: 'ask', args: { ticket: 'A002' } });
  expect(reply).toMatchObject({
    status: 'ok',
    data: { ticket: 'A002', place: 'waiting', queue: 'approval', ahead: 1, expectedWaitMin: [15, 25] },
  });
  expect(await watcher.command('ask', { id: 'ask-2', args: { ticket: 'A999' } })).toMatchObject({
    status: 'rejected',
    code: 'unknown-ticket',
  });
  expect(hall.journal.lastSeq()).toBe(before);
});

test('what is too large or says nothing is dropped, and the next command is answered', async () => {
  const before = watcher.messages.filter(({ topic }) => topic.startsWith('rsp/')).length;
  await watcher.publish('cmd/open-day', Buffer.alloc(16 * 1024 * 1024, '['));
  await watcher.publish(
    'cmd/open-day',
    JSON.stringify({ id: 'large', client: 'watcher', args: {} }).padEnd(4097),
  );
  await watcher.publish('cmd/open-day', '');
  await watcher.publish('cmd/open-day', 'null');
  await watcher.publish('cmd/open-day', '{"id":"1","client":"#"}');
  await watcher.command('ask', { id: 'after', args: { ticket: 'A001' } });
  expect(watcher.messages.filter(({ topic }) => topic.startsWith('rsp/')).length).toBe(before + 1);
});

test('a flood is answered, each command once', async () => {
  const ids = Array.from({ length: 500 }, (_, index) => `flood-${index}`);
  const replies = await Promise.all(ids.map(id => watcher.command('take-ticket', { id, args: ticket })));
  const issued = replies.filter(({ status }) => status === 'ok').map(({ data }) => JSON.stringify(data));
  expect(new Set(issued).size).toBe(issued.length);
  expect(issued.length + replies.filter(({ code }) => code === 'busy').length).toBe(500);
});
