/** R5: the way of a ticket, and the choices on it. */
import { describe, expect, it } from 'vitest';
import type { Service } from '../../../daemon/core/types/rules.ts';
import { stepsFor } from '../../../daemon/core/visit/route.ts';
import { play } from '../../kit/hall/play.ts';

describe('a way', () => {
  it('merges equal queues in a row, but never a choice that can still be made otherwise', () => {
    const to = (...route: Service['route']) => ({
      id: 's',
      name: 's',
      series: 'S',
      papers: [],
      fees: [],
      route,
    });
    const otherwise = { is: 'queue', queue: 'icbc' } as const;
    const choice = { is: 'choice', choice: 'bank', by: 'clerk', among: ['icbc', 'ccb'], otherwise } as const;
    const queue = (id: string) => ({ is: 'queue', queue: id }) as const;
    const lengths = [
      [to(queue('approval')), to(queue('approval'), queue('icbc'))],
      [to(choice), to(queue('icbc'))],
      [to(choice), to(choice)],
      [to(choice), to({ ...choice, choice: 'till' })],
    ].map(services => stepsFor(services, new Map()).length);
    expect(lengths).toEqual([2, 2, 1, 2]);
  });

  it('of a loan waits for the bank that the clerk chooses, and returns to the centre for the seal', () => {
    const hall = play();
    hall.take('loan');
    expect(hall.press('1', 'next', 'finish')).toBe('choose-first');
    expect(hall.give({ verb: 'choose-route', counter: '1', queue: 'advice' })).toBe('not-in-route');
    const choose = { verb: 'choose-route', counter: '1', queue: 'ccb' } as const;
    expect(hall.give(choose)).toEqual(['visit-started', 'route-chosen']);
    hall.press('1', 'finish');
    expect(hall.visit('B001').place).toMatchObject({ is: 'waiting', queue: 'ccb' });
    hall.press('10', 'next', 'finish');
    expect(hall.visit('B001').place).toMatchObject({ is: 'waiting', queue: 'approval' });
    expect(hall.press('1', 'next', 'finish')).toEqual(['visit-started', 'step-finished', 'visit-done']);
  });
});

describe('a choice', () => {
  it.each([
    ['that was not made', []],
    ['that no step of the route asks for', [['bank', 'icbc'], ['bnak', 'icbc']]], // biome-ignore format: one row
    ['of a queue that it does not have', [['bank', 'advice']]],
  ])('%s is refused at the kiosk, and leaves no ghost and no gap', (_, choices) => {
    const hall = play();
    const choice = new Map(choices.map(([name = '', queue = '']) => [name, queue]));
    const take = {
      verb: 'take-ticket',
      services: ['withdrawal'],
      class: 'normal',
      choice,
      print: true,
    } as const;
    expect(hall.give(take)).toBe('choose-first');
    expect(hall.hall.visits.size).toBe(0);
    expect(hall.take('withdrawal', 'ccb')).toBe('A001');
  });

  it('that was made at the kiosk may be corrected by the clerk', () => {
    const hall = play();
    hall.take('withdrawal', 'icbc');
    hall.press('1', 'next');
    hall.give({ verb: 'choose-route', counter: '1', queue: 'ccb' });
    hall.press('1', 'finish');
    expect(hall.visit('A001').place).toMatchObject({ is: 'waiting', queue: 'ccb' });
  });

  it('made for a later step does not change the step the visit is at, and is refused at the last one', () => {
    const hall = play();
    hall.take('withdrawal', 'icbc');
    hall.press('1', 'next', 'finish');
    hall.press('7', 'next');
    const choose = { verb: 'choose-route', counter: '7', queue: 'ccb' } as const;
    expect(hall.give(choose)).toBe('not-in-route');
    hall.give({ verb: 'add-service', ticket: 'A001', service: 'collection' });
    hall.give(choose);
    const chosen = hall.visit('A001').steps.map(step => (step.is === 'choice' ? step.chosen : step.queue));
    expect(chosen).toEqual(['approval', 'icbc', 'approval', 'ccb']);
  });
});
