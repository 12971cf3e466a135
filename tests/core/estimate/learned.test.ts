import { describe, expect, it } from 'vitest';
import { expectedWait, minutesOf } from '../../../daemon/core/estimate/wait.ts';
import {
  type Learned,
  type LearnedDay,
  learnedWith,
  type Stayed,
  type Told,
} from '../../../daemon/core/types/learned.ts';
import { atWork, quietQueue, taught } from '../../kit/hall/learned.ts';
import { fuzhou, type Play, play } from '../../kit/hall/play.ts';

const minuteMs = 60_000;
const joiner = { class: 'normal', creditMs: 0 } as const;

const expected = (hall: Play, queue = 'approval') =>
  expectedWait(hall.rules, hall.hall, queue, joiner, hall.now());
const waitMin = (hall: Play, queue?: string) => (expected(hall, queue)?.waitMs ?? Number.NaN) / minuteMs;

/** Counter 1 has somebody in hand, and so many wait; it is nine o'clock. */
function crowded(rules: Play['rules'], waiting: number, open: readonly string[] = ['1']): Play {
  const hall = play(rules, open);
  for (let people = 0; people <= waiting; people += 1) hall.take('loan');
  hall.press('1', 'next');
  return hall;
}

const usual = atWork([8.5, 12], [14, 17.5]);

/** A day on which so many were served for so long. */
function served(min: number, queue = 'approval', count = 100): Partial<LearnedDay> {
  const sums = [count, count * min * minuteMs, count * 1.2 * (min * minuteMs) ** 2] as const;
  return {
    counters: { '1': usual },
    queues: { [queue]: { ...quietQueue, cycles: { 'loan 1': sums }, heldSums: sums } },
  };
}

