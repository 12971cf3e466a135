import { describe, expect, it } from 'vitest';
import { mayNotFinish, ticketRefused, watchCapacity } from '../../../daemon/core/estimate/capacity.ts';
import { wayThrough } from '../../../daemon/core/estimate/route-wait.ts';
import type { Event } from '../../../daemon/core/types/events.ts';
import type { VisitStep } from '../../../daemon/core/types/model.ts';
import type { Institution, Rules, Session, SurgePlan } from '../../../daemon/core/types/rules.ts';
import { ended } from '../../../daemon/core/visit/current-visit.ts';
import { refusalText } from '../../../daemon/text/staff/sentences.ts';
import { alarmIn, type Play, play, untimed } from '../../kit/hall/play.ts';
import { sinceMidnightMs as at, changed } from '../../kit/hall/rules.ts';

function session(from: string, until: string, lastTicket?: string): Session {
  const last = lastTicket !== undefined && { lastTicketMs: at(lastTicket) };
  return { fromMs: at(from), untilMs: at(until), ...last };
}
function withHours(
  sessions: readonly Session[],
  own: Readonly<Record<string, Partial<Institution>>> = {},
): Rules {
  return { ...changed(untimed, { institutions: own }), timetable: { sessions } };
}

/** The plays begin at 09:00. */
function until(hall: Play, time: string): void {
  hall.wait((at(time) - at('09:00')) / 1000 - (hall.now() - begun(hall)) / 1000);
}
const begun = (hall: Play) => hall.log[0]?.at ?? 0;

function wayOf(hall: Play, steps: readonly VisitStep[]) {
  const who = { class: 'normal', creditMs: 0 } as const;
  return wayThrough(hall.rules, hall.hall, steps, who, hall.now());
}
function messageFor(hall: Play, service: string, steps: readonly VisitStep[]): string | undefined {
  const asked = hall.rules.services.get(service);
  const refused =
    asked && ticketRefused(hall.rules, hall.hall, [asked], steps, wayOf(hall, steps), hall.now());
  return refused && refusalText(refused);
}
const advice: VisitStep = { is: 'queue', queue: 'advice' };
const approval: VisitStep = { is: 'queue', queue: 'approval' };

describe('tickets by the timetable', () => {
  const hours = withHours([session('08:30', '12:00', '11:30'), session('14:00', '17:30', '17:00')]);

  it('end at the last-ticket time, and are taken again when the next session begins', () => {
    const hall = play(hours);
    until(hall, '11:29');
    expect(hall.ask('advice')).toBe('D001');
    until(hall, '11:30');
    expect(hall.ask('advice')).toBe('no-tickets-now');
    expect(messageFor(hall, 'advice', [advice])).toBe(
      'the hall takes no tickets since 2026-11-24 11:30; it takes them again from 2026-11-24 14:00',
    );
    until(hall, '13:59');
    expect(hall.ask('advice')).toBe('no-tickets-now');
    until(hall, '14:00');
    expect(hall.ask('advice')).toBe('D002');
    until(hall, '17:00');
    expect(messageFor(hall, 'advice', [advice])).toBe(
      'the hall takes no tickets since 2026-11-24 17:00; it takes them again on its next day',
    );
    until(hall, '19:00');
    expect(hall.ask('advice')).toBe('no-tickets-now');
  });

  it('are taken over a break where the session has no last-ticket time', () => {
    const hall = play(withHours([session('08:30', '12:00'), session('14:00', '17:30', '17:00')]));
    until(hall, '12:30');
    expect(hall.ask('advice')).toBe('D001');
  });

  it('follow the wall clock, not the clock of the rules', () => {
    const hall = play(hours);
    until(hall, '10:30');
    hall.hall.wallAheadMs = at('01:00');
    expect(hall.ask('advice')).toBe('no-tickets-now');
    hall.hall.wallAheadMs = -at('01:00');
    until(hall, '12:00');
    expect(hall.ask('advice')).toBe('D001');
  });

  it('end for a route with the bank that closes sooner; a choice still open, with the last of its banks', () => {
    const banks = {
      icbc: { timetable: { sessions: [session('09:00', '15:00', '14:30')] } },
      ccb: { timetable: { sessions: [session('09:00', '16:00', '15:30')] } },
    };
    const hall = play(withHours([session('08:30', '17:30', '17:00')], banks));
    until(hall, '14:30');
    expect(hall.ask('withdrawal', 'icbc')).toBe('no-tickets-now');
    expect(hall.ask('withdrawal', 'ccb')).toBe('A001');
    expect(hall.ask('loan')).toBe('B002');
    until(hall, '15:30');
    expect(hall.ask('loan')).toBe('no-tickets-now');
    expect(hall.ask('advice')).toBe('D003');
    expect(messageFor(hall, 'loan', [approval, { is: 'queue', queue: 'icbc' }])).toBe(
      'icbc takes no tickets since 2026-11-24 14:30; it takes them again on its next day',
    );
  });
});

