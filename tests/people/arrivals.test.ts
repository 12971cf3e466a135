import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextArrival } from '../../daemon/people/arrivals.ts';
import { type Curve, readCurve } from '../../daemon/people/curve.ts';

const minuteMs = 60_000;

function curveOf(text: string): Curve {
  const curve = readCurve(text, 3600);
  if ('why' in curve) throw new Error(`${curve.found}: ${curve.why}`);
  return curve;
}

/** When each comes, in minutes, where every gap is the mean. */
function evenly(text: string, untilMin: number): number[] {
  const curve = curveOf(text);
  const minutes: number[] = [];
  let nowMs = 0;
  for (;;) {
    const next = nextArrival(curve, nowMs, 1);
    if (next === undefined || next > untilMin * minuteMs) return minutes;
    minutes.push(next / minuteMs);
    nowMs = next;
  }
}

it('people come as often as the curve says for that time, and the last rate lasts for ever', () => {
  expect(evenly('0:00 6, 1:00 12', 90)).toEqual([10, 20, 30, 40, 50, 60, 65, 70, 75, 80, 85, 90]);
  expect(evenly('0:00 6', 30 * 60)).toHaveLength(180);
});

it('nobody comes before the curve begins, while its rate is 0, and after it has ended with 0', () => {
  expect(evenly('0:30 6, 1:00 0, 2:00 6, 2:30 0', 24 * 60)).toEqual([40, 50, 60, 130, 140, 150]);
});

it('who has waited a part of their gap when the rate changes waits the rest of it by the new one', () => {
  expect(nextArrival(curveOf('0:00 6, 0:05 60'), 0, 1)).toBe(5.5 * minuteMs);
});

it('what is no curve is told with the piece that is wrong, and why', () => {
  const wrong = (text: string) => readCurve(text, 3600);
  expect(wrong('')).toEqual({ found: '', why: 'form' });
  expect(wrong('60')).toEqual({ found: '60', why: 'form' });
  expect(wrong('0:00 sixty')).toEqual({ found: '0:00 sixty', why: 'form' });
  expect(wrong('0:60 60')).toEqual({ found: '0:60 60', why: 'form' });
  expect(wrong('24:01 60')).toEqual({ found: '24:01 60', why: 'form' });
  expect(wrong('0:00 60, ')).toEqual({ found: '', why: 'form' });
  expect(wrong('0:00 -60')).toEqual({ found: '0:00 -60', why: 'form' });
  expect(wrong('1:00 60, 0:30 90')).toEqual({ found: '0:30 90', why: 'order' });
  expect(wrong('1:00 60, 1:00 90')).toEqual({ found: '1:00 90', why: 'order' });
  expect(wrong('0:00 3601')).toEqual({ found: '0:00 3601', why: 'many' });
  expect(wrong(' 0:00  7.5 ,24:00 3600 ')).toEqual([
    { fromMs: 0, perHour: 7.5 },
    { fromMs: 24 * 60 * minuteMs, perHour: 3600 },
  ]);
});

it('whoever comes next comes later, and so much of the stream has passed until then', () => {
  const rates = fc.array(fc.integer({ min: 0, max: 3600 }), { minLength: 1, maxLength: 24, size: 'max' });
  fc.assert(
    fc.property(rates, fc.double({ min: 0.01, max: 50, noNaN: true }), fc.nat(48), (hourly, owed, hour) => {
      const curve = hourly.map((perHour, from) => ({ fromMs: from * 60 * minuteMs, perHour }));
      const nowMs = hour * 30 * minuteMs;
      const next = nextArrival(curve, nowMs, owed);
      const passed = (until: number) =>
        curve.reduce((sum, { fromMs, perHour }, nth) => {
          const endsMs = curve[nth + 1]?.fromMs ?? Number.POSITIVE_INFINITY;
          const ms = Math.min(endsMs, until) - Math.max(fromMs, nowMs);
          return ms > 0 && perHour > 0 ? sum + (perHour * ms) / (60 * minuteMs) : sum;
        }, 0);
      if (next === undefined) {
        expect(passed(Number.MAX_VALUE)).toBeLessThan(owed);
        return;
      }
      expect(next).toBeGreaterThan(nowMs);
      expect(passed(next)).toBeCloseTo(owed, 6);
    }),
  );
});
