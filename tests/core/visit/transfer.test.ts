/** R5: a visit is sent elsewhere, sent back, and comes back to whom it knows. */
import { describe, expect, it } from 'vitest';
import type { Goal } from '../../../daemon/core/types/commands.ts';
import { fuzhou, type Play, play } from '../../kit/hall/play.ts';

const transfer = (counter: string, to: Goal, when: 'now' | 'after' = 'now') =>
  ({ verb: 'transfer', counter, to, when }) as const;

/** A withdrawal, for two minutes in the queue, is in the hand of counter 1. */
function inHandOfOne(): Play {
  const hall = play();
  hall.take('withdrawal', 'icbc');
  hall.wait(120);
  hall.press('1', 'next');
  return hall;
}

describe('transfer', () => {
  it('to another queue has the step done there, with the credit for having waited, and goes on from there', () => {
    const hall = inHandOfOne();
    hall.give(transfer('1', { queue: 'advice' }));
    const place = { is: 'waiting', queue: 'advice', creditMs: 120_000 };
    expect(hall.visit('A001')).toMatchObject({ waitedMs: 120_000, place });
    expect(hall.visit('A001').steps.map(step => step.is === 'queue' && step.queue)).toEqual([
      'advice',
      false,
    ]);
    hall.press('0', 'next', 'finish');
    expect(hall.visit('A001').place).toMatchObject({ is: 'waiting', queue: 'icbc' });
  });

  it('to the queue that comes next goes on there, and is not called there twice', () => {
    const hall = inHandOfOne();
    hall.give(transfer('1', { queue: 'icbc' }));
    expect(hall.press('7', 'next', 'finish')).toContain('visit-done');
  });

  it('of who was sent wrongly keeps the time of joining', () => {
    const hall = inHandOfOne();
    const joinedAt = hall.now() - 120_000;
    hall.wait(100);
    hall.give({ ...transfer('1', { queue: 'advice' }), reason: 'misrouted' });
    expect(hall.visit('A001')).toMatchObject({ waitedMs: 0, place: { joinedAt } });
  });

  it('to one counter is kept for it, and called there by its P', () => {
    const hall = inHandOfOne();
    hall.give(transfer('1', { counter: '8' }));
    expect(hall.visit('A001').place).toMatchObject({ is: 'waiting', queue: 'icbc', bound: { counter: '8' } });
    hall.wait(299);
    expect(hall.press('7', 'next')).toEqual(['counter-ready']);
    expect(hall.press('8', 'next')).toEqual(['visit-called']);
    expect(hall.last('visit-called')).toMatchObject({ ticket: 'A001', why: { by: 'priority' } });
  });

  it('to a counter that is closed waits for any of its queue', () => {
    const hall = play(undefined, ['1', '7']);
    hall.take('withdrawal', 'icbc');
    hall.press('1', 'next');
    hall.give(transfer('1', { counter: '8' }));
    expect(hall.visit('A001').place).not.toHaveProperty('bound');
    hall.press('7', 'next');
    expect(hall.inHand('7')).toBe('A001');
  });

  it('after this step goes there when the step is finished, and then on its way', () => {
    const hall = inHandOfOne();
    const given = hall.give(transfer('1', { queue: 'advice' }, 'after'));
    expect(given).toEqual(['visit-started', 'visit-transferred']);
    expect(hall.inHand('1')).toBe('A001');
    hall.press('1', 'finish');
    expect(hall.visit('A001').place).toMatchObject({ queue: 'advice' });
    hall.press('0', 'next', 'finish');
    expect(hall.visit('A001').place).toMatchObject({ queue: 'icbc' });
  });

  it('to a bank that was still to be chosen chooses it', () => {
    const hall = play();
    hall.take('loan');
    hall.press('1', 'next');
    hall.give(transfer('1', { queue: 'ccb' }));
    expect(hall.visit('B001')).toMatchObject({ step: 1, place: { queue: 'ccb' } });
  });

  it.each([
    ['another bank', { verb: 'choose-route', counter: '1', queue: 'ccb' }, 'ccb'],
    ['the same queue', transfer('1', { queue: 'icbc' }, 'after'), 'icbc'],
  ] as const)(
    'to one counter, and then corrected to %s, waits for any counter of that',
    (_, order, queue) => {
      const hall = inHandOfOne();
      hall.give(transfer('1', { counter: '8' }, 'after'));
      hall.give(order);
      hall.press('1', 'finish');
      expect(hall.visit('A001').place).toMatchObject({ is: 'waiting', queue });
      expect(hall.visit('A001').place).not.toHaveProperty('bound');
    },
  );

  it('to one counter comes to that queue of it to which the visit goes next', () => {
    const hall = inHandOfOne();
    hall.give({ verb: 'add-service', ticket: 'A001', service: 'advice' });
    hall.press('1', 'finish');
    hall.press('7', 'next');
    hall.give(transfer('7', { counter: '5' }));
    expect(hall.visit('A001').place).toMatchObject({ queue: 'advice', bound: { counter: '5' } });
  });
});

