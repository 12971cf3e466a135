import { describe, expect, it } from 'vitest';
import { workedFor } from '../../../daemon/core/day/worked-clock.ts';
import { emptyHall } from '../../../daemon/core/evolve/empty-hall.ts';
import { evolve } from '../../../daemon/core/evolve/evolve.ts';
import type { Event } from '../../../daemon/core/types/events.ts';
import type { Rules } from '../../../daemon/core/types/rules.ts';
import { fuzhou, type Play, play } from '../../kit/hall/play.ts';
import { changed, sinceMidnightMs, timetableOf } from '../../kit/hall/rules.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** Midnight in Fuzhou, of the day that is played. */
const midnight = Date.UTC(2026, 10, 23, 16);

/** Fuzhou as it works: 08:30–12:00 and 14:00–17:30, without last ticket times. */
const hours = timetableOf('08:30', '12:00', '14:00', '17:30');
const { surge: _, ...calm } = fuzhou;
const rules: Rules = { ...calm, voices: [], timetable: hours };

/** "10:40" as seconds from now. */
function until(hall: Play, time: string): void {
  hall.wait((midnight + sinceMidnightMs(time) - hall.now()) / 1000);
}

/** Whom a counter called last, and its P in minutes. */
function called(hall: Play): [string, number] {
  const event = hall.log.findLast(one => one.event.kind === 'visit-called')?.event;
  if (event?.kind !== 'visit-called') throw new Error('nobody was called');
  return [event.ticket, event.why.priorityMs / minuteMs];
}

const waiting = (hall: Play, ticket: string) => {
  const { place } = hall.visit(ticket);
  if (place.is !== 'waiting') throw new Error(`${ticket} is ${place.is}`);
  return place;
};

describe('the worked clock (R2)', () => {
  it('stands still over lunch: a green visit of 11:58 is not called at 14:00 before a normal one of 10:40', () => {
    const hall = play(rules, ['1']);
    until(hall, '10:40');
    const early = hall.take('withdrawal', 'icbc');
    until(hall, '11:58');
    const green = hall.take('withdrawal', 'icbc', 'green');
    until(hall, '14:00');
    hall.press('1', 'next');
    expect(called(hall)).toEqual([early, 80]);
    until(hall, '14:30');
    hall.press('1', 'finish', 'next');
    expect(called(hall)).toEqual([green, 3 * 32]);
  });

  it('is the time where a hall keeps no sessions', () => {
    const { timetable: __, ...untimed } = rules;
    const institutions = new Map([...untimed.institutions].map(([id, { name }]) => [id, { id, name }]));
    const hall = play({ ...untimed, institutions }, ['1']);
    until(hall, '13:00');
    expect(workedFor(hall.rules, hall.hall, 'approval', hall.now())).toBe(hall.now());
  });

  it('runs before the first session and after the last', () => {
    const hall = play(rules, ['1']);
    const showed = (time: string) => {
      until(hall, time);
      return workedFor(rules, hall.hall, 'approval', hall.now());
    };
    const atEight = showed('8:00');
    expect(showed('8:30') - atEight).toBe(0.5 * hourMs);
    expect(showed('12:30') - atEight).toBe(4 * hourMs);
    expect(showed('14:00') - atEight).toBe(4 * hourMs);
    expect(showed('18:00') - atEight).toBe(8 * hourMs);
  });

  it('is the institution’s own: at one counter P is compared as it is now', () => {
    const route = [{ is: 'queue', queue: 'icbc' }] as const;
    const shared = changed(rules, {
      // The bank works through the noon.
      institutions: { icbc: { timetable: timetableOf('08:30', '17:30') } },
      counters: { '1': { queues: ['approval', 'icbc'] } },
      services: { 'bank-only': { name: '银行业务', series: 'K', route, papers: [], fees: [] } },
    });
    const hall = play(shared, ['1']);
    until(hall, '11:50');
    const approval = hall.take('loan');
    until(hall, '12:10');
    const banking = hall.take('bank-only');
    until(hall, '14:00');
    hall.press('1', 'next');
    expect(called(hall)).toEqual([banking, 110]);
    hall.press('1', 'finish', 'next');
    expect(called(hall)).toEqual([approval, 10]);
  });

  it('keeps what has run when the wall clock is set, and goes by the new wall from then on', () => {
    const hall = play(rules, ['1']);
    until(hall, '11:50');
    const first = hall.take('loan');
    until(hall, '12:30');
    // Half of the hour that the wall stood in the break is over; now it is found to be 11:30.
    hall.give({ verb: 'set-clock', wall: hall.now() - hourMs, unheardMs: 0 });
    const showed = () =>
      workedFor(rules, hall.hall, 'approval', hall.now()) - waiting(hall, first).workedAtJoining;
    expect(showed()).toBe(10 * minuteMs);
    until(hall, '12:50');
    expect(showed(), 'the wall shows 11:50').toBe(30 * minuteMs);
    until(hall, '15:10');
    expect(showed(), 'the wall shows 14:10, and has shown the whole break').toBe(50 * minuteMs);
  });

  it('folds the same after a restart, also under a config with other hours, which hold from then on', () => {
    const hall = play(rules, ['1']);
    until(hall, '11:50');
    const first = hall.take('loan');
    until(hall, '14:10');
    const showed = () =>
      workedFor(hall.rules, hall.hall, 'approval', hall.now()) - waiting(hall, first).workedAtJoining;
    expect(showed()).toBe(20 * minuteMs);
    hall.restart();
    expect(showed()).toBe(20 * minuteMs);
    hall.restart({ ...rules, timetable: timetableOf('08:30', '12:00', '14:00', '14:15', '14:30', '17:30') });
    expect(showed()).toBe(20 * minuteMs);
    hall.give({ verb: 'describe-hall' });
    until(hall, '14:40');
    expect(showed(), 'a quarter of an hour of tea').toBe(35 * minuteMs);
    hall.restart(rules);
    expect(showed(), 'the journal knows of the tea').toBe(35 * minuteMs);
    hall.restart({ ...rules, timetable: timetableOf('08:30', '17:30') });
    hall.give({ verb: 'describe-hall' });
    expect(showed(), 'nobody worked over lunch, whatever the hours are from now on').toBe(35 * minuteMs);
  });

  it('goes on when a day that was closed is opened again', () => {
    const hall = play(rules, ['1']);
    until(hall, '14:10');
    const before = workedFor(rules, hall.hall, 'approval', hall.now());
    hall.give({ verb: 'close-day' });
    hall.give({ verb: 'open-day', day: '2026-11-24' });
    expect(workedFor(rules, hall.hall, 'approval', hall.now())).toBe(before);
  });

  it('of a visit in an older journal is reckoned from the day’s timetable', () => {
    const hall = emptyHall(rules);
    const told = play(rules, ['1']);
    until(told, '11:50');
    const ticket = told.take('loan');
    const older = told.log.map(({ event, at }): { event: Event; at: number } => {
      if (event.kind !== 'visit-queued') return { event, at };
      const { workedAtJoining: ___, workedSince: ____, rank: _____, ...rest } = event;
      return { event: rest, at };
    });
    for (const { event, at } of older) evolve(rules, hall, event, at);
    expect(hall.visits.get(ticket)?.place).toEqual(told.visit(ticket).place);
  });
});

