import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeEach, expect, test } from 'vitest';
import type { Command } from '../../daemon/core/types/commands.ts';
import { retainedOutbox } from '../../daemon/mqtt/publish/retained-outbox.ts';
import { openStanding, type RetainedState } from '../../daemon/mqtt/publish/retained-state.ts';
import { topicsOf } from '../../daemon/mqtt/topics.ts';
import { type SmallHall, smallHall, takeTicket } from '../kit/hall/small-hall.ts';

let small: SmallHall;
let standing: RetainedState;
let now: number;
let refreshed: number;
/** What stands on the broker, by topic below the prefix. */
let stands: Map<string, Record<string, unknown>>;
/** What people wrote, by its hash. */
let written: Map<string, string>;

beforeEach(() => {
  small = smallHall();
  stands = new Map();
  written = new Map();
  now = 1000;
  refreshed = 0;
  const retained = retainedOutbox();
  retained.up(
    (topic, payload, acked) => {
      const below = topic.slice('one-ticket/v1/small/'.length);
      if (payload === '') stands.delete(below);
      else stands.set(below, JSON.parse(payload));
      acked();
    },
    () => undefined,
  );
  const devices = { devices: () => [], boards: () => [] };
  const of = {
    hall: small,
    journal: { lastSeq: () => 7, closing: () => ({ seq: 6, hash: 'ab'.repeat(32) }) },
    devices,
    clock: { now: () => now, wall: () => now },
    simulated: true,
    texts: { words: (hash: string) => written.get(hash) },
    persons: new Map([['chen', '06']]),
  };
  standing = openStanding({
    ...of,
    topics: topicsOf('small'),
    retained,
    refreshed() {
      refreshed += 1;
    },
  });
});

function order(command: Command): void {
  const events = small.do(now, command);
  standing.committed(events.map((event, index) => ({ seq: index + 1, at: now, event })));
}

test('the changes of one turn are computed once, after it', async () => {
  order({ verb: 'open-counter', counter: '1' });
  order(takeTicket('advice'));
  order(takeTicket('advice'));
  expect(stands.get('state/queue/approval')).toMatchObject({ waiting: 0 });
  await nextTurn();
  expect(refreshed).toBe(2);
  expect(stands.get('state/queue/approval')).toMatchObject({ waiting: 2, seq: 7, ts: 1000 });
  expect(stands.get('state/visit/D002')).toMatchObject({ place: 'waiting' });
});

test('a press that is taken back is seen at every visit that it had touched', async () => {
  order({ verb: 'open-counter', counter: '1' });
  order(takeTicket('withdrawal'));
  order(takeTicket('withdrawal'));
  order({ verb: 'call-next', counter: '1' });
  order({ verb: 'start', counter: '1' });
  order({ verb: 'call-next', counter: '1' });
  await nextTurn();
  expect(stands.get('state/visit/A001')).toMatchObject({ place: 'waiting', queue: 'icbc' });
  expect(stands.get('state/visit/A002')).toMatchObject({ place: 'called' });
  order({ verb: 'undo', counter: '1' });
  await nextTurn();
  expect(stands.get('state/visit/A001')).toMatchObject({ place: 'serving', counter: '1' });
  expect(stands.get('state/visit/A002')).toMatchObject({ place: 'waiting', queue: 'approval' });
});

test('an alarm stands while it is active', async () => {
  order(takeTicket('advice'));
  order({ verb: 'tick' });
  await nextTurn();
  expect(stands.get('alarm/unserved-approval')).toMatchObject({ key: 'unserved', count: 1 });
  order({ verb: 'open-counter', counter: '1' });
  order({ verb: 'tick' });
  await nextTurn();
  expect(stands.has('alarm/unserved-approval')).toBe(false);
});

test('after it was closed nothing is computed any more', async () => {
  order({ verb: 'open-counter', counter: '1' });
  standing.close();
  expect(stands.get('state/counter/1')).toMatchObject({ status: 'open' });
  order({ verb: 'pause-counter', counter: '1' });
  await nextTurn();
  expect(stands.get('state/counter/1')).toMatchObject({ status: 'open' });
});

test('a day that is closed is told with the hash of its end, an open one is not', async () => {
  order({ verb: 'open-counter', counter: '1' });
  await nextTurn();
  expect(stands.get('state/hall')).not.toHaveProperty('lastHash');
  order({ verb: 'close-day' });
  await nextTurn();
  expect(stands.get('state/hall')).toMatchObject({ open: false, lastSeq: 6, lastHash: 'ab'.repeat(32) });
});

test('what somebody wrote stands for supervisors only, until it is answered or erased', async () => {
  const hashes = ['1a'.repeat(32), '2b'.repeat(32)];
  hashes.forEach((hash, index) => written.set(hash, `waited ${index + 1} hours`));
  for (const text of hashes) order({ verb: 'follow-up-open', source: 'complaint', text });
  order(takeTicket('advice'));
  await nextTurn();
  const first = 'private/follow-up/2026-03-02-f1';
  const second = 'private/follow-up/2026-03-02-f2';
  expect(stands.get(first)).toMatchObject({ source: 'complaint', text: 'waited 1 hours', openedAt: 1000 });
  expect(stands.get(second)).toMatchObject({ text: 'waited 2 hours' });
  order({ verb: 'erase', of: '2026-03-02-f1', texts: hashes.slice(0, 1), by: 'order' });
  order({ verb: 'follow-up-close', followUp: '2026-03-02-f2' });
  await nextTurn();
  expect([stands.has(first), stands.has(second)]).toEqual([false, false]);
  expect(small.hall.followUps.get('2026-03-02-f1')).toMatchObject({ erased: true });
});

test('what the hall itself has to say of a follow-up needs nobody’s words', async () => {
  order({ verb: 'open-counter', counter: '1' });
  order(takeTicket('advice'));
  order({ verb: 'call-next', counter: '1' });
  order({ verb: 'finish', counter: '1', outcome: 'refused', reason: 0 });
  await nextTurn();
  expect(stands.get('private/follow-up/2026-03-02-f1')).toMatchObject({
    source: 'refused',
    services: ['advice'],
    queue: 'approval',
    ticket: 'D001',
  });
  expect(stands.get('private/follow-up/2026-03-02-f1')).not.toHaveProperty('text');
});

test('a refusal stands for supervisors until one of them has said a word on it', async () => {
  order({ verb: 'open-counter', counter: '1' });
  const topics = ['private/follow-up/2026-03-02-f1', 'private/follow-up/2026-03-02-f2'];
  for (const _ of topics) {
    order(takeTicket('advice'));
    order({ verb: 'call-next', counter: '1' });
    order({ verb: 'finish', counter: '1', outcome: 'refused', reason: 0 });
  }
  await nextTurn();
  expect(topics.map(topic => stands.has(topic))).toEqual([true, true]);
  order({ verb: 'refusal-confirm', refusal: '2026-03-02-f1', text: '1a'.repeat(32) });
  order({ verb: 'refusal-overturn', refusal: '2026-03-02-f2', text: '2b'.repeat(32) });
  await nextTurn();
  expect(topics.map(topic => stands.has(topic))).toEqual([false, false]);
});
