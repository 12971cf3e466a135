import { describe, expect, it } from 'vitest';
import type { Visit } from '../../../daemon/core/types/model.ts';
import { type Play, play, untimed } from '../../kit/hall/play.ts';
import { changed } from '../../kit/hall/rules.ts';

const sendTo = (from: string, counter: string) =>
  ({ verb: 'transfer', counter: from, to: { counter }, when: 'now' }) as const;

const lastCall = (hall: Play) => hall.last('visit-called');

/** Somebody whom a counter knows comes back to it from the bank, and is kept for it. */
function back(hall: Play, knows: string, bank: string, visitClass?: Visit['class']): string {
  const ticket = hall.take('withdrawal', 'icbc', visitClass);
  hall.give({ verb: 'call-number', counter: knows, ticket, reason: '' });
  hall.press(knows, 'finish');
  hall.give({ verb: 'call-number', counter: bank, ticket, reason: '' });
  hall.give({ verb: 'return-to', counter: bank, to: { queue: 'approval' } });
  return ticket;
}

describe('a visit kept for a counter (R2)', () => {
  it('is one more candidate there, by its own P', () => {
    const hall = play(untimed, ['1', '7']);
    const waits = hall.take('loan');
    hall.wait(600);
    const kept = back(hall, '1', '7');
    hall.wait(60);
    hall.press('1', 'next');
    expect(lastCall(hall)).toMatchObject({
      ticket: waits,
      why: { by: 'priority', runnerUp: { ticket: kept }, pool: ['approval'] },
    });
    hall.give({ verb: 'choose-route', counter: '1', queue: 'icbc' });
    hall.press('1', 'finish');
    hall.take('loan');
    hall.press('1', 'next');
    expect(lastCall(hall)).toMatchObject({ ticket: kept, why: { by: 'priority' } });
  });

  it('is looked at by no other counter, which says whom it passed over', () => {
    const hall = play(untimed, ['1', '2', '7']);
    const kept = back(hall, '1', '7');
    hall.wait(60);
    const later = hall.take('loan');
    hall.press('2', 'next');
    expect(lastCall(hall)).toMatchObject({
      ticket: later,
      why: { by: 'priority', passedOver: [{ ticket: kept, why: 'kept', counter: '1' }] },
    });
  });

  it('is taken by a counter that has nobody to call, while its own is busy', () => {
    const hall = play(untimed, ['1', '2', '7']);
    const kept = back(hall, '1', '7');
    expect(hall.press('2', 'next'), 'counter 1 has nobody in hand').toEqual(['counter-ready']);
    hall.take('loan');
    // Counter 2 was ready for that one; it is called away, and ready again.
    hall.give({ verb: 'abandon', ticket: hall.inHand('2') ?? '', reason: '' });
    hall.press('2', 'next');
    const other = hall.take('loan');
    expect(hall.inHand('2')).toBe(other);
    hall.give({ verb: 'abandon', ticket: other, reason: '' });
    hall.press('2', 'next');
    hall.press('1', 'pause');
    expect(hall.inHand('2')).toBe(kept);
    expect(lastCall(hall)?.why).toMatchObject({ by: 'taken-over', ready: true });
  });

  it('is called at once by a counter that is ready when its own calls somebody else', () => {
    const hall = play(untimed, ['1', '2', '7']);
    const first = back(hall, '1', '7');
    hall.wait(10);
    const second = back(hall, '1', '7');
    hall.press('2', 'next');
    expect(hall.inHand('2')).toBeUndefined();
    hall.press('1', 'next');
    expect([hall.inHand('1'), hall.inHand('2')]).toEqual([first, second]);
  });

  it('that was sent to that very counter is not taken from it', () => {
    const hall = play(untimed, ['1', '2', '3', '7']);
    const first = hall.take('loan');
    const second = hall.take('loan');
    hall.press('1', 'next');
    hall.press('2', 'next');
    hall.give(sendTo('1', '2'));
    hall.press('3', 'next');
    expect(hall.inHand('3')).toBeUndefined();
    expect(hall.visit(first).place).toMatchObject({ bound: { counter: '2', sent: true } });
    expect(hall.inHand('2')).toBe(second);
  });

  it('in a journal that knows no `sent` stays with the counter it was sent to until that closes', () => {
    const hall = play(untimed, ['1', '2', '3']);
    const first = hall.take('loan');
    hall.press('1', 'next');
    hall.give(sendTo('1', '2'));
    for (const { event } of hall.log) {
      if (event.kind === 'visit-queued' && event.bound !== undefined) event.bound = { counter: '2' };
    }
    hall.restart();
    hall.take('loan');
    hall.press('2', 'next');
    expect(hall.inHand('2')).toBe(first);
    hall.press('2', 'undo', 'pause');
    hall.press('3', 'next');
    expect(hall.inHand('3')).not.toBe(first);
  });

  it('is anybody’s once its counter closes', () => {
    const hall = play(untimed, ['1', '2', '7']);
    const kept = back(hall, '1', '7');
    hall.press('1', 'close');
    hall.press('2', 'next');
    expect(hall.inHand('2')).toBe(kept);
  });

  it('is anybody’s once its counter does not serve its queue any more, after the config was changed', () => {
    const with8 = (bank: string) =>
      changed(untimed, { counters: { '8': { institution: bank, queues: [bank] } } });
    const hall = play(with8('icbc'));
    hall.take('withdrawal', 'icbc');
    hall.press('1', 'next');
    hall.give(sendTo('1', '8'));
    hall.restart(with8('ccb'));
    expect(hall.pass(1)).toEqual(['visit-queued']);
    hall.press('7', 'next');
    expect(hall.inHand('7')).toBe('A001');
  });

  it('is named as the runner-up where two are kept for one counter', () => {
    const hall = play(untimed);
    for (let visit = 0; visit < 2; visit += 1) {
      hall.take('withdrawal', 'icbc');
      hall.press('1', 'next');
      hall.give(sendTo('1', '8'));
      hall.wait(1);
    }
    hall.press('8', 'next');
    const why = { by: 'priority', runnerUp: { ticket: 'A002' } };
    expect(lastCall(hall)).toMatchObject({ ticket: 'A001', why });
  });

  it('counts once among the green arrivals, though it is freed later', () => {
    const hall = play(untimed);
    hall.take('withdrawal', 'icbc', 'green');
    hall.press('1', 'next');
    hall.give(sendTo('1', '8'));
    hall.press('8', 'close');
    expect(hall.visit('A001').place).not.toHaveProperty('bound');
    expect(hall.hall.greens.get('icbc')).toHaveLength(1);
  });
});

