/** An alarm stands on the broker while it is active: raised, acknowledged, cleared, and said again after an outage. */

import { beforeEach, expect, test } from 'vitest';
import { type AtBroker, atBroker } from '../kit/hall/at-broker.ts';
import type { LiveHall } from '../kit/hall/live-hall.ts';
import { takeTicket } from '../kit/hall/small-hall.ts';

/** Somebody waits for the centre, and no counter of it is open. */
const topic = 'alarm/unserved-approval';
const open = { verb: 'open-counter', counter: '1' } as const;

let at: AtBroker;
beforeEach(async () => {
  at = await atBroker();
});

/** A hall with that alarm. */
async function alarmed() {
  const hall = at.live();
  await hall.do({ verb: 'open-day', day: '2026-03-02' });
  await hall.do(takeTicket('advice'));
  while (!isRaised(hall)) await hall.do({ verb: 'tick' });
  return hall;
}

/** Others may stand beside it: of a slow disk, of a broker. */
const isRaised = ({ loop }: LiveHall) => loop.hall.alarms.has('unserved-approval');

test('it says what is wrong, who has seen it, and is empty when it is over', async () => {
  const watcher = await at.watched();
  const hall = await alarmed();
  await watcher.until(() => watcher.last(topic) !== undefined);
  expect(watcher.last(topic)).toEqual({
    v: 1,
    ts: expect.any(Number),
    seq: expect.any(Number),
    rev: 1,
    severity: 'critical',
    since: expect.any(Number),
    key: 'unserved',
    text: expect.stringContaining('no open counter serves it'),
    code: 'unserved',
    args: { queue: 'approval', waiting: 1, help: { is: 'open', counters: expect.any(Array) } },
    subject: { queue: 'approval' },
    count: 1,
  });
  expect(
    await watcher.command('alarm-ack', { id: 'ack', args: { alarm: 'unserved-approval' } }),
  ).toMatchObject({
    status: 'ok',
  });
  await watcher.until(() => watcher.last(topic)?.['ackedBy'] === 'watcher');
  await hall.do(open);
  await watcher.until(() => watcher.last(topic) === undefined);

  await hall.do({ verb: 'close-counter', counter: '1', force: false });
  await watcher.until(() => watcher.last(topic) !== undefined);
  expect(watcher.last(topic)).toMatchObject({ count: 2 });
  expect(watcher.last(topic)).not.toHaveProperty('ackedBy');
  expect(watcher.events().map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['alarm-raised', 'alarm-acknowledged', 'alarm-cleared']),
  );
});

test('it is said again to a broker that had lost everything, and one that was over meanwhile is not', async () => {
  const hall = await alarmed();
  const watcher = await at.watched();
  await watcher.until(() => watcher.last(topic) !== undefined);
  await at.broker.kill();
  await at.broker.start();
  const newcomer = await at.watched();
  await newcomer.untilState('online');
  expect(newcomer.last(topic)).toMatchObject({ key: 'unserved', count: 1 });

  await at.broker.kill();
  await hall.do(open);
  while (isRaised(hall)) await hall.do({ verb: 'tick' });
  await at.broker.start();
  const later = await at.watched();
  await later.untilState('online');
  expect(later.last(topic)).toBeUndefined();
});

test('of a device that cannot work it is there at once, without a day too, and its seeing is kept with the repair', async () => {
  const watcher = await at.watched();
  const hall = at.live();
  await hall.do({ verb: 'open-day', day: '2026-03-02' });
  await hall.do({ verb: 'close-day' });
  await hall.do({ verb: 'device-fit', device: 'board-1', why: 'no answer' });
  const mine = 'alarm/device-board-1';
  await watcher.until(() => watcher.last(mine) !== undefined);
  expect(watcher.last(mine)).toMatchObject({
    severity: 'warning',
    key: 'device',
    text: expect.stringMatching(/^board-1 cannot work since .*: no answer; /),
    subject: { device: 'board-1' },
    count: 1,
  });
  await watcher.command('alarm-ack', { id: 'ack', args: { alarm: 'device-board-1' } });
  await hall.do({ verb: 'device-fit', device: 'board-1' });
  await watcher.until(() => watcher.last(mine) === undefined);
  await watcher.until(() => watcher.last('event/device-mended') !== undefined);
  expect(watcher.last('event/device-lost')).toMatchObject({ repair: '2026-03-02-r1', why: 'no answer' });
  expect(watcher.last('event/device-mended')).toMatchObject({
    repair: '2026-03-02-r1',
    seenBy: 'watcher',
    downMs: expect.any(Number),
  });
});

test('one that an earlier run left on the broker, and that is over, is emptied', async () => {
  const watcher = await at.watched();
  const before = await alarmed();
  await watcher.until(() => watcher.last(topic) !== undefined);
  await before.close();
  const alone = at.live({ broker: 'mqtt://127.0.0.1:1' });
  await alone.do(open);
  while (isRaised(alone)) await alone.do({ verb: 'tick' });
  await alone.close();

  const hall = at.live();
  await watcher.until(() => watcher.last(topic) === undefined);
  await watcher.untilState('online');
  const newcomer = await at.watched();
  await newcomer.untilState('online');
  expect(newcomer.last(topic)).toBeUndefined();
  await hall.close();
});

test('one that still holds after a restart stands all the time', async () => {
  const watcher = await at.watched();
  await (await alarmed()).close();
  await watcher.untilState('offline');
  at.live();
  await watcher.untilState('online');
  expect(watcher.last(topic)).toMatchObject({ count: 1 });
  expect(watcher.messages.some(message => message.topic === topic && message.text === '')).toBe(false);
});
