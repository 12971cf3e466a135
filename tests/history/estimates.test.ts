import { describe, expect, it } from 'vitest';
import { estimateErrors } from '../../daemon/history/estimates.ts';
import { type Play, play, untimed } from '../kit/hall/play.ts';

const minuteMs = 60_000;
const next = (hall: Play, counter: string) => hall.press(counter, 'next');

/** The desk with one in hand: who comes now is told three minutes. */
function desk(): Play {
  const hall = play(untimed, ['0', '1']);
  hall.take('advice');
  next(hall, '0');
  return hall;
}
const overallOf = ({ log }: Play) => estimateErrors(log).overall;

describe('the error of the estimates', () => {
  it('is what was waited beyond what was expected, overall and by queue', () => {
    const hall = desk();
    hall.take('advice');
    hall.wait(10 * 60);
    hall.press('0', 'start');
    next(hall, '0');
    hall.take('loan');
    hall.wait(60);
    next(hall, '1');
    // The first of all and the loan were told 0; the other was told 3 and waited 10.
    expect(estimateErrors(hall.log)).toEqual({
      overall: {
        count: 3,
        maeMs: (8 * minuteMs) / 3,
        biasMs: (8 * minuteMs) / 3,
        shareWithin5Min: 2 / 3,
      },
      queues: new Map([
        ['advice', { count: 2, maeMs: 3.5 * minuteMs, biasMs: 3.5 * minuteMs, shareWithin5Min: 0.5 }],
        ['approval', { count: 1, maeMs: minuteMs, biasMs: minuteMs, shareWithin5Min: 1 }],
      ]),
    });
  });

  it('is below 0 for who was called sooner, and counts both ways in the mean', () => {
    const hall = desk();
    hall.take('advice');
    hall.press('0', 'start');
    next(hall, '0');
    expect(overallOf(hall)).toEqual({
      count: 2,
      maeMs: 1.5 * minuteMs,
      biasMs: -1.5 * minuteMs,
      shareWithin5Min: 1,
    });
  });

  it('is none for who was told no minutes, and none before the first call', () => {
    const hall = play(untimed, []);
    hall.take('advice');
    expect(estimateErrors(hall.log)).toEqual({ queues: new Map() });
    hall.press('0', 'open');
    next(hall, '0');
    expect(overallOf(hall)).toBeUndefined();
  });

  it('is that of the call that held, not of one that was taken back', () => {
    const hall = desk();
    hall.press('0', 'start');
    hall.take('advice');
    next(hall, '0');
    hall.press('0', 'undo');
    hall.wait(3 * 60);
    next(hall, '0');
    expect(overallOf(hall)).toEqual({ count: 2, maeMs: 0, biasMs: 0, shareWithin5Min: 1 });
  });

  it('is taken back with the call that an answer to a refused next made', () => {
    const hall = play(untimed, ['0']);
    hall.take('advice');
    hall.take('advice');
    hall.call('0');
    hall.pass(30);
    expect(hall.press('0', 'next')).toBe('came-or-missed');
    expect(hall.press('0', 'miss')).toEqual(['visit-missed', 'visit-called']);
    expect(overallOf(hall)).toMatchObject({ count: 2 });
    hall.press('0', 'undo');
    expect(overallOf(hall)).toMatchObject({ count: 1 });
  });

  it.each<[string, (hall: Play) => void]>([
    [
      'the call of somebody who was told nothing',
      hall => {
        hall.press('0', 'pause');
        hall.take('advice');
        hall.press('0', 'open', 'next');
      },
    ],
    ['a next that called nobody', hall => void hall.press('0', 'next')],
    ['a later press about the visit', hall => void hall.press('0', 'park')],
  ])('is kept of the one before when %s is taken back', (_, presses) => {
    const hall = desk();
    hall.press('0', 'start');
    presses(hall);
    expect(hall.press('0', 'undo')).toContain('press-undone');
    expect(overallOf(hall)).toMatchObject({ count: 1 });
  });

  it('does not mix the tickets of two days', () => {
    const hall = play(untimed, ['0']);
    hall.take('advice');
    hall.give({ verb: 'close-day' });
    hall.wait(20 * 3600);
    hall.give({ verb: 'open-day', day: '2026-11-25' });
    hall.take('advice');
    hall.press('0', 'open');
    next(hall, '0');
    expect(overallOf(hall)).toBeUndefined();
  });
});
