/** 考核: that no figure is gained by missing, parking, refusing or sending on (R19). */
import { describe, expect, it } from 'vitest';
import type { Rules } from '../../../../daemon/core/types/rules.ts';
import { fuzhou, type Play, play, untimed } from '../../../kit/hall/play.ts';
import { appraisedOf, of } from './appraised.ts';

const day2 = { verb: 'open-day', day: '2026-11-26' } as const;

/** Two are told a wait at counter 0, behind one who is there. */
function twoWait(): Play {
  const hall = play(untimed, ['0']);
  hall.take('advice');
  hall.press('0', 'next', 'start');
  for (let nth = 0; nth < 2; nth += 1) hall.take('advice');
  return hall;
}

/** Whoever is next stays `minutes`, is parked after `parkedAfter` of them for an hour. */
function serve(hall: Play, counter: string, minutes: number, end: 'finish' | 'refused' = 'finish'): void {
  hall.press(counter, 'next', 'start');
  hall.wait(minutes * 60);
  hall.press(counter, end);
}

describe('waits as told', () => {
  it('are judged of those who were told one, and called sooner breaks none', () => {
    const hall = twoWait();
    hall.wait(10);
    hall.press('0', 'finish', 'next', 'start', 'finish', 'next', 'start', 'finish');
    expect(of(hall.log, 'centre').promises).toEqual({ of: 2, good: 2 });
  });

  it('are broken by who is called late, goes late, or is there at closing', () => {
    const hall = twoWait();
    const third = hall.take('advice');
    hall.wait(3 * 3600);
    hall.press('0', 'finish', 'next', 'start', 'finish');
    hall.give({ verb: 'abandon', ticket: third, reason: 'gave up' });
    hall.give({ verb: 'close-day' });
    expect(of(hall.log, 'centre').promises).toEqual({ of: 3, good: 0 });
  });

  it('say nothing of who goes before the latest time told', () => {
    const hall = twoWait();
    hall.give({ verb: 'abandon', ticket: 'D003', reason: 'gave up' });
    expect(of(hall.log, 'centre').promises).toEqual({ of: 0, good: 0 });
  });

  it('are not kept by a call to which nobody came, and are broken by one that is late all the same', () => {
    const hall = twoWait();
    hall.press('0', 'finish');
    hall.miss('0');
    hall.wait(3 * 3600);
    hall.miss('0');
    expect(of(hall.log, 'centre').promises).toEqual({ of: 1, good: 0 });
  });

  it('are not kept where time alone presumed that somebody came', () => {
    const hall = twoWait();
    hall.press('0', 'finish', 'next');
    hall.sayAll();
    hall.pass(10 * 60);
    hall.press('0', 'next');
    expect(hall.last('step-finished')?.presumed).toBe(true);
    expect(of(hall.log, 'centre').promises).toEqual({ of: 0, good: 0 });
  });
});

describe('served in time', () => {
  it('goes by the limit of the queue, forgotten finishes in it, refusals and presumed steps left out', () => {
    const hall = play(fuzhou, ['0']);
    for (let nth = 0; nth < 5; nth += 1) hall.take('advice');
    serve(hall, '0', 20);
    serve(hall, '0', 21);
    serve(hall, '0', 70);
    serve(hall, '0', 1, 'refused');
    expect(of(hall.log, 'centre').serving).toEqual({ of: 3, good: 1 });
    expect([...of(hall.log, 'centre').services].map(([id, { took }]) => [id, took.count()])).toEqual([
      ['advice', 3],
    ]);
  });

  it('is not gained by parking: that time is part of it, without the break', () => {
    const hall = play(fuzhou, ['0']);
    hall.take('advice');
    hall.press('0', 'next', 'start');
    hall.wait(60);
    hall.press('0', 'park');
    hall.wait(25 * 60);
    hall.press('0', 'resume', 'finish');
    expect(of(hall.log, 'centre').serving).toEqual({ of: 1, good: 0 });
    // From ten minutes before the break until the session after it.
    hall.take('advice');
    hall.wait(2 * 3600 + 23 * 60);
    hall.press('0', 'next', 'start', 'park');
    hall.wait(2 * 3600 + 15 * 60);
    hall.press('0', 'resume', 'finish');
    expect(of(hall.log, 'centre').serving).toEqual({ of: 2, good: 1 });
  });

  it('gives each of several cases as long as one', () => {
    const hall = play(fuzhou, ['1']);
    const taken = { verb: 'take-ticket', services: ['collection'], class: 'normal', print: false } as const;
    hall.give({ ...taken, choice: new Map([['bank', 'icbc']]), cases: 4 });
    hall.press('1', 'next', 'start');
    hall.wait(60 * 60);
    hall.give({ verb: 'finish', counter: '1', outcome: 'approved', cases: 3 });
    expect(of(hall.log, 'centre').serving).toEqual({ of: 1, good: 1 });
    expect(of(hall.log, 'centre').services.get('collection')?.took.quantile(1)).toBe(20 * 60_000);
  });

  it('says how many were parked and never came back', () => {
    const hall = play(untimed, ['0', '1']);
    for (let nth = 0; nth < 3; nth += 1) hall.take('advice');
    for (let nth = 0; nth < 3; nth += 1) hall.press('0', 'next', 'start', 'park');
    expect(of(hall.log, 'centre').neverBack).toBe(0);
    hall.press('0', 'resume', 'finish');
    // Who is back at the counter when the day ends has come back.
    hall.press('0', 'resume');
    hall.give({ verb: 'close-day' });
    expect(of(hall.log, 'centre').neverBack).toBe(1);
  });

  it('says how many were misrouted: sent on within two minutes of the start, unless they are to come back', () => {
    const hall = play(untimed, ['0', '1', '2']);
    const sendOn = (counter: string, reason?: 'misrouted') =>
      hall.give({
        verb: 'transfer',
        counter,
        to: { queue: 'icbc' },
        when: 'now',
        ...(reason !== undefined && { reason }),
      });
    for (let nth = 0; nth < 4; nth += 1) hall.take('advice');
    hall.press('0', 'next', 'start');
    hall.wait(120);
    sendOn('0');
    hall.press('0', 'next', 'start');
    hall.wait(121);
    sendOn('0');
    expect(of(hall.log, 'centre').misrouted).toBe(1);
    hall.press('0', 'next', 'start');
    hall.wait(600);
    sendOn('0', 'misrouted');
    expect(of(hall.log, 'centre').misrouted).toBe(2);
  });

  it('calls nobody misrouted who is sent back for a moment and is to return', () => {
    const hall = play(untimed, ['1', '7']);
    hall.take('withdrawal', 'icbc');
    hall.press('1', 'next', 'start', 'finish');
    hall.press('7', 'next', 'start');
    const given = hall.give({ verb: 'return-to', counter: '7', to: { queue: 'approval' } });
    expect(given).toContain('visit-transferred');
    expect(of(hall.log, 'icbc').misrouted).toBe(0);
  });
});