describe('the guard and those who are kept (R2)', () => {
  /** Two greens were called by counter 1, and a third waits. */
  function twoGreens(hall: Play): string {
    const greens = [1, 2, 3].map(() => hall.take('withdrawal', 'icbc', 'green'));
    hall.wait(1);
    hall.press('1', 'next', 'finish', 'next', 'finish');
    return greens[2] ?? '';
  }

  it('does not fire for a normal visit that is kept elsewhere', () => {
    const hall = play(untimed, ['1', '2', '7']);
    const kept = hall.take('loan');
    hall.give({ verb: 'call-number', counter: '1', ticket: kept, reason: '' });
    hall.give(sendTo('1', '2'));
    hall.wait(1500);
    const fresh = hall.take('loan');
    const green = twoGreens(hall);
    // It was never freed: nobody ticked.
    expect(hall.visit(kept).place).toMatchObject({ bound: { counter: '2' } });
    hall.press('1', 'next');
    expect(lastCall(hall)).toMatchObject({ ticket: green, why: { by: 'priority' } });
    expect(hall.visit(fresh).place.is).toBe('waiting');
  });

  it('fires for one that is kept for this counter, and calls it', () => {
    const hall = play(untimed, ['1', '2', '7']);
    const kept = hall.take('loan');
    hall.give({ verb: 'call-number', counter: '2', ticket: kept, reason: '' });
    hall.give(sendTo('2', '1'));
    hall.wait(1500);
    const greens = [1, 2, 3].map(() => hall.take('withdrawal', 'icbc', 'green'));
    hall.wait(1500);
    hall.press('1', 'next', 'finish', 'next', 'finish', 'next');
    expect(lastCall(hall)).toMatchObject({
      ticket: kept,
      why: { by: 'guard', passedOver: [{ ticket: greens[2], why: 'guard' }] },
    });
  });

  it('counts green calls of those who are kept', () => {
    const hall = play(untimed, ['1', '7']);
    hall.take('loan');
    hall.wait(1300);
    for (let nth = 0; nth < 3; nth += 1) {
      back(hall, '1', '7', 'green');
      hall.wait(300);
    }
    hall.wait(1500);
    const called = [1, 2, 3].map(() => {
      hall.press('1', 'next', 'finish');
      return lastCall(hall)?.why.by;
    });
    expect(called).toEqual(['priority', 'priority', 'guard']);
  });
});
