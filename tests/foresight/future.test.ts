/** The next hour as it is played: how long everybody waits in it together, told by hand. */
import { describe, expect, it } from 'vitest';
import type { Rules } from '../../daemon/core/types/rules.ts';
import type { Crowd } from '../../daemon/foresight/crowd.ts';
import { waitingAhead } from '../../daemon/foresight/future.ts';
import { type Came, presentOf } from '../../daemon/foresight/present.ts';
import { type Play, play, untimed } from '../kit/hall/play.ts';

const minuteMs = 60_000;
const hour = 60 * minuteMs;

/** Everybody keeps a counter for ten minutes in all, and goes to the first bank. */
const crowd = (comeAfterMin: readonly number[], at: number, came: Partial<Came> = {}): Crowd => ({
  newcomers: comeAfterMin.map(minutes => ({
    services: ['advice'],
    class: 'normal',
    claims: false,
    choices: new Map(),
    ...came,
    at: at + minutes * minuteMs,
  })),
  cycleMs: (_queue, _who, _nth, passedMs) => Math.max(0, 10 * minuteMs - passedMs),
  pick: (_choice, [first = '']) => first,
});

function minutesAhead(
  hall: Play,
  comes: readonly number[],
  own: { opening?: string; came?: Partial<Came>; rules?: Rules } = {},
): number {
  const { opening, came, rules = untimed } = own;
  const now = hall.now();
  const lasts = { lastsMs: hour, ...(opening !== undefined && { opening }) };
  return waitingAhead(rules, presentOf(hall.hall, now), crowd(comes, now, came), lasts) / minuteMs;
}

describe('everybody waits', () => {
  it('until their turn comes at a counter that is done with the one before', () => {
    const hall = play(untimed, ['0']);
    for (let come = 0; come < 3; come += 1) hall.take('advice');
    // One at once, one after 10 min, one after 20.
    expect(minutesAhead(hall, [])).toBe(30);
    // One more comes after 25, is called after 30; another after 50 finds nobody before it.
    expect(minutesAhead(hall, [25, 50])).toBe(35);
  });

  it('no longer than the hour for whom no counter is open', () => {
    const hall = play(untimed, ['1']);
    hall.take('advice');
    expect(minutesAhead(hall, [40])).toBe(80);
    expect(minutesAhead(hall, [40], { opening: '0' })).toBe(0);
  });

  it('behind whoever is in hand for the rest of their time only', () => {
    const hall = play(untimed, ['0']);
    hall.take('advice');
    hall.press('0', 'next', 'start');
    hall.wait(240);
    hall.take('advice');
    expect(minutesAhead(hall, [])).toBe(6);
  });

  it('for a counter that pauses until it is back after ten minutes', () => {
    const hall = play(untimed, ['0']);
    hall.press('0', 'pause');
    hall.take('advice');
    expect(minutesAhead(hall, [])).toBe(10);
  });

  it('for a counter that is about to pause until its visit is done and it is back', () => {
    const hall = play(untimed, ['0']);
    hall.take('advice');
    hall.press('0', 'next', 'start', 'pause');
    hall.take('advice');
    expect(minutesAhead(hall, [])).toBe(20);
  });

  it('in every queue of their way, and again when they come back', () => {
    const hall = play(untimed, ['1', '7']);
    hall.take('loan');
    hall.take('loan');
    // Approval 0 and 10; the bank 10 and 20, both without waiting; back at approval 20 and 30.
    expect(minutesAhead(hall, [])).toBe(10);
  });

  it('when the kiosk sends them away, too: until the hour is over', () => {
    const limited = new Map(
      [...untimed.services].map(([id, service]) => [id, { ...service, dailyLimit: 1 }] as const),
    );
    const rules = { ...untimed, services: limited };
    const hall = play(rules, ['0']);
    hall.take('advice');
    expect(minutesAhead(hall, [15], { rules })).toBe(45);
  });
});
