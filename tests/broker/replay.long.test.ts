/** Events that are told again, while who tells them or what carries them goes away and comes back. */
import { beforeEach, expect, test } from 'vitest';
import { type AtBroker, atBroker, from1To } from '../kit/hall/at-broker.ts';
import { oneTicket } from '../kit/hall/command-line.ts';
import type { LiveHall } from '../kit/hall/live-hall.ts';
import { takeTicket } from '../kit/hall/small-hall.ts';
import { seqsIn } from './replayed.ts';

let at: AtBroker;
let hall: LiveHall;
beforeEach(async () => {
  at = await atBroker();
  hall = at.live();
  await at.watched('online');
});

async function longDay(): Promise<void> {
  await hall.do({ verb: 'open-day', day: '2026-03-02' });
  await Promise.all(Array.from({ length: 1500 }, () => hall.do(takeTicket('advice'))));
}

/** A replay of a long day, whose first events have been told. `to`: the last of them. */
async function replaying() {
  await longDay();
  const to = hall.journal.lastSeq();
  const watcher = await at.watched();
  const told = oneTicket('replay', '--url', at.broker.url, '--from', '1');
  await watcher.until(() =>
    watcher.messages.some(({ topic }) => topic.startsWith('rsp/') && topic.endsWith('/event')),
  );
  return { told, to };
}

test('a broker that dies in the midst of it leaves no gap, and no event twice', async () => {
  const { told, to } = await replaying();
  await at.broker.kill();
  await at.broker.start();
  const { code, out, err } = await told;
  expect(err).toContain('asked again from');
  expect(code).toBe(0);
  expect(seqsIn(out)).toEqual(from1To(Math.max(to, seqsIn(out).length)));
});

test('a daemon that ends in the midst of it and begins anew leaves no gap, and no event twice', async () => {
  const { told, to } = await replaying();
  await hall.close();
  at.live({ boot: 'anew' });
  const { code, out } = await told;
  expect(code).toBe(0);
  expect(seqsIn(out)).toEqual(from1To(Math.max(to, seqsIn(out).length)));
});

test('a replay that a dead broker cut short is not gone on with, and is asked for again from where it was', async () => {
  await longDay();
  const watcher = await at.watched('online');
  const told = (id: string) =>
    watcher.messages
      .filter(({ topic }) => topic === `rsp/watcher/${id}/event`)
      .map(({ text }) => JSON.parse(text).seq);
  await watcher.command('replay', { id: 'cut', args: { from: 1 } });
  const heard = watcher.messages.length;
  await at.broker.kill();
  await at.broker.start();
  await watcher.until(() => {
    const states = watcher.messages
      .slice(heard)
      .filter(({ topic }) => topic === '$state')
      .map(({ text }) => JSON.parse(text).state);
    return states.includes('starting') && states.lastIndexOf('online') > states.indexOf('starting');
  });
  const before = told('cut');
  const last = before.at(-1) ?? 0;
  expect(before).toEqual(from1To(last));
  await watcher.command('replay', { id: 'rest', args: { from: last + 1 } });
  await watcher.until(() => watcher.last('rsp/watcher/rest/said') !== undefined);
  expect(told('rest')).toEqual(from1To(hall.journal.lastSeq()).slice(last));
  expect(told('cut')).toHaveLength(before.length);
});
