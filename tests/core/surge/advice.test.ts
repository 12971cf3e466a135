/** What is made of the advice that comes from beside the hall (R9). */
import { describe, expect, it } from 'vitest';
import { isHelpCalledFor } from '../../../daemon/core/surge/advice.ts';
import type { SurgeAdvice } from '../../../daemon/core/types/reasons.ts';
import { alarmIn, type Play, play } from '../../kit/hall/play.ts';
import { byWaiting, come, go, holdMs, withPlan } from './plan.ts';

const advice: SurgeAdvice = {
  counter: '1',
  savedMs: 7_200_000,
  lowMs: 3_600_000,
  highMs: 9_000_000,
  crowds: 20,
};

/** One level of its plan is called for. */
function strained(automatic = true): Play {
  const hall = play(withPlan(byWaiting, { automatic }), ['0']);
  come(hall, 8);
  hall.pass(30);
  return hall;
}

const advise = (hall: Play, found?: SurgeAdvice) =>
  hall.give({ verb: 'advise', ...(found !== undefined && { advice: found }) });
const text = (hall: Play) => alarmIn(hall.hall, 'surge-busy')?.text;
const told = (hall: Play) => hall.log.filter(({ event }) => event.kind === 'surge-advised').length;

describe('the advice', () => {
  it('stands in the alarm of the level, whose beginning and whose sight it leaves as they were', () => {
    const hall = strained();
    expect(text(hall)).not.toContain('; open counter');
    hall.give({ verb: 'alarm-ack', alarm: 'surge-busy', by: 'chen' });
    const { since, count } = alarmIn(hall.hall, 'surge-busy') ?? {};
    hall.wait(3);
    advise(hall, advice);
    expect(text(hall)).toContain(
      '; open counter 1: within the hour it saves those who wait about 120 min of waiting together (nine times in ten 60 min or more, 150 min or less); ',
    );
    expect(alarmIn(hall.hall, 'surge-busy')).toMatchObject({
      since,
      count,
      ackedBy: 'chen',
      severity: 'warning',
    });
    expect(hall.hall.advice).toEqual(advice);
  });

  it('stands in the alarm of a level that is only proposed, too', () => {
    const hall = strained(false);
    advise(hall, advice);
    expect(text(hall)).toMatch(/called for: .*open counter 1.*confirm it with surge-start/);
  });

  it('is none while the plan calls for no help', () => {
    const hall = play(withPlan(byWaiting), ['0']);
    expect(isHelpCalledFor(hall.hall)).toBe(false);
    advise(hall, advice);
    expect(hall.hall.advice).toBeUndefined();
    expect(told(hall)).toBe(0);
  });

  it('is none of a counter that was opened meanwhile', () => {
    const hall = strained();
    hall.press('1', 'open');
    advise(hall, advice);
    expect(told(hall)).toBe(0);
  });

  it('is over once that counter opens, and no text tells of it once it was looked again', () => {
    const hall = strained();
    advise(hall, advice);
    hall.press('1', 'open');
    expect(hall.hall.advice).toBeUndefined();
    advise(hall);
    expect(text(hall)).not.toContain('; open counter');
  });

  it('is silent where no counter helps', () => {
    const hall = strained();
    advise(hall);
    expect(told(hall)).toBe(0);
    expect(text(hall)).not.toContain('counter 1');
  });

  it('is told once while it stays about the same, and anew where it does not', () => {
    const hall = strained();
    advise(hall, advice);
    advise(hall, { ...advice, savedMs: 5_000_000 });
    expect(told(hall)).toBe(1);
    advise(hall, { ...advice, savedMs: 4_700_000 });
    expect(told(hall)).toBe(2);
    advise(hall, { ...advice, counter: '2', savedMs: 4_700_000 });
    expect(told(hall)).toBe(3);
    expect(text(hall)).toContain('open counter 2');
  });

  it('goes with the level, and with the day', () => {
    const hall = strained();
    advise(hall, advice);
    go(hall, 8);
    hall.pass(holdMs / 1000);
    expect(hall.hall.advice).toBeUndefined();
    expect(isHelpCalledFor(hall.hall)).toBe(false);
    come(hall, 8);
    hall.pass(30);
    advise(hall, advice);
    hall.give({ verb: 'close-day' });
    expect(hall.hall.advice).toBeUndefined();
  });

  it('belongs to a level that was started by hand as well, of which no alarm tells', () => {
    const hall = play(withPlan(byWaiting), ['0']);
    hall.give({ verb: 'surge-start', level: 'attention' });
    expect(isHelpCalledFor(hall.hall)).toBe(true);
    advise(hall, advice);
    expect(hall.hall.advice).toEqual(advice);
    hall.give({ verb: 'surge-stop' });
    expect(hall.hall.advice).toBeUndefined();
  });
});
