/** `$state` is true: said again where somebody else's word stands, and said also by a daemon that cannot start. */

import { connectAsync } from 'mqtt';
import { beforeEach, expect, test } from 'vitest';
import { sayCannotStart } from '../../daemon/mqtt/publish/blocked-start.ts';
import { discoveryBody } from '../../daemon/mqtt/publish/discovery.ts';
import { topicsOf } from '../../daemon/mqtt/topics.ts';
import { systemTimers } from '../../daemon/process/clock.ts';
import { type AtBroker, atBroker } from '../kit/hall/at-broker.ts';
import { smallRules, takeTicket } from '../kit/hall/small-hall.ts';

let at: AtBroker;
beforeEach(async () => {
  at = await atBroker();
});

/** `speed` of its timers; at 0.01 the next beat is a quarter of an hour away. */
async function online(speed: number) {
  const watcher = await at.watched();
  const hall = at.live({ speed });
  await watcher.untilState('online');
  return { watcher, hall };
}

test('the Will of an older connection is answered at once, not only by the next beat', async () => {
  const { watcher } = await online(0.01);
  await watcher.publish('$state', '{"v":1,"state":"offline"}', { retain: true });
  await watcher.until(() => {
    const said = watcher.messages
      .filter(({ topic }) => topic === '$state')
      .map(({ text }) => JSON.parse(text).state);
    return said.includes('offline') && said.lastIndexOf('online') > said.indexOf('offline');
  });
});

test('a word about the hall that does not say offline is not answered: two halls would talk for ever', async () => {
  const { watcher } = await online(0.01);
  const said = () => watcher.messages.filter(({ topic }) => topic === '$state').length;
  const before = said();
  await watcher.publish('$state', '{"v":1,"state":"online"}', { retain: true });
  await watcher.publish('$state', 'offline', { retain: true });
  await watcher.command('ask', { id: 'after', args: { ticket: 'A001' } });
  expect(said()).toBe(before + 2);
});

test('a broker that takes every beat is kept', async () => {
  // A beat every two seconds: a busy machine may stand still for a part of it.
  const { watcher, hall } = await online(5);
  const beats = () => Number(watcher.last('$state')?.['beat']);
  const first = beats();
  await watcher.until(() => beats() > first + 2);
  expect(hall.logged.map(({ level }) => level)).toEqual(['info']);
});

test('a hall that has lost its only printer and its only voice is degraded, and says why, until one works', async () => {
  const { watcher, hall } = await online(1);
  await hall.do({ verb: 'open-day', day: '2026-03-02' });
  await hall.do({ verb: 'device-fit', device: 'printer-1', why: 'paper out' });
  await watcher.untilState('degraded');
  expect(watcher.last('$state')?.['reason']).toBe('no printer works: no tickets are printed');
  await hall.do({ verb: 'device-fit', device: 'voice-1', why: 'no answer' });
  await watcher.until(() =>
    String(watcher.last('$state')?.['reason']).endsWith('no voice works: calls are not said'),
  );

  await at.broker.kill();
  await at.broker.start();
  const newcomer = await at.watched('degraded');
  await hall.do({ verb: 'device-fit', device: 'printer-1' });
  await hall.do({ verb: 'device-fit', device: 'voice-1' });
  await newcomer.untilState('online');
  expect(newcomer.last('$state')).not.toHaveProperty('reason');
});

test('one board of two is an alarm, and the hall is as it was', async () => {
  const { watcher, hall } = await online(0.01);
  await hall.do({ verb: 'open-day', day: '2026-03-02' });
  await hall.do({ verb: 'device-fit', device: 'board-1', why: 'no answer' });
  await watcher.until(() => watcher.last('alarm/device-board-1') !== undefined);
  expect(watcher.last('$state')).toMatchObject({ state: 'online' });
});

