import { describe, expect, it } from 'vitest';
import { type Play, play, untimed } from '../../kit/hall/play.ts';

const called = (hall: Play) => hall.last('visit-called');

/** A withdrawal that waited this long for the centre and now stands at the bank. */
function sentToTheBank(hall: Play, waitedSeconds: number, visitClass: 'normal' | 'green' = 'normal'): string {
  const ticket = hall.take('withdrawal', 'icbc', visitClass);
  hall.wait(waitedSeconds);
  hall.press('1', 'next', 'finish');
  return ticket;
}

/** Misses the visit in hand there, and brings it back. */
function missAndRejoin(hall: Play, counter: string, ticket: string): void {
  hall.sayAll();
  hall.wait(60);
  hall.press(counter, 'miss');
  hall.give({ verb: 'rejoin', ticket });
}

describe('the credit for having waited before (R2)', () => {
  it('is added to the weighted waiting and is not weighted itself', () => {
    const hall = play();
    sentToTheBank(hall, 0);
    hall.wait(100);
    sentToTheBank(hall, 300, 'green');
    hall.press('7', 'next');
    expect(called(hall)).toMatchObject({
      ticket: 'A001',
      why: { priorityMs: 400_000, runnerUp: { ticket: 'A002', priorityMs: 300_000 } },
    });
  });

  it('is a quarter of an hour at most', () => {
    const hall = play();
    sentToTheBank(hall, 0);
    hall.wait(100);
    sentToTheBank(hall, 20 * 60);
    hall.press('7', 'next');
    expect(called(hall)).toMatchObject({
      ticket: 'A001',
      why: { priorityMs: 1_300_000, runnerUp: { ticket: 'A002', priorityMs: 900_000 } },
    });
    expect(hall.visit('A002').waitedMs).toBe(20 * 60_000);
  });

  it('counts the waiting of every step before, and not the time at a counter', () => {
    const hall = play();
    hall.take('loan');
    hall.wait(100);
    hall.press('1', 'next');
    hall.wait(500);
    hall.give({ verb: 'choose-route', counter: '1', queue: 'icbc' });
    hall.press('1', 'finish');
    hall.wait(50);
    hall.press('7', 'next');
    hall.wait(500);
    hall.press('7', 'finish');
    expect(hall.visit('B001')).toMatchObject({ waitedMs: 150_000, place: { creditMs: 150_000 + 1_200_000 } });
  });
});

describe('who comes back after a missed call (R4)', () => {
  it.each([
    ['normal', ['A002', 'A003', 'A004', 'A001', 'A005']],
    ['green', ['A002', 'A001', 'A003', 'A004', 'A005']],
  ] as const)('who is %s stands behind the next few of its class, whatever credit there is', (of, order) => {
    const hall = play();
    const late = sentToTheBank(hall, 600, of);
    for (let visit = 0; visit < 4; visit += 1) {
      sentToTheBank(hall, 0, of);
      hall.wait(1);
    }
    hall.press('7', 'next');
    expect(hall.inHand('7')).toBe(late);
    missAndRejoin(hall, '7', late);
    expect(hall.calls('8', 5)).toEqual(order);
  });

  it('joins now where fewer than three wait, and has not waited before', () => {
    const hall = play();
    hall.take('loan');
    hall.wait(1);
    hall.take('loan');
    hall.press('1', 'next');
    missAndRejoin(hall, '1', 'B001');
    expect(hall.visit('B001').place).toMatchObject({ is: 'waiting', joinedAt: hall.now(), creditMs: 0 });
  });

  it('keeps the credit of the earlier queues', () => {
    const hall = play();
    const ticket = sentToTheBank(hall, 600);
    hall.press('7', 'next');
    missAndRejoin(hall, '7', ticket);
    expect(hall.visit(ticket)).toMatchObject({
      step: 1,
      waitedMs: 600_000,
      place: { is: 'waiting', queue: 'icbc', creditMs: 600_000 },
    });
  });

  it('before others and was called ahead of its place loses nothing of what it had waited', () => {
    const hall = play();
    const late = sentToTheBank(hall, 600);
    sentToTheBank(hall, 0);
    hall.press('7', 'next');
    missAndRejoin(hall, '7', late);
    hall.press('7', 'next', 'finish', 'next');
    expect(called(hall)).toMatchObject({ ticket: late, waitedMs: 0 });
    hall.give({ verb: 'transfer', counter: '7', to: { queue: 'ccb' }, when: 'now' });
    expect(hall.visit(late).waitedMs).toBe(600_000);
  });

  it('may do so until the day ends at a later step, and only half an hour at the first', () => {
    const hall = play();
    const atTheBank = sentToTheBank(hall, 0);
    hall.press('7', 'next');
    hall.take('loan');
    hall.call('1');
    hall.wait(60);
    hall.press('7', 'miss');
    hall.press('1', 'miss');
    hall.wait(30 * 60);
    expect(hall.give({ verb: 'rejoin', ticket: 'B002' })).toBe('too-late');
    expect(hall.give({ verb: 'rejoin', ticket: atTheBank })).toEqual(['visit-rejoined', 'visit-queued']);
  });
});

