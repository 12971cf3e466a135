import { expect, test } from 'vitest';
import { exitCodes } from '../../../../daemon/process/exit-codes.ts';
import type { Wait } from '../../../../daemon/tools/simulate/like/waits.ts';
import { effectOn, together, withMore } from '../../../../daemon/tools/simulate/like/what-if.ts';
import { hourMs } from '../../../../daemon/tools/simulate/time-of-day.ts';
import { midnightOf } from '../../../../daemon/tools/simulate/working-hours.ts';
import { inItsLanguage } from '../../../kit/hall/command-line.ts';
import { play } from '../../../kit/hall/play.ts';
import { fuzhou } from '../small-setup.ts';
import { playedAgain, recordedIn, told } from './played-again.ts';

const day = '2026-11-24';
const midnight = midnightOf(fuzhou, day);
const minuteMs = 60_000;

/** One counter for the loans; six who come at once, three minutes each. */
function oneClerk() {
  const game = play(fuzhou, ['1']);
  const tickets = Array.from({ length: 6 }, () => game.take('loan'));
  for (const _ of tickets) {
    game.press('1', 'next');
    game.wait(180);
    game.press('1', 'refused');
  }
  return game;
}

test('a counter that was closed is opened for that time, and half of those who wait go to it', () => {
  const game = oneClerk();
  const more = { counters: 1, queue: 'approval', fromMs: 9 * hourMs, untilMs: 10 * hourMs };
  const { rules, recorded, opened } = withMore(fuzhou, recordedIn(fuzhou, game.log), more);
  expect(opened).toEqual({ closed: ['2'], added: 0 });
  expect(recorded.shifts.get('2')).toEqual([
    { is: 'open', from: midnight + 9 * hourMs, until: midnight + 10 * hourMs },
  ]);
  const calls = told(playedAgain(rules, recorded).log).filter(line => line.includes('called'));
  expect(calls.filter(line => line.endsWith(' 2'))).toHaveLength(3);
  // The sixth is called after two services of three minutes, not after five.
  expect(calls.at(-1)).toMatch(/^01:06:/);
});

test('where all counters of a queue are open, as many are added as are asked for, and nobody is served quicker', () => {
  const game = oneClerk();
  const all = new Map([...fuzhou.counters].filter(([id]) => id === '1'));
  const more = { counters: 2, queue: 'approval', fromMs: 9 * hourMs, untilMs: 9.25 * hourMs };
  const { rules, recorded, opened } = withMore(
    { ...fuzhou, counters: all },
    recordedIn(fuzhou, game.log),
    more,
  );
  expect(opened).toEqual({ closed: [], added: 2 });
  const lines = told(playedAgain(rules, recorded).log);
  for (const ticket of ['B001', 'B002', 'B003'])
    expect(lines).toContainEqual(expect.stringMatching(`^01:03:00 step-finished ${ticket}`));
  expect(lines.filter(line => line.startsWith('01:06:00 step-finished'))).toHaveLength(3);
});

test('an effect is that on the same people: who waited at that time, and how many would have waited a minute longer', () => {
  const wait = (ticket: string, since: number, minutes: number): Wait => ({
    ticket,
    queue: 'approval',
    since,
    until: since + minutes * minuteMs,
    waitedMs: minutes * minuteMs,
  });
  const without = [wait('A001', 0, 10), wait('A002', 0, 20), wait('A003', 30 * minuteMs, 5)];
  const then = [wait('A001', 0, 4), wait('A002', 0, 6), wait('A003', 30 * minuteMs, 7)];
  expect(effectOn('approval', without, then)).toEqual({
    queue: 'approval',
    people: 3,
    withoutMs: (35 / 3) * minuteMs,
    withMs: (17 / 3) * minuteMs,
    longer: { people: 1, byMs: 2 * minuteMs },
  });
  const during = { from: 12 * minuteMs, until: 25 * minuteMs };
  const early = effectOn('approval', without, then, during);
  expect(early).toMatchObject({ people: 1, withoutMs: 20 * minuteMs, withMs: 6 * minuteMs });
  expect(together([early, effectOn('approval', without, then)])).toMatchObject({
    people: 4,
    withoutMs: (55 / 4) * minuteMs,
  });
});

test.each([
  ['2 icb counters 10:00-11:30', '没有队列 icb'],
  ['0 icbc counters 10:00-11:30', '收到 0 个窗口，应为 1 至 50 个'],
  ['2 icbc counters 05:00-06:00', '08:30 至 17:30'],
])('--open %s is refused and told why, in the language of the hall', async (open, why) => {
  const { code, err } = await inItsLanguage(
    'simulate',
    '--config',
    'config/halls/fuzhou.yaml',
    '--like',
    day,
    '--open',
    open,
  );
  expect([code, err]).toEqual([exitCodes.usage, expect.stringContaining(why)]);
});
