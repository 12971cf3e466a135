import { expect, test } from 'vitest';
import { dayOfPlan } from '../../../daemon/tools/simulate/days.ts';
import { type Roster, rosterOf } from '../../../daemon/tools/simulate/roster.ts';
import { oneTicket } from '../../kit/hall/command-line.ts';
import { fuzhou as rules, setup } from './small-setup.ts';

const fuzhou = ['--config', 'config/halls/fuzhou.yaml', '--locale', 'en'];

test('a day follows from the seed and its number, wherever a run begins: its people, its roster and its date', () => {
  const plan = { id: 'as-it-is', name: 'as it is', rules };
  const day = (from: number, nth: number) => dayOfPlan(setup({ from }), plan, nth);
  expect(day(3, 3)).toEqual(day(0, 3));
  for (const part of ['crowd', 'roster', 'date'] as const)
    expect(day(0, 3)[part]).not.toEqual(day(0, 1)[part]);
});

test('each day has its own roster: who comes for one session is there in the morning on one day, and not on another', () => {
  const plan = { id: 'as-it-is', name: 'as it is', rules };
  const sessions = (roster: Roster) => [...roster].map(([counter, { shifts }]) => [counter, shifts.length]);
  for (const nth of [0, 1, 2, 3, 4]) {
    const { roster } = dayOfPlan(setup({ from: 0 }), plan, nth);
    expect(sessions(roster)).toEqual(sessions(rosterOf(rules, setup({ from: 0 }).seed, nth)));
  }
});

test('each day has its own people, and is the same alone as among others: of many, all of them and how far they differ', async () => {
  const tickets = async (seed: string, days: string): Promise<number[]> => {
    const { out } = await oneTicket(
      'simulate',
      ...fuzhou,
      '--jobs',
      '1',
      '--arrivals',
      '40',
      '--seed',
      seed,
      '--days',
      days,
    );
    const [, figures = ''] = /^tickets a day +([\d. ]+)$/m.exec(out) ?? [];
    return figures.split(/ +/).map(Number);
  };
  const alone: number[] = [];
  for (const seed of ['7/1', '7/2', '7/3', '7/4']) alone.push(...(await tickets(seed, '1')));
  expect(new Set(alone).size).toBe(4);
  expect(await tickets('7', '1')).toEqual([alone[0]]);
  const sum = alone.reduce((all, one) => all + one, 0);
  const [least, median, , most] = alone.toSorted((one, other) => one - other);
  expect(await tickets('7', '4')).toEqual([Number((sum / 4).toFixed(1)), median, least, most]);
});

test('two plans are compared day by day, as far as the days differ', async () => {
  const words = [...fuzhou, '--jobs', '1', '--seed', '3', '--arrivals', '90', '--compare', 'transfers'];
  const rowOf = async (...more: string[]): Promise<string> =>
    /^mean overtakes .*$/m.exec((await oneTicket('simulate', ...words, ...more)).out)?.[0] ?? '';
  const differences: number[] = [];
  for (const seed of ['3/1', '3/2', '3/3'])
    differences.push(Number((await rowOf('--days', '1', '--seed', seed)).split(/ {2,}/)[4]));
  const [least, median, most] = differences
    .toSorted((one, other) => one - other)
    .map(one => (one > 0 ? `+${one.toFixed(2)}` : one.toFixed(2)));
  expect(least).not.toBe(most);
  expect((await rowOf('--days', '3')).split(/ {2,}/)[5]).toBe(`${median} (${least} to ${most})`);
});
