/** No message is too long for the broker, and one that it will not have keeps the others from nobody (I14). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openJournal } from '../../daemon/journal/journal.ts';
import { type Mosquitto, startMosquitto } from '../kit/hall/broker/mosquitto.ts';
import { type Watcher, watch } from '../kit/hall/broker/watcher.ts';
import { type LiveHall, startLiveHall } from '../kit/hall/live-hall.ts';
import { alarmIn } from '../kit/hall/play.ts';
import { takeTicket } from '../kit/hall/small-hall.ts';

/** Ten minutes in 3 s. */
const speed = 200;
let folder: string;
const undo: (() => unknown)[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'one-ticket-too-long-'));
});
afterEach(async () => {
  for (const one of undo.splice(0).toReversed()) await one();
  rmSync(folder, { recursive: true });
});

async function broker(limits: { text: string }): Promise<Mosquitto> {
  const made = await startMosquitto(limits);
  undo.push(made.kill);
  return made;
}

function live(url: string, faster = 1): LiveHall {
  const hall = startLiveHall(url, folder, faster);
  undo.push(hall.close);
  return hall;
}

async function watched(url: string): Promise<Watcher> {
  const made = await watch(url);
  undo.push(made.close);
  return made;
}

/** The limits of config/deploy/mosquitto/one-ticket.conf. */
const shipped = { text: 'message_size_limit 65536\nmax_packet_size 66560\n' };
const refusedOf = ({ loop }: LiveHall) => alarmIn(loop.hall, 'broker-refuses');

/** As a journal of version 3 wrote it: one event with every follow-up that is open. */
const followUps = Array.from({ length: 1200 }, (_, index) => ({
  id: `2026-02-27-f${index + 1}`,
  source: 'complaint',
  text: `等了 ${index} 分钟 "没人理"`,
  openedAt: 1_790_000_000_000 + index,
}));

test('a day-opened of 1,200 follow-ups is told by replay in parts, and the hall stays online', async () => {
  const opened = openJournal(folder);
  if (!opened.ok) throw new Error(opened.problem.message);
  const dayOpened = { kind: 'day-opened', day: '2026-02-28', timeZone: 'Asia/Shanghai', followUps };
  opened.journal.commit({ at: Date.now(), events: [dayOpened], replies: [], presses: [] });
  opened.journal.close();

  const { url } = await broker(shipped);
  const watcher = await watched(url);
  const hall = live(url);
  await watcher.untilState('online');
  await expect.poll(() => refusedOf(hall)?.text).toContain('event 1, day-opened');
  await watcher.until(() => watcher.events().some(({ alarm }) => alarm === 'broker-refuses'));
  expect(refusedOf(hall)?.severity).toBe('warning');
  expect(watcher.events().map(({ kind }) => kind)).not.toContain('day-opened');
  expect(await watcher.command('replay', { id: 'all', args: { from: 1 } })).toMatchObject({ status: 'ok' });
  await watcher.until(() => watcher.last('rsp/watcher/all/said') !== undefined);
  const told = watcher.messages
    .filter(({ topic }) => topic === 'rsp/watcher/all/event')
    .map(({ text }) => JSON.parse(text));
  const parts = told.filter(({ seq }) => seq === 1);
  expect(parts.map(({ part, of }) => `${part}/${of}`)).toEqual(
    parts.map((_, index) => `${index + 1}/${parts.length}`),
  );
  expect(parts.length).toBeGreaterThan(1);
  expect(JSON.parse(parts.map(({ json }) => json).join(''))).toMatchObject({
    seq: 1,
    ...dayOpened,
    // Their words are private (R19).
    followUps: followUps.map(({ id, source, openedAt }) => ({ id, source, openedAt })),
  });
  const seqs = [...new Set(told.map(({ seq }) => seq))];
  expect(seqs).toEqual(Array.from(seqs, (_, index) => index + 1));

  await hall.do({ verb: 'close-day' });
  await hall.do({ verb: 'open-day', day: '2026-03-02' });
  await watcher.until(() =>
    watcher.events().some(({ kind, alarm }) => kind === 'alarm-cleared' && alarm === 'broker-refuses'),
  );
  expect(refusedOf(hall)).toBeUndefined();
  expect(hall.logged.filter(({ level }) => level === 'warn')).toEqual([]);
  await expect.poll(() => hall.journal.cursor('mqtt')).toBe(hall.journal.lastSeq());
});

test('an event that a broker of smaller limits cuts us off at is held back and told, nothing is skipped, and it comes when the broker takes it', async () => {
  const limits = { text: 'max_packet_size 7000\n' };
  const small = await broker(limits);
  const watcher = await watched(small.url);
  const hall = live(small.url, speed);
  await watcher.untilState('online');
  await hall.do({ verb: 'open-day', day: '2026-03-02' });
  await hall.do({ verb: 'open-counter', counter: '1' });
  const boards = Array.from({ length: 1000 }, (_, index) => `board-${index}`);
  hall.journal.commit({
    at: 1_790_000_002_000,
    events: [{ kind: 'notice-set', text: '今日', boards }],
    replies: [],
    presses: [],
  });
  const long = hall.journal.lastSeq();
  await hall.do(takeTicket('advice'));
  await expect.poll(() => refusedOf(hall)?.severity).toBe('critical');
  expect(refusedOf(hall)?.text).toMatch(
    new RegExp(
      `ended the connection 3 times when it was sent event ${long}, notice-set \\(\\d+ bytes\\): it was held back`,
    ),
  );
  // Everything but the events goes on.
  await watcher.untilState('degraded');
  await watcher.until(() => watcher.last('alarm/broker-refuses') !== undefined);
  expect(
    await watcher.command('take-ticket', { id: 'on', args: { service: 'advice', print: false } }),
  ).toMatchObject({
    status: 'ok',
  });
  await watcher.until(() => watcher.last('state/visit/D002') !== undefined);
  expect(watcher.events().every(({ seq }) => Number(seq) < long)).toBe(true);
  expect(hall.journal.cursor('mqtt')).toBe(long - 1);

  await small.kill();
  limits.text = shipped.text;
  await small.start();
  await expect.poll(() => refusedOf(hall), { timeout: 20_000 }).toBeUndefined();
  await watcher.until(() =>
    watcher.events().some(({ kind, alarm }) => kind === 'alarm-cleared' && alarm === 'broker-refuses'),
  );
  await expect.poll(() => hall.journal.cursor('mqtt')).toBe(hall.journal.lastSeq());
  const seqs = [...new Set(watcher.events().map(({ seq }) => seq))];
  expect(seqs).toEqual(Array.from({ length: hall.journal.lastSeq() }, (_, index) => index + 1));
});

test('a topic that the broker cuts us off at is left out, and all else stands', async () => {
  const limits = { text: 'max_packet_size 3000\n' };
  const small = await broker(limits);
  const hall = live(small.url, speed);
  await hall.do({ verb: 'open-day', day: '2026-03-02' });
  await expect
    .poll(() => refusedOf(hall)?.text, { timeout: 20_000 })
    .toContain('homeassistant/device/one-ticket-small/config');
  const watcher = await watched(small.url);
  await watcher.untilState('degraded');
  expect(watcher.last('state/hall')).toMatchObject({ open: true });
  expect(watcher.last('homeassistant/device/one-ticket-small/config')).toBeUndefined();

  // Ten minutes later it is tried again, and once more costs no more than one short outage.
  const outages = () => hall.logged.filter(({ level }) => level === 'warn').length;
  const before = outages();
  await expect.poll(outages, { timeout: 20_000 }).toBe(before + 1);
  await watcher.untilState('degraded');
});
