import { describe, expect, it } from 'vitest';
import { nextDeadline } from '../../../daemon/core/deadlines/next-deadline.ts';
import { handle } from '../../../daemon/core/decide/handle.ts';
import { nextPrint } from '../../../daemon/core/outputs/jobs.ts';
import type { Command } from '../../../daemon/core/types/commands.ts';
import { isRefusal } from '../../../daemon/core/types/refusals.ts';
import type { Rules } from '../../../daemon/core/types/rules.ts';
import { openDay } from '../../../daemon/history/day.ts';
import { openEstimates } from '../../../daemon/history/estimates.ts';
import { openLearnedDay } from '../../../daemon/history/learned-day.ts';
import { noSums } from '../../../daemon/history/sums.ts';
import type { Fact } from '../../../daemon/history/visit.ts';
import { takenNumbers } from '../../../daemon/journal/taken-numbers.ts';
import { alarmIn, type Play, play as playOf, untimed } from '../../kit/hall/play.ts';
import { back, entered, fails, fullHall, onPaper, print, printAll } from '../../kit/hall/power-cut.ts';
import { changed, timetableOf } from '../../kit/hall/rules.ts';

const minutes = 60;
/** At the bank that a clerk chooses before the approval is finished. */
const chosenByClerk: Rules = {
  ...untimed,
  services: new Map(
    [...untimed.services].map(([id, service]) => [
      id,
      {
        ...service,
        route: service.route.map(step =>
          step.is === 'choice' ? { ...step, by: 'clerk', otherwise: { is: 'ask' } } : step,
        ),
      },
    ]),
  ),
};

const served = (hall: Play, more: Partial<Command & { verb: 'served-by-paper' }>): string[] | string =>
  hall.give({
    verb: 'served-by-paper',
    ticket: 'A003',
    counter: '1',
    outcome: 'approved',
    at: hall.now(),
    ...more,
  });
const came = (hall: Play, ticket: string, more: Partial<Command & { verb: 'came-by-paper' }> = {}) =>
  hall.give({ verb: 'came-by-paper', ticket, service: 'withdrawal', choice: icbc, ...more });
const icbc = new Map([['bank', 'icbc']]);
const lists = (hall: Play) => hall.last('queues-printed')?.lists.map(({ queue }) => queue);
const listJobs = (hall: Play) =>
  [...hall.hall.jobs.values()].flatMap(job =>
    job.is === 'print' && job.what === 'queue' ? [job.queue] : [],
  );

