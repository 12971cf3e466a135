import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { awakeTime } from '../awake-time.ts';
import { type AtBroker, atBroker, from1To } from '../kit/hall/at-broker.ts';
import { freePort } from '../kit/hall/broker/mosquitto.ts';
import { stateFolder } from '../kit/hall/journal.ts';
import { takeTicket } from '../kit/hall/small-hall.ts';

let at: AtBroker;
beforeEach(async () => {
  at = await atBroker();
});

/** The seq of every event heard, each once. */
function heard(events: readonly Record<string, unknown>[]): unknown[] {
  return [...new Set(events.map(({ seq }) => seq))];
}

const openDay = { verb: 'open-day', day: '2026-03-02' } as const;
const awake = awakeTime();
/** With a counter for those who wait, nobody is alarmed. */
const openCounter = { verb: 'open-counter', counter: '1' } as const;

test('a broker that died during events leaves no gap, and gets all that stands retained again', async () => {
  const hall = at.live();
  const watcher = await at.watched();
  await watcher.untilState('online');
  await hall.do(openDay);
  for (let visit = 0; visit < 50; visit += 1) await hall.do(takeTicket('withdrawal'));
  await watcher.until(() => watcher.events().length > 20);
  await at.broker.kill();
  for (let visit = 0; visit < 200; visit += 1) await hall.do(takeTicket('withdrawal'));
  await hall.do({ verb: 'abandon', ticket: 'A001', reason: 'gave up' });
  const last = hall.journal.lastSeq();
  await at.broker.start();

  const newcomer = await at.watched();
  await newcomer.untilState('online');
  await watcher.until(() => watcher.events().some(({ seq }) => seq === last));
  expect(heard(watcher.events())).toEqual(from1To(last));
  expect(newcomer.last('state/hall')).toMatchObject({ totals: { issued: 250, waiting: 249, left: 1 } });
  expect([...newcomer.standing().keys()].filter(topic => topic.startsWith('state/visit/')).length).toBe(249);
  expect(newcomer.last('state/visit/A001')).toBeUndefined();
  await watcher.until(() => watcher.last('$state')?.['state'] === 'online');
  expect(hall.logged.map(({ msg }) => msg)).toEqual([
    'the MQTT broker is connected',
    'no MQTT broker: the hall goes on without it and tries again',
    'the MQTT broker is connected',
  ]);
});

test('events that no broker heard are told after a restart, from the first', async () => {
  const alone = at.live({ broker: `mqtt://127.0.0.1:${await freePort()}` });
  await alone.do(openDay);
  await alone.do(openCounter);
  for (let visit = 0; visit < 100; visit += 1) await alone.do(takeTicket('advice'));
  await alone.close();

  const watcher = await at.watched();
  const hall = at.live();
  await watcher.until(() => watcher.events().length >= 202);
  expect(watcher.events().map(({ seq }) => seq)).toEqual(from1To(202));
  await hall.do({ verb: 'open-counter', counter: '2' });
  await watcher.until(() => watcher.events().length >= 203);
  await hall.close();
  expect(watcher.events().map(({ seq }) => seq)).toEqual(from1To(203));
});

test('a journal put back from an older copy tells what came after it, though its events were told before', async () => {
  const first = at.live();
  await first.do(openDay);
  const old = stateFolder();
  await first.close();
  cpSync(join(at.state, 'journal'), join(old, 'journal'), { recursive: true });
  const second = at.live();
  const watcher = await at.watched();
  await watcher.untilState('online');
  // More than is told again on each connection anyhow.
  for (let visit = 0; visit < 130; visit += 1) await second.do(takeTicket('advice'));
  const told = second.journal.lastSeq();
  await watcher.until(() => watcher.events().some(({ seq }) => seq === told));
  await second.close();

  rmSync(join(at.state, 'journal'), { recursive: true });
  cpSync(join(old, 'journal'), join(at.state, 'journal'), { recursive: true });
  // It grows past what the broker has heard before it finds the broker again.
  const alone = at.live({ broker: `mqtt://127.0.0.1:${await freePort()}` });
  await alone.do(openCounter);
  for (let visit = 0; visit < 150; visit += 1) await alone.do(takeTicket('withdrawal'));
  await alone.close();
  const newcomer = await at.watched();
  const third = at.live();
  const last = third.journal.lastSeq();
  await newcomer.until(() => newcomer.events().some(({ seq }) => seq === last));
  expect(newcomer.events().map(({ seq }) => seq)).toEqual(from1To(last));
});

