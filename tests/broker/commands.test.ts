/** Commands over a real broker: answered when they are durable; and `replay`, which tells what somebody has missed. */

import { beforeEach, describe, expect, test } from 'vitest';
import { type AtBroker, atBroker } from '../kit/hall/at-broker.ts';
import type { Watcher } from '../kit/hall/broker/watcher.ts';
import type { LiveHall } from '../kit/hall/live-hall.ts';
import { takeTicket } from '../kit/hall/small-hall.ts';

let at: AtBroker;
let hall: LiveHall;
beforeEach(async () => {
  at = await atBroker();
  hall = at.live();
});

const ticket = { service: 'withdrawal', print: false };

test('a command is answered after it is durable, and what it changed is seen', async () => {
  const watcher = await at.watched('online');
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
    data: {
      ticket: 'A001',
      ahead: 0,
      expectedWaitMin: [0, 0],
      code: expect.stringMatching(/^small\/[\d-]{10}\/A001\/[A-Z]{2}$/),
      lines: expect.arrayContaining([expect.objectContaining({ text: 'A001', size: 4 })]),
    },
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
    expectedWaitMin: [0, 25],
  });
});

test('what is too large or says nothing is dropped, and the next command is answered', async () => {
  const watcher = await at.watched('online');
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
  const watcher = await at.watched('online');
  await hall.do({ verb: 'open-day', day: '2026-03-02' });
  const ids = Array.from({ length: 500 }, (_, index) => `flood-${index}`);
  const replies = await Promise.all(ids.map(id => watcher.command('take-ticket', { id, args: ticket })));
  const issued = replies.filter(({ status }) => status === 'ok').map(({ data }) => JSON.stringify(data));
  expect(new Set(issued).size).toBe(issued.length);
  expect(issued.length + replies.filter(({ code }) => code === 'busy').length).toBe(500);
});

describe('a replay', () => {
  beforeEach(async () => {
    await hall.do({ verb: 'open-day', day: '2026-03-02' });
    await hall.do({ verb: 'open-counter', counter: '1' });
  });

  /** Two events each. */
  async function visits(count: number): Promise<void> {
    await Promise.all(Array.from({ length: count }, () => hall.do(takeTicket('advice'))));
  }

  const told = (watcher: Watcher, id: string) =>
    watcher.messages
      .filter(({ topic }) => topic === `rsp/watcher/${id}/event`)
      .map(({ text }) => JSON.parse(text));
  const fromTo = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index);

  test('events that passed before somebody listened are told to them, not under event/, and the hall answers meanwhile', async () => {
    await visits(1500);
    const watcher = await at.watched('online');
    await watcher.command('ask', { id: 'first', args: { ticket: 'D001' } });
    const to = hall.journal.lastSeq();
    expect(await watcher.command('replay', { id: 'missed', args: { from: 1 } })).toMatchObject({
      status: 'ok',
      data: { from: 1, to },
    });
    await watcher.command('ask', { id: 'meanwhile', args: { ticket: 'D001' } });
    expect(told(watcher, 'missed').length).toBeLessThan(to);
    await watcher.until(() => watcher.last('rsp/watcher/missed/said') !== undefined);
    expect(watcher.last('rsp/watcher/missed/said')).toMatchObject({ over: `told up to ${to}`, code: 'ok' });
    expect(told(watcher, 'missed').map(({ seq }) => seq)).toEqual(fromTo(1, to));
    expect(told(watcher, 'missed')[0]).toMatchObject({ kind: 'day-opened', day: '2026-03-02' });
    const passed = watcher.events().map(({ seq }) => seq);
    expect(new Set(passed).size).toBe(passed.length);
  });

  test('earlier days are told too', async () => {
    await visits(3);
    await hall.do({ verb: 'close-day' });
    await hall.do({ verb: 'open-day', day: '2026-03-03' });
    await visits(2);
    const watcher = await at.watched('online');
    await watcher.command('replay', { id: 'days', args: { from: 2 } });
    await watcher.until(() => watcher.last('rsp/watcher/days/said') !== undefined);
    const days = told(watcher, 'days');
    expect(days.map(({ seq }) => seq)).toEqual(fromTo(2, hall.journal.lastSeq()));
    expect(days.filter(({ kind }) => kind === 'day-opened').map(({ day }) => day)).toEqual(['2026-03-03']);
  });
});
