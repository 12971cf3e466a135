import { expect, it } from 'vitest';
import { chanceOf } from '../../daemon/people/chance.ts';
import { citizenOf, type Luck } from '../../daemon/people/citizen.ts';
import { breathMs, callsNextAtOnce } from '../../daemon/people/service.ts';
import { fuzhou } from '../kit/hall/play.ts';

const minuteMs = 60_000;
const chances = { chance: chanceOf(8, 1), ofServices: chanceOf(8, 2) };
const lucks: readonly Luck[] = Array.from({ length: 10_000 }, () =>
  citizenOf(fuzhou, chances, { service: 'loan', class: 'normal' }),
).flatMap(citizen => citizen.lucks);
const shareOf = (is: (luck: Luck) => boolean) => lucks.filter(is).length / lucks.length;

it('one in thirty is sent away for something, most of them for some minutes only', () => {
  expect(shareOf(({ ends }) => ends === 'parked')).toBeCloseTo(0.03, 2);
  const away = lucks.map(({ awayMs }) => awayMs);
  expect(shareOf(({ awayMs }) => awayMs < 8 * minuteMs)).toBeCloseTo(0.7, 1);
  expect(away.reduce((sum, ms) => sum + ms, 0) / away.length / minuteMs).toBeCloseTo(10.3, 0);
  expect(lucks.every(({ left }) => left >= 0.1 && left <= 0.5)).toBe(true);
});

it('one in twenty-five has one more question before the next is called', () => {
  expect(shareOf(({ asksAgainMs }) => asksAgainMs !== undefined)).toBeCloseTo(0.04, 2);
  for (const luck of lucks.slice(0, 2_000)) {
    const { asksAgainMs = 0, restMs } = luck;
    expect(asksAgainMs).toBeLessThanOrEqual(4 * minuteMs);
    expect(breathMs(luck)).toBe(restMs + asksAgainMs);
    const isAtOnce = callsNextAtOnce({ ...luck, asksRating: false }, false, false);
    expect(isAtOnce).toBe(asksAgainMs === 0);
  }
});