describe('when the lights go out (R21)', () => {
  it('the queues are printed once the power has failed for 30 s, the fullest first, before any ticket', () => {
    const hall = fullHall();
    expect(hall.give(fails)).toEqual(['power-failing']);
    expect(hall.pass(29)).not.toContain('queues-printed');
    expect(hall.pass(1)).toContain('queues-printed');
    expect(hall.last('queues-printed')?.lists).toEqual([
      { queue: 'approval', waiting: 3, series: 'A', from: 6, to: 35 },
      { queue: 'icbc', waiting: 2 },
    ]);
    expect(listJobs(hall)).toEqual(['approval', 'icbc']);
    expect(nextPrint(hall.rules, hall.hall, new Set(), 'printer-1')).toMatchObject({
      what: 'queue',
      queue: 'approval',
    });
    expect(hall.pass(10 * minutes).filter(kind => kind === 'queues-printed')).toEqual([]);
  });

  it('a power that is back sooner prints nothing, however often it flaps', () => {
    const hall = fullHall();
    for (let time = 0; time < 10; time += 1) {
      hall.give(fails);
      hall.pass(29);
      expect(hall.give(back)).toEqual(['power-back']);
      hall.pass(5);
    }
    expect(hall.last('queues-printed')).toBeUndefined();
    expect(hall.hall.alarms.has('power')).toBe(false);
  });

  it('what is told again changes nothing: the 30 s run from the first time', () => {
    const hall = fullHall();
    hall.give(fails);
    hall.pass(20);
    expect(hall.give(fails)).toEqual([]);
    expect(hall.pass(11)).toContain('queues-printed');
    expect(hall.give(back)).toContain('power-back');
    expect(hall.give(back)).toEqual([]);
  });

  it('where the battery is low it does not wait', () => {
    const hall = fullHall();
    hall.give(fails);
    hall.give({ ...fails, battery: 'low' });
    expect(hall.pass(0)).toContain('queues-printed');
    expect(hall.give({ ...fails, battery: 'low' })).toEqual([]);
  });

  it('where nobody waits nothing is printed, until somebody does', () => {
    const hall = playOf(untimed, ['1']);
    hall.give(fails);
    hall.pass(5 * minutes);
    expect(hall.last('queues-printed')).toBeUndefined();
    hall.take('loan');
    expect(hall.pass(0)).toContain('queues-printed');
  });

  it('a hall without a printer goes by the tickets: what was served is entered all the same', () => {
    const hall = fullHall({ ...untimed, printers: [] });
    hall.give(fails);
    expect(hall.pass(60)).not.toContain('queues-printed');
    expect(served(hall, {})).toContain('served-by-paper');
  });

  it('in a closed hall nothing is printed; it is known in the morning that the power still fails', () => {
    const hall = fullHall();
    hall.give({ verb: 'close-day' });
    expect(hall.give(fails)).toEqual(['power-failing']);
    hall.pass(5 * minutes);
    expect(hall.give({ verb: 'open-day', day: '2026-11-25' })).toContain('power-failing');
    hall.take('loan');
    hall.pass(31);
    expect(lists(hall)).toEqual(['approval']);
    hall.restart();
    expect(hall.hall.power.failing).toBeDefined();
  });

  it('lists that are not out when the day ends are not printed any more', () => {
    const hall = fullHall();
    hall.give(fails);
    hall.pass(31);
    expect(hall.give({ verb: 'close-day' })).toContain('queue-list-dropped');
    expect(listJobs(hall)).toEqual([]);
  });
});

describe('the lists', () => {
  it('when the power is back, those that nobody has begun are not printed, and the alarm names them', () => {
    const hall = fullHall();
    hall.give(fails);
    hall.pass(31);
    print(hall);
    expect(hall.give(back)).toEqual(['power-back', 'queue-list-dropped']);
    hall.pass(1);
    expect(alarmIn(hall.hall, 'power')?.args).toMatchObject({
      is: 'enter',
      out: ['approval'],
      missing: ['icbc'],
    });
  });

  it('come out of whatever printer works, side by side', () => {
    const hall = fullHall({ ...untimed, printers: ['printer-1', 'printer-2'] });
    hall.give(fails);
    hall.pass(31);
    const first = nextPrint(hall.rules, hall.hall, new Set(), 'printer-1');
    expect(first).toMatchObject({ queue: 'approval' });
    expect(nextPrint(hall.rules, hall.hall, new Set([first?.id ?? '']), 'printer-2')).toMatchObject({
      queue: 'icbc',
    });
  });

  it('one that a printer has begun is waited for, and is printed again if nobody knows its end', () => {
    const hall = fullHall();
    hall.give(fails);
    hall.pass(31);
    print(hall, 'begun');
    hall.restart();
    expect(nextPrint(hall.rules, hall.hall, new Set(), 'printer-1')).toMatchObject({
      queue: 'approval',
      begun: true,
    });
    print(hall);
    expect(hall.last('ticket-print-begun')).toMatchObject({ queue: 'approval', again: true });
    expect(hall.hall.power.out).toContain('approval');
  });

  it('one that breaks off when the power is back is not begun once more', () => {
    const hall = fullHall();
    hall.give(fails);
    hall.pass(31);
    print(hall, 'begun');
    hall.give(back);
    const job = hall.last('ticket-print-begun')?.job ?? '';
    expect(
      hall.give({ verb: 'end-job', job, device: 'printer-1', outcome: 'failed', why: 'paper out' }),
    ).toEqual(['ticket-print-failed', 'queue-list-dropped']);
    expect(listJobs(hall)).toEqual([]);
  });

  it('one of which nobody knows the end is not printed beside those of the next power cut', () => {
    const hall = fullHall();
    hall.give(fails);
    hall.pass(31);
    print(hall, 'begun');
    hall.restart();
    expect(hall.give(entered)).toEqual([
      'power-back',
      'queue-list-dropped',
      'paper-entered',
      'queue-list-dropped',
    ]);
    hall.give(fails);
    hall.pass(31);
    expect(listJobs(hall)).toEqual(['approval', 'icbc']);
  });

  it('what is not begun within five minutes is not printed any more: nobody waits for paper longer', () => {
    const hall = fullHall();
    hall.give(fails);
    hall.pass(31);
    print(hall);
    hall.pass(5 * minutes - 2);
    expect(listJobs(hall)).toEqual(['icbc']);
    hall.pass(2);
    expect(listJobs(hall)).toEqual([]);
    expect(hall.last('queue-list-dropped')).toMatchObject({ queue: 'icbc', why: 'too-late' });
  });

  it('one that a dead process had begun is given up at last', () => {
    const hall = fullHall();
    hall.give(fails);
    hall.pass(31);
    for (let list = 0; list < 2; list += 1) print(hall, 'begun');
    hall.restart();
    hall.pass(11 * minutes);
    expect(listJobs(hall)).toEqual([]);
  });
});

