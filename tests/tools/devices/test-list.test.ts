import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { livingList } from '../../../daemon/tools/devices/test-list.ts';

let out: string[];
let err: string[];
beforeEach(() => {
  out = [];
  err = [];
  vi.spyOn(process.stdout, 'write').mockImplementation(text => out.push(String(text)) > 0);
  vi.spyOn(process.stderr, 'write').mockImplementation(text => err.push(String(text)) > 0);
});
afterEach(() => vi.restoreAllMocks());

it('tells each key as it comes, with what was typed before it, and those still to be pressed', () => {
  const list = livingList('pad-1', () => 0);
  list.heard({ did: 'pad-1 shows 888888', forMs: 60_000 });
  list.heard({ key: 'next', digits: '', left: ['ok', '1', '2'] });
  list.heard({ key: 'ok', digits: '12', left: [] });
  list.heard({ key: 'rate-5', digits: '' });
  expect(out).toEqual([
    'pad-1 shows 888888 (60 s)\n',
    '  next              left: ok 1 2\n',
    '  12 ok             all pressed\n',
    '  rate-5\n',
  ]);
  expect(list.did).toBe('pad-1 shows 888888');
});

it('tells somebody who ends it what was pressed and what was not', () => {
  const list = livingList('kiosk-1', () => 0);
  expect(list.soFar()).toBe('kiosk-1: nothing was pressed');
  list.heard({ line: 'advice', left: ['withdrawal'] });
  list.heard({ line: 'advice', left: ['withdrawal'] });
  expect(list.soFar()).toBe('kiosk-1: pressed advice; not pressed: withdrawal');
});

it('tells once that the device is lost meanwhile, and that it is back; before the test begins the test itself tells it', () => {
  const list = livingList('pad-1', () => 0);
  list.fares('no such port');
  list.fares();
  list.heard({ did: 'it beeps', forMs: 60_000 });
  list.fares();
  list.fares('the port is gone');
  list.fares();
  list.fares();
  expect(err).toEqual(['pad-1 is lost: the port is gone\n', 'pad-1 is back.\n']);
});

it('knows how long it goes on', () => {
  let now = 1000;
  const list = livingList('board-1', () => now);
  expect(list.stillMs()).toBe(0);
  list.heard({ did: 'it shows a picture', forMs: 5000 });
  now += 2000;
  expect(list.stillMs()).toBe(3000);
  now += 9000;
  expect(list.stillMs()).toBe(0);
});
