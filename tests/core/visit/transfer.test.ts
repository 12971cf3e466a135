import { describe, expect, it } from 'vitest';
import { type Play, play } from '../../kit/hall/play.ts';

const next = (counter: string) => ({ verb: 'call-next', counter }) as const;
const finish = (counter: string) => ({ verb: 'finish', counter, outcome: 'approved' }) as const;
const transfer = (
  counter: string,
  to: { queue: string } | { counter: string },
  when: 'now' | 'after' = 'now',
) => ({ verb: 'transfer', counter, to, when }) as const;

/** A withdrawal in the hand of counter 1. */
function inHandOfOne(): Play {
  const hall = play();
  hall.take('withdrawal', 'icbc');
  hall.press('1', 'next');
  return hall;
}

describe('transfer (R5)', () => {
  it('to one counter is kept for it, and called there by its P', () => {
    const hall = inHandOfOne();
    hall.give(transfer('1', { counter: '8' }));
    expect(hall.visit('A001').place).toMatchObject({ is: 'waiting', queue: 'icbc', bound: { counter: '8' } });
    hall.wait(299);
    expect(hall.press('7', 'next')).toEqual(['counter-ready']);
    expect(hall.press('8', 'next')).toEqual(['visit-called']);
    expect(hall.log.at(-1)?.event).toMatchObject({ ticket: 'A001', why: { by: 'priority' } });
  });

  it('to one counter is anybody’s after five minutes', () => {
    const hall = inHandOfOne();
    hall.give(transfer('1', { counter: '8' }));
    hall.press('7', 'next');
    expect(hall.pass(299)).toEqual([]);
    expect(hall.pass(1)).toEqual(['visit-queued', 'visit-called']);
    expect(hall.inHand('7')).toBe('A001');
  });

  it('to one counter is anybody’s once that counter closes', () => {
    const hall = inHandOfOne();
    hall.give(transfer('1', { counter: '8' }));
    hall.press('8', 'close');
    hall.press('7', 'next');
    expect(hall.inHand('7')).toBe('A001');
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
    expect(hall.give(transfer('1', { queue: 'advice' }, 'after'))).toEqual([
      'visit-started',
      'visit-transferred',
    ]);
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

  it('to one counter, and then to another queue, waits for any counter of that', () => {
    const hall = inHandOfOne();
    hall.give(transfer('1', { counter: '8' }, 'after'));
    hall.give({ verb: 'choose-route', counter: '1', queue: 'ccb' });
    hall.press('1', 'finish');
    expect(hall.visit('A001').place).toMatchObject({ is: 'waiting', queue: 'ccb' });
    expect(hall.visit('A001').place).not.toHaveProperty('bound');
  });

  it('to one counter comes to that queue of it to which the visit goes next', () => {
    const hall = inHandOfOne();
    hall.give({ verb: 'add-service', ticket: 'A001', service: 'advice' });
    hall.press('1', 'finish');
    hall.press('7', 'next');
    hall.give(transfer('7', { counter: '5' }));
    expect(hall.visit('A001').place).toMatchObject({ queue: 'advice', bound: { counter: '5' } });
  });

  it('to oneself is refused', () => {
    expect(inHandOfOne().give(transfer('1', { counter: '1' }))).toBe('to-itself');
  });

  it('to what the hall does not have is refused', () => {
    expect(inHandOfOne().give(transfer('1', { counter: '99' }))).toBe('unknown-counter');
    expect(inHandOfOne().give(transfer('1', { queue: 'post' }))).toBe('unknown-queue');
  });
});

describe('return-to (R5)', () => {
  it('goes back for something short, and then comes back to the counter that sent it', () => {
    const hall = inHandOfOne();
    hall.press('1', 'finish');
    hall.press('7', 'next');
    expect(hall.give({ verb: 'return-to', counter: '7', to: { queue: 'approval' } })).toEqual([
      'visit-transferred',
      'visit-queued',
    ]);
    expect(hall.visit('A001').place).toMatchObject({ queue: 'approval', bound: { counter: '1' } });
    hall.press('1', 'next', 'finish');
    expect(hall.visit('A001').place).toMatchObject({ queue: 'icbc', bound: { counter: '7' } });
    hall.press('7', 'next', 'finish');
    expect(hall.visit('A001').place.is).toBe('done');
  });

  it('is refused where the visit has not been', () => {
    expect(inHandOfOne().give({ verb: 'return-to', counter: '1', to: { queue: 'icbc' } })).toBe(
      'not-in-route',
    );
  });
});

describe('a visit that returns (R5)', () => {
  /** A loan that has been to counter 1 and to CCB, and is sent back for the seal. */
  function backForTheSeal(): Play {
    const hall = play();
    hall.take('loan');
    hall.press('1', 'next');
    hall.give({ verb: 'choose-route', counter: '1', queue: 'ccb' });
    hall.press('1', 'finish');
    hall.press('10', 'next', 'finish');
    return hall;
  }

  it('is kept for the counter that knows it, for five minutes', () => {
    const hall = backForTheSeal();
    expect(hall.visit('B001').place).toMatchObject({ queue: 'approval', bound: { counter: '1' } });
    hall.wait(1);
    hall.take('loan');
    hall.press('2', 'next');
    expect(hall.inHand('2')).toBe('B002');
    expect(hall.log.at(-1)?.event).toMatchObject({
      why: { passedOver: [{ ticket: 'B001', why: 'kept', counter: '1' }] },
    });
    hall.wait(5 * 60);
    hall.give({ verb: 'tick' });
    hall.press('3', 'next');
    expect(hall.inHand('3')).toBe('B001');
  });

  it('is kept for the counter that had it last', () => {
    const hall = play();
    const give = { verb: 'take-ticket', class: 'normal', choice: new Map([['bank', 'icbc']]) } as const;
    hall.give({ ...give, services: ['withdrawal', 'collection', 'loan'], print: false });
    for (const counter of ['1', '7', '2', '7']) {
      hall.pass(301);
      hall.press(counter, 'next', 'finish');
    }
    expect(hall.visit('A001').place).toMatchObject({ queue: 'approval', bound: { counter: '2' } });
  });

  it('is called by it when its P is the highest there, and not before', () => {
    const hall = play();
    hall.take('loan');
    hall.press('1', 'next');
    hall.give({ verb: 'choose-route', counter: '1', queue: 'ccb' });
    hall.press('1', 'finish');
    hall.take('loan');
    hall.wait(36 * 60);
    hall.press('10', 'next', 'finish');
    hall.give({ verb: 'set-class', ticket: 'B001', class: 'normal' });
    hall.press('1', 'next');
    expect(hall.inHand('1')).toBe('B002');
    expect(hall.log.at(-1)?.event).toMatchObject({ why: { by: 'priority', runnerUp: { ticket: 'B001' } } });
  });

  it.each([false, true])(
    'is anybody’s at once where that counter pauses; with a visit in hand: %s',
    isBusy => {
      const hall = play();
      hall.take('loan');
      hall.press('1', 'next');
      hall.give({ verb: 'choose-route', counter: '1', queue: 'ccb' });
      hall.press('1', 'finish');
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

describe('a service added later (R5)', () => {
  it('is joined to the way, equal queues in a row merged', () => {
    const hall = inHandOfOne();
    expect(hall.give({ verb: 'add-service', ticket: 'A001', service: 'collection' })).toEqual([
      'service-added',
    ]);
    expect(hall.visit('A001')).toMatchObject({ services: ['withdrawal', 'collection'] });
    hall.press('1', 'finish');
    hall.press('7', 'next', 'finish');
    expect(hall.visit('A001').place).toMatchObject({ queue: 'approval' });
  });

  it('while it is being served goes on at the counter that serves it', () => {
    const hall = play();
    hall.take('loan');
    hall.press('1', 'next');
    hall.give({ verb: 'choose-route', counter: '1', queue: 'ccb' });
    for (const order of [finish('1'), next('10'), finish('10')]) hall.give(order);
    hall.pass(301);
    hall.press('2', 'next', 'start');
    hall.give({ verb: 'add-service', ticket: 'B001', service: 'loan' });
    hall.press('2', 'finish');
    expect(hall.visit('B001').place).toMatchObject({ queue: 'approval', bound: { counter: '2' } });
  });

  it('while it is back for something short leaves it the way to the counter that sent it', () => {
    const hall = play();
    hall.take('loan');
    hall.press('1', 'next');
    hall.give({ verb: 'choose-route', counter: '1', queue: 'ccb' });
    for (const order of [finish('1'), next('10'), finish('10'), next('1')]) hall.give(order);
    hall.give({ verb: 'return-to', counter: '1', to: { counter: '3' } });
    hall.give({ verb: 'add-service', ticket: 'B001', service: 'advice' });
    expect(hall.visit('B001').steps.slice(2)).toMatchObject([
      { queue: 'approval', at: '3' },
      { queue: 'approval', knownTo: '1' },
      { queue: 'advice' },
    ]);
  });

  it('is refused for a visit that has ended, and for one the hall does not have', () => {
    const hall = inHandOfOne();
    expect(hall.give({ verb: 'add-service', ticket: 'A001', service: 'post' })).toBe('unknown-service');
    hall.give({ verb: 'abandon', ticket: 'A001', reason: 'asked' });
    expect(hall.give({ verb: 'add-service', ticket: 'A001', service: 'advice' })).toBe('wrong-place');
  });
});

describe('a choice by the shortest wait (R5)', () => {
  it('goes where less wait is expected, and says so', () => {
    const hall = play();
    const shortest = {
      ...hall.rules,
      services: new Map(
        [...hall.rules.services].map(([id, service]) => [
          id,
          {
            ...service,
            route: service.route.map(step =>
              step.is === 'choice'
                ? ({ ...step, by: 'shortest', otherwise: { is: 'shortest' } } as const)
                : step,
            ),
          },
        ]),
      ),
    };
    const game = play(shortest);
    for (let visit = 0; visit < 5; visit += 1) {
      game.take('withdrawal', 'icbc');
      game.press('2', 'next', 'finish');
    }
    const ticket = game.take('loan');
    game.press('1', 'next');
    expect(game.press('1', 'finish')).toContain('route-chosen');
    expect(game.visit(ticket).place).toMatchObject({ queue: 'ccb' });
  });
});