describe('the numbers for newcomers (R1)', () => {
  it('are given by no kiosk, before or after a restart', () => {
    const hall = onPaper();
    expect(hall.take('loan')).toBe('B036');
    hall.restart();
    expect(hall.take('withdrawal', 'icbc')).toBe('A037');
    came(hall, 'A006');
    expect(hall.take('withdrawal', 'icbc')).toBe('A038');
  });

  it('are each used once', () => {
    const hall = onPaper();
    expect(came(hall, 'A006')).toEqual(['ticket-issued', 'visit-queued']);
    expect(came(hall, 'A006')).toBe('wrong-place');
    expect(came(hall, 'A036')).toBe('unknown-ticket');
    const numbers = takenNumbers('2026-11-24');
    numbers.take(hall.log.map(({ event }) => event));
    expect(() =>
      numbers.take(hall.log.flatMap(({ event }) => (event.kind === 'ticket-issued' ? [event] : []))),
    ).toThrow();
  });

  it('that nobody had are told when the list is entered', () => {
    const hall = onPaper();
    hall.give(back);
    came(hall, 'A006');
    expect(hall.give(entered)).toEqual(['paper-entered']);
    expect(hall.last('paper-entered')).toMatchObject({ unused: 29 });
  });

  it('of a second power cut go on above those of the first', () => {
    const hall = onPaper();
    hall.give(back);
    hall.give(entered);
    hall.give(fails);
    hall.pass(31);
    expect(hall.last('queues-printed')?.lists[0]).toMatchObject({ from: 36, to: 65 });
    expect(came(hall, 'A007')).toContain('ticket-issued');
  });

  it('are of all series at once where each counts for itself', () => {
    const hall = fullHall({ ...untimed, numbering: 'series' });
    hall.take('loan');
    hall.give(fails);
    hall.pass(31);
    const { lists: [first] = [] } = hall.last('queues-printed') ?? {};
    expect(first).toMatchObject({ queue: 'approval', from: 6, to: 35 });
    expect(hall.take('loan')).toBe('B036');
  });
});

