import { expect, test } from 'vitest';
import { peopleOn } from '../../../daemon/people/curve.ts';
import { curveOf, curveOn } from '../../../daemon/tools/simulate/arrivals.ts';
import { attendanceOf } from '../../../daemon/tools/simulate/attendance.ts';
import { openMore } from '../../../daemon/tools/simulate/more-counters.ts';
import { placesOf, type Roster, rosterOf } from '../../../daemon/tools/simulate/roster.ts';
import { hourMs } from '../../../daemon/tools/simulate/time-of-day.ts';
import { dateOf } from '../../../daemon/tools/simulate/weekdays.ts';
import { fuzhou } from './small-setup.ts';

const minuteMs = 60_000;
const seed = 4;
/** A whole number of weeks of five days. */
const days = Array.from({ length: 400 }, (_, day) => day);
const planned = days.map(day => rosterOf(fuzhou, seed, day));
const kept = planned.map((roster, day) => attendanceOf(fuzhou, roster, { seed, day }));
const places = placesOf(fuzhou);
const ofPlace = (place: string) => [...places].filter(([, is]) => is === place).map(([id]) => id);

test('days that follow each other are those on which the hall works', () => {
  const dates = Array.from({ length: 6 }, (_, nth) => dateOf(fuzhou, nth));
  expect(dates).toEqual(['2026-01-05', '2026-01-06', '2026-01-07', '2026-01-08', '2026-01-09', '2026-01-12']);
  const { workdays: _, ...everyDay } = fuzhou;
  expect([5, 6, 7].map(nth => dateOf(everyDay, nth))).toEqual(['2026-01-10', '2026-01-11', '2026-01-12']);
});

test('most come on Mondays, fewest at the end of the week, and on the mean day as many as were asked for', () => {
  const come = (nth: number) => peopleOn(curveOn(fuzhou, nth, { is: 'a-day', tickets: 200 }));
  const week = [0, 1, 2, 3, 4].map(come);
  expect(week.map(Math.round)).toEqual([240, 210, 190, 180, 180]);
  expect(week.reduce((sum, one) => sum + one, 0) / 5).toBeCloseTo(200, 6);
  expect(come(7)).toBe(come(2));
  const { workdays: _, ...everyDay } = fuzhou;
  const all = [0, 1, 2, 3, 4, 5, 6].map(nth =>
    peopleOn(curveOn(everyDay, nth, { is: 'a-day', tickets: 200 })),
  );
  expect(all.reduce((sum, one) => sum + one, 0) / 7).toBeCloseTo(200, 6);
});

test('who writes how many come hour by hour is taken at their word on every day', () => {
  const curve = [
    { fromMs: 9 * hourMs, perHour: 40 },
    { fromMs: 10 * hourMs, perHour: 0 },
  ];
  for (const nth of [0, 3]) expect(curveOn(fuzhou, nth, { is: 'curve', curve })).toEqual(curve);
  expect(curveOf(fuzhou, { is: 'curve', curve })).toEqual(curve);
});

test('one in fifty is not there at all, but never the only one for their queues', () => {
  const sat = (roster: Roster, counter: string) => (roster.get(counter)?.shifts.length ?? 0) > 0;
  for (const counter of ofPlace('first')) expect(planned.every(roster => sat(roster, counter))).toBe(true);
  const others = planned.flatMap(roster => ofPlace('all').map(counter => sat(roster, counter)));
  const absent = others.filter(is => !is).length / others.length;
  expect(absent).toBeGreaterThan(0.01);
  expect(absent).toBeLessThan(0.03);
});

test('who is there for a part of the day has more to do on Mondays than at the end of the week', () => {
  const sessions = (weekday: number) => {
    const counts = planned
      .filter((_, day) => day % 5 === weekday)
      .flatMap(roster => ofPlace('part').map(counter => roster.get(counter)?.shifts.length ?? 0));
    return counts.reduce((sum, one) => sum + one, 0) / counts.length;
  };
  // Less by those who are not there at all; 400 of each day.
  expect(sessions(0)).toBeGreaterThan(1.1);
  expect(sessions(0)).toBeLessThan(1.25);
  expect(sessions(2)).toBeGreaterThan(0.95);
  expect(sessions(2)).toBeLessThan(1);
  expect(sessions(4)).toBeGreaterThan(0.82);
  expect(sessions(4)).toBeLessThan(0.93);
});