describe('what is to be answered', () => {
  /** A refusal on Tuesday, due on Wednesday. */
  function refused(rules: Rules = fuzhou): Play {
    const hall = play(rules, ['0']);
    hall.take('advice');
    hall.press('0', 'next', 'start', 'refused');
    return hall;
  }
  const nextDay = (hall: Play) => {
    hall.give({ verb: 'close-day' });
    hall.wait(2 * 24 * 3600);
    hall.give(day2);
  };

  it('counts when it is answered, in time or late, and when it is overdue; not while there is time', () => {
    const hall = refused();
    expect(of(hall.log, 'centre')).toMatchObject({ answers: { of: 0, good: 0 }, open: 1, overdue: 0 });
    nextDay(hall);
    expect(of(hall.log, 'centre')).toMatchObject({ answers: { of: 1, good: 0 }, open: 1, overdue: 1 });
    hall.give({ verb: 'refusal-confirm', refusal: '2026-11-24-f1', text: 'a'.repeat(64) });
    expect(of(hall.log, 'centre')).toMatchObject({ answers: { of: 1, good: 0 }, open: 0, overdue: 0 });
    expect(of(hall.log, 'centre').oldestAt).toBeUndefined();
  });

  it('is overdue once, however many days it stays so', () => {
    const hall = refused();
    nextDay(hall);
    hall.give({ verb: 'close-day' });
    hall.wait(24 * 3600);
    hall.give({ verb: 'open-day', day: '2026-11-27' });
    expect(of(hall.log, 'centre')).toMatchObject({ answers: { of: 1, good: 0 }, open: 1, overdue: 1 });
  });

  it('is in time on its last day', () => {
    const hall = refused();
    hall.give({ verb: 'close-day' });
    hall.wait(24 * 3600);
    hall.give({ verb: 'open-day', day: '2026-11-25' });
    hall.give({ verb: 'refusal-confirm', refusal: '2026-11-24-f1', text: 'a'.repeat(64) });
    expect(of(hall.log, 'centre').answers).toEqual({ of: 1, good: 1 });
  });

  it('is no clerk’s where it is a supervisor’s: a sheet of one tells nothing of who rated', () => {
    const hall = play(fuzhou, []);
    hall.give({ verb: 'sign-in', counter: '0', clerk: '06' });
    hall.press('0', 'open');
    hall.take('advice');
    hall.press('0', 'next', 'start', 'finish');
    hall.give({ verb: 'rate', counter: '0', grade: 1, from: 'rater' });
    const { appraisals } = appraisedOf(hall.log);
    expect(appraisals.institution.get('centre')?.open).toBe(1);
    expect(appraisals.clerk.get('06')).toMatchObject({ open: 0, answers: { of: 0, good: 0 } });
  });

  it('is told apart where it names no counter', () => {
    const hall = play(fuzhou, []);
    hall.give({ verb: 'follow-up-open', source: 'mail', text: 'a'.repeat(64) });
    expect(appraisedOf(hall.log).appraisals.strays()).toBe(1);
  });
});

describe('claims on green', () => {
  it('are answered by a yes or a no; unanswered ones are of whoever called first, and nobody’s before', () => {
    const hall = play(untimed, ['0', '1']);
    const [one] = [hall.claim('advice'), hall.claim('advice'), hall.claim('advice')];
    expect(of(hall.log, 'centre').green).toEqual({ of: 0, good: 0 });
    hall.give({ verb: 'set-class', ticket: one, class: 'normal' });
    hall.press('0', 'next', 'start', 'finish', 'next', 'start', 'finish');
    expect(of(hall.log, 'centre').green).toEqual({ of: 2, good: 1 });
  });
});