describe('what was served by paper', () => {
  it('goes on to its next step, since that moment', () => {
    const hall = onPaper();
    hall.pass(25 * minutes);
    const at = hall.now() - 10 * minutes * 1000;
    hall.give(back);
    expect(served(hall, { at })).toEqual(['served-by-paper', 'step-finished', 'visit-queued']);
    expect(hall.visit('A003').place).toMatchObject({ is: 'waiting', queue: 'icbc', joinedAt: at, since: at });
    expect(hall.last('visit-queued')).not.toHaveProperty('expectedMs');
    expect(hall.visit('A003').waitedMs).toBeGreaterThan(10 * minutes * 1000);
  });

  it('is done where that was its last', () => {
    const hall = onPaper();
    hall.pass(60);
    expect(served(hall, { ticket: 'A001', counter: '7' })).toEqual([
      'served-by-paper',
      'step-finished',
      'visit-done',
    ]);
  });

  it('is of a counter that serves its queue', () => {
    const hall = onPaper();
    hall.pass(60);
    expect(served(hall, { counter: '7' })).toBe('other-hands');
    expect(served(hall, { counter: '99' })).toBe('unknown-counter');
  });

  it('is entered once, at a moment at which it can have been', () => {
    const hall = onPaper();
    const { since } = hall.hall.power.failing ?? { since: 0 };
    hall.pass(10 * minutes);
    expect(served(hall, { at: since - 1 })).toBe('not-at-that-time');
    expect(served(hall, { at: hall.now() + 1 })).toBe('not-at-that-time');
    const at = hall.now() - 60_000;
    expect(served(hall, { at })).toContain('served-by-paper');
    // The same line again: at a counter of its next queue, too, it cannot have been at once.
    expect(served(hall, { at })).toBe('other-hands');
    expect(served(hall, { at, counter: '7' })).toBe('not-at-that-time');
  });

  it('is told by the wall clock', () => {
    const hall = onPaper();
    hall.give({ verb: 'set-clock', wall: hall.now() + 3600_000, unheardMs: 0 });
    hall.pass(60);
    expect(served(hall, {})).toBe('not-at-that-time');
    expect(served(hall, { at: hall.now() + 3600_000 })).toContain('served-by-paper');
    expect(hall.last('served-by-paper')?.servedAt).toBe(hall.now());
  });

  it('is nobody who is gone, unknown, or in a hall that had light', () => {
    const hall = onPaper();
    hall.give({ verb: 'abandon', ticket: 'A003', reason: 'gave up' });
    hall.pass(60);
    expect(served(hall, {})).toBe('wrong-place');
    expect(served(hall, { ticket: 'Z999' })).toBe('unknown-ticket');
    const lit = fullHall();
    expect(served(lit, {})).toBe('no-power-cut');
    expect(came(lit, 'A006')).toBe('no-power-cut');
    expect(lit.give(entered)).toBe('no-power-cut');
  });

  it('may have been in a hand, away, or at no counter when it went dark', () => {
    const hall = fullHall();
    hall.press('1', 'next');
    hall.give({ verb: 'step-away', ticket: 'A004' });
    hall.give(fails);
    hall.pass(31);
    hall.pass(20 * minutes);
    for (const ticket of ['A003', 'A004']) expect(served(hall, { ticket })).toContain('served-by-paper');
    expect(hall.inHand('1')).toBeUndefined();
    expect(hall.hall.cycles.get('approval')).toHaveLength(2);
  });

  it('is refused, or lacks papers, as at the counter: with its reason, follow-up and slip', () => {
    const hall = onPaper();
    hall.pass(60);
    expect(served(hall, { outcome: 'refused' })).toBe('name-reason');
    expect(served(hall, { outcome: 'refused', reason: 1 })).toContain('refusal-opened');
    expect(served(hall, { ticket: 'A004', outcome: 'papers-missing', missing: [1] })).toContain(
      'return-slip-issued',
    );
    // They have gone; the desk prints it when they ask.
    expect([...hall.hall.jobs.values()].some(job => job.is === 'print' && job.what === 'papers')).toBe(false);
    expect(hall.give({ verb: 'slip', ticket: 'A004' })).toEqual(['reprint-asked']);
  });

  it('has nobody to rate, and leaves whoever the counter has now with its marks', () => {
    const hall = onPaper();
    hall.pass(60);
    hall.press('1', 'next', 'start');
    hall.give({ verb: 'mark', counter: '1', outcome: 'refused', nth: 1 });
    const marks = hall.hall.counters.get('1')?.marks;
    expect(served(hall, { ticket: 'A005' })).toContain('visit-queued');
    expect(hall.hall.counters.get('1')?.marks).toEqual(marks);
    expect(hall.give({ verb: 'rate', counter: '1', grade: 5, from: 'rater' })).toBe('nothing-to-rate');
  });

  it('went where the clerk wrote, at a choice that is the clerk’s', () => {
    const hall = playOf(chosenByClerk, ['1']);
    const ticket = hall.take('withdrawal');
    hall.give(fails);
    hall.pass(61);
    expect(served(hall, { ticket })).toBe('choose-first');
    expect(served(hall, { ticket, choice: new Map([['bank', 'ccb']]) })).toContain('route-chosen');
    expect(hall.visit(ticket).place).toMatchObject({ queue: 'ccb' });
  });

  it('is a newcomer, too, whose service follows from the list, or is named', () => {
    const hall = onPaper();
    hall.pass(60);
    expect(served(hall, { ticket: 'A006' })).toBe('which-service');
    expect(served(hall, { ticket: 'A006', service: 'nothing' })).toBe('which-service');
    expect(served(hall, { ticket: 'A006', service: 'withdrawal', choice: icbc })).toEqual([
      'ticket-issued',
      'visit-queued',
      'served-by-paper',
      'step-finished',
      'visit-queued',
    ]);
    expect(hall.visit('A006').place).toMatchObject({ is: 'waiting', queue: 'icbc' });
  });
});

