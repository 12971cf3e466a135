/** Alarms of what people do, or leave undone: counters that call nobody, a hall that is not opened, a kiosk that is emptied. */
import { describe, expect, it } from 'vitest';
import { sessionsOf } from '../../../daemon/core/day/timetable.ts';
import { emptyHall } from '../../../daemon/core/evolve/empty-hall.ts';
import { evolve } from '../../../daemon/core/evolve/evolve.ts';
import { says } from '../../../daemon/core/types/alarm-message.ts';
import type { Event } from '../../../daemon/core/types/events.ts';
import type { Rules } from '../../../daemon/core/types/rules.ts';
import { alarmIn, type Play, play, start, untimed } from '../../kit/hall/play.ts';
import { timetableOf } from '../../kit/hall/rules.ts';

const minutes = (count: number) => count * 60;
const hours = (count: number) => count * 3600;
const active = (hall: Play) => [...hall.hall.alarms.keys()];
const textOf = (hall: Play, alarm: string) => alarmIn(hall.hall, alarm)?.text;
const raised = (hall: Play, alarm: string) =>
  hall.log.filter(({ event }) => event.kind === 'alarm-raised' && event.alarm === alarm).length;

/** 2026-11-24, a Tuesday; `start` is 09:00 there. */
const worksDaily: Rules = { ...untimed, timetable: timetableOf('08:30', '12:00', '14:00', '17:30') };

describe('counters that call nobody while people wait', () => {
  it('are one alarm, told again as they change, and not raised again', () => {
    const hall = play(untimed, ['1', '2']);
    hall.take('loan');
    hall.pass(minutes(5));
    expect(textOf(hall, 'no-calls-approval')).toMatch(/^counters 1, 2 are open and have called nobody/);
    hall.press('1', 'pause');
    hall.pass(0);
    expect(alarmIn(hall.hall, 'no-calls-approval')).toMatchObject({
      text: expect.stringMatching(/^counter 2 is open and has called nobody/) as string,
      subject: { queue: 'approval', counter: '2' },
      count: 1,
    });
    expect(raised(hall, 'no-calls-approval')).toBe(2);
    // Nothing of it changes by the minute.
    hall.pass(minutes(30));
    expect(raised(hall, 'no-calls-approval')).toBe(2);
  });

  it('stay acknowledged while others join them', () => {
    const hall = play(untimed, ['1']);
    hall.take('loan');
    hall.pass(minutes(5));
    hall.give({ verb: 'alarm-ack', alarm: 'no-calls-approval', by: 'ops' });
    hall.press('2', 'open');
    hall.pass(minutes(5));
    expect(textOf(hall, 'no-calls-approval')).toContain('counters 1, 2');
    expect(alarmIn(hall.hall, 'no-calls-approval')).toMatchObject({ ackedBy: 'ops' });
  });

  it('that an older program told one by one are told anew', () => {
    const hall = play(untimed, ['1']);
    hall.take('loan');
    const old: Event = {
      kind: 'alarm-raised',
      alarm: 'no-calls-1',
      severity: 'warning',
      text: 'counter 1 has called nobody',
      subject: { counter: '1' },
    };
    hall.log.push({ event: old, at: hall.now() });
    hall.restart();
    hall.pass(minutes(5));
    expect(active(hall)).toEqual(['no-calls-approval']);
  });
});

