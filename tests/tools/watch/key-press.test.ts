import { expect, test } from 'vitest';
import { type Key, keyOf } from '../../../daemon/tools/watch/keys/key-names.ts';
import { pinned, pressed, type Then } from '../../../daemon/tools/watch/keys/key-press.ts';
import type { Halls } from '../../../daemon/tools/watch/model/halls.ts';
import type { Link } from '../../../daemon/tools/watch/model/standing.ts';
import type { View } from '../../../daemon/tools/watch/model/view.ts';
import { alarm, busyHall, nineTwelve, sayer, sceneOf, up } from './a-hall.ts';

const named: Readonly<Record<string, Key>> = {
  Tab: 'tab',
  Down: 'down',
  Up: 'up',
  Enter: 'enter',
  Esc: 'escape',
};

/** Keys with spaces between; `in between` happens before the last. */
function press(
  keys: string,
  {
    halls = busyHall(),
    looks = {},
    link = up,
    between = () => {},
  }: {
    halls?: Halls;
    looks?: Partial<View>;
    link?: Link;
    between?: () => void;
  } = {},
): Then {
  let then: Then = { view: pinned(sceneOf(halls, { looks }).view, { halls, now: nineTwelve }) };
  const all = keys.split(' ');
  for (const [index, word] of all.entries()) {
    if (index === all.length - 1) between();
    then = pressed(named[word] ?? { sign: word }, then.view, { halls, link, now: nineTwelve });
  }
  return then;
}

test('an alarm is acknowledged at once', () => {
  expect(press('Down a').order).toEqual({
    hall: 'fuzhou',
    verb: 'alarm-ack',
    args: { alarm: 'no-calls-8' },
    says: 'acknowledge no-calls-8',
  });
});

test('the alarm that was looked at is acknowledged, also when another comes before it meanwhile', () => {
  const halls = busyHall();
  const between = () =>
    alarm(sayer(halls, 'fuzhou'), 'unserved-icbc', 'critical', 0, { queue: 'icbc' }, 'new');
  expect(press('Down a', { halls, between }).order?.args).toEqual({ alarm: 'no-calls-8' });
});

test('what is not selected is not ordered, and it is said what to select', () => {
  expect(press('n').view.told?.text).toContain('select a counter first');
  expect(press('Tab a').view.told?.text).toContain('select an alarm first');
});

const atCounter = { section: 'counters' } as const;

test('a call asks first, and says whom it finishes', () => {
  const asks = press('Down n', { looks: atCounter }).view.asks;
  expect(asks).toMatchObject({
    is: 'confirm',
    about: 'Call the next one at counter 1? This finishes A031, who is there now.',
  });
  expect(press('Down n y', { looks: atCounter }).order).toMatchObject({
    verb: 'call-next',
    args: { counter: '1' },
  });
  const not = press('Down n x', { looks: atCounter });
  expect(not.order).toBeUndefined();
  expect(not.view.told?.text).toBe('call next at counter 1: not sent');
  expect(press('Down n Enter', { looks: atCounter }).order).toBeUndefined();
});

test('a counter with a name is asked about by it and its number, and ordered by its number', () => {
  const then = press('n y', { looks: atCounter });
  expect(press('n', { looks: atCounter }).view.asks).toMatchObject({
    about: 'Call the next one at 咨询台 (counter 0)? This finishes A030, who is there now.',
  });
  expect(then.order).toMatchObject({ args: { counter: '0' }, says: 'call next at 咨询台 (counter 0)' });
});

test('a question that is no longer true when it is answered is not sent', () => {
  const halls = busyHall();
  const between = () =>
    sayer(halls, 'fuzhou')('state/counter/1', { status: 'open', place: 'called', ticket: 'A099' });
  const then = press('Down n y', { halls, looks: atCounter, between });
  expect(then.order).toBeUndefined();
  expect(then.view.told?.text).toBe('call next at counter 1: not sent, counter 1 has A031 no more');
});

