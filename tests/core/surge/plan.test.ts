import { describe, expect, it } from 'vitest';
import { surgeLooksAt } from '../../../daemon/core/surge/plan.ts';
import { alarmIn, fuzhou, play, start, untimed } from '../../kit/hall/play.ts';
import { changed, timetableOf } from '../../kit/hall/rules.ts';
import {
  alarmsOf,
  byWaiting,
  changes,
  come,
  go,
  holdMs,
  level,
  levelOf,
  minuteMs,
  withPlan,
} from './plan.ts';

describe('the surge plan', () => {
  it('is looked at each half minute while a day is open, and never without a plan', () => {
    const hall = play(withPlan(byWaiting));
    expect(surgeLooksAt(hall.rules, hall.hall, start)).toBe(start + 30_000);
    expect(surgeLooksAt(hall.rules, hall.hall, start + 1)).toBe(start + 30_000);
    expect(surgeLooksAt(hall.rules, hall.hall, start + 29_999)).toBe(start + 30_000);
    expect(surgeLooksAt(untimed, hall.hall, start)).toBeUndefined();
    hall.give({ verb: 'close-day' });
    expect(surgeLooksAt(hall.rules, hall.hall, start)).toBeUndefined();
  });

  it('starts a level at its trigger, at once, and says why, and its sentence', () => {
    const hall = play(withPlan(byWaiting), ['0']);
    come(hall, 7);
    hall.pass(30);
    expect(levelOf(hall)).toBe('attention');
    come(hall, 1);
    hall.pass(30);
    expect(levelOf(hall)).toBe('busy');
    expect(changes(hall).at(-1)).toMatchObject({
      level: 'busy',
      was: 'attention',
      by: 'plan',
      why: { trigger: 'waiting-per-counter', queue: 'advice', figure: 8, limit: 8 },
      spoken: 'busy begins',
    });
    expect(alarmsOf(hall)).toEqual(['surge-busy']);
    expect(alarmIn(hall.hall, 'surge-busy')).toMatchObject({
      severity: 'warning',
      subject: { queue: 'advice' },
      text: 'surge level busy is in force: 8 wait per open counter in queue advice, its limit is 8; it ends by itself once all figures have fallen',
    });
    expect(hall.sayAll()).toEqual(['attention begins', 'busy begins']);
  });

  it('changes nothing between two looks', () => {
    const hall = play(withPlan(byWaiting), ['0']);
    come(hall, 8);
    hall.wait(10);
    hall.give({ verb: 'tick' });
    expect(levelOf(hall)).toBeUndefined();
  });

  it('names of several triggers the one that is passed furthest', () => {
    const levels = [level('attention', { waitingPerCounter: 4, longestWaitMs: 10 * minuteMs })];
    const hall = play(withPlan(levels), ['0']);
    come(hall, 4);
    hall.pass(30);
    expect(changes(hall).at(-1)?.why?.trigger).toBe('waiting-per-counter');
    go(hall, 4);
    hall.pass(600);
    come(hall, 4);
    hall.wait(11 * 60);
    hall.pass(30);
    expect(changes(hall).map(({ level: reached, why }) => [reached, why?.trigger])).toEqual([
      ['attention', 'waiting-per-counter'],
      [undefined, undefined],
      ['attention', 'longest-wait'],
    ]);
  });

  it('leaves a level only well below its trigger', () => {
    const hall = play(withPlan(byWaiting), ['0']);
    come(hall, 8);
    hall.pass(30);
    go(hall, 2);
    hall.pass(3600);
    expect(levelOf(hall)).toBe('busy');
    go(hall, 1);
    hall.pass(30);
    expect(levelOf(hall)).toBe('attention');
    expect(alarmsOf(hall)).toEqual(['surge-attention']);
    expect(changes(hall).at(-1)).toMatchObject({ why: { figure: 5, limit: 8 } });
    // It did not begin: it is what is left of the other.
    expect(changes(hall).at(-1)?.spoken).toBeUndefined();
    expect(changes(hall)).toHaveLength(2);
  });

  it('leaves a level no sooner than a while after the last change, down to the highest that still holds', () => {
    const hall = play(withPlan(byWaiting), ['0']);
    come(hall, 12);
    hall.pass(30);
    expect(levelOf(hall)).toBe('emergency');
    expect(alarmIn(hall.hall, 'surge-emergency')?.severity).toBe('critical');
    go(hall, 9);
    hall.pass(holdMs / 1000 - 30);
    expect(levelOf(hall)).toBe('emergency');
    hall.pass(30);
    // Three are not below 0.75 x 4.
    expect(levelOf(hall)).toBe('attention');
    go(hall, 1);
    hall.pass(holdMs / 1000);
    expect(levelOf(hall)).toBeUndefined();
    expect(alarmsOf(hall)).toEqual([]);
    expect(changes(hall).at(-1)).toMatchObject({ kind: 'surge-changed', was: 'attention', by: 'plan' });
  });

  it('counts the visits of a queue without an open counter as those of one counter', () => {
    const hall = play(withPlan(byWaiting), ['7']);
    come(hall, 4, 'loan');
    hall.pass(30);
    expect(levelOf(hall)).toBe('attention');
  });

  it('looks at the longest wait, in which breaks stand still', () => {
    const rules = withPlan([level('attention', { longestWaitMs: 20 * minuteMs })], { rules: fuzhou });
    const hall = play(rules, ['1']);
    // 11:45; the break lasts from 12:00 until 14:00.
    hall.wait(165 * 60);
    come(hall, 1, 'loan');
    hall.pass(140 * 60 - 1);
    expect(levelOf(hall)).toBeUndefined();
    hall.pass(1);
    expect(levelOf(hall)).toBe('attention');
    expect(changes(hall).at(-1)?.why).toMatchObject({ trigger: 'longest-wait', figure: 20 * minuteMs });
  });

  it('looks at the expected wait, of which breaks are no part', () => {
    const rules = withPlan([level('attention', { expectedWaitMs: 40 * minuteMs })], { rules: fuzhou });
    const hall = play(rules, ['1', '2']);
    hall.wait(178 * 60);
    come(hall, 8, 'loan');
    hall.pass(30);
    expect(levelOf(hall)).toBeUndefined();
    come(hall, 1, 'loan');
    hall.pass(30);
    // 11:59: ten cycles of eight minutes, at two counters.
    expect(changes(hall).at(-1)?.why).toMatchObject({ trigger: 'expected-wait', figure: 40 * minuteMs });
  });

  it('stands still in a break, whoever waits and whatever counters are closed', () => {
    const hall = play(withPlan(byWaiting, { rules: fuzhou }), ['0']);
    come(hall, 4);
    hall.pass(30);
    hall.pass(180 * 60 - 30);
    hall.press('0', 'close');
    come(hall, 20);
    hall.pass(120 * 60 - 1);
    expect(levelOf(hall)).toBe('attention');
    hall.press('0', 'open');
    hall.pass(1);
    expect(levelOf(hall)).toBe('emergency');
  });

  it('does not look at a bank that has not begun to work', () => {
    const late = { timetable: timetableOf('10:00', '17:00') };
    const rules = changed(
      { ...fuzhou, timetable: timetableOf('00:00', '20:00') },
      { institutions: { centre: late, icbc: late, ccb: late } },
    );
    const hall = play(withPlan(byWaiting, { rules }), []);
    come(hall, 12, 'loan');
    hall.pass(59 * 60);
    expect(levelOf(hall)).toBeUndefined();
    hall.pass(60);
    expect(levelOf(hall)).toBe('emergency');
  });

  it('lets the backup counters of a level not bring the level to its end', () => {
    const levels = [level('busy', { waitingPerCounter: 8, backup: true })];
    const hall = play(withPlan(levels), ['0', '5', '6']);
    come(hall, 8);
    hall.pass(3600);
    expect(levelOf(hall)).toBe('busy');
    expect(changes(hall)).toHaveLength(1);
  });

  it('clears the alarm and the level with the end of the day', () => {
    const hall = play(withPlan(byWaiting), ['0']);
    come(hall, 8);
    hall.pass(30);
    hall.give({ verb: 'close-day' });
    expect(alarmsOf(hall)).toEqual([]);
    expect(levelOf(hall)).toBeUndefined();
  });
});

