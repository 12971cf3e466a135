import { describe, expect, it } from 'vitest';
import type { Rules } from '../../../daemon/core/types/rules.ts';
import { takenNumbers } from '../../../daemon/journal/taken-numbers.ts';
import { play as playOf, untimed } from '../../kit/hall/play.ts';
import { back, came, entered, fails, fullHall, icbc, onPaper, served } from '../../kit/hall/power-cut.ts';

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
