/** `replay`: what somebody has missed is told to them alone, while the hall goes on. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Mosquitto, startMosquitto } from '../kit/hall/broker/mosquitto.ts';
import { type Watcher, watch } from '../kit/hall/broker/watcher.ts';
import { type LiveHall, startLiveHall } from '../kit/hall/live-hall.ts';
import { takeTicket } from '../kit/hall/small-hall.ts';

let broker: Mosquitto;
let state: string;
let hall: LiveHall;
const undo: (() => unknown)[] = [];

beforeEach(async () => {
  broker = await startMosquitto();
  state = mkdtempSync(join(tmpdir(), 'one-ticket-replay-'));
  undo.push(() => rmSync(state, { recursive: true }), broker.kill);
  hall = startLiveHall(broker.url, state);
  undo.push(hall.close);
  await hall.do({ verb: 'open-day', day: '2026-03-02' });
  await hall.do({ verb: 'open-counter', counter: '1' });
});
afterEach(async () => {
  for (const one of undo.splice(0).toReversed()) await one();
});

async function watched(): Promise<Watcher> {
  const watcher = await watch(broker.url);
  undo.push(watcher.close);
  await watcher.untilState('online');
  return watcher;
}

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
  const watcher = await watched();
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
  const watcher = await watched();
  await watcher.command('replay', { id: 'days', args: { from: 2 } });
  await watcher.until(() => watcher.last('rsp/watcher/days/said') !== undefined);
  const days = told(watcher, 'days');
  expect(days.map(({ seq }) => seq)).toEqual(fromTo(2, hall.journal.lastSeq()));
  expect(days.filter(({ kind }) => kind === 'day-opened').map(({ day }) => day)).toEqual(['2026-03-03']);
});

test('a replay that a dead broker cut short is not gone on with, and is asked for again from where it was', async () => {
  await visits(1500);
  const watcher = await watched();
  await watcher.command('replay', { id: 'cut', args: { from: 1 } });
  const heard = watcher.messages.length;
  await broker.kill();
  await broker.start();
  await watcher.until(() => {
    const states = watcher.messages
      .slice(heard)
      .filter(({ topic }) => topic === '$state')
      .map(({ text }) => JSON.parse(text).state);
    return states.includes('starting') && states.lastIndexOf('online') > states.indexOf('starting');
  });
  const before = told(watcher, 'cut').map(({ seq }) => seq);
  const last = before.at(-1) ?? 0;
  expect(before).toEqual(fromTo(1, last));
  await watcher.command('replay', { id: 'rest', args: { from: last + 1 } });
  await watcher.until(() => watcher.last('rsp/watcher/rest/said') !== undefined);
  expect(told(watcher, 'rest').map(({ seq }) => seq)).toEqual(fromTo(last + 1, hall.journal.lastSeq()));
  expect(told(watcher, 'cut')).toHaveLength(before.length);
});

test.each([
  [{ from: 99 }, 'not-yet'],
  [{ from: 0 }, 'wrong-type'],
  [{ from: 'yesterday' }, 'wrong-type'],
  [{}, 'wrong-type'],
  [{ from: 1, to: 2 }, 'unknown-field'],
])('%j is rejected: %s', async (args, code) => {
  const watcher = await watched();
  expect(await watcher.command('replay', { id: 'wrong', args })).toMatchObject({
    status: 'rejected',
    code,
    message: expect.stringContaining('expected'),
  });
});