describe('newcomers who still wait', () => {
  it('stand in the order of their numbers, before who comes after the power is back', () => {
    const hall = onPaper();
    hall.pass(10 * minutes);
    hall.give(back);
    hall.wait(60);
    const later = hall.take('withdrawal', 'icbc');
    for (const ticket of ['A008', 'A006', 'A007']) came(hall, ticket);
    expect(hall.calls('1', 7)).toEqual(['A003', 'A004', 'A005', 'A006', 'A007', 'A008', later]);
  });

  it('may have come at a moment that is told', () => {
    const hall = onPaper();
    hall.pass(10 * minutes);
    expect(came(hall, 'A006', { at: hall.now() - 11 * minutes * 1000 })).toBe('not-at-that-time');
    expect(came(hall, 'A006', { at: hall.now() - 60_000 })).toContain('visit-queued');
    expect(hall.visit('A006').place).toMatchObject({ joinedAt: hall.now() - 60_000 });
  });
});

describe('afterwards', () => {
  /** Somebody is called, and does not come. */
  function calledInVain(hall: Play): void {
    hall.press('1', 'next');
    hall.sayAll();
    hall.wait(61);
  }

  it('nobody is missed until the list is entered, or 15 min have passed since the power was back', () => {
    const hall = onPaper();
    calledInVain(hall);
    expect(hall.press('1', 'miss')).toBe('paper-first');
    hall.give(back);
    expect(hall.press('1', 'miss')).toBe('paper-first');
    hall.wait(15 * minutes - 1);
    expect(hall.press('1', 'miss')).toBe('paper-first');
    hall.wait(1);
    expect(hall.press('1', 'miss')).toContain('visit-missed');
  });

  it('when the list is entered they are at once', () => {
    const hall = onPaper();
    calledInVain(hall);
    hall.give(back);
    hall.give(entered);
    expect(hall.press('1', 'miss')).toContain('visit-missed');
  });

  it('that the list is entered tells that the power is back', () => {
    const hall = onPaper();
    expect(hall.give(entered)).toEqual(['power-back', 'paper-entered']);
    expect(hall.pass(5 * minutes)).not.toContain('queues-printed');
  });

  it('who missed a call, or was away when it went dark, has not left and is not missed by time', () => {
    const hall = playOf(untimed, ['1']);
    for (let taken = 0; taken < 4; taken += 1) hall.take('withdrawal', 'icbc');
    hall.miss('1');
    hall.give({ verb: 'step-away', ticket: 'A002' });
    hall.press('1', 'next');
    expect(hall.visit('A002').place).toMatchObject({ is: 'away', due: {} });
    hall.give(fails);
    hall.pass(31);
    expect(hall.pass(60 * minutes)).not.toContain('visit-left');
    hall.give(back);
    hall.pass(15 * minutes - 1);
    expect(hall.visit('A001').place.is).toBe('missed');
    expect(hall.visit('A002').place.is).toBe('away');
    hall.pass(2);
    expect(hall.visit('A001').place.is).toBe('left');
    expect(hall.visit('A002').place.is).toBe('missed');
  });

  it('the power fails again before that: the lists that lie there hold on', () => {
    const hall = onPaper();
    hall.give(back);
    hall.pass(10 * minutes);
    hall.give(fails);
    expect(hall.pass(20 * minutes)).not.toContain('queues-printed');
    calledInVain(hall);
    expect(hall.press('1', 'miss')).toBe('paper-first');
  });

  it('the alarm tells what to do until it is done', () => {
    const hall = fullHall();
    hall.give(fails);
    hall.pass(1);
    expect(alarmIn(hall.hall, 'power')).toMatchObject({ severity: 'critical', args: { is: 'failing' } });
    hall.pass(31);
    expect(alarmIn(hall.hall, 'power')?.args).toMatchObject({ is: 'on-paper', out: [] });
    printAll(hall);
    hall.pass(1);
    expect(alarmIn(hall.hall, 'power')?.args).toMatchObject({ out: ['approval', 'icbc'], missing: [] });
    hall.give(back);
    hall.pass(20 * minutes);
    expect(alarmIn(hall.hall, 'power')).toMatchObject({ severity: 'warning', args: { is: 'enter' } });
    hall.give(entered);
    hall.pass(1);
    expect(hall.hall.alarms.has('power')).toBe(false);
  });

  it('a hall that was dark and starts again has power; one whose process ended for a moment does not know', () => {
    const hall = onPaper();
    const starts = (unheardMs: number) =>
      hall.give({ verb: 'set-clock', wall: hall.now(), unheardMs, starts: true });
    hall.restart();
    expect(starts(5_000)).not.toContain('power-back');
    // A wall clock that jumps while it runs is no dark.
    hall.give({ verb: 'set-clock', wall: hall.now(), unheardMs: 3 * 60 * minutes * 1000 });
    expect(hall.hall.power.failing).toBeDefined();
    hall.wait(3 * 60 * minutes);
    hall.restart();
    expect(starts(3 * 60 * minutes * 1000)).toContain('power-back');
    expect(hall.last('power-back')).toMatchObject({ started: true });
    hall.pass(1);
    expect(alarmIn(hall.hall, 'power')?.args).toMatchObject({ is: 'enter' });
  });
});