describe('tickets a day', () => {
  it('are limited for a service', () => {
    const hall = play(changed(untimed, { services: { advice: { dailyLimit: 2 } } }));
    expect([1, 2, 3].map(() => hall.ask('advice'))).toEqual(['D001', 'D002', 'full-today']);
    expect(hall.ask('loan')).toBe('B003');
    hall.pass(300);
    expect(alarmIn(hall.hall, 'full-advice')?.text).toBe(
      'no tickets are taken for advice: all 2 tickets that advice gives a day are taken; come on another day',
    );
  });

  it('are limited for a service, whatever else is asked for', () => {
    const hall = play(changed(untimed, { services: { advice: { dailyLimit: 1 } } }));
    hall.ask('advice');
    const services = ['loan', 'advice'];
    const both = { verb: 'take-ticket', services, class: 'normal', choice: new Map(), print: true } as const;
    expect(hall.give(both)).toBe('full-today');
  });

  it('are limited for an institution on the route; a choice still open is full when all of its banks are', () => {
    const hall = play({ ...withHours([], { icbc: { dailyLimit: 1 }, ccb: { dailyLimit: 2 } }) });
    expect(hall.ask('withdrawal', 'icbc')).toBe('A001');
    expect(hall.ask('withdrawal', 'icbc')).toBe('full-today');
    expect(hall.ask('loan')).toBe('B002');
    expect(hall.ask('withdrawal', 'ccb')).toBe('A003');
    expect(hall.ask('withdrawal', 'ccb')).toBe('full-today');
    expect(hall.ask('loan')).toBe('full-today');
    expect(hall.ask('advice')).toBe('D004');
  });
});

describe('tickets limited by the surge plan', () => {
  const plan: SurgePlan = {
    automatic: false,
    release: 0.75,
    holdMs: 300_000,
    levels: [
      { id: 'attention', backup: false, limit: new Map() },
      { id: 'emergency', backup: false, limit: new Map([['advice', 2]]) },
    ],
  };

  it('are taken while fewer wait in the first queue of the service, and without the level', () => {
    const hall = play({ ...untimed, surge: plan });
    hall.ask('advice');
    hall.give({ verb: 'surge-start', level: 'emergency' });
    expect(hall.ask('advice')).toBe('D002');
    expect(hall.ask('advice')).toBe('limited-now');
    expect(messageFor(hall, 'advice', [advice])).toBe(
      '2 wait for advice, surge level emergency lets 2 wait; take it later',
    );
    expect(hall.ask('loan')).toBe('B003');
    hall.press('0', 'next');
    expect(hall.ask('advice')).toBe('D004');
    hall.give({ verb: 'surge-start', level: 'attention' });
    expect(hall.ask('advice')).toBe('D005');
  });

  it('are taken at a choice while any of its queues has room', () => {
    const limit = new Map([['exchange', 1]]);
    const bank = {
      choice: 'bank',
      by: 'ticket',
      among: ['icbc', 'ccb'],
      otherwise: { is: 'shortest' },
    } as const;
    const exchange = {
      name: '兑换',
      series: 'E',
      papers: [],
      fees: [],
      route: [{ is: 'choice', ...bank }],
    } as const;
    const surge = { ...plan, levels: [{ id: 'busy', backup: false, limit } as const] };
    const hall = play({ ...changed(untimed, { services: { exchange } }), surge });
    hall.give({ verb: 'surge-start', level: 'busy' });
    expect(hall.ask('exchange', 'icbc')).toBe('E001');
    expect(hall.ask('exchange', 'icbc')).toBe('limited-now');
    expect(hall.ask('exchange')).toBe('E002');
    expect(hall.ask('exchange')).toBe('limited-now');
  });

  it('raise one alarm, which stays until clearly fewer wait', () => {
    const many = {
      ...plan,
      levels: [{ id: 'busy', backup: false, limit: new Map([['advice', 10]]) } as const],
    };
    const hall = play({ ...untimed, surge: many }, ['0']);
    hall.give({ verb: 'surge-start', level: 'busy' });
    const tickets = Array.from({ length: 10 }, () => hall.ask('advice'));
    hall.pass(30);
    expect(alarmIn(hall.hall, 'full-advice')).toMatchObject({
      severity: 'warning',
      text: 'no tickets are taken for advice: 10 wait for advice, surge level busy lets 10 wait; take it later',
    });
    for (const ticket of tickets.slice(0, 2)) {
      hall.give({ verb: 'abandon', ticket, reason: 'gone' });
      hall.pass(300);
      expect(alarmIn(hall.hall, 'full-advice')?.count).toBe(1);
    }
    hall.give({ verb: 'abandon', ticket: tickets[2] ?? '', reason: 'gone' });
    hall.pass(300);
    expect(hall.hall.alarms.has('full-advice')).toBe(false);
  });
});

