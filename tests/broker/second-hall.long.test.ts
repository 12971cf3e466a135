/** Two halls of one id on one broker: both say so, neither fights, and both go on. */

import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { type AtBroker, atBroker } from '../kit/hall/at-broker.ts';
import type { LiveHall } from '../kit/hall/live-hall.ts';
import { alarmIn } from '../kit/hall/play.ts';

/** A beat in 400 ms: a shorter one, a busy machine may not take in time. */
const speed = 25;
let at: AtBroker;
beforeEach(async () => {
  at = await atBroker();
});

async function start(box: string, boot: string): Promise<LiveHall> {
  const hall = at.live({ state: join(at.state, box), speed, boot });
  if (hall.loop.hall.day === undefined) await hall.do({ verb: 'open-day', day: '2026-03-02' });
  return hall;
}

const alarmOf = ({ loop }: LiveHall) => alarmIn(loop.hall, 'second-hall');

test('both raise the alarm, $state never flips, and it is over when one of them ends', async () => {
  const one = await start('one', 'boot-one');
  const watcher = await at.watched();
  await watcher.untilState('online');
  const other = await start('other', 'boot-other');
  await expect
    .poll(() => [alarmOf(one), alarmOf(other)].map(alarm => alarm?.severity))
    .toEqual(['critical', 'critical']);
  expect(alarmOf(one)?.text).toContain('boot boot-other');
  expect(alarmOf(other)?.text).toContain('boot boot-one');

  const states = () =>
    watcher.messages.filter(({ topic }) => topic === '$state').map(({ text }) => JSON.parse(text));
  // An alarm is raised before it is said.
  const lastOf = (boot: string) => states().findLast(said => said.boot === boot)?.state;
  await watcher.until(() => ['boot-one', 'boot-other'].every(boot => lastOf(boot) === 'degraded'));
  // 80 s of their time.
  const before = states().length;
  await watcher.until(() => states().length >= before + 16);
  expect(
    new Set(
      states()
        .slice(before)
        .map(({ state }) => state),
    ),
  ).toEqual(new Set(['degraded']));
  expect(states().map(({ state }) => state)).not.toContain('offline');
  expect(states().at(-1)).toMatchObject({
    reason: expect.stringContaining('another daemon runs a hall small'),
  });
  const cuts = [one, other].map(({ logged }) => logged.filter(({ level }) => level === 'warn').length);
  expect(cuts).toEqual([0, 0]);
  expect(await watcher.command('ask', { id: 'ask', args: { ticket: 'A001' } })).toMatchObject({
    code: 'unknown-ticket',
  });

  await other.close();
  await expect.poll(() => alarmOf(one)).toBeUndefined();
  await watcher.untilState('online');
  expect(watcher.last('$state')).toMatchObject({ boot: 'boot-one' });
  expect(watcher.last('alarm/second-hall')).toBeUndefined();
});

test('a restart, with and without last words, raises nothing', async () => {
  const watcher = await at.watched();
  for (const boot of ['first-run', 'second-run', 'third-run']) {
    const hall = await start('again', boot);
    const heard = () =>
      watcher.messages.filter(({ topic, text }) => topic === '$state' && text.includes(boot)).length;
    await watcher.until(() => heard() >= 6);
    expect(hall.loop.hall.alarms.has('second-hall')).toBe(false);
    await hall.close();
    // As it stands when the broker kept the words of a run that was killed.
    const old = { v: 1, ts: Date.now(), state: 'online', boot, beat: 9 };
    await watcher.publish('$state', JSON.stringify(old), { retain: true });
  }
});
