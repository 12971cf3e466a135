import { expect, test } from 'vitest';
import { readArrivals } from '../../../daemon/tools/simulate/arrivals.ts';
import { openMore, withCounters } from '../../../daemon/tools/simulate/more-counters.ts';
import { readOpen } from '../../../daemon/tools/simulate/open-request.ts';
import { rosterOf } from '../../../daemon/tools/simulate/roster.ts';
import { type SimulateOptions, setupOf } from '../../../daemon/tools/simulate/simulate.ts';
import { hourMs } from '../../../daemon/tools/simulate/time-of-day.ts';
import { en } from '../../../daemon/tools/simulate/words/en/words.ts';
import { fuzhou } from './small-setup.ts';

test('the manager asks for more counters of a queue in a time of the day', () => {
  expect(readOpen(fuzhou, '3 icbc counters 10:00-11:30', en.open)).toEqual({
    counters: 3,
    queue: 'icbc',
    fromMs: 10 * hourMs,
    untilMs: 11.5 * hourMs,
  });
  expect(readOpen(fuzhou, ' 1 ccb counter 9:00 - 12:00 ', en.open)).toMatchObject({
    counters: 1,
    queue: 'ccb',
  });
});

test.each([
  ['three icbc counters 10:00-11:30', 'like "3 icbc counters 10:00-11:30"'],
  ['3 icb counters 10:00-11:30', 'found the queue icb, expected one of advice, approval, icbc, ccb'],
  ['0 icbc counters 10:00-11:30', 'found 0 counters, expected 1 to 50'],
  ['51 icbc counters 10:00-11:30', 'found 51 counters, expected 1 to 50'],
  ['3 icbc counters 11:30-10:00', 'found 11:30-10:00'],
  ['3 icbc counters 10:70-11:30', 'found 10:70-11:30'],
  ['3 icbc counters 05:00-09:00', 'between 08:30 and 17:30'],
])('--open %s is refused and told why', (text, why) => {
  expect(readOpen(fuzhou, text, en.open)).toContain(why);
});

test('counters that are closed in that time are opened first, then as many as the hall does not have', () => {
  const asked = { counters: 3, queue: 'icbc', fromMs: 10 * hourMs, untilMs: 11.5 * hourMs };
  for (let day = 0; day < 20; day += 1) {
    const roster = rosterOf(fuzhou, 1, day);
    const { roster: more, opened } = openMore(fuzhou, roster, asked);
    const covers = (counter: string, in_: typeof roster) =>
      in_
        .get(counter)
        ?.shifts.some(({ fromMs, untilMs }) => fromMs <= asked.fromMs && asked.untilMs <= untilMs);
    const closed = ['7', '8', '9'].filter(counter => covers(counter, roster) === false);
    expect(opened.closed.toSorted()).toEqual(closed);
    expect(opened.added).toEqual(['+1', '+2', '+3'].slice(0, 3 - closed.length));
    for (const counter of [...closed, ...opened.added]) expect(covers(counter, more)).toBe(true);
    for (const counter of ['0', '1', '6', '10']) expect(more.get(counter)).toEqual(roster.get(counter));
  }
});

test('a counter that the hall does not have is like those that the queue mostly has', () => {
  const { counters } = withCounters(fuzhou, {
    counters: 2,
    queue: 'icbc',
    fromMs: 10 * hourMs,
    untilMs: 11 * hourMs,
  });
  const { id: _, ...pattern } = fuzhou.counters.get('7') ?? { id: '' };
  expect(counters.get('+2')).toEqual({ id: '+2', ...pattern });
  expect(counters.size).toBe(fuzhou.counters.size + 2);
});

test('tickets a day, or a curve over the day', () => {
  expect(readArrivals('400', en.arrivals)).toEqual({ is: 'a-day', tickets: 400 });
  expect(readArrivals('08:30 60, 10:00 90.5,17:00 0', en.arrivals)).toEqual({
    is: 'curve',
    curve: [
      { fromMs: 8.5 * hourMs, perHour: 60 },
      { fromMs: 10 * hourMs, perHour: 90.5 },
      { fromMs: 17 * hourMs, perHour: 0 },
    ],
  });
  expect(readArrivals(undefined, en.arrivals)).toEqual({ is: 'usual' });
});

test.each([
  ['0', 'found 0, expected tickets a day, 1 to 100000'],
  ['many', 'found "many"'],
  ['10:00 60, 09:00 0', 'found 09:00 after a later time'],
  ['10:00 60', 'a curve that does not end'],
  ['10:00 60, 12:00 10', 'a curve that does not end'],
])('--arrivals %s is refused and told why', (text, why) => {
  expect(readArrivals(text, en.arrivals)).toContain(why);
});

const options: SimulateOptions = { config: 'config/halls/fuzhou.yaml', days: '1', seed: '1' };

test.each([
  [{ days: '0' }, '--days: found 0, expected a whole number from 1'],
  [{ days: '1.5' }, '--days: found 1.5'],
  [{ seed: '-1' }, '--seed: found -1'],
  [{ compare: true as const }, '--compare: found nothing to compare'],
  [{ compare: 'transfer' }, '--compare: found transfer, expected transfers'],
  [{ open: 'more' }, '--open: found "more"'],
])('options %o are refused and told why', (changes, why) => {
  expect(setupOf(fuzhou, { ...options, ...changes }, en)).toContain(why);
});

test('--compare sets the hall as it is beside the hall with more counters', () => {
  const setup = setupOf(fuzhou, { ...options, compare: true, open: '1 icbc counters 10:00-11:30' }, en);
  if (typeof setup === 'string') throw new Error(setup);
  expect(setup.plans.map(({ name, open }) => [name, open?.counters])).toEqual([
    ['as it is', undefined],
    ['1 icbc counters 10:00-11:30', 1],
  ]);
});
