import { beforeEach, expect, test } from 'vitest';
import { type DeviceTests, openDeviceTests } from '../../../../daemon/tools/screens/desk/device-tests.ts';
import { type VirtualTimers, virtualTimers } from '../../../virtual-timers.ts';

type Said = Readonly<Record<string, unknown>>;

let time: VirtualTimers;
let tests: DeviceTests;
/** Those that are listened to, by the id of their order. */
let says: Map<string, (body: Said) => void>;
let isUp: boolean;
let changes: number;

const order = (id: string, device = 'pad-1') => ({ id, verb: 'device-test', args: { device } });
const begun = (forMs: number) => ({
  status: 'ok',
  code: 'ok',
  data: { did: 'do it', forMs, what: { is: 'pad' } },
});
const say = (id: string, body: Said) => says.get(id)?.(body);
const stateOf = (device: string, state: string) =>
  tests.heard(`device/${device}/$state`, new TextEncoder().encode(JSON.stringify({ state })));

beforeEach(() => {
  time = virtualTimers();
  says = new Map();
  isUp = true;
  changes = 0;
  tests = openDeviceTests(
    {
      give({ id }, hears) {
        if (!isUp) return undefined;
        says.set(id, hears);
        return () => void says.delete(id);
      },
      now: () => 1000 + time.timers.now(),
      changed: () => void (changes += 1),
    },
    time.timers,
  );
  tests.hallRuns('boot-1');
});

test('a test tells that it was asked for, what it does, each key that came, and what came of it', () => {
  expect(tests.begin(order('1'))).toBe(true);
  expect(tests.told()).toEqual([{ id: '1', device: 'pad-1', at: 1000, heard: [] }]);
  say('1', begun(60_000));
  say('1', { key: 'next', digits: '', left: ['ok'] });
  say('1', { key: 'ok', digits: '12', left: [] });
  expect(tests.told()).toMatchObject([
    { begun: { did: 'do it', until: 61_000, what: { is: 'pad' } }, heard: ['next', '12 ok'], left: [] },
  ]);
  const what = { is: 'pressed', keys: ['next', 'ok'], left: [] };
  say('1', { over: 'pressed next, ok', code: 'ok', what });
  expect(tests.told()).toMatchObject([{ over: { code: 'ok', did: 'pressed next, ok', what } }]);
  expect(says.size).toBe(0);
  expect(changes).toBe(5);
});

test('a printer is over with its answer, and a refusal has what it is made of', () => {
  tests.begin(order('1', 'printer-1'));
  say('1', { status: 'ok', code: 'ok', data: { did: 'printed', what: { is: 'page' } } });
  tests.begin(order('2', 'pad-1'));
  const args = { is: 'tested', device: 'pad-1' };
  say('2', { status: 'rejected', code: 'device-busy', message: 'is being tested', args });
  expect(tests.told()).toMatchObject([
    { device: 'printer-1', over: { code: 'ok', did: 'printed', what: { is: 'page' } } },
    { device: 'pad-1', over: { code: 'device-busy', did: 'is being tested', args } },
  ]);
});

test('one that is not answered within a minute, or not over ten seconds after its time, has come to nothing', async () => {
  tests.begin(order('1', 'voice-1'));
  await time.advance(59_999);
  expect(tests.told()[0]?.over).toBeUndefined();
  await time.advance(1);
  expect(tests.told()[0]?.over?.code).toBe('no-answer');
  tests.begin(order('2'));
  say('2', begun(60_000));
  await time.advance(69_999);
  expect(tests.told()[1]?.over).toBeUndefined();
  await time.advance(1);
  expect(tests.told()[1]?.over?.code).toBe('no-answer');
  // Too late: it was told otherwise already.
  say('2', { over: 'pressed', code: 'ok' });
  expect(tests.told()[1]?.over?.code).toBe('no-answer');
});

test('of a daemon that has started again nothing more is waited for', () => {
  tests.begin(order('1'));
  say('1', begun(60_000));
  tests.hallRuns('boot-1');
  tests.hallRuns(undefined);
  expect(tests.told()[0]?.over).toBeUndefined();
  tests.hallRuns('boot-2');
  expect(tests.told()[0]?.over?.code).toBe('no-answer');
});

test('a device that cannot work in the middle of its test is told with it; before and after it is not', () => {
  stateOf('pad-1', 'lost');
  tests.begin(order('1'));
  say('1', begun(60_000));
  stateOf('pad-1', 'ready');
  stateOf('pad-2', 'lost');
  expect(tests.told()[0]?.wasLost).toBeUndefined();
  stateOf('pad-1', 'lost');
  stateOf('pad-1', 'ready');
  expect(tests.told()[0]?.wasLost).toBe(true);
  say('1', { over: 'pressed', code: 'ok' });
  tests.begin(order('2'));
  expect(tests.told()[0]?.wasLost).toBeUndefined();
  say('2', { over: 'pressed', code: 'ok' });
  stateOf('pad-1', 'lost');
  expect(tests.told()[0]?.wasLost).toBeUndefined();
});

test('one that goes on, and one that is sent again, are not given twice; one after the other they are', () => {
  tests.begin(order('1'));
  tests.begin(order('2'));
  expect([...says.keys()]).toEqual(['1']);
  say('1', { status: 'ok', code: 'ok', data: { did: 'done' } });
  expect(tests.begin(order('1'))).toBe(true);
  expect(says.size).toBe(0);
  tests.begin(order('3'));
  expect([...says.keys()]).toEqual(['3']);
  expect(tests.told()).toMatchObject([{ id: '3' }]);
});

test('without a way to the hall none is given, and with it again it is', () => {
  isUp = false;
  expect(tests.begin(order('1'))).toBe(false);
  expect(tests.told()).toEqual([]);
  isUp = true;
  expect(tests.begin(order('1'))).toBe(true);
});

test('a scanner that babbles, and a day of tests, fill no page', () => {
  for (let one = 0; one < 100; one += 1) {
    tests.begin(order(`${one}`, `scanner-${one}`));
    for (let line = 0; line < 20; line += 1) say(`${one}`, { line: `line ${line}` });
    say(`${one}`, { over: 'read', code: 'ok' });
  }
  expect(tests.told()).toHaveLength(32);
  expect(tests.told().at(-1)).toMatchObject({ device: 'scanner-99' });
  expect(tests.told().at(-1)?.heard).toHaveLength(12);
  expect(tests.told().at(-1)?.heard.at(-1)).toBe('line 19');
});