test('a visit that an earlier run left retained is emptied, and an order that somebody left so is not carried out', async () => {
  const watcher = await at.watched();
  await watcher.publish('cmd/open-day', '{"id":"old","client":"watcher"}', { retain: true });
  await watcher.publish('state/visit/A777', '{"place":"waiting"}', { retain: true });
  const hall = at.live();
  await watcher.untilState('online');
  await watcher.until(() => watcher.last('state/visit/A777') === undefined);
  expect(await hall.do(takeTicket('advice'))).toMatchObject({ is: 'refused' });
  expect(watcher.last('rsp/watcher/old')).toBeUndefined();
  await hall.do(openDay);
  await hall.do(takeTicket('advice'));
  await watcher.until(() => watcher.last('state/visit/D001') !== undefined);
  await hall.do({ verb: 'close-day' });
  await watcher.until(() => watcher.last('state/visit/D001') === undefined);
  const newcomer = await at.watched();
  await newcomer.untilState('online');
  expect([...newcomer.standing().keys()].sort()).toEqual(
    [
      'counter/1',
      'counter/2',
      'hall',
      'queue/approval',
      'queue/icbc',
      'service/advice',
      'service/withdrawal',
    ].map(topic => `state/${topic}`),
  );
});

test('starting is said first, and online when everything stands', async () => {
  const watcher = await at.watched();
  at.live();
  await watcher.untilState('online');
  const topics = watcher.messages.map(({ topic, text }) =>
    topic === '$state' ? JSON.parse(text).state : topic,
  );
  expect(topics[0]).toBe('starting');
  expect(topics.indexOf('$info')).toBeLessThan(topics.indexOf('online'));
  expect(topics.indexOf('state/hall')).toBeLessThan(topics.indexOf('online'));
});

test('a hall that is closed says stopping, then offline', async () => {
  const watcher = await at.watched();
  const hall = at.live();
  await watcher.untilState('online');
  await hall.close();
  await watcher.untilState('offline');
  const states = watcher.messages
    .filter(({ topic }) => topic === '$state')
    .map(({ text }) => JSON.parse(text));
  expect(states.slice(-2)).toMatchObject([
    { state: 'stopping', boot: 'test' },
    { state: 'offline', reason: 'stopped' },
  ]);
});

/** A hall in a process of its own. */
function live(): ChildProcess {
  const child = spawn(process.execPath, ['tests/kit/hall/hall-process.ts', at.broker.url, at.state], {
    stdio: 'inherit',
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

test('a hall whose process is killed is offline by its Will', async () => {
  const watcher = await at.watched();
  const child = live();
  await watcher.untilState('online');
  child.kill('SIGKILL');
  await once(child, 'exit');
  await watcher.untilState('offline');
  expect(watcher.last('$state')).toMatchObject({ reason: 'the connection was lost', boot: 'test' });
});

test('events of a hall that is killed while it tells them come without a gap', async () => {
  const watcher = await at.watched();
  const child = live();
  await watcher.untilState('online');
  await watcher.command('open-day', { id: 'open' });
  const take = (id: string) =>
    watcher.publish(
      'cmd/take-ticket',
      JSON.stringify({ id, client: 'watcher', args: { service: 'advice', print: false } }),
    );
  for (let visit = 0; visit < 200; visit += 1) void take(`t${visit}`);
  await watcher.until(() => watcher.events().length > 20);
  child.kill('SIGKILL');
  await once(child, 'exit');
  await watcher.untilState('offline');
  live();
  await watcher.untilState('online');
  const { seq: last } = await watcher.command('take-ticket', {
    id: 'last',
    args: { service: 'advice', print: false },
  });
  await watcher.until(() => watcher.events().some(({ seq }) => seq === last));
  expect(heard(watcher.events())).toEqual(from1To(Number(last)));
});

test('a broker that hangs is left, and nothing is lost when it goes on', async () => {
  const watcher = await at.watched();
  const hall = at.live({ speed: 40 });
  await watcher.untilState('online');
  at.broker.hang();
  onTestFinished(at.broker.goOn);
  await hall.do(openDay);
  await hall.do(openCounter);
  for (let visit = 0; visit < 100; visit += 1) await hall.do(takeTicket('advice'));
  while (hall.logged.at(-1)?.level !== 'warn') await hall.do({ verb: 'tick' });
  expect(hall.logged.at(-1)).toMatchObject({ why: 'the broker took nothing for 10 s' });
  at.broker.goOn();
  await watcher.until(() => heard(watcher.events()).length === 202);
  expect(heard(watcher.events())).toEqual(from1To(202));
});

test('a hall ends within a second though the broker hangs', async () => {
  const watcher = await at.watched();
  const hall = at.live();
  await watcher.untilState('online');
  at.broker.hang();
  onTestFinished(at.broker.goOn);
  await hall.do(openDay);
  const startedMs = awake.now();
  await hall.close();
  expect(awake.now() - startedMs).toBeLessThan(1000);
});

test('a hall works beside a broker that takes connections and never answers', async () => {
  const mute = createServer().listen(0, '127.0.0.1');
  await once(mute, 'listening');
  onTestFinished(() => void mute.close());
  const address = mute.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const hall = at.live({ broker: `mqtt://127.0.0.1:${port}` });
  expect(await hall.do(openDay)).toMatchObject({ is: 'done' });
  expect(await hall.do(takeTicket('advice'))).toMatchObject({ is: 'done', seq: 3 });
  await hall.close();
});