describe('figures', () => {
  it('nothing is learned of what spans it, and no promise is kept or broken by it', () => {
    const promised = changed(untimed, { queues: { approval: { promiseMs: 600_000 } } });
    const hall = playOf(promised, ['1']);
    for (let taken = 0; taken < 3; taken += 1) hall.take('withdrawal', 'icbc');
    hall.press('1', 'next', 'start');
    hall.give(fails);
    hall.pass(31);
    hall.pass(5 * minutes);
    hall.give(back);
    const { calls } = hall.hall.promises;
    hall.press('1', 'next');
    expect(hall.last('step-finished')).toMatchObject({ ticket: 'A001' });
    expect(hall.hall.promises.calls).toBe(calls);
    expect(hall.hall.cycles.get('approval') ?? []).toEqual([]);
    expect([...hall.hall.services.values()].flat()).toEqual([]);
    const day = openLearnedDay(hall.rules, '2026-11-24');
    for (const { event, at } of hall.log) day.saw(event, at);
    expect(day.told().queues['approval']).toMatchObject({ cycles: {}, heldSums: noSums });
  });

  it('nothing is learned or reported of what a counter does while it lasts, and all of what it does after that', () => {
    const hall = onPaper();
    const facts: Fact[] = [];
    const history = openDay({ told: fact => void facts.push(fact), dropped: () => undefined });
    const day = openLearnedDay(hall.rules, '2026-11-24');
    const cycles = () => Object.values(day.told().queues['approval']?.cycles ?? {});
    let told = 0;
    const tell = () => {
      for (const { event, at } of hall.log.slice(told)) {
        history.saw(event, at);
        day.saw(event, at);
      }
      told = hall.log.length;
    };
    const serve = () => {
      hall.press('1', 'next', 'start');
      hall.wait(120);
      hall.press('1', 'finish');
      tell();
    };
    tell();
    const before = cycles();
    serve();
    hall.give(back);
    hall.wait(60);
    hall.give(fails);
    // By the lists that lie there.
    serve();
    hall.give(back);
    hall.give(entered);
    tell();
    expect(cycles()).toEqual(before);
    expect(served(hall, { ticket: 'A005' })).toContain('served-by-paper');
    tell();
    const isServed = (fact: Fact) => fact.is === 'served' && fact.queue === 'approval';
    expect(facts.filter(isServed).map(fact => 'cut' in fact)).toEqual([false, false, true, true]);

    for (let taken = 0; taken < 2; taken += 1) hall.take('withdrawal', 'icbc');
    hall.wait(60);
    serve();
    // It flickers much later: nothing is printed, and nothing is hidden by it.
    hall.press('1', 'next', 'start');
    hall.wait(60);
    hall.give(fails);
    hall.wait(10);
    hall.give(back);
    hall.wait(60);
    hall.press('1', 'finish');
    hall.press('1', 'pause');
    tell();
    expect(
      facts
        .filter(isServed)
        .slice(4)
        .map(fact => 'cut' in fact),
    ).toEqual([false, false]);
    expect(cycles()).not.toEqual(before);
  });

  it('no promise that was not counted in one power cut is taken back in the next', () => {
    const promised = changed(untimed, { queues: { approval: { promiseMs: 600_000 } } });
    const hall = playOf(promised, ['1', '2']);
    for (let taken = 0; taken < 3; taken += 1) hall.take('withdrawal', 'icbc');
    hall.give({ ...fails, battery: 'low' });
    hall.pass(1);
    hall.call('1');
    hall.give(entered);
    hall.give({ ...fails, battery: 'low' });
    hall.pass(10 * minutes);
    expect(hall.visit('A001').place).toHaveProperty('presumed');
    hall.press('1', 'next');
    expect(hall.last('step-finished')).toMatchObject({ ticket: 'A001', presumed: true });
    expect(hall.hall.promises).toMatchObject({ calls: 0, kept: 0 });
  });

  it('nor of what spans a second failure, before the list of the first is entered', () => {
    const hall = playOf(untimed, ['1']);
    for (let taken = 0; taken < 3; taken += 1) hall.take('withdrawal', 'icbc');
    hall.give(fails);
    hall.pass(31);
    hall.give(back);
    hall.press('1', 'next', 'start');
    hall.give(fails);
    hall.pass(5 * minutes);
    hall.press('1', 'next');
    expect(hall.last('step-finished')).toMatchObject({ ticket: 'A001' });
    expect([...hall.hall.services.values()].flat()).toEqual([]);
  });

  it('no wait that was told is judged by it', () => {
    const hall = onPaper();
    hall.give(back);
    hall.press('1', 'next');
    hall.pass(60);
    served(hall, { ticket: 'A004' });
    const judged: string[] = [];
    const estimates = openEstimates({
      told: ({ queue, told }) => void (told !== undefined && judged.push(queue)),
      dropped: () => undefined,
    });
    for (const { event, at } of hall.log) estimates.saw(event, at);
    // The two who were called before the lights went out.
    expect(judged).toEqual(['approval', 'approval']);
  });
});

it('every moment that a power cut brings is one that a tick does something at', () => {
  const hall = playOf({ ...untimed, timetable: timetableOf('08:30', '12:00') }, ['1']);
  hall.take('loan');
  hall.give(fails);
  const due = nextDeadline(hall.rules, hall.hall, hall.now());
  expect(due).toBeLessThanOrEqual(hall.now() + 30_000);
  const ticked = handle(hall.rules, structuredClone(hall.hall), { verb: 'tick' }, hall.now() + 30_000);
  expect(isRefusal(ticked) ? [] : ticked.map(({ kind }) => kind)).toContain('queues-printed');
});