/** By how much each shift of those who are there all day begins late and ends early, in ms. */
const shifts = kept.flatMap((roster, day) =>
  [...ofPlace('first'), ...ofPlace('all')].flatMap(counter =>
    (roster.get(counter)?.shifts ?? []).map(({ fromMs, untilMs }, nth) => {
      const shift = planned[day]?.get(counter)?.shifts[nth];
      return {
        nth,
        isFirst: places.get(counter) === 'first',
        lateMs: fromMs - (shift?.fromMs ?? 0),
        earlyMs: (shift?.untilMs ?? 0) - untilMs,
      };
    }),
  ),
);
const shareOf = <One>(all: readonly One[], is: (one: One) => boolean) => all.filter(is).length / all.length;
const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length;

test('one in five comes late in the morning, one in three after the break, and nobody comes before the time', () => {
  const [morning, later] = [shifts.filter(({ nth }) => nth === 0), shifts.filter(({ nth }) => nth === 1)];
  expect(Math.abs(shareOf(morning, ({ lateMs }) => lateMs > 0) - 0.2)).toBeLessThan(0.03);
  expect(Math.abs(shareOf(later, ({ lateMs }) => lateMs > 0) - 0.35)).toBeLessThan(0.03);
  expect(shifts.every(({ lateMs, earlyMs }) => lateMs >= 0 && earlyMs >= 0)).toBe(true);
  const late = shifts.map(({ lateMs }) => lateMs).filter(ms => ms > 0);
  expect(Math.min(...late)).toBeGreaterThanOrEqual(2 * minuteMs);
  expect(Math.abs(mean(late) - 9 * minuteMs)).toBeLessThan(minuteMs);
});

test('one in ten goes early, but who is always there stays until the last session is over', () => {
  const others = shifts.filter(({ isFirst }) => !isFirst);
  expect(Math.abs(shareOf(others, ({ earlyMs }) => earlyMs > 0) - 0.1)).toBeLessThan(0.03);
  const last = shifts.filter(({ isFirst, nth }) => isFirst && nth === 1);
  expect(last.every(({ earlyMs }) => earlyMs === 0)).toBe(true);
});

test('coffee is taken once in most sessions, and takes ten minutes only on average', () => {
  const pauses = planned.flatMap(roster => [...roster.values()].map(hours => hours.pauses));
  const lasts = pauses.flat().map(({ fromMs, untilMs }) => untilMs - fromMs);
  expect(Math.abs(mean(lasts) - 10 * minuteMs)).toBeLessThan(0.3 * minuteMs);
  expect(shareOf(lasts, ms => ms < 7 * minuteMs)).toBeGreaterThan(0.15);
  expect(shareOf(lasts, ms => ms > 14 * minuteMs)).toBeGreaterThan(0.1);
  const mornings = pauses.map(all => all.filter(({ fromMs }) => fromMs < 12 * hourMs).length);
  expect(Math.abs(shareOf(mornings, count => count === 0) - 0.15)).toBeLessThan(0.03);
  expect(Math.abs(shareOf(mornings, count => count === 2) - 0.15)).toBeLessThan(0.03);
});

test('whoever opens more counters finds all others as late as they were', () => {
  const asked = { counters: 2, queue: 'icbc', fromMs: 10 * hourMs, untilMs: 11.5 * hourMs };
  for (const [day, roster] of planned.slice(0, 20).entries()) {
    const more = openMore(fuzhou, roster, asked).roster;
    const changed = [...more].filter(([counter, hours]) => hours !== roster.get(counter)).map(([id]) => id);
    const withMore = attendanceOf(fuzhou, more, { seed, day });
    for (const [counter, hours] of kept[day] ?? [])
      if (!changed.includes(counter)) expect(withMore.get(counter)).toEqual(hours);
  }
});