describe('a short return that is soon (R2, R5)', () => {
  /** A loan that has been at the bank and comes back for its seal, to be called by any counter. */
  function forTheSeal(hall: Play): string {
    const ticket = hall.take('loan');
    hall.give({ verb: 'call-number', counter: '1', ticket, reason: '' });
    hall.give({ verb: 'choose-route', counter: '1', queue: 'icbc' });
    hall.press('1', 'finish');
    hall.press('7', 'next', 'finish');
    return ticket;
  }

  it('is a credit of twenty minutes beside the one for having waited, and no place', () => {
    const hall = play(untimed);
    hall.take('loan');
    hall.wait(19 * 60);
    const seal = forTheSeal(hall);
    expect(hall.visit(seal).place).toMatchObject({ creditMs: 20 * 60_000, joinedAt: hall.now() });
    hall.press('1', 'next');
    expect(called(hall)).toMatchObject({
      ticket: seal,
      why: { priorityMs: 20 * 60_000, runnerUp: { ticket: 'B001', priorityMs: 19 * 60_000 } },
    });
  });

  it('does not come before one who has waited longer than that', () => {
    const hall = play(untimed);
    hall.take('loan');
    hall.wait(21 * 60);
    forTheSeal(hall);
    hall.press('1', 'next');
    expect(called(hall)).toMatchObject({ ticket: 'B001', why: { by: 'priority' } });
  });

  it('may be a number in the way of an older journal, and means the same', () => {
    const hall = play(untimed);
    const ticket = hall.take('loan');
    for (const { event } of hall.log) {
      if (event.kind === 'ticket-issued')
        event.steps = event.steps.map(step => (step.soon === undefined ? step : { ...step, soon: 1 }));
    }
    hall.restart();
    hall.press('1', 'next');
    hall.give({ verb: 'choose-route', counter: '1', queue: 'icbc' });
    hall.press('1', 'finish');
    hall.press('7', 'next', 'finish');
    expect(hall.visit(ticket).place).toMatchObject({ creditMs: 20 * 60_000 });
  });
});

describe('the time really waited', () => {
  it('of a visit that rejoined before others counts from when it came back, whatever its place (R2, R4)', () => {
    const hall = play();
    const late = sentToTheBank(hall, 0);
    hall.press('7', 'next');
    for (let visit = 0; visit < 4; visit += 1) sentToTheBank(hall, 0);
    hall.wait(1200);
    missAndRejoin(hall, '7', late);
    const { joinedAt } = placeOf(hall, late);
    expect(joinedAt).toBeLessThan(hall.now() - 1_000_000);
    hall.wait(60);
    hall.give({ verb: 'call-number', counter: '7', ticket: late, reason: 'asked' });
    expect(hall.log.at(-1)?.event).toMatchObject({ kind: 'visit-called', waitedMs: 60_000 });
    hall.give({ verb: 'transfer', counter: '7', to: { queue: 'ccb' }, when: 'now' });
    expect(hall.visit(late).waitedMs).toBe(60_000);
  });
});

function placeOf(hall: Play, ticket: string): { joinedAt: number } {
  const { place } = hall.visit(ticket);
  if (place.is !== 'waiting') throw new Error(`${ticket} is ${place.is}`);
  return place;
}