describe('the alarm of a hall that is not opened', () => {
  it('is not told before the first day: there is no journal to write it to', () => {
    const hall = emptyHall(worksDaily);
    expect(hall.day).toBeUndefined();
    const game = play(worksDaily, []);
    game.hall = hall;
    expect(game.pass(hours(8))).toEqual([]);
  });

  it('is told once a session, and a restart neither raises nor clears it', () => {
    const hall = play(worksDaily, []);
    hall.pass(0);
    expect(active(hall)).toEqual(['not-opened']);
    expect(textOf(hall, 'not-opened')).toBe(
      ['centre', 'icbc', 'ccb']
        .map(id => `no counter of ${id} is open, and its session began at 2026-11-24 08:30; open one`)
        .join('; '),
    );
    hall.restart();
    expect(hall.pass(minutes(30))).toEqual([]);
    hall.pass(hours(2.5));
    expect(active(hall)).toEqual([]);
    hall.pass(hours(2) + minutes(10));
    expect(active(hall)).toEqual(['not-opened']);
    expect(raised(hall, 'not-opened')).toBe(2);
  });

  it('says nothing of counters that were opened before the session began, and have called nobody yet', () => {
    const hall = play(worksDaily, ['1', '7', '10']);
    hall.give({ verb: 'close-day' });
    // The next morning at a quarter past eight.
    hall.pass(hours(23.25));
    hall.give({ verb: 'open-day', day: '2026-11-25' });
    for (const counter of ['1', '7', '10']) hall.press(counter, 'open');
    hall.pass(hours(1));
    expect(active(hall)).not.toContain('not-opened');
  });

  it('says nothing while the clock is doubted, and nothing on a day off', () => {
    const hall = play({ ...worksDaily, workdays: new Set([6, 7]) }, []);
    hall.pass(hours(2));
    expect(active(hall)).toEqual([]);
    const doubted = play(worksDaily, []);
    doubted.give({ verb: 'close-day' });
    doubted.wait(hours(1));
    doubted.give({ verb: 'set-clock', wall: doubted.now() + hours(72) * 1000, unheardMs: hours(72) * 1000 });
    doubted.pass(hours(4.5));
    expect(active(doubted)).toEqual(['clock']);
  });

  it('says nothing on a holiday, and is told on a day at the weekend that is worked for one', () => {
    const calendar = (days: { holidays?: string[]; workdays?: string[] }) => ({
      years: new Set(['2026']),
      holidays: new Set(days.holidays),
      workdays: new Set(days.workdays),
    });
    const holiday = play({ ...worksDaily, calendar: calendar({ holidays: ['2026-11-24'] }) }, []);
    holiday.pass(hours(3));
    expect(active(holiday)).toEqual([]);
    const weekend = new Set([6, 7]);
    const worked = { ...worksDaily, workdays: weekend, calendar: calendar({ workdays: ['2026-11-24'] }) };
    const hall = play(worked, []);
    hall.pass(0);
    expect(active(hall)).toEqual(['not-opened']);
  });

  it('goes and comes with the calendar, which changes by decree within the day', () => {
    const rules: Rules = { ...worksDaily };
    const hall = play(rules, []);
    hall.pass(0);
    expect(active(hall)).toEqual(['not-opened']);
    const holidays = new Set(['2026-11-24']);
    rules.calendar = { years: new Set(['2026']), holidays, workdays: new Set() };
    hall.pass(0);
    expect(active(hall)).toEqual([]);
    rules.calendar = { years: new Set(['2026']), holidays: new Set(), workdays: new Set() };
    hall.pass(0);
    expect(active(hall)).toEqual(['not-opened']);
  });

  it('knows each day of the week', () => {
    const days = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28'];
    const weekdays = days.map(day => {
      for (let weekday = 1; weekday <= 7; weekday += 1) {
        const rules = { ...worksDaily, workdays: new Set([weekday]) };
        const hall = play(rules, []);
        hall.give({ verb: 'close-day' });
        const from = sessionsOf(rules, day).get('')?.[0]?.from ?? 0;
        if (from < start) continue;
        hall.pass((from - start) / 1000 + minutes(10));
        if (active(hall).includes('not-opened')) return weekday;
      }
      return undefined;
    });
    expect(weekdays).toEqual([undefined, undefined, 3, 4, 5, 6]);
  });
});

describe('what is not ready in the morning', () => {
  it('is told in one alarm of bounded length, which is gone when all is mended', () => {
    const hall = play(worksDaily, ['0', '1', '7', '10']);
    hall.pass(hours(8.5));
    hall.give({ verb: 'close-day' });
    const boards = [...worksDaily.counterBoards.keys()];
    for (const device of boards) hall.give({ verb: 'device-fit', device, why: 'the cable is out' });
    hall.give({
      verb: 'tell-trouble',
      alarm: 'slow-disk',
      severity: 'warning',
      message: says('as-written', { text: 'the disk is slow: …' }),
    });
    hall.pass(hours(14));
    expect(active(hall)).not.toContain('not-ready');
    hall.pass(hours(0.5));
    expect(textOf(hall, 'not-ready')).toMatch(
      /^not all is ready .*: board-0 cannot work \(the cable is out\); .*; and 2 more; see to each/,
    );
    for (const device of boards) hall.give({ verb: 'device-fit', device });
    hall.pass(0);
    expect(textOf(hall, 'not-ready')).toContain(': the disk is slow; see to each');
    hall.give({ verb: 'tell-trouble', alarm: 'slow-disk', severity: 'warning' });
    hall.pass(0);
    expect(active(hall)).not.toContain('not-ready');
  });

  it('is not told of a hall that was at work this morning and was closed', () => {
    const hall = play(worksDaily);
    hall.give({ verb: 'close-day' });
    hall.give({ verb: 'device-fit', device: 'printer-1', why: 'no paper' });
    hall.pass(0);
    expect(active(hall)).not.toContain('not-ready');
  });
});

