/**
 * 400 days of a hall that nobody tidies, behind the broker of config/deploy/mosquitto: every day opens follow-ups, repairs, warnings and
 * notices, and nobody closes one. The clock is handed in.
 */
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { connectAsync, type MqttClient } from 'mqtt';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { businessDay } from '../../daemon/core/day/clock-face.ts';
import type { Clock } from '../../daemon/process/clock.ts';
import { type ShippedBroker, startShippedBroker } from '../kit/hall/broker/shipped-broker.ts';
import { type LiveHall, startLiveHall } from '../kit/hall/live-hall.ts';
import { alarmIn } from '../kit/hall/play.ts';
import { takeTicket } from '../kit/hall/small-hall.ts';

const days = 400;
const restartEvery = 100;
const dayMs = 24 * 60 * 60_000;
const firstMorning = Date.UTC(2026, 2, 2, 1);
const boards = ['main-board', 'board-1', 'board-2'];

setFlagsFromString('--expose-gc');
const gc: () => void = runInNewContext('gc');

let shipped: ShippedBroker;
let lin: MqttClient;
let hall: LiveHall;
let day = 0;
let passedMs = 0;
const states: string[] = [];
let [longest, longestTopic, heard, messages] = [0, '', 0, 0];
let waiting: (() => void)[] = [];

/** It runs as it does, and is set on a day at a time. */
const clock: Clock = {
  now: () => firstMorning + passedMs + Math.round(performance.now()),
  wall: () => firstMorning + passedMs + Math.round(performance.now()),
};
const today = () => businessDay(clock.wall(), 'Asia/Shanghai');

beforeAll(async () => {
  shipped = await startShippedBroker({ lin: { role: 'supervisor' } });
  lin = await connectAsync(shipped.url, shipped.login('lin'));
  lin.on('message', (topic, payload) => {
    messages += 1;
    if (payload.length > longest) [longest, longestTopic] = [payload.length, topic];
    if (topic.endsWith('/$state')) states.push(JSON.parse(payload.toString()).state);
    if (topic.includes('/event/')) heard = Math.max(heard, Number(JSON.parse(payload.toString()).seq));
    for (const look of waiting) look();
  });
  await lin.subscribeAsync('one-ticket/v1/small/#', { qos: 1 });
  await start();
});
afterAll(async () => {
  await lin.endAsync(true);
  await hall.close();
  await shipped.close();
});

function until(isSo: () => boolean): Promise<void> {
  return new Promise(resolve => {
    const look = () => {
      if (!isSo()) return;
      waiting = waiting.filter(one => one !== look);
      resolve();
    };
    waiting.push(look);
    look();
  });
}

/** How long it took until it stood, and until it was online. */
async function start(): Promise<{ stoodMs: number; onlineMs: number }> {
  const before = states.length;
  const startedMs = performance.now();
  hall = startLiveHall({
    broker: shipped.mqtt,
    state: join(shipped.folder, 'state'),
    boot: `day-${day}`,
    clockOf: () => clock,
  });
  const stoodMs = performance.now() - startedMs;
  await until(() => states.slice(before).includes('online'));
  return { stoodMs, onlineMs: performance.now() - startedMs };
}

/** Over the broker; the answer's code. */
async function asks(): Promise<unknown> {
  const answered = Promise.withResolvers<unknown>();
  const listen = (topic: string, payload: Buffer) => {
    if (topic.endsWith(`/rsp/lin/lin/ask-${day}`)) answered.resolve(JSON.parse(payload.toString()).code);
  };
  lin.on('message', listen);
  const order = JSON.stringify({ id: `ask-${day}`, client: 'lin', args: { ticket: 'Z999' } });
  await lin.publishAsync('one-ticket/v1/small/cmd/ask/lin', order, { qos: 1 });
  const code = await answered.promise;
  lin.off('message', listen);
  return code;
}

async function oneDay(): Promise<void> {
  await hall.do({ verb: 'open-day', day: today() });
  await hall.do({ verb: 'open-counter', counter: '1' });
  await hall.do(takeTicket('advice'));
  await hall.do({ verb: 'call-next', counter: '1' });
  await hall.do({ verb: 'finish', counter: '1', outcome: 'papers-missing' });
  await hall.do({ verb: 'rate', counter: '1', grade: 1, from: 'rater' });
  await hall.do({ verb: 'follow-up-open', source: 'complaint', text: `${day}`.padStart(64, '0') });
  await hall.do({ verb: 'device-fit', device: 'board-1', why: `no answer since day ${day}` });
  await hall.do({ verb: 'device-fit', device: 'pad-1', warning: `worn, day ${day}` });
  const chosen = boards.filter((_, index) => ((day % 7) + 1) & (1 << index));
  await hall.do({ verb: 'notice-set', text: `第${day}天`, boards: chosen });
  expect(await asks()).toBe('unknown-ticket');
  await hall.do({ verb: 'close-day' });
  await until(() => heard >= hall.journal.lastSeq());
}

test(`stays online and answers for ${days} days, and every message fits`, async () => {
  const rows: Record<string, unknown>[] = [];
  let restarts = 0;
  for (day = 1; day <= days; day += 1) {
    const startedMs = performance.now();
    const before = states.length;
    await oneDay();
    const tookMs = performance.now() - startedMs;
    expect(new Set(states.slice(before)).difference(new Set(['online']))).toEqual(new Set());
    passedMs += dayMs;
    if (day % restartEvery !== 0) continue;
    gc();
    const heapMb = Math.round(process.memoryUsage().heapUsed / 2 ** 20);
    const { followUps, alarms, notices, unfit } = hall.loop.hall;
    const open = { followUps: followUps.size, alarms: [...alarms.keys()].join(' '), notices: notices.length };
    await hall.close();
    restarts += 1;
    const { stoodMs, onlineMs } = await start();
    rows.push({
      day,
      ...open,
      repairs: unfit.size,
      dayMs: Math.round(tookMs),
      stoodMs: Math.round(stoodMs),
      onlineMs: Math.round(onlineMs),
      heapMb,
      messages,
      longest,
    });
  }
  process.stdout.write(
    `${rows.map(row => JSON.stringify(row)).join('\n')}\nlongest: ${longest} bytes on ${longestTopic}\n`,
  );
  expect(longest).toBeLessThan(60 * 1024);
  const connected = shipped.broker.log().match(/New client connected .* as one-ticket-small/g);
  expect(connected).toHaveLength(restarts + 1);
  const [first, last] = [rows[0], rows.at(-1)];
  expect(Number(last?.['stoodMs'])).toBeLessThan(3000);
  expect(Number(last?.['heapMb'])).toBeLessThan(Number(first?.['heapMb']) + 64);
  expect(last).toMatchObject({ followUps: 3 * days, repairs: 1 });
  await hall.do({ verb: 'open-day', day: today() });
  await until(() => heard >= hall.journal.lastSeq());
  expect(alarmIn(hall.loop.hall, 'follow-ups')?.text).toContain(`${3 * days} follow-ups are open`);
});
