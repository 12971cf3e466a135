import { expect, test } from 'vitest';
import { paceOf } from '../../../../daemon/tools/simulate/like/pace.ts';
import { play } from '../../../kit/hall/play.ts';
import { fuzhou } from '../small-setup.ts';
import { recordedIn } from './played-again.ts';

/** One after the other at each counter of approval, of which each takes its own time; and for advice, which is short. */
function dayOf(services: number, seconds: Readonly<Record<string, number>>) {
  const game = play(fuzhou, Object.keys(seconds));
  for (let nth = 0; nth < services; nth += 1) {
    for (const [counter, takes] of Object.entries(seconds)) {
      game.take(counter === '0' ? 'advice' : 'loan');
      game.press(counter, 'next');
      game.wait(takes);
      game.press(counter, counter === '0' ? 'finish' : 'refused');
      game.wait(1);
    }
  }
  return paceOf(recordedIn(fuzhou, game.log));
}

test('at a slower counter a service takes longer, half believed with ten of them', () => {
  const pace = dayOf(10, { 1: 100, 2: 300 });
  // Of a mean of 200 s they take half and one and a half times; half of that is believed.
  expect(pace.factor('1', '2')).toBeCloseTo(1.25 / 0.75, 2);
  expect(pace.factor('2', '1')).toBeCloseTo(0.75 / 1.25, 2);
  expect(pace.factor('2', '2')).toBe(1);
  expect(pace.factor('2', '+1')).toBeCloseTo(1 / 1.25, 2);
});

test('one service says little about a counter, and a hundred nearly all', () => {
  expect(dayOf(1, { 1: 100, 2: 300 }).factor('1', '2')).toBeLessThan(1.1);
  expect(dayOf(100, { 1: 10, 2: 30 }).factor('1', '2')).toBeGreaterThan(2.6);
});

test('a counter with short services is not a quick one', () => {
  const pace = dayOf(10, { 0: 30, 1: 200, 2: 200 });
  expect(pace.factor('0', '1')).toBeCloseTo(1, 5);
});