describe('a surge level that somebody must confirm', () => {
  const asked = withPlan(byWaiting, { automatic: false });

  it('is proposed by one alarm, and starts when it is confirmed', () => {
    const hall = play(asked, ['0']);
    come(hall, 8);
    hall.pass(600);
    expect(levelOf(hall)).toBeUndefined();
    const [alarm] = alarmsOf(hall);
    expect(alarmIn(hall.hall, alarm ?? '')).toMatchObject({
      id: 'surge-busy',
      count: 1,
      text: 'surge level busy is called for: 8 wait per open counter in queue advice, its limit is 8; confirm it with surge-start {"level":"busy"}',
    });
    hall.give({ verb: 'surge-start', level: 'busy' });
    expect(hall.hall.surge).toMatchObject({ level: 'busy', by: 'hand' });
    expect(alarmsOf(hall)).toEqual([]);
    expect(changes(hall)).toMatchObject([{ level: 'busy', by: 'hand', spoken: 'busy begins' }]);
    hall.pass(600);
    expect(alarmsOf(hall)).toEqual([]);
  });

  it('is proposed no more once the figures have fallen well below it, and it has stood for a while', () => {
    const hall = play(asked, ['0']);
    come(hall, 8);
    hall.pass(30);
    go(hall, 6);
    hall.pass(holdMs / 1000 - 30);
    expect(alarmsOf(hall)).toEqual(['surge-busy']);
    hall.pass(30);
    expect(alarmsOf(hall)).toEqual([]);
  });

  it('is proposed beyond the level in force', () => {
    const hall = play(asked, ['0']);
    come(hall, 12);
    hall.pass(30);
    expect(alarmsOf(hall)).toEqual(['surge-emergency']);
    hall.give({ verb: 'surge-start', level: 'attention' });
    expect(alarmsOf(hall)).toEqual(['surge-emergency']);
    hall.pass(600);
    expect(levelOf(hall)).toBe('attention');
    hall.give({ verb: 'surge-start', level: 'emergency' });
    expect(alarmsOf(hall)).toEqual([]);
  });
});

