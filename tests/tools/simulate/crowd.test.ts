import { expect, test } from 'vitest';
import { curveOf } from '../../../daemon/tools/simulate/arrivals.ts';
import { crowdOf } from '../../../daemon/tools/simulate/crowd.ts';
import { hourMs } from '../../../daemon/tools/simulate/time-of-day.ts';
import { fuzhou } from './small-setup.ts';

const aDay = (tickets: number) => curveOf(fuzhou, { is: 'a-day', tickets });

test('the same seed brings the same people, another seed or day brings others', () => {
  const people = crowdOf(fuzhou, aDay(100), { seed: 7, day: 0 });
  expect(crowdOf(fuzhou, aDay(100), { seed: 7, day: 0 })).toEqual(people);
  expect(crowdOf(fuzhou, aDay(100), { seed: 8, day: 0 })).not.toEqual(people);
  expect(crowdOf(fuzhou, aDay(100), { seed: 7, day: 1 })).not.toEqual(people);
});

test('as many come as were asked for, over many days, and in the order of the day', () => {
  const days = Array.from({ length: 50 }, (_, day) => crowdOf(fuzhou, aDay(200), { seed: 3, day }));
  const mean = days.reduce((sum, people) => sum + people.length, 0) / days.length;
  // 50 days of 200 in the mean: a standard deviation of 2.
  expect(mean).toBeGreaterThan(190);
  expect(mean).toBeLessThan(210);
  for (const people of days) {
    const times = people.map(({ arrivesMs }) => arrivesMs);
    expect(times).toEqual([...times].sort((one, other) => one - other));
  }
});

test('nobody comes in the lunch break or outside the day', () => {
  const times = crowdOf(fuzhou, aDay(500), { seed: 1, day: 0 }).map(({ arrivesMs }) => arrivesMs / hourMs);
  const isWithin = (time: number) => (time >= 8.5 && time <= 12) || (time >= 14 && time <= 17.5);
  expect(times.filter(time => !isWithin(time))).toEqual([]);
});

test('a written curve says when they come', () => {
  const curve = [
    { fromMs: 9 * hourMs, perHour: 40 },
    { fromMs: 10 * hourMs, perHour: 0 },
    { fromMs: 15 * hourMs, perHour: 200 },
    { fromMs: 16 * hourMs, perHour: 0 },
  ];
  const times = crowdOf(fuzhou, curve, { seed: 5, day: 0 }).map(({ arrivesMs }) => arrivesMs / hourMs);
  const morning = times.filter(time => time >= 9 && time < 10).length;
  const afternoon = times.filter(time => time >= 15 && time < 16).length;
  expect(morning + afternoon).toBe(times.length);
  expect(morning).toBeGreaterThan(20);
  expect(afternoon).toBeGreaterThan(3 * morning);
});

test('one in twenty comes for two different services on one ticket', () => {
  const people = crowdOf(fuzhou, aDay(2000), { seed: 2, day: 0 });
  const two = people.filter(({ also }) => also !== undefined);
  expect(two.length / people.length).toBeGreaterThan(0.03);
  expect(two.length / people.length).toBeLessThan(0.07);
  expect(two.filter(({ service, also }) => service === also)).toEqual([]);
});

test('what a person picks at a choice is one of its queues', () => {
  for (const { service, also = '', picks } of crowdOf(fuzhou, aDay(200), { seed: 2, day: 0 })) {
    const route = [service, also].flatMap(id => fuzhou.services.get(id)?.route ?? []);
    const choices = route.filter(step => step.is === 'choice');
    expect([...picks.keys()].sort()).toEqual([...new Set(choices.map(({ choice }) => choice))].sort());
    for (const { choice, among } of choices) expect(among).toContain(picks.get(choice));
  }
});