describe('the capacity of the day', () => {
  // It is 09:00; the last session ends in half an hour, the hall half an hour after. A question takes three minutes.
  const evening = {
    ...withHours([session('08:30', '09:30')]),
    // No other alarm comes with time, and hides that nobody looks.
    times: { ...untimed.times, hardCloseMs: at('00:30'), noCallsMs: at('10:00') },
  };

  it('is full when the whole way of a new ticket would end after the hard close', () => {
    const hall = play(evening, ['0']);
    for (let ticket = 1; ticket <= 19; ticket += 1) expect(hall.ask('advice')).toMatch(/^D/);
    // Nineteen before it, its own wait and its own cycle: 10:03.
    expect(hall.ask('advice')).toBe('full-today');
    expect(messageFor(hall, 'advice', [advice])).toBe(
      'it would be done at 2026-11-24 10:03, the hall closes at 2026-11-24 10:00; open more counters, or come on another day',
    );
    hall.press('5', 'open');
    expect(hall.ask('advice')).toBe('full-today');
    hall.press('0', 'next');
    expect(hall.ask('advice')).toBe('D020');
  });

  it('counts the waits and the cycles of all steps', () => {
    const hall = play(evening, ['1', '7']);
    // Seal and bank: 8 + 6 + 8 minutes, and no wait while counters are idle.
    const steps: VisitStep[] = [approval, { is: 'queue', queue: 'icbc' }, approval];
    expect(mayNotFinish(hall.hall, wayOf(hall, steps))).toBe(false);
    hall.wait(9 * 60);
    expect(mayNotFinish(hall.hall, wayOf(hall, steps))).toBe(true);
    expect(messageFor(hall, 'loan', steps)).toBeUndefined();
    hall.wait(30 * 60);
    expect(messageFor(hall, 'loan', steps)).toContain('it would be done at 2026-11-24 10:01');
  });

  it('takes of a choice that is still open the shorter way before it refuses, the longer before it warns', () => {
    const hall = play(evening, ['1', '7', '10']);
    for (let visit = 0; visit < 5; visit += 1) {
      hall.take('withdrawal', 'icbc');
      hall.press('1', 'next', 'finish');
    }
    const open: VisitStep[] = [
      { is: 'choice', choice: 'bank', among: ['icbc', 'ccb'], otherwise: { is: 'ask' } },
    ];
    // ICBC: 6 x 6 and 6 minutes; CCB: 6 minutes.
    expect(mayNotFinish(hall.hall, wayOf(hall, open))).toBe(true);
    hall.wait(50 * 60);
    expect(messageFor(hall, 'loan', open)).toBeUndefined();
    hall.wait(5 * 60);
    expect(messageFor(hall, 'loan', open)).toContain('it would be done at 2026-11-24 10:01');
  });

  it('is not told without a timetable, and not of a queue that nobody serves', () => {
    const hall = play(untimed, ['0']);
    for (let ticket = 1; ticket <= 300; ticket += 1) hall.ask('advice');
    expect(mayNotFinish(hall.hall, wayOf(hall, [advice]))).toBe(false);
    const unserved = play(evening, []);
    for (let ticket = 1; ticket <= 30; ticket += 1) expect(unserved.ask('advice')).toMatch(/^D/);
    // But its work is counted: 09:28 and three minutes.
    expect(mayNotFinish(unserved.hall, wayOf(unserved, [advice]))).toBe(false);
    unserved.wait(28 * 60);
    expect(mayNotFinish(unserved.hall, wayOf(unserved, [advice]))).toBe(true);
  });

  it('warns by the institution that does the step, at the time at which the visit reaches it', () => {
    const icbc = { timetable: { sessions: [session('08:30', '09:10')] } };
    const rules = withHours([session('08:30', '17:30')], { icbc });
    const hall = play(rules, ['1', '7', '10']);
    const to = (queue: string): VisitStep[] => [approval, { is: 'queue', queue }];
    expect(mayNotFinish(hall.hall, wayOf(hall, to('icbc')))).toBe(true);
    expect(mayNotFinish(hall.hall, wayOf(hall, to('ccb')))).toBe(false);
    expect(mayNotFinish(hall.hall, wayOf(hall, [{ is: 'queue', queue: 'icbc' }, approval]))).toBe(false);
  });

  it('marks the tickets that may not be done today, and an alarm names how many while they are in the hall', () => {
    const hall = play(evening, ['0']);
    const tickets = Array.from({ length: 12 }, () => hall.ask('advice'));
    // The tenth would be done at 09:33.
    const marked = hall.log.flatMap(({ event }) =>
      event.kind === 'ticket-issued' && event.mayNotFinish === true ? [event.ticket] : [],
    );
    expect(marked).toEqual(tickets.slice(9));
    hall.pass(1);
    expect(alarmIn(hall.hall, 'capacity')?.text).toBe(
      'found 3 in the hall who may not finish before the last session ends; open more counters, or tell them',
    );
    for (const ticket of tickets.slice(9)) {
      expect(hall.hall.alarms.has('capacity')).toBe(true);
      hall.give({ verb: 'abandon', ticket, reason: 'gone' });
      hall.pass(1);
    }
    expect(hall.hall.alarms.has('capacity')).toBe(false);
  });

  it('counts who may not finish through call, undo, leaving and coming back', () => {
    const hall = play(evening, ['0']);
    const tickets = Array.from({ length: 11 }, () => hall.ask('advice'));
    const last = tickets.at(-1) ?? '';
    const check = (expected: number) => {
      const inside = [...hall.hall.visits.values()].filter(visit => visit.mayNotFinish && !ended(visit));
      expect([hall.hall.mayNotFinish, inside.length]).toEqual([expected, expected]);
    };
    check(2);
    hall.give({ verb: 'call-number', counter: '0', ticket: last, reason: 'ill' });
    check(2);
    hall.press('0', 'start', 'finish');
    check(1);
    hall.press('0', 'undo');
    check(2);
    hall.give({ verb: 'abandon', ticket: last, reason: 'gone' });
    check(1);
    hall.give({ verb: 'reopen', ticket: last, reason: 'came back' });
    check(2);
    hall.give({ verb: 'close-day' });
    check(0);
  });

  it('raises the alarm that a service is full once, and keeps it at the edge', () => {
    const hall = play(evening, ['0']);
    const raised = () =>
      hall.log.filter(
        ({ event }: { event: Event }) => event.kind === 'alarm-raised' && event.alarm === 'full-advice',
      );
    const tickets = Array.from({ length: 19 }, () => hall.ask('advice'));
    expect(raised()).toHaveLength(0);
    hall.pass(30);
    expect(raised()).toHaveLength(1);
    const leave = (from: number, until: number) => {
      for (const ticket of tickets.slice(from, until)) hall.give({ verb: 'abandon', ticket, reason: 'gone' });
      hall.pass(300);
    };
    leave(0, 5);
    // 09:05, and 14 before it, 15 x 3 + 3 minutes: less than a quarter of an hour before the hard close.
    expect(hall.hall.alarms.has('full-advice')).toBe(true);
    leave(5, 10);
    expect(hall.hall.alarms.has('full-advice')).toBe(false);
    expect(raised()).toHaveLength(1);
  });

  it('raises none while no tickets are taken anyway, and none that can never be', () => {
    const services = new Map([...evening.services].filter(([id]) => id === 'advice'));
    const rules = { ...evening, services, timetable: { sessions: [session('08:30', '09:30', '09:04')] } };
    const hall = play(rules, ['0']);
    for (let ticket = 1; ticket <= 19; ticket += 1) hall.ask('advice');
    hall.pass(30);
    expect(hall.hall.alarms.has('full-advice')).toBe(true);
    hall.pass(300);
    expect(hall.hall.alarms.has('full-advice')).toBe(false);
    watchCapacity(untimed, play(untimed).hall, hall.now(), () => expect.unreachable());
  });
});