describe('a surge level by hand', () => {
  it('stands until it is stopped, whatever the figures say; what they call for beyond it is proposed', () => {
    const hall = play(withPlan(byWaiting), ['0']);
    expect(hall.give({ verb: 'surge-start', level: 'attention' })).toEqual(['surge-changed']);
    expect(hall.give({ verb: 'surge-start', level: 'attention' })).toEqual([]);
    hall.pass(3600);
    expect(levelOf(hall)).toBe('attention');
    come(hall, 8);
    hall.pass(600);
    expect(levelOf(hall)).toBe('attention');
    expect(alarmsOf(hall)).toEqual(['surge-busy']);
  });

  it('replaces the level of the plan, and its sentence is not said when it is milder', () => {
    const hall = play(withPlan(byWaiting), ['0']);
    come(hall, 8);
    hall.pass(30);
    hall.give({ verb: 'surge-start', level: 'attention' });
    expect(changes(hall).at(-1)).toMatchObject({ level: 'attention', was: 'busy', by: 'hand' });
    expect(changes(hall).at(-1)?.spoken).toBeUndefined();
    expect(alarmsOf(hall)).toEqual([]);
  });

  it('is not started again by the plan at once when it was stopped', () => {
    const hall = play(withPlan(byWaiting), ['0']);
    come(hall, 8);
    hall.pass(30);
    expect(hall.give({ verb: 'surge-stop' })).toEqual(['surge-changed', 'alarm-cleared']);
    expect(hall.give({ verb: 'surge-stop' })).toBe('wrong-place');
    hall.pass(holdMs / 1000 - 30);
    expect(levelOf(hall)).toBeUndefined();
    hall.pass(30);
    expect(levelOf(hall)).toBe('busy');
  });

  it('is refused with no day open, without a plan, and when the plan does not have it', () => {
    const hall = play(withPlan(byWaiting.slice(0, 1)), ['0']);
    expect(hall.give({ verb: 'surge-start', level: 'emergency' })).toBe('unknown-level');
    hall.give({ verb: 'close-day' });
    expect(hall.give({ verb: 'surge-start', level: 'attention' })).toBe('hall-closed');
    expect(hall.give({ verb: 'surge-stop' })).toBe('hall-closed');
    expect(play(untimed).give({ verb: 'surge-start', level: 'attention' })).toBe('unknown-level');
  });
});

/** The crowd comes and goes as it likes: at each look so many more or fewer wait. */
