import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { strainsOf } from '../../../daemon/core/surge/figures.ts';
import { play, untimed } from '../../kit/hall/play.ts';
import { changed } from '../../kit/hall/rules.ts';
import { alarmsOf, byWaiting, come, go, holdMs, level, levelOf, minuteMs, withPlan } from './plan.ts';

const loads = fc.array(fc.integer({ min: -14, max: 14 }), { maxLength: 120, size: 'max' });

describe('under any load', () => {
  it('a level never falls within the hold, never while it is kept, and never stands too low', () => {
    fc.assert(
      fc.property(loads, load => {
        const hall = play(withPlan(byWaiting), ['0']);
        let changedAt = Number.NEGATIVE_INFINITY;
        let before = -1;
        for (const change of load) {
          if (change > 0) come(hall, change);
          else if (change < 0) go(hall, -change);
          hall.pass(30);
          const waiting = hall.hall.totals.waiting;
          const now = byWaiting.findIndex(({ id }) => id === levelOf(hall));
          const met = byWaiting.findLastIndex(({ waitingPerCounter = 0 }) => waiting >= waitingPerCounter);
          expect(now).toBeGreaterThanOrEqual(met);
          if (now < before) {
            expect(hall.now() - changedAt).toBeGreaterThanOrEqual(holdMs);
            expect(waiting).toBeLessThan(0.75 * (byWaiting[before]?.waitingPerCounter ?? 0));
          }
          if (now > before) expect(now).toBe(met);
          expect(alarmsOf(hall)).toEqual(now < 0 ? [] : [`surge-${byWaiting[now]?.id}`]);
          if (now !== before) changedAt = hall.now();
          before = now;
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('visits that are kept for one counter', () => {
  const plan = { automatic: true, release: 0.75, holdMs };
  const keepsForLong = changed(untimed, { times: { preferForMs: 600 * minuteMs } });
  const strained = [
    level('attention', { waitingPerCounter: 4 }),
    level('busy', { longestWaitMs: 20 * minuteMs }),
    level('emergency', { expectedWaitMs: 45 * minuteMs }),
  ];

  it('change no figure of any level, however many they are', () => {
    fc.assert(
      fc.property(fc.nat({ max: 8 }), fc.nat({ max: 4 }), fc.nat({ max: 90 }), (kept, others, waitMin) => {
        const figures = (withKept: boolean) => {
          const hall = play(withPlan(strained, { rules: keepsForLong }), ['1', '2', '3']);
          for (let one = 0; one < kept; one += 1) {
            const ticket = hall.take('loan');
            hall.press('1', 'next', 'start');
            if (withKept) hall.give({ verb: 'transfer', counter: '1', to: { counter: '2' }, when: 'now' });
            else hall.give({ verb: 'abandon', ticket, reason: 'gone' });
          }
          hall.pass(waitMin * 60);
          for (let one = 0; one < others; one += 1) hall.take('loan');
          hall.pass(waitMin * 60);
          return strainsOf(hall.rules, hall.hall, { ...plan, levels: strained }, hall.now()).map(
            strain => strain && { ...strain, figure: Math.round(strain.figure) },
          );
        };
        expect(figures(true)).toEqual(figures(false));
      }),
      { numRuns: 60 },
    );
  });
});
