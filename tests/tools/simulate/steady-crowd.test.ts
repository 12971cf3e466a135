/** What is left out of a steady crowd: all by which days and people differ that the aims of R11 did not know. */
import { expect, test } from 'vitest';
import { peopleOn } from '../../../daemon/people/curve.ts';
import { type CrowdShape, usualCrowd } from '../../../daemon/people/shape.ts';
import { curveOf, curveOn } from '../../../daemon/tools/simulate/arrivals.ts';
import { crowdOf } from '../../../daemon/tools/simulate/crowd.ts';
import { dayOfPlan, type Setup } from '../../../daemon/tools/simulate/days.ts';
import { sessionsOfDay } from '../../../daemon/tools/simulate/working-hours.ts';
import { fuzhou } from './small-setup.ts';

const { bursts: _, slowDays: __, ...alike } = usualCrowd;
const steady: CrowdShape = { ...alike, steady: true };
const days = Array.from({ length: 40 }, (_day, day) => day);

test('as many come on Mondays as on Fridays', () => {
  const on = (day: number) => peopleOn(curveOn(fuzhou, day, { is: 'usual' }, steady));
  expect(days.map(on)).toEqual(days.map(() => peopleOn(curveOf(fuzhou, { is: 'usual' }, steady))));
});

test('who should be there is, to the minute, and has one coffee of ten minutes in each session', () => {
  const plan = { id: 'as-it-is', name: 'steady', rules: fuzhou };
  const setup: Setup = {
    plans: [plan],
    days: 40,
    seed: 2,
    from: 0,
    arrivals: { is: 'usual' },
    shape: steady,
  };
  const hours = days.flatMap(day => [...dayOfPlan(setup, plan, day).roster]);
  for (const [counter, { shifts, pauses }] of hours) {
    const sessions = sessionsOfDay(fuzhou, fuzhou.counters.get(counter)?.institution);
    expect(shifts.length).toBeGreaterThan(0);
    for (const { fromMs, untilMs } of shifts)
      expect(sessions).toContainEqual(expect.objectContaining({ fromMs, untilMs }));
    expect(pauses.map(({ fromMs, untilMs }) => Math.round(untilMs - fromMs))).toEqual(
      sessions.map(() => 10 * 60_000),
    );
  }
});

test('everybody comes alone', () => {
  const curve = curveOf(fuzhou, { is: 'a-day', tickets: 200 });
  const together = (shape: CrowdShape) => {
    const pairs = days.flatMap(day => {
      const crowd = crowdOf(fuzhou, curve, { seed: 2, day, shape });
      return crowd.slice(1).map((one, nth) => [crowd[nth], one] as const);
    });
    const close = pairs.filter(
      ([one, next]) => one?.service === next.service && next.arrivesMs - one.arrivesMs < 25_000,
    );
    return close.length / pairs.length;
  };
  // Of those whom nothing binds, four in a hundred.
  expect(together(steady)).toBeLessThan(0.06);
  expect(together(alike)).toBeGreaterThan(0.08);
});