describe('return-to', () => {
  it('goes back for something short, and then comes back to the counter that sent it', () => {
    const hall = inHandOfOne();
    hall.press('1', 'finish');
    hall.press('7', 'next');
    const back = { verb: 'return-to', counter: '7', to: { queue: 'approval' } } as const;
    expect(hall.give(back)).toEqual(['visit-transferred', 'visit-queued']);
    expect(hall.visit('A001').place).toMatchObject({ queue: 'approval', bound: { counter: '1' } });
    hall.press('1', 'next', 'finish');
    expect(hall.visit('A001').place).toMatchObject({ queue: 'icbc', bound: { counter: '7' } });
    hall.press('7', 'next', 'finish');
    expect(hall.visit('A001').place.is).toBe('done');
  });
});

/** A loan that has been to counter 1, which sent it to CCB. */
function atTheBank(): Play {
  const hall = play();
  hall.take('loan');
  hall.press('1', 'next');
  hall.give({ verb: 'choose-route', counter: '1', queue: 'ccb' });
  hall.press('1', 'finish');
  return hall;
}

describe('a visit that returns', () => {
  it('is kept for the counter that had it last', () => {
    const hall = play();
    hall.take(['withdrawal', 'collection', 'loan'], 'icbc');
    for (const counter of ['1', '7', '2', '7']) {
      hall.pass(301);
      hall.press(counter, 'next', 'finish');
    }
    expect(hall.visit('A001').place).toMatchObject({ queue: 'approval', bound: { counter: '2' } });
  });

  it.each([false, true])(
    'is anybody’s at once where that counter pauses; with a visit in hand: %s',
    isBusy => {
      const hall = atTheBank();
      if (isBusy) {
        hall.take('loan');
        hall.press('1', 'next');
      }
      hall.press('1', 'pause');
      hall.press('10', 'next', 'finish');
      expect(hall.visit('B001').place).not.toHaveProperty('bound');
    },
  );
});

it('refused where it was sent back to, and opened again, it still has the way to the counter that sent it', () => {
  const hall = atTheBank();
  hall.press('10', 'next', 'finish');
  hall.press('1', 'next');
  hall.give({ verb: 'return-to', counter: '1', to: { counter: '3' } });
  hall.press('3', 'next', 'refused');
  hall.give({ verb: 'reopen', ticket: 'B001', reason: 'papers' });
  expect(hall.visit('B001').steps.slice(2)).toMatchObject([
    { queue: 'approval', at: '3' },
    { queue: 'approval', knownTo: '1' },
  ]);
});

describe('a service added to a visit', () => {
  it('that is being served goes on at the counter that serves it', () => {
    const hall = atTheBank();
    hall.press('10', 'next', 'finish');
    hall.pass(301);
    hall.press('2', 'next', 'start');
    hall.give({ verb: 'add-service', ticket: 'B001', service: 'loan' });
    hall.press('2', 'finish');
    expect(hall.visit('B001').place).toMatchObject({ queue: 'approval', bound: { counter: '2' } });
  });

  it('that is back for something short leaves it the way to the counter that sent it', () => {
    const hall = atTheBank();
    hall.press('10', 'next', 'finish');
    hall.press('1', 'next');
    hall.give({ verb: 'return-to', counter: '1', to: { counter: '3' } });
    hall.give({ verb: 'add-service', ticket: 'B001', service: 'advice' });
    expect(hall.visit('B001').steps.slice(2)).toMatchObject([
      { queue: 'approval', at: '3' },
      { queue: 'approval', knownTo: '1' },
      { queue: 'advice' },
    ]);
  });
});

it('a choice by the shortest wait goes where less wait is expected, and says so', () => {
  const services = [...fuzhou.services].map(([id, service]) => {
    const route = service.route.map(step =>
      step.is === 'choice' ? ({ ...step, by: 'shortest', otherwise: { is: 'shortest' } } as const) : step,
    );
    return [id, { ...service, route }] as const;
  });
  const hall = play({ ...fuzhou, services: new Map(services) });
  for (let visit = 0; visit < 5; visit += 1) {
    hall.take('withdrawal', 'icbc');
    hall.press('2', 'next', 'finish');
  }
  const ticket = hall.take('loan');
  expect(hall.press('1', 'next', 'finish')).toContain('route-chosen');
  expect(hall.visit(ticket).place).toMatchObject({ queue: 'ccb' });
});