describe('what goes by the worked clock with P', () => {
  it('is the guard: nobody has waited long who came just before the break', () => {
    const hall = play(rules, ['1']);
    until(hall, '11:45');
    const greens = [1, 2, 3].map(() => hall.take('withdrawal', 'icbc', 'green'));
    until(hall, '11:55');
    hall.take('withdrawal', 'icbc');
    until(hall, '14:01');
    for (let nth = 0; nth < 3; nth += 1) {
      hall.press('1', 'next');
      expect(called(hall)[0]).toBe(greens[nth]);
      hall.press('1', 'finish');
    }
  });

  it('is the guard, also behind one who came earlier from a bank that had its break meanwhile', () => {
    const icbc = { timetable: timetableOf('08:30', '10:00', '10:30', '17:30') };
    const hall = play(changed(rules, { institutions: { icbc } }), ['1', '2', '7']);
    until(hall, '09:55');
    hall.take('withdrawal', 'icbc');
    hall.press('2', 'next', 'finish', 'close');
    const normal = hall.take('withdrawal', 'icbc');
    until(hall, '10:10');
    const greens = [1, 2, 3].map(() => hall.take('withdrawal', 'icbc', 'green'));
    until(hall, '10:31');
    hall.press('7', 'next');
    hall.give({
      verb: 'transfer',
      counter: '7',
      to: { queue: 'approval' },
      when: 'now',
      reason: 'misrouted',
    });
    for (const ticket of [greens[0], greens[1], normal]) {
      hall.press('1', 'next');
      expect(called(hall)[0]).toBe(ticket);
      hall.press('1', 'finish');
    }
  });

  it('is the credit: a break in an earlier queue is no wait', () => {
    const hall = play(rules, ['1', '7']);
    until(hall, '11:55');
    const ticket = hall.take('withdrawal', 'icbc');
    until(hall, '14:01');
    hall.press('1', 'next', 'finish');
    expect(waiting(hall, ticket).creditMs).toBe(6 * minuteMs);
  });
});
