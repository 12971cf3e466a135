/** `$state` is true: said again where somebody else's word stands, and said also by a daemon that cannot start. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemTimers } from '../../daemon/clock.ts';
import { sayCannotStart } from '../../daemon/ops/cannot-start.ts';
import { startLiveHall } from './live-hall.ts';
import { type Mosquitto, startMosquitto } from './mosquitto.ts';
import { watch } from './watcher.ts';

let broker: Mosquitto;
let state: string;
const undo: (() => unknown)[] = [];

beforeEach(async () => {
  broker = await startMosquitto();
  state = mkdtempSync(join(tmpdir(), 'one-ticket-state-'));
  undo.push(() => rmSync(state, { recursive: true }), broker.kill);
});
afterEach(async () => {
  for (const one of undo.splice(0).toReversed()) await one();
});

/** `speed` of its timers; at 0.01 the next beat is a quarter of an hour away. */
async function online(speed: number) {
  const watcher = await watch(broker.url);
  undo.push(watcher.close);
  const hall = startLiveHall(broker.url, state, speed);
  undo.push(hall.close);
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

test('a broker that hangs is left after a beat that it did not take', async () => {
  const { hall } = await online(40);
  broker.hang();
  undo.push(broker.goOn);
  await expect
    .poll(() => hall.logged.at(-1))
    .toMatchObject({ level: 'warn', why: 'the broker took nothing for 10 s' });
});

test('a broker that takes every beat is kept', async () => {
  // A beat every two seconds: a busy machine may stand still for a part of it.
  const { watcher, hall } = await online(5);
  const beats = () => Number(watcher.last('$state')?.['beat']);
  const first = beats();
  await watcher.until(() => beats() > first + 2);
  expect(hall.logged.map(({ level }) => level)).toEqual(['info']);
});

test('a daemon that waits for its disk is degraded and says why, and offline when it gives up', async () => {
  const watcher = await watch(broker.url);
  undo.push(watcher.close);
  const waiting = sayCannotStart({
    url: broker.url,
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
