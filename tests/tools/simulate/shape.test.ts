import { expect, test } from 'vitest';
import { peopleOn } from '../../../daemon/people/curve.ts';
import { type CrowdShape, slownessOn, usualCrowd } from '../../../daemon/people/shape.ts';
import { curveOf } from '../../../daemon/tools/simulate/arrivals.ts';
import { type Comer, crowdOf } from '../../../daemon/tools/simulate/crowd.ts';
import { fuzhou } from './small-setup.ts';

const minuteMs = 60_000;
const aDay = (tickets: number) => curveOf(fuzhou, { is: 'a-day', tickets });

/** Without what makes the usual crowd's days differ. */
const { slowDays: _slow, bursts: _bursts, ...even } = usualCrowd;

/** Those of the first `days` days, day by day. */
function crowds(changes: Partial<CrowdShape>, days: number, tickets = 200): Comer[][] {
  const shape = { ...even, ...changes };
  return Array.from({ length: days }, (_, day) => crowdOf(fuzhou, aDay(tickets), { seed: 3, day, shape }));
}

/** What their first counters take of the usual time: the mean, and the standard deviation over it. */
function work(people: readonly Comer[]): { mean: number; cv: number } {
  const all = people.map(({ lucks }) => lucks[0]?.work ?? Number.NaN);
  const mean = all.reduce((sum, one) => sum + one, 0) / all.length;
  const variance = all.reduce((sum, one) => sum + (one - mean) ** 2, 0) / all.length;
  return { mean, cv: Math.sqrt(variance) / mean };
}

test.each([0.53, 1])('the work at a counter spreads as it is set: %d of its mean', serviceCv => {
  const { mean, cv } = work(crowds({ serviceCv }, 50).flat());
  // 10,000 of them: a standard deviation of 0.01 of the mean, and a long tail behind the other figure.
  expect(mean).toBeGreaterThan(0.96);
  expect(mean).toBeLessThan(1.04);
  expect(cv / serviceCv).toBeGreaterThan(0.9);
  expect(cv / serviceCv).toBeLessThan(1.1);
});

test('loans alone may be slow, and all of it slower than the config says', () => {
  const all = crowds({ timesConfig: 2, slower: { loan: 1.5 } }, 50).flat();
  const loans = work(all.filter(({ service }) => service === 'loan')).mean;
  const others = work(all.filter(({ service }) => service !== 'loan')).mean;
  expect(others / 2).toBeGreaterThan(0.95);
  expect(others / 2).toBeLessThan(1.05);
  expect(loans / 3).toBeGreaterThan(0.93);
  expect(loans / 3).toBeLessThan(1.07);
});

test('of five days one is slow, and it is not always the same one of them', () => {
  const shape = { ...usualCrowd, slowDays: { oneIn: 5, by: 1.4 } };
  const slow = Array.from({ length: 200 }, (_, day) => day).filter(day => slownessOn(shape, 7, day) > 1);
  expect(slow.map(day => Math.floor(day / 5))).toEqual(Array.from({ length: 40 }, (_, week) => week));
  expect(new Set(slow.map(day => day % 5)).size).toBe(5);
  const days = crowds({ slowDays: { oneIn: 5, by: 1.4 } }, 100);
  const isSlow = (_: unknown, day: number) => slownessOn(shape, 3, day) > 1;
  const ratio =
    work(days.filter(isSlow).flat()).mean / work(days.filter((_day, nth) => !isSlow(_day, nth)).flat()).mean;
  expect(ratio).toBeGreaterThan(1.33);
  expect(ratio).toBeLessThan(1.47);
});

test('from the day of a shift on everything takes longer, and nothing before it', () => {
  const days = crowds({ shift: { fromDay: 30, by: 1.3 } }, 60);
  expect(days.slice(0, 30)).toEqual(crowds({}, 30));
  const after = work(days.slice(30).flat()).mean / work(crowds({}, 60).slice(30).flat()).mean;
  expect(after).toBeCloseTo(1.3, 9);
});

test('so many come as the load asks for, and fewer where they take longer', () => {
  const come = (changes: Partial<CrowdShape>) =>
    peopleOn(curveOf(fuzhou, { is: 'usual' }, { ...usualCrowd, ...changes }));
  expect(come({ load: 1.05 }) / come({ load: 0.7 })).toBeCloseTo(1.5, 9);
  expect(come({ timesConfig: 2 }) / come({})).toBeCloseTo(0.5, 9);
  expect(come({ slower: { loan: 2 } })).toBeLessThan(come({}));
  expect(come({ slowDays: { oneIn: 5, by: 1.4 }, shift: { fromDay: 3, by: 1.3 } })).toBe(come({}));
});

test('a burst brings its share of the day at once and for the same, and no more people in all', () => {
  const bursts = { aDay: 1.5, share: 0.1, withinMs: 10 * minuteMs };
  const days = crowds({ bursts }, 100, 400);
  const mean = days.flat().length / days.length;
  // 100 days of 400 in the mean: a standard deviation of 2, and of 2 more by how many bursts there are.
  expect(mean).toBeGreaterThan(388);
  expect(mean).toBeLessThan(412);
  expect(days.every(isInOrder)).toBe(true);
  const coming = (all: readonly Comer[][]) => all.reduce((sum, people) => sum + comingInBursts(people), 0);
  const bursting = coming(days);
  // Of 40,000 people 6,000, and by chance some who come within the same ten minutes for the same.
  expect(bursting).toBeGreaterThan(5_000);
  expect(bursting).toBeLessThan(9_000);
  expect(coming(crowds({}, 100, 400))).toBeLessThan(600);
});

function isInOrder(people: readonly Comer[]): boolean {
  return people.every(({ arrivesMs }, nth) => arrivesMs >= (people[nth - 1]?.arrivesMs ?? 0));
}

/** How many come with 18 others within the five minutes before and after who come for the same. */
function comingInBursts(people: readonly Comer[]): number {
  let coming = 0;
  for (const same of Map.groupBy(people, ({ service }) => service).values()) {
    let [from, to] = [0, 0];
    for (const { arrivesMs } of same) {
      while ((same[from]?.arrivesMs ?? arrivesMs) <= arrivesMs - 5 * minuteMs) from += 1;
      while ((same[to]?.arrivesMs ?? Number.POSITIVE_INFINITY) < arrivesMs + 5 * minuteMs) to += 1;
      if (to - from > 18) coming += 1;
    }
  }
  return coming;
}

test('a burst comes within the hours in which anybody comes', () => {
  const bursts = { aDay: 4, share: 0.1, withinMs: 30 * minuteMs };
  const hours = crowds({ bursts }, 100).flatMap(people =>
    people.map(({ arrivesMs }) => arrivesMs / (60 * minuteMs)),
  );
  const isWithin = (hour: number) => (hour >= 8.5 && hour <= 12) || (hour >= 14 && hour <= 17.5);
  expect(hours.filter(hour => !isWithin(hour))).toEqual([]);
});

test('two plans of one seed meet the same people, whatever is set of them', () => {
  const shape: Partial<CrowdShape> = {
    serviceCv: 1,
    slowDays: { oneIn: 5, by: 1.4 },
    bursts: { aDay: 2, share: 0.1, withinMs: 10 * minuteMs },
  };
  expect(crowds(shape, 5)).toEqual(crowds(shape, 5));
});
