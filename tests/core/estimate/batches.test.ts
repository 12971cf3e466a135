import { describe, expect, it } from 'vitest';
import { expectedWait } from '../../../daemon/core/estimate/wait.ts';
import type { Command } from '../../../daemon/core/types/commands.ts';
import { fuzhou, type Play, play, untimed } from '../../kit/hall/play.ts';

const officer = (cases: number): Command => ({
  verb: 'take-ticket',
  services: ['withdrawal'],
  class: 'normal',
  choice: new Map([['bank', 'icbc']]),
  cases,
  print: false,
});
const usualMs = fuzhou.queues.get('approval')?.usualMs ?? 0;

/** How many cases are to be done before whoever comes to the approval now is called. */
function casesFor(hall: Play): number {
  const told = expectedWait(hall.rules, hall.hall, 'approval', { class: 'normal', creditMs: 0 }, hall.now());
  return Math.round((told?.workMs ?? 0) / usualMs);
}

/** At one counter, which has somebody in hand: then `before` people, the officer, and `behind` people. */
function waiting(cases: number, before = 0, behind = 0, counters = ['1']): Play {
  const hall = play(untimed, counters);
  for (const counter of counters.filter(one => one !== '7')) {
    hall.take('withdrawal', 'icbc');
    hall.press(counter, 'next', 'start');
  }
  for (let other = 0; other < before; other += 1) hall.take('withdrawal', 'icbc');
  hall.give(officer(cases));
  for (let other = 0; other < behind; other += 1) hall.take('withdrawal', 'icbc');
  return hall;
}

describe('whoever stands behind several cases', () => {
  it('straight behind them waits for those of one go, as long as that is', () => {
    expect(casesFor(waiting(1))).toBe(2);
    expect(casesFor(waiting(3))).toBe(4);
    expect(casesFor(waiting(40))).toBe(6);
  });

  it('further behind waits for as many goes as come round before', () => {
    expect([0, 1, 2, 3, 5, 6].map(behind => casesFor(waiting(40, 2, behind)))).toEqual([
      8, 9, 10, 16, 18, 24,
    ]);
  });

  it('waits for no more than there are', () => {
    expect(casesFor(waiting(7, 0, 9))).toBe(1 + 7 + 9);
  });

  it('with more counters at work fewer goes come round before', () => {
    const [one, two] = [waiting(40, 0, 9), waiting(40, 0, 9, ['1', '2'])];
    // Behind three and the five that the other counter calls meanwhile.
    expect(casesFor(one)).toBe(1 + 20 + 9);
    // Two goes, nine people and two in hand, of whom one is left over.
    expect(casesFor(two)).toBe((10 + 9 + 2 - 1) / 2);
  });

  it('while they are in hand, waits for that go, and for those that come round', () => {
    const hall = play(untimed, ['1']);
    hall.give(officer(40));
    hall.press('1', 'next', 'start');
    expect(casesFor(hall)).toBe(5);
    for (let other = 0; other < 4; other += 1) hall.take('withdrawal', 'icbc');
    expect(casesFor(hall)).toBe(5 + 4 + 5);
  });

  it('counts them no more when they are done, or gone', () => {
    const hall = waiting(40);
    hall.give({ verb: 'abandon', ticket: 'A002', reason: 'asked' });
    expect(casesFor(hall)).toBe(1);
    expect(hall.hall.batches.size).toBe(0);
    hall.give({ verb: 'reopen', ticket: 'A002', reason: 'asked' });
    expect(casesFor(hall)).toBe(6);
  });

  it('ahead counts people', () => {
    const hall = waiting(40, 1);
    hall.take('withdrawal', 'icbc');
    expect(hall.last('ticket-issued')?.ahead).toBe(2);
  });
});

describe('the officer', () => {
  it('is told when all will be done, with the others who are called in between', () => {
    const endsIn = (hall: Play) => {
      const estimate = hall.last('ticket-issued')?.estimate;
      return ((estimate?.endsAt ?? 0) - hall.now()) / 60_000;
    };
    const at = ['1', '7'];
    const one = endsIn(waiting(1, 0, 0, at));
    // 39 more at the approval and at the bank, and seven goes with nobody in between.
    expect(Math.round(endsIn(waiting(40, 0, 0, at)) - one)).toBe(39 * 8 + 39 * 6);
    expect(Math.round(endsIn(waiting(40, 3, 0, at)) - endsIn(waiting(1, 3, 0, at)))).toBe(
      39 * 8 + 39 * 6 + 7 * 3 * 8,
    );
  });

  it('waits as anybody for the first go', () => {
    expect(waiting(40, 2).last('visit-queued')?.expectedMs).toBe(
      waiting(1, 2).last('visit-queued')?.expectedMs,
    );
  });

  it('is told that they may not be done today, where they are too many', () => {
    const hall = play(fuzhou, ['1', '7']);
    hall.give(officer(5));
    expect(hall.last('ticket-issued')?.mayNotFinish).toBeUndefined();
    hall.give(officer(25));
    expect(hall.last('ticket-issued')?.mayNotFinish).toBe(true);
    expect(hall.give(officer(80))).toBe('full-today');
  });
});