describe('the expected wait, on the showing of earlier days', () => {
  it('is as the config has it while there are none', () => {
    const told = expected(crowded(fuzhou, 5));
    expect(told?.ahead).toBe(5);
    expect(expected(crowded(taught(fuzhou, 0, {}), 5))).toEqual(told);
  });

  it('counts the counters that come later as they came on other days', () => {
    const alone = crowded(taught(fuzhou, 10, { counters: { '1': usual } }), 12);
    const helped = crowded(taught(fuzhou, 10, { counters: { '1': usual, '2': atWork([9.5, 12]) } }), 12);
    // Half an hour alone, and from then on two.
    const work = waitMin(alone);
    expect(work).toBeGreaterThan(80);
    expect(waitMin(helped)).toBeGreaterThan(30 + (work - 30) / 2 - 6);
    expect(waitMin(helped)).toBeLessThan(30 + (work - 30) / 2 + 6);
  });

  it('keeps the break as the institution really keeps it', () => {
    const waits = (counter: LearnedDay['counters'][string]) => {
      const hall = crowded(taught(fuzhou, 10, { counters: { '1': counter } }), 0);
      // 11:30, and 48 min of work.
      hall.wait(2.5 * 60 * 60);
      for (let people = 0; people < 5; people += 1) hall.take('loan');
      return waitMin(hall);
    };
    const servedOut = waits(atWork([8.5, 12.75], [14, 17.5]));
    expect(servedOut).toBeLessThan(60);
    expect(waits(usual)).toBeGreaterThan(150);
  });

  it('tells minutes before anybody has come, and none where nobody will', () => {
    const before = play(taught(fuzhou, 5, { counters: { '7': usual } }), []);
    before.take('loan');
    expect(expected(before, 'icbc')).toBeDefined();
    expect(expected(before, 'ccb')).toBeUndefined();
    expect(expected(play(fuzhou, []), 'icbc')).toBeUndefined();
  });

  it('counts with a coffee as with somebody who is back before long', () => {
    const hall = play(taught(fuzhou, 5, { counters: { '1': usual } }), ['1']);
    hall.take('loan');
    hall.press('1', 'pause');
    expect(waitMin(hall)).toBeGreaterThan(0);
    expect(waitMin(hall)).toBeLessThan(20);
  });

  it('takes how long things take from them, the more the younger, and no guess of the config', () => {
    // The guess of 8 min is hardly heard after ten days of a hundred visits.
    const quick = crowded(taught(fuzhou, 10, served(4)), 10);
    const slow = crowded(taught(fuzhou, 10, served(8)), 10);
    expect(waitMin(quick) / waitMin(slow)).toBeCloseTo(0.5, 1);
    const { learned } = taught(fuzhou, 10, served(4));
    const [younger] = taught(fuzhou, 1, served(8)).learned.days;
    if (younger === undefined) throw new Error('no day');
    const mixed = crowded({ ...fuzhou, learned: learnedWith(learned, younger) }, 10);
    expect(waitMin(mixed)).toBeGreaterThan(waitMin(quick) * 1.1);
  });

  it('believes a hall that changed the more the longer it stays so, and within ten days wholly', () => {
    const days = (min: number) => taught(fuzhou, 10, served(min)).learned.days;
    const told = (learned: Learned) => waitMin(crowded({ ...fuzhou, learned }, 10));
    const before = { days: days(4) };
    let learned: Learned = before;
    const after = days(8).map(day => {
      learned = learnedWith(learned, day);
      return told(learned);
    });
    expect([...after].sort((one, other) => one - other)).toEqual(after);
    // Of days that are four days younger each counts twice as much.
    expect((after[3] ?? 0) - told(before)).toBeGreaterThan((told({ days: days(8) }) - told(before)) / 2);
    expect(after.at(-1)).toBe(told({ days: days(8) }));
    expect(learned.days).toHaveLength(10);
  });

  it('sees in all queues that the day is slow, and not by one visit that took long', () => {
    const rules = taught(fuzhou, 10, {
      counters: { '1': usual, '7': usual },
      queues: { approval: quietQueue, icbc: quietQueue, ...served(8).queues, ...served(4, 'icbc').queues },
    });
    const after = (visits: number, minutes: number) => {
      const hall = play(rules, ['1', '7']);
      for (let people = 0; people < visits; people += 1) {
        hall.take('withdrawal', 'icbc');
        hall.press('1', 'next', 'finish');
        hall.press('7', 'next', 'start');
        hall.wait(minutes * 60);
        hall.press('7', 'finish');
      }
      // All at twenty to eleven.
      hall.wait((100 - visits * minutes) * 60);
      hall.hall.cycles.delete('approval');
      for (let people = 0; people < 5; people += 1) hall.take('loan');
      hall.press('1', 'next');
      return waitMin(hall);
    };
    expect(after(12, 8) / after(12, 4)).toBeGreaterThan(1.15);
    expect(after(1, 12) / after(1, 4)).toBeLessThan(1.1);
  });

  it('expects the less of a counter that has not come while others work, the later it is', () => {
    const both = taught(fuzhou, 10, { counters: { '1': usual, '2': usual } });
    const alone = taught(fuzhou, 10, { counters: { '1': usual } });
    const at = (hour: number) => {
      const told = (rules: Play['rules']) => {
        const hall = play(rules, ['1']);
        hall.wait((hour - 9) * 60 * 60);
        for (let people = 0; people <= 10; people += 1) hall.take('loan');
        hall.press('1', 'next');
        return waitMin(hall);
      };
      return told(both) / told(alone);
    };
    // Two would need half as long.
    expect(at(9)).toBeLessThan(0.85);
    expect(at(10)).toBeGreaterThan(0.97);
  });

  it('counts fewer of those ahead where people who were told as much go, or do not come when called', () => {
    const told = (...stayed: readonly Stayed[]) =>
      waitMin(crowded(taught(fuzhou, 10, { counters: { '1': usual }, stayed }), 14));
    const minutes = (min: number) => min * minuteMs;
    const stays: Stayed = [100, 3, minutes(4.5), 0, minutes(6000)];
    const short = [stays, stays, stays];
    const faithful = told(...short, stays, stays, stays, stays);
    const goes: Stayed = [80, 3, minutes(4.5), 40, minutes(6000)];
    const absent: Stayed = [100, 50, minutes(75), 0, minutes(6000)];
    expect(told(...short, goes, goes, goes, goes)).toBeLessThan(faithful - 4);
    expect(told(...short, absent, absent, absent, absent)).toBeLessThan(faithful - 2);
    // However few stay, there is a range.
    const hardly: Stayed = [5, 3, minutes(4.5), 400, minutes(6000)];
    const hall = crowded(
      taught(fuzhou, 10, { counters: { '1': usual }, stayed: short.concat(hardly, hardly) }),
      14,
    );
    const { waitMs = 0, likelyMs: [low, high] = [0, 0] } = expected(hall) ?? {};
    expect(low).toBeLessThan(waitMs);
    expect(high).toBeGreaterThan(waitMs);
    // As many of all are in the mean of what is learned of how long things take.
    expect(told(absent, absent, absent, absent, absent, absent, absent)).toBeCloseTo(told(stays), 0);
  });

  it('expects everybody who overtakes: those who return come with what they have waited', () => {
    const joins = (visitClass: 'normal' | 'green', aheadMin: number) =>
      Array.from({ length: 48 }, (_, halfHour) => [halfHour, visitClass, aheadMin, 2] as const);
    const comers = (of: ReturnType<typeof joins>) =>
      waitMin(
        crowded(
          taught(fuzhou, 10, {
            counters: { '1': usual },
            queues: { approval: { ...quietQueue, joins: of } },
          }),
          8,
        ),
      );
    const nobody = comers([]);
    expect(comers(joins('normal', 0))).toBe(nobody);
    expect(comers(joins('normal', 30))).toBeGreaterThan(nobody + 5);
    expect(comers(joins('green', 0))).toBeGreaterThan(nobody + 8);
  });

  it('tells who claims green what green visits are told, where most claims were confirmed', () => {
    const claims = (confirmed: number, denied: number) => {
      const hall = crowded(
        taught(fuzhou, 5, { counters: { '1': usual }, claims: { confirmed, denied } }),
        12,
      );
      // Who is green stands before those of the last quarter of an hour only.
      hall.wait(60);
      const told = hall.visit(hall.claim('loan')).expectedMs ?? 0;
      return told / minuteMs / waitMin(hall);
    };
    expect(claims(8, 2)).toBeLessThan(0.9);
    expect(claims(2, 8)).toBeGreaterThan(0.9);
  });
});

