import { expect, test } from 'vitest';
import { errorsOf, isTooFar } from '../../../../daemon/tools/simulate/like/replay-error.ts';
import { tooFar } from '../../../../daemon/tools/simulate/like/replay-text.ts';
import type { Wait } from '../../../../daemon/tools/simulate/like/waits.ts';

const minuteMs = 60_000;
const waits = (queue: string, ...minutes: number[]): Wait[] =>
  minutes.map((waited, nth) => ({
    ticket: `A${nth}`,
    queue,
    since: 0,
    until: waited * minuteMs,
    waitedMs: waited * minuteMs,
  }));
const errorIn = (recorded: readonly Wait[], played: readonly Wait[]) => errorsOf(recorded, played)[0];

test('the error of a queue is that of its mean, as a share of what was recorded', () => {
  const recorded = [...waits('approval', 10, 30), ...waits('icbc', 1)];
  const played = [...waits('approval', 10, 20), ...waits('icbc', 1)];
  expect(errorsOf(recorded, played)).toEqual([
    {
      queue: 'approval',
      calls: { recorded: 2, played: 2 },
      recordedMs: 20 * minuteMs,
      playedMs: 15 * minuteMs,
      share: -0.25,
    },
    {
      queue: 'icbc',
      calls: { recorded: 1, played: 1 },
      recordedMs: minuteMs,
      playedMs: minuteMs,
      share: 0,
    },
  ]);
});

test.each([
  { recorded: 20, played: 21.1, isFar: true },
  { recorded: 20, played: 18.9, isFar: true },
  { recorded: 20, played: 20.9, isFar: false },
  { recorded: 20, played: 19.1, isFar: false },
  // In tenths of a minute both are told as the same, or nearly.
  { recorded: 0.2, played: 0.29, isFar: false },
  { recorded: 0, played: 0.05, isFar: false },
  { recorded: 0, played: 3, isFar: true },
])('$played instead of $recorded min is too far: $isFar', ({ recorded, played, isFar }) => {
  const error = errorIn(waits('approval', recorded), waits('approval', played));
  expect(error !== undefined && isTooFar(error)).toBe(isFar);
});

test('what one day has too much, another has too little: together they are right, and still no day to learn from', () => {
  const day = (name: string, minutes: number) => ({
    recorded: {
      day: name,
      openedAt: 0,
      until: 0,
      isClosed: true,
      people: [],
      shifts: new Map(),
      surge: [],
    },
    waits: waits('approval', minutes),
  });
  const played = (minutes: number) => ({
    waits: waits('approval', minutes),
    withoutTicket: [],
    violations: [],
  });
  const wrong = tooFar([day('2026-11-24', 20), day('2026-11-25', 10)], [played(10), played(20)]);
  expect(wrong.map(one => [one.day, one.error.share])).toEqual([
    ['2026-11-24', -0.5],
    ['2026-11-25', 1],
  ]);
});
