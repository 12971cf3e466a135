import { expect, test } from 'vitest';
import type { SystemdState } from '../../daemon/process/systemd.ts';
import { keepFed } from '../../daemon/process/watchdog.ts';
import { virtualTimers } from '../virtual-timers.ts';

/** A hall that can be held still, and what systemd and the log heard of it. */
function watchedHall(watchdogMs: number | undefined) {
  const { timers, advance, standStill } = virtualTimers();
  const told: SystemdState[] = [];
  const logged: string[] = [];
  const hall = { why: undefined as string | undefined, line: 'small: no day is open' };
  const log = (level: string) => (what: unknown, text?: string) =>
    void logged.push(`${level}: ${typeof what === 'string' ? what : `${text} ${JSON.stringify(what)}`}`);
  const fed = keepFed(
    { watchdogMs, tell: words => void told.push(words) },
    { stuck: () => hall.why, status: () => hall.line },
    timers,
    { error: log('error'), info: log('info') },
  );
  return { hall, told, logged, advance, standStill, over: fed.over };
}

test('systemd is told that the hall is ready, then three times in the time of its watchdog that it lives', async () => {
  const { told, advance, over } = watchedHall(30_000);
  await advance(30_000);
  expect(told).toEqual([
    { READY: '1', STATUS: 'small: no day is open' },
    { WATCHDOG: '1' },
    { WATCHDOG: '1' },
    { WATCHDOG: '1' },
  ]);
  over();
  await advance(60_000);
  expect(told).toHaveLength(4);
});

test('a status is told again only when it has changed, and without a watchdog nothing else', async () => {
  const { hall, told, advance } = watchedHall(undefined);
  await advance(60_000);
  hall.line = 'small: day 2026-11-24 is open, 0 in the hall';
  await advance(60_000);
  expect(told.slice(1)).toEqual([{ STATUS: 'small: day 2026-11-24 is open, 0 in the hall' }]);
});

test('a hall that does not move is not fed, and the log says why, once; then that it moves again', async () => {
  const { hall, told, logged, advance } = watchedHall(30_000);
  hall.why = 'an order waits for its turn since 11 s';
  await advance(60_000);
  expect(told.slice(1)).toEqual([
    { STATUS: 'the hall does not move: an order waits for its turn since 11 s' },
  ]);
  hall.why = undefined;
  await advance(1000);
  expect(told.slice(2)).toEqual([{ WATCHDOG: '1' }, { STATUS: 'small: no day is open' }]);
  expect(logged).toEqual([
    'error: the hall does not move: systemd\'s watchdog is not fed {"why":"an order waits for its turn since 11 s"}',
    'info: the hall moves again',
  ]);
});

test('after a pause of the whole machine the hall gets a second to catch up, and nothing is said', async () => {
  const { hall, told, logged, advance } = watchedHall(30_000);
  hall.why = 'a time limit passed 60 s ago, and nothing came of it';
  await advance(10_000);
  hall.why = undefined;
  await advance(1000);
  expect(told.slice(1)).toEqual([{ WATCHDOG: '1' }]);
  expect(logged).toEqual([]);
});