describe('a kiosk that is emptied', () => {
  const press = (hall: Play, button = 'loan') =>
    hall.give({
      verb: 'take-ticket',
      services: ['loan'],
      class: 'normal',
      choice: new Map(),
      print: true,
      from: { device: 'kiosk-1', press: button },
    });

  it('is told with a text that does not grow, and remembered by what does not grow', () => {
    const hall = play(untimed);
    for (let time = 0; time < 60; time += 1) {
      press(hall);
      hall.pass(2);
    }
    expect(textOf(hall, 'hoarding')).toMatch(
      /^button loan of kiosk-1 gave 60 tickets \((?:B\d{3}, ){11}B060, and 48 before them\); expected at most 3 within 20 s/,
    );
    expect(alarmIn(hall.hall, 'hoarding')).toMatchObject({ subject: { device: 'kiosk-1' }, count: 1 });
    expect(hall.hall.kioskButtons.get('kiosk-1 loan')?.taken.length).toBeLessThanOrEqual(12);
    hall.pass(minutes(5));
    expect(active(hall)).not.toContain('hoarding');
  });

  it('is none that gives three within 20 seconds again and again, or tickets of several buttons', () => {
    const hall = play(untimed);
    for (let time = 0; time < 10; time += 1) {
      press(hall);
      press(hall, 'loan-green');
      hall.pass(7);
    }
    expect(active(hall)).not.toContain('hoarding');
  });

  it('is none where a program takes the tickets, or an older journal does not know the button', () => {
    const hall = play(untimed);
    for (let time = 0; time < 10; time += 1) hall.take('loan');
    hall.pass(0);
    expect(active(hall)).not.toContain('hoarding');
  });
});

describe('a clerk who asks for the supervisor', () => {
  it('is named, also where nobody signed in; who only looks takes nothing back', () => {
    const hall = play(untimed, ['1']);
    expect(hall.give({ verb: 'ask-supervisor', counter: '1' })).toEqual(['alarm-raised']);
    expect(textOf(hall, 'supervisor-asked-1')).toMatch(/^somebody at counter 1 asks for the supervisor/);
    expect(hall.give({ verb: 'ask-supervisor', counter: '1' })).toEqual([]);
    hall.restart();
    hall.pass(minutes(10));
    expect(active(hall)).toEqual(['supervisor-asked-1']);
    expect(hall.give({ verb: 'alarm-ack', alarm: 'supervisor-asked-1', by: 'head' })).toEqual([
      'alarm-acknowledged',
      'alarm-cleared',
    ]);
  });

  it('can still take back the press before it', () => {
    const hall = play(untimed, ['1']);
    const ticket = hall.take('loan');
    hall.press('1', 'next');
    hall.give({ verb: 'ask-supervisor', counter: '1' });
    hall.press('1', 'undo');
    expect(hall.visit(ticket).place.is).toBe('waiting');
  });

  it('may be one whose counter is closed', () => {
    const hall = play(untimed, []);
    expect(hall.give({ verb: 'ask-supervisor', counter: '3' })).toEqual(['alarm-raised']);
  });
});

it('an alarm that is due is told once in a turn, however often it is asked', () => {
  const hall = play(worksDaily, []);
  hall.pass(0);
  const hallBefore = structuredClone(hall.hall.alarms);
  for (let time = 0; time < 5; time += 1) expect(hall.give({ verb: 'tick' })).toEqual([]);
  expect(hall.hall.alarms).toEqual(hallBefore);
  const again = emptyHall(worksDaily);
  for (const { event, at } of hall.log) evolve(worksDaily, again, event, at);
  expect(again.alarms).toEqual(hallBefore);
});
