import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newPatience } from '../../../drivers/link/patience.ts';

const withinMs = 2000;

/** Asked at `atMs`; answers `afterMs` later, or never. What is waited for it, whether it came in time, and when it is done with. */
function asks(patience: ReturnType<typeof newPatience>, atMs: number, afterMs: number) {
  patience.asked(atMs, withinMs);
  const endsAtMs = patience.endsAtMs();
  const waitedMs = endsAtMs - atMs;
  if (afterMs <= waitedMs) {
    patience.answered(atMs + afterMs);
    return { waitedMs, inTime: true, atMs: atMs + afterMs };
  }
  patience.silent();
  return { waitedMs, inTime: false, atMs: endsAtMs };
}

/** One that answered all of these in time. */
function knownFor(tookMs: readonly number[], others = true) {
  const patience = newPatience({ others });
  let atMs = 0;
  for (const ms of tookMs) atMs = asks(patience, atMs, ms).atMs + 10_000;
  return { patience, atMs };
}

const usual = Array.from({ length: 100 }, () => 20);

describe.each([true, false])('others wait for its line: %s', others => {
  test('who was never heard has all the time that it may take, however slow', () => {
    const patience = newPatience({ others });
    expect(asks(patience, 0, 1999)).toMatchObject({ waitedMs: withinMs, inTime: true });
  });

  test('who is known is waited for as long as is usual, and 150 ms', () => {
    const { patience, atMs } = knownFor(usual, others);
    expect(asks(patience, atMs, 0).waitedMs).toBeCloseTo(170, 5);
    expect(patience.roundTripMs()).toBeLessThan(20);
  });

  test('nobody is ever waited for longer than it may take, and twice that where it costs nobody anything', () => {
    const times = fc.array(fc.integer({ min: 0, max: 4000 }), { minLength: 1, maxLength: 300, size: 'max' });
    fc.assert(
      fc.property(times, tookMs => {
        const patience = newPatience({ others });
        let atMs = 0;
        const waitedMs = tookMs.map(ms => {
          const asked = asks(patience, atMs, ms);
          atMs = asked.atMs + 5;
          return Math.round(asked.waitedMs);
        });
        expect(Math.max(...waitedMs)).toBeLessThanOrEqual(others ? withinMs : 2 * withinMs);
        expect(Math.min(...waitedMs)).toBeGreaterThanOrEqual(150);
      }),
    );
  });

  test('who is dead is waited for 150 ms, and who comes back late is not quick', () => {
    const { patience, atMs } = knownFor(usual, others);
    let nowMs = atMs;
    while (!patience.hadItsTime(nowMs)) nowMs = asks(patience, nowMs, Infinity).atMs;
    expect(nowMs - atMs).toBeGreaterThanOrEqual(others ? withinMs : 2 * withinMs);
    const ping = asks(patience, nowMs, Infinity);
    expect(ping.waitedMs).toBe(150);
    expect(patience.answeredLate(ping.atMs + 500)).toBe(true);
    expect(asks(patience, ping.atMs + 500, 700)).toMatchObject({
      waitedMs: others ? withinMs : 2 * withinMs,
      inTime: true,
    });
    // Learned now, from an answer that can be to nothing else: 700 ms are 680 more than was usual.
    expect(asks(patience, nowMs + 10_000, 0).waitedMs).toBeGreaterThan(700);
  });

  test('a question asked again teaches nothing: the next has all its time (Karn)', () => {
    const { patience, atMs } = knownFor(usual, others);
    const first = asks(patience, atMs, Infinity);
    const again = asks(patience, first.atMs, 3);
    expect(patience.roundTripMs()).toBeCloseTo(20, 5);
    expect(asks(patience, again.atMs, 0).waitedMs).toBe(others ? withinMs : 2 * withinMs);
  });

  test('that no answer came to a question is no matter after 4 s: none can be its answer then', () => {
    const { patience, atMs } = knownFor(usual, others);
    asks(patience, atMs, Infinity);
    asks(patience, atMs + 2 * withinMs, 100);
    expect(patience.roundTripMs()).toBeCloseTo(30, 5);
  });

  test('an answer that comes later than it may, or to nothing, tells nothing', () => {
    const { patience, atMs } = knownFor(usual, others);
    expect(patience.answeredLate(atMs)).toBe(false);
    asks(patience, atMs, Infinity);
    expect(patience.answeredLate(atMs + withinMs + 1)).toBe(false);
  });

  test('who answers within 2 s had never all its time in vain, whatever it takes each time', () => {
    const times = fc.array(fc.integer({ min: 0, max: 1990 }), { minLength: 1, maxLength: 300, size: 'max' });
    fc.assert(
      fc.property(times, tookMs => {
        const patience = newPatience({ others });
        let [atMs, cameMs, inVain] = [0, -1, false];
        for (const ms of tookMs) {
          // It answers one question after the other.
          cameMs = Math.max(cameMs, atMs) + ms;
          let asked = asks(patience, atMs, cameMs - atMs);
          while (!asked.inTime) {
            inVain ||= patience.hadItsTime(asked.atMs);
            asked = asks(patience, asked.atMs, cameMs - asked.atMs);
          }
          atMs = cameMs;
        }
        expect(inVain).toBe(false);
      }),
    );
  });
});

test('one that becomes ten times slower is silent to one question, and to no other', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 190 }), fc.boolean(), (usualMs, others) => {
      const { patience, atMs } = knownFor(
        Array.from({ length: 100 }, () => usualMs),
        others,
      );
      const first = asks(patience, atMs, 10 * usualMs);
      // It comes before anything else is asked of it.
      if (!first.inTime) expect(patience.answeredLate(atMs + 10 * usualMs)).toBe(true);
      let nowMs = atMs + 10_000;
      const inTime = Array.from({ length: 20 }, () => {
        const asked = asks(patience, nowMs, 10 * usualMs);
        nowMs = asked.atMs + 1000;
        return asked.inTime;
      });
      expect(inTime).not.toContain(false);
    }),
  );
});

test('where nobody else waits, each time in vain makes the next twice as long (RFC 6298 5.5)', () => {
  const { patience, atMs } = knownFor(usual, false);
  const waited: number[] = [];
  let nowMs = atMs;
  for (let times = 0; times < 5; times += 1) {
    const asked = asks(patience, nowMs, Infinity);
    waited.push(Math.round(asked.waitedMs));
    nowMs = asked.atMs;
  }
  expect(waited).toEqual([170, 340, 680, 1360, 2000]);
});
