/** R17 投诉有回音: a bad rating and what people wrote are answered within working days, and nobody forgets them. */
import { describe, expect, it } from 'vitest';
import type { Event } from '../../../daemon/core/types/events.ts';
import { alarmIn, type Play, play, untimed } from '../../kit/hall/play.ts';

const why = '5f'.repeat(32);
const rules = { ...untimed, workdays: new Set([1, 2, 3, 4, 5]) };
const late = (hall: Play) => alarmIn(hall.hall, 'rating-due');
const refusals = (hall: Play) => alarmIn(hall.hall, 'refusal-open');

/** D001 was served at the desk on a Tuesday, and gave the worst grade. */
function ratedBadly(grade = 1): Play {
  const hall = play(rules, ['0']);
  hall.take('advice');
  hall.press('0', 'next', 'start', 'finish');
  hall.give({ verb: 'rate', counter: '0', grade, from: 'rater' });
  return hall;
}

function nextDay(hall: Play, day: string): void {
  hall.give({ verb: 'close-day' });
  hall.wait(60);
  hall.give({ verb: 'open-day', day });
  hall.pass(0);
}

describe('a bad rating', () => {
  it('is answered until five more days have been worked; then it is told, and ages until somebody answers', () => {
    const hall = ratedBadly();
    expect(hall.last('follow-up-opened')?.followUp).toMatchObject({ source: 'rating', due: '2026-12-01' });
    nextDay(hall, '2026-12-01');
    expect(late(hall)).toBeUndefined();
    nextDay(hall, '2026-12-02');
    hall.restart();
    expect(late(hall)).toMatchObject({ severity: 'warning' });
    expect(late(hall)?.text).toContain('2026-11-24-f1 (rating), due on 2026-12-01, 1 working day ago');
    nextDay(hall, '2026-12-03');
    expect(late(hall)).toMatchObject({ severity: 'critical' });
    hall.give({ verb: 'follow-up-close', followUp: '2026-11-24-f1', text: why });
    hall.pass(0);
    expect(late(hall)).toBeUndefined();
  });

  it('is due when the hall says: another number of days, by its calendar', () => {
    const hall = ratedBadly();
    const holidays = new Set(['2026-11-25', '2026-11-26']);
    hall.rules = {
      ...rules,
      times: { ...rules.times, answerWithinDays: 2 },
      calendar: { years: new Set(['2026']), holidays, workdays: new Set(['2026-11-28']) },
    };
    hall.give({ verb: 'follow-up-open', source: 'complaint', text: why });
    expect(hall.last('follow-up-opened')?.followUp.due).toBe('2026-11-28');
  });
});

describe('what is due', () => {
  it('on a day that has become a holiday since is due on the next one that is worked', () => {
    const hall = ratedBadly();
    const calendar = {
      years: new Set(['2026']),
      holidays: new Set(['2026-12-01']),
      workdays: new Set<string>(),
    };
    hall.rules = { ...rules, calendar };
    nextDay(hall, '2026-12-02');
    expect(late(hall)).toBeUndefined();
    nextDay(hall, '2026-12-03');
    expect(late(hall)?.text).toContain('due on 2026-12-02, 1 working day ago');
  });

  it('first is named, whenever it was opened: refusals by themselves, and all that is answered by itself', () => {
    const hall = ratedBadly();
    hall.give({ verb: 'follow-up-open', source: 'complaint', text: why, ticket: 'D001' });
    hall.take('advice');
    hall.press('0', 'next', 'start', 'refused');
    nextDay(hall, '2026-11-26');
    expect(refusals(hall)?.text).toContain(
      "a refusal has waited past the day for a supervisor's word, the first of them 2026-11-24-f3 (D002), due on 2026-11-25",
    );
    expect(late(hall)).toBeUndefined();
    nextDay(hall, '2026-12-02');
    expect(late(hall)?.text).toContain(
      '2 bad ratings and letters have not been answered in time, the first of them 2026-11-24-f1 (rating), due on 2026-12-01',
    );
    expect(refusals(hall)).toMatchObject({ severity: 'critical' });
    expect(late(hall)).toMatchObject({ severity: 'warning' });
    hall.give({ verb: 'refusal-confirm', refusal: '2026-11-24-f3', text: why });
    hall.pass(0);
    expect(refusals(hall)).toBeUndefined();
    hall.give({ verb: 'follow-up-close', followUp: '2026-11-24-f1', text: why });
    hall.pass(0);
    expect(late(hall)?.text).toContain('the first of them 2026-11-24-f2 (complaint of D001)');
  });

  it('first is named, not what was opened first', () => {
    const hall = ratedBadly();
    hall.rules = { ...rules, times: { ...rules.times, answerWithinDays: 1 } };
    hall.give({ verb: 'follow-up-open', source: 'complaint', text: why });
    nextDay(hall, '2026-12-02');
    expect(late(hall)?.text).toContain('the first of them 2026-11-24-f2 (complaint), due on 2026-11-25');
  });

  it('is the one alarm of an older program no more, which ends with the first tick', () => {
    const hall = ratedBadly();
    const old: Event = {
      kind: 'alarm-raised',
      alarm: 'overdue',
      severity: 'warning',
      text: 'a follow-up has not been answered in time',
      code: 'overdue',
      args: { open: 1, first: { id: '2026-11-24-f1', source: 'rating', due: '2026-11-23' }, days: 1 },
      subject: {},
    };
    hall.log.push({ event: old, at: hall.now() });
    hall.restart();
    expect(alarmIn(hall.hall, 'overdue')?.text).toBe('a follow-up has not been answered in time');
    hall.pass(0);
    expect(alarmIn(hall.hall, 'overdue')).toBeUndefined();
  });

  it('is neither missing papers, which the citizen brings, nor what an older journal has', () => {
    const hall = play(rules, ['0', '1']);
    hall.take('withdrawal', 'icbc');
    hall.press('1', 'next', 'start', 'papers-missing');
    expect(hall.last('follow-up-opened')?.followUp.due).toBeUndefined();
    nextDay(hall, '2027-11-24');
    expect(late(hall)).toBeUndefined();
    expect(refusals(hall)).toBeUndefined();
  });
});
