/** R7: a counter pauses, closes and opens again, and what it had in hand or set aside. */
import { describe, expect, it } from 'vitest';
import { type Play, play, untimed } from '../../kit/hall/play.ts';
import { changed } from '../../kit/hall/rules.ts';

const sendOn = { verb: 'transfer', counter: '1', to: { queue: 'ccb' }, when: 'now' } as const;

function parked(): Play {
  const hall = play(untimed);
  hall.take('loan');
  hall.press('1', 'next', 'start', 'park');
  return hall;
}

describe('a pause asked for with a visit in hand', () => {
  it.each([
    ['finished', (hall: Play) => hall.press('1', 'finish')],
    ['parked', (hall: Play) => hall.press('1', 'start', 'park')],
    ['missed', (hall: Play) => hall.press('1', 'miss')],
    ['sent on', (hall: Play) => hall.give(sendOn)],
    ['gone', (hall: Play) => hall.give({ verb: 'abandon', ticket: 'A001', reason: 'gave up' })],
  ])('takes effect once that is %s', (_, ends) => {
    const hall = play();
    hall.take('withdrawal', 'icbc');
    hall.call('1');
    hall.press('1', 'pause');
    expect(hall.hall.counters.get('1')).toMatchObject({ status: 'open', pausing: true });
    hall.wait(30);
    ends(hall);
    expect(hall.hall.counters.get('1')).toMatchObject({ status: 'paused', pausing: false });
    for (const key of ['next', 'pause', 'resume'] as const)
      expect(hall.press('1', key)).toBe('counter-paused');
    hall.press('1', 'open');
    expect(hall.hall.counters.get('1')?.status).toBe('open');
  });

  it('and taken back leaves the time at the counter as it was', () => {
    const hall = play(untimed);
    hall.take('loan');
    hall.press('1', 'next');
    const since = hall.now();
    hall.wait(60);
    hall.press('1', 'pause', 'open');
    expect(hall.hall.counters.get('1')?.handSince).toBe(since);
  });
});

describe('a counter that closes', () => {
  it('with a visit in hand is refused; by force the visit goes back where it stood', () => {
    const hall = play();
    hall.take('loan');
    const joinedAt = hall.now();
    hall.wait(30);
    hall.take('loan');
    hall.wait(30);
    expect(hall.press('1', 'next', 'close')).toBe('counter-busy');
    hall.give({ verb: 'close-counter', counter: '1', force: true });
    expect(hall.visit('B001')).toMatchObject({ waitedMs: 0, place: { is: 'waiting', joinedAt } });
    hall.press('2', 'next');
    expect(hall.inHand('2')).toBe('B001');
  });

  it('and opens again still knows whom it parked and who did not come, and on the next day nothing of them', () => {
    const hall = parked();
    hall.take('loan');
    hall.miss('1');
    hall.press('1', 'close', 'open');
    expect(hall.hall.counters.get('1')).toMatchObject({ parked: ['B001'], missed: ['B002'] });
    hall.give({ verb: 'rejoin', ticket: 'B002' });
    expect(hall.press('1', 'resume')).toEqual(['visit-resumed']);
    expect(hall.hall.counters.get('1')).toMatchObject({ ticket: 'B001', parked: [], missed: [] });
    hall.press('1', 'park');
    hall.give({ verb: 'close-day' });
    hall.give({ verb: 'open-day', day: '2026-11-25' });
    expect(hall.press('1', 'open', 'resume')).toBe('nobody-set-aside');
  });
});

describe('a parked visit', () => {
  it('keeps its counter while that works; after that any counter that serves its queue may take it back', () => {
    for (const gone of ['pause', 'close'] as const) {
      const hall = parked();
      const resume = (counter: string) => hall.give({ verb: 'resume', counter, ticket: 'B001' });
      expect(resume('2')).toBe('other-hands');
      hall.press('1', gone);
      expect(resume('7')).toBe('other-hands');
      expect(resume('2')).toEqual(['visit-resumed']);
      expect(hall.hall.counters.get('1')?.parked).toEqual([]);
    }
  });

  it('was served before it is parked, and keeps its counter though the config gave that other queues', () => {
    const hall = play(untimed);
    hall.take('advice');
    expect(hall.press('0', 'next', 'park')).toBe('not-started');
    hall.press('0', 'start', 'park');
    hall.restart(changed(untimed, { counters: { '0': { queues: ['approval'] } } }));
    expect(hall.press('0', 'resume')).toEqual(['visit-resumed']);
  });
});

it('a counter that the hall does not have opens no day', () => {
  const hall = play(untimed);
  hall.give({ verb: 'close-day' });
  expect(hall.give({ verb: 'open-counter', counter: '99', day: '2026-11-25' })).toBe('unknown-counter');
  expect(hall.hall.open).toBe(false);
});