test('a transfer asks where to and then again; counters of the hall and all its queues are offered', () => {
  const picked = press('t', { looks: atCounter }).view.asks;
  if (picked?.is !== 'pick') throw new Error('nothing is offered');
  expect(picked.about).toBe('Transfer A030 from 咨询台 (counter 0) to:');
  expect(picked.options.map(({ says }) => says).slice(0, 5)).toEqual([
    'queue advice 咨询台 (2 waiting)',
    'queue approval 中心审批 (34 waiting)',
    'queue icbc 工商银行 (5 waiting)',
    'queue ccb 建设银行 (0 waiting)',
    'counter 1 (公积金中心, open)',
  ]);
  expect(press('t Down Down Enter', { looks: atCounter }).view.asks).toMatchObject({
    about: 'Transfer A030 from 咨询台 (counter 0) to queue icbc 工商银行, now?',
  });
  expect(press('t Down Down Enter y', { looks: atCounter }).order).toMatchObject({
    verb: 'transfer',
    args: { counter: '0', to: { queue: 'icbc' } },
  });
  expect(press('t G Enter y', { looks: atCounter }).order?.args).toEqual({
    counter: '0',
    to: { counter: '12' },
  });
  expect(press('t Esc', { looks: atCounter }).view.asks).toBeUndefined();
});

test('from a counter with nobody there is nothing to transfer or recall', () => {
  for (const key of ['t', 'r'])
    expect(press(`G ${key}`, { looks: atCounter }).view.told?.text).toBe('nobody is at counter 12');
});

test.each([
  ['G o', { verb: 'open-counter', args: { counter: '12' } }],
  ['c', { verb: 'close-counter', args: { counter: '0' } }],
  ['p', { verb: 'pause-counter', args: { counter: '0' } }],
  ['G k k k p', { verb: 'open-counter', args: { counter: '9' }, says: 'go on at counter 9' }],
  ['r', { verb: 'recall', args: { counter: '0' } }],
  ['s Enter y', { verb: 'surge-start', args: { level: 'attention' } }],
  ['s G Enter y', { verb: 'surge-stop', args: {} }],
])('%s orders %j', (keys, order) => {
  expect(press(keys, { looks: atCounter }).order).toMatchObject(order);
});

test('a hall without a surge plan says so', () => {
  const halls: Halls = new Map();
  sayer(halls, 'fuzhou')('$state', { state: 'online', boot: 'b', beat: 1 });
  sayer(halls, 'fuzhou')('$info', { name: 'x' });
  expect(press('s', { halls }).view.told?.text).toContain('no surge plan');
});

test('nothing is ordered in a hall that is not heard, or without a broker', () => {
  const link: Link = { is: 'lost', broker: 'b', why: 'gone', since: 0 };
  const lost = press('p', { looks: atCounter, link });
  expect(lost.order).toBeUndefined();
  expect(lost.view.told).toEqual({
    text: 'pause 咨询台 (counter 0): not sent, the hall is not heard now',
    how: 'badly',
  });
});

test('f goes through the institutions and back to all', () => {
  expect(press('f').view.institution).toBe('centre');
  expect(press('f f').view.institution).toBe('icbc');
  expect(press('f f f f').view.institution).toBeUndefined();
});

test('many halls: into one and back, where its line is still selected', () => {
  const halls = busyHall(busyHall(), 'mawei');
  const into = press('Down Enter', { halls });
  expect(into.view.hall).toBe('mawei');
  expect(press('Down Enter Esc', { halls }).view).toMatchObject({ hall: undefined, list: { id: 'mawei' } });
});

test('q and Ctrl-C quit, also from a question; ? helps, and any key goes back', () => {
  expect(press('q').quit).toBe(true);
  const asking = press('n', { looks: atCounter }).view;
  expect(pressed('interrupt', asking, { halls: busyHall(), link: up, now: nineTwelve }).quit).toBe(true);
  expect(press('?').view.helps).toBe(true);
  expect(press('? q')).toMatchObject({ view: { helps: false } });
});

test.each([
  [{ name: 'c', ctrl: true, sequence: '\u0003' }, 'interrupt'],
  [{ name: 'l', ctrl: true, sequence: '\f' }, 'redraw'],
  [{ name: 'tab', shift: true, sequence: '\u001b[Z' }, 'back-tab'],
  [{ name: 'return', sequence: '\r' }, 'enter'],
  [{ name: 'backspace', sequence: '\u007f' }, 'escape'],
  [{ name: 'g', shift: true, sequence: 'G' }, { sign: 'G' }],
  [{ sequence: '?' }, { sign: '?' }],
  [{ name: 'q', meta: true, sequence: '\u001bq' }, undefined],
  [{ sequence: '中' }, undefined],
  [{ name: 'f5', sequence: '\u001b[15~' }, undefined],
])('of the terminal %j is %j', (keypress, key) => {
  expect(keyOf(keypress)).toEqual(key);
});