test('Home Assistant that begins anew is told of the hall again', async () => {
  const { watcher } = await online(0.01);
  const topic = 'homeassistant/device/one-ticket-small/config';
  const said = () => watcher.messages.filter(message => message.topic === topic).length;
  await watcher.until(() => said() === 1);
  expect(watcher.last(topic)).toMatchObject({
    dev: { ids: ['one-ticket-small'] },
    o: { name: 'one-ticket', sw: 'test' },
    cmps: { 'waiting-icbc': { p: 'sensor', stat_t: 'one-ticket/v1/small/state/queue/icbc' } },
  });
  const client = await connectAsync(at.broker.url);
  await client.publishAsync('homeassistant/status', 'offline', { qos: 1 });
  await client.publishAsync('homeassistant/status', 'online', { qos: 1 });
  await client.endAsync(true);
  await watcher.until(() => said() === 2);
});

test('what an earlier config told Home Assistant of, and this one does not know, is taken away by its name', async () => {
  const topic = 'homeassistant/device/one-ticket-small/config';
  const client = await connectAsync(at.broker.url);
  const old = discoveryBody({
    rules: smallRules(),
    topics: topicsOf('small'),
    devices: [{ id: 'gone', kind: 'say' }],
    version: 'old',
    locale: 'en',
  });
  await client.publishAsync(topic, JSON.stringify(old), { qos: 1, retain: true });
  const { watcher } = await online(0.01);
  const cmps = () => Object(watcher.last(topic))['cmps'] ?? {};
  await watcher.until(() => cmps()['open']?.name === '营业中' && cmps()['device-gone'] !== undefined);
  expect(cmps()['device-gone']).toEqual({ p: 'binary_sensor' });
  await client.endAsync(true);
});

test('the flat numbers of the hall are there at once, and follow with the next beat', async () => {
  const { watcher, hall } = await online(40);
  await watcher.until(() => watcher.last('stat/counter-2') !== undefined);
  expect(watcher.last('stat/hall')).toMatchObject({ open: 0, issued: 0 });
  expect(watcher.last('stat/day')).toMatchObject({ calls: 0 });
  await hall.do({ verb: 'open-day', day: '2026-03-02' });
  await hall.do({ verb: 'open-counter', counter: '1' });
  await hall.do(takeTicket('advice'));
  await hall.do({ verb: 'call-next', counter: '1' });
  await watcher.until(() => watcher.last('stat/hall')?.['called'] === 1);
  await watcher.until(() => watcher.last('stat/queue-approval')?.['calls'] === 1);
  expect(watcher.last('stat/queue-approval')).toMatchObject({ waiting: 0, openCounters: 1 });
});

test('what an earlier config left behind is taken away: a counter, a device, a board and their numbers', async () => {
  const watcher = await at.watched();
  const gone = [
    'state/counter/9',
    'state/queue/loans',
    'state/board/board-9',
    'device/board-9/$state',
    'device/board-9/health',
    'stat/counter-9',
    'alarm/device-board-9',
  ];
  for (const topic of gone) await watcher.publish(topic, '{"v":1}', { retain: true });
  at.live({ speed: 0.01 });
  await watcher.untilState('online');
  expect(gone.filter(topic => watcher.last(topic) !== undefined)).toEqual([]);
  expect(watcher.last('state/counter/1')).toBeDefined();
  expect(watcher.last('stat/counter-1')).toBeDefined();
});

test('a daemon that waits for its disk is degraded and says why, and offline when it gives up', async () => {
  const watcher = await at.watched();
  const waiting = sayCannotStart({
    broker: { url: at.broker.url },
    hall: 'small',
    boot: 'test',
    reason: 'found the disk full',
    wall: () => 5,
    timers: systemTimers,
  });
  await watcher.untilState('degraded');
  expect(watcher.last('$state')).toEqual({
    v: 1,
    ts: 5,
    state: 'degraded',
    reason: 'found the disk full',
    boot: 'test',
    beat: 1,
  });
  await waiting.over();
  await watcher.untilState('offline');
});
