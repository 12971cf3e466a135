import { beforeEach, expect, test } from 'vitest';
import { openTold, type Told } from '../../../../daemon/tools/screens/desk/told.ts';

let told: Told;
beforeEach(() => {
  told = openTold();
});

const say = (below: string, body: object | '') =>
  told.heard(below, new TextEncoder().encode(body === '' ? '' : JSON.stringify(body)));
function read(...standing: [string, object][]): void {
  told.readAnew();
  for (const [below, body] of standing) say(below, body);
  told.allIsRead();
}

test('the first time all is told, then what changed, and what is gone as null', () => {
  read(['state/hall', { open: true }], ['state/visit/A001', { place: 'waiting' }]);
  const first = told.since(undefined);
  expect(first).toMatchObject({
    whole: true,
    topics: { 'state/hall': { open: true }, 'state/visit/A001': { place: 'waiting' } },
  });
  expect(told.since(first.heard)).toEqual({ whole: false, topics: {}, heard: first.heard });
  say('state/visit/A001', '');
  say('state/visit/A002', { place: 'called' });
  const next = told.since(first.heard);
  expect(next.whole).toBe(false);
  expect(next.topics).toEqual({ 'state/visit/A001': null, 'state/visit/A002': { place: 'called' } });
  expect(told.since(undefined).topics).not.toHaveProperty(['state/visit/A001']);
});

test('who was busy for a while is told all that changed meanwhile, once', () => {
  read(['state/hall', { open: true }]);
  const { heard } = told.since(undefined);
  for (let rev = 1; rev <= 5; rev += 1) say('state/queue/icbc', { rev });
  say('state/hall', '');
  expect(told.since(heard).topics).toEqual({ 'state/queue/icbc': { rev: 5 }, 'state/hall': null });
});

test('on a new connection what stood holds until all has come again, and what did not come is gone', () => {
  read(['state/visit/A001', { place: 'waiting' }], ['state/hall', { open: true }]);
  const { heard } = told.since(undefined);
  told.readAnew();
  say('state/hall', { open: false });
  expect(told.since(heard)).toMatchObject({ whole: false, topics: {} });
  told.allIsRead();
  const { whole, topics } = told.since(heard);
  expect([whole, topics]).toEqual([true, { 'state/hall': { open: false } }]);
});

test('what is gone is forgotten once everybody knows it', () => {
  read();
  for (let one = 0; one < 10_000; one += 1) {
    say(`state/visit/A${one}`, { place: 'waiting' });
    say(`state/visit/A${one}`, '');
    told.forget(told.since(undefined).heard);
  }
  say('state/visit/B001', { place: 'waiting' });
  expect(told.since(undefined).topics).toEqual({ 'state/visit/B001': { place: 'waiting' } });
});

test('whoever publishes without end fills no memory, and drives out nothing of the hall', () => {
  read(['state/hall', { open: true }]);
  for (let one = 0; one < 20_000; one += 1) say(`alarm/x${one}`, { text: 'x' });
  for (let one = 0; one < 40; one += 1) say(`stat/y${one}`, { text: 'y'.repeat(500_000) });
  say('state/hall', { open: false });
  const { topics } = told.since(undefined);
  expect(Object.keys(topics).length).toBeLessThanOrEqual(8192);
  expect(JSON.stringify(topics).length).toBeLessThan(17 * 1024 * 1024);
  expect(topics['state/hall']).toEqual({ open: false });
});

test('of what has no room any more nothing old is told', () => {
  read(['state/hall', { open: true }]);
  for (let one = 0; one < 16; one += 1) say(`stat/y${one}`, { text: 'y'.repeat(1024 * 1024 - 13) });
  const { heard } = told.since(undefined);
  say('state/hall', { open: true, notices: ['x'.repeat(500)] });
  expect(told.since(heard).topics).toEqual({ 'state/hall': null });
});

test('what is no JSON object is not told', () => {
  read();
  for (const text of ['{', '3', '"x"', 'null', '\u0000'])
    told.heard('state/hall', new TextEncoder().encode(text));
  expect(told.since(undefined).topics).toEqual({});
});