describe('the calibrated range', () => {
  const days = (told: readonly Told[]) =>
    crowded(
      taught(fuzhou, 10, {
        counters: { '1': usual },
        queues: { approval: { ...quietQueue, told } },
      }),
      5,
    );
  const ends = (hall: Play) => {
    const { waitMs = 0, likelyMs = [0, 0], rangeMs = [0, 0] } = expected(hall) ?? {};
    const part = (told: number, reckoned: number) =>
      Math.abs(Math.round((100 * (told - waitMs)) / (reckoned - waitMs))) / 100;
    return { low: part(rangeMs[0], likelyMs[0]), high: part(rangeMs[1], likelyMs[1]) };
  };
  /** Told 40 min, reckoned from 30 to 50, and so many waited as long. */
  const waited = (...minutes: readonly number[]): Told[] => minutes.map(min => [400, 300, 500, min * 10]);

  it('is as reckoned while too few were told something', () => {
    expect(ends(days([]))).toEqual({ low: 1, high: 1 });
    expect(ends(days(waited(40, 40)))).toEqual({ low: 1, high: 1 });
  });

  it('is drawn in where all came as expected, and reaches as far as they had to wait', () => {
    expect(ends(days(waited(40, 41, 42, 43, 44, 40, 41, 42, 43, 44)))).toEqual({ low: 0, high: 0.2 });
    const late = ends(days(waited(41, 44, 48, 51, 58, 59, 58, 57, 56, 52)));
    expect(late.low).toBe(0);
    // Until 60, which is told as soon as the range ends after 55.
    expect(late.high).toBeGreaterThan(1.5);
  });

  it('need not hold for the one in twenty who waited longest', () => {
    const most = Array.from({ length: 19 }, () => 42);
    expect(ends(days(waited(...most, 120))).high).toBe(0.2);
  });

  it('reaches the farther, the fewer were told something', () => {
    const one: Told[] = waited(...Array.from({ length: 14 }, () => 42), 120);
    const ofDays = (count: number) => {
      const queues = { approval: { ...quietQueue, told: one } };
      return ends(crowded(taught(fuzhou, count, { counters: { '1': usual }, queues }), 5)).high;
    };
    expect(ofDays(10)).toBe(0.2);
    expect(ofDays(3)).toBeGreaterThan(1);
  });

  it('says nothing of estimates of another size', () => {
    const far: Told[] = Array.from({ length: 20 }, () => [1500, 1400, 1600, 1900]);
    expect(ends(days(far))).toEqual({ low: 1, high: 1 });
  });

  it('is rounded outward', () => {
    const { rangeMs } = expected(days([])) ?? { rangeMs: [0, 0] as const };
    const [low, high] = minutesOf(rangeMs);
    expect(low * minuteMs).toBeLessThanOrEqual(rangeMs[0]);
    expect(high * minuteMs).toBeGreaterThanOrEqual(rangeMs[1]);
  });
});
