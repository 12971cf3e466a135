import { beforeEach, expect, test } from 'vitest';
import { refuse } from '../../daemon/core/types/refusals.ts';
import type { TestOutcome, TestSaid } from '../../daemon/devices/testing/outcome.ts';
import type { CommandReply, TestDesk } from '../../daemon/mqtt/commands/command-desk.ts';
import { openTestDesk } from '../../daemon/mqtt/commands/test-desk.ts';

let desk: TestDesk;
let replies: (CommandReply & { id: string })[];
let said: object[];
/** The tests under way, in order. */
let tests: { device: string; told(said: TestSaid): void; end(outcome: TestOutcome): void }[];

const given = (id: string, sender = 'desk') => ({ sender, id, verb: 'device-test' });
const pressed = { is: 'pressed', keys: ['ok'], left: [] } as const;
const settled = () => new Promise(resolve => setImmediate(resolve));

beforeEach(() => {
  replies = [];
  said = [];
  tests = [];
  desk = openTestDesk({
    devices: { test: (device, told) => new Promise(end => void tests.push({ device, told, end })) },
    journal: {
      lastSeq: () => 7,
      reply: (_, id) => (id === 'old' ? { status: 'ok', code: 'ok', seq: 3 } : undefined),
    },
    answer: ({ id }, reply) => void replies.push({ id, ...reply }),
    saidTo: ({ sender, id }, one) => void said.push({ sender, id, ...one }),
  });
});

test('one that goes on is answered when it has begun; what follows is told live, and its end', async () => {
  desk(given('1'), 'pad-1');
  expect(replies).toEqual([]);
  tests[0]?.told({ did: 'press each key', forMs: 60_000 });
  expect(replies).toEqual([
    { id: '1', status: 'ok', code: 'ok', seq: 7, data: { did: 'press each key', forMs: 60_000 } },
  ]);
  tests[0]?.told({ key: 'ok', digits: '1' });
  tests[0]?.end({ is: 'done', did: 'pressed ok', what: pressed });
  await settled();
  expect(said).toEqual([
    { sender: 'desk', id: '1', key: 'ok', digits: '1' },
    { sender: 'desk', id: '1', over: 'pressed ok', code: 'ok', what: pressed },
  ]);
  expect(replies).toHaveLength(1);
});

test('one that is over at once is answered with what came of it', async () => {
  desk(given('1'), 'printer-1');
  tests[0]?.end({ is: 'done', did: 'printed', what: { is: 'page' } });
  desk(given('2'), 'printer-2');
  tests[1]?.end({ is: 'refused', refusal: refuse('device-lost', { device: 'printer-2', why: 'gone' }) });
  desk(given('3'), 'printer-3');
  tests[2]?.end({
    is: 'refused',
    refusal: refuse('test-failed', { is: 'job', device: 'printer-3', why: 'paper out' }),
  });
  await settled();
  expect(replies).toMatchObject([
    { id: '1', status: 'ok', data: { did: 'printed' } },
    { id: '2', status: 'rejected', code: 'device-lost', message: 'printer-2 is lost: gone' },
    { id: '3', status: 'error', code: 'test-failed', message: 'printer-3: paper out' },
  ]);
  expect(said).toEqual([]);
});

test('a repeat of an id tests nothing again: it gets the first answer, as soon as there is one', async () => {
  desk(given('1'), 'printer-1');
  desk(given('1'), 'printer-1');
  expect(tests).toHaveLength(1);
  tests[0]?.end({ is: 'done', did: 'printed', what: { is: 'page' } });
  await settled();
  desk(given('1'), 'printer-1');
  desk(given('1', 'other'), 'printer-1');
  expect(replies.map(({ status }) => status)).toEqual(['ok', 'duplicate', 'duplicate']);
  expect(replies[2]).toEqual({ ...replies[0], status: 'duplicate' });
  expect(tests).toHaveLength(2);
});

test('an id that the hall has answered before is a repeat too', () => {
  desk(given('old'), 'printer-1');
  expect(replies).toEqual([{ id: 'old', status: 'duplicate', code: 'ok', seq: 3 }]);
  expect(tests).toEqual([]);
});

test('a trial that fails after it had begun says so at its end', async () => {
  desk(given('1'), 'board-1');
  tests[0]?.told({ did: 'shows', forMs: 5000 });
  tests[0]?.end({
    is: 'refused',
    refusal: refuse('test-failed', { is: 'ending', device: 'board-1' }),
  });
  await settled();
  expect(said).toMatchObject([{ over: 'board-1: the daemon ends', code: 'test-failed' }]);
});
