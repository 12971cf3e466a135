/** R2: who is next. That P decides is held by the properties and by the model; here is what goes beside it. */
import { describe, expect, it } from 'vitest';
import { fuzhou, type Play, play, untimed } from '../../kit/hall/play.ts';
import { changed } from '../../kit/hall/rules.ts';

const called = (hall: Play) => hall.last('visit-called');

/** Whom that counter calls, one after the other. */
function calls(hall: Play, counter: string, many: number) {
  return Array.from({ length: many }, () => {
    hall.press(counter, 'next');
    const call = called(hall);
    hall.press(counter, 'finish');
    return call;
  });
}
const tickets = (...given: Parameters<typeof calls>) => calls(...given).map(call => call?.ticket);

/** One desk; a normal visit joined long ago, and green ones enough to keep it waiting for ever. */
function greenMorning(normalWaitedMinutes: number): Play {
  const hall = play(fuzhou, ['0']);
  hall.take('advice');
  hall.wait(normalWaitedMinutes * 60 * (1 / 3));
  for (let visit = 0; visit < 4; visit += 1) hall.take('advice', undefined, 'green');
  hall.wait(normalWaitedMinutes * 60 * (2 / 3));
  return hall;
}

describe('the guard', () => {
  it('calls the best normal visit after two green ones, if it has waited more than twenty minutes', () => {
    const called = calls(greenMorning(21), '0', 4);
    expect(called.map(call => call?.ticket)).toEqual(['D002', 'D003', 'D001', 'D004']);
    expect(called[2]?.why).toMatchObject({
      by: 'guard',
      passedOver: [{ ticket: 'D004', why: 'guard' }],
      runnerUp: { ticket: 'D004' },
    });
  });

  it.each([19, 20])('does nothing for one that has waited %i minutes', minutes => {
    expect(tickets(greenMorning(minutes), '0', 3)).toEqual(['D002', 'D003', 'D004']);
  });

  it('counts green calls in a row: a normal one in between begins anew', () => {
    const hall = play(fuzhou, ['0']);
    hall.take('advice', undefined, 'green');
    expect(tickets(hall, '0', 1)).toEqual(['D001']);
    hall.take('advice');
    expect(tickets(hall, '0', 1)).toEqual(['D002']);
    hall.take('advice');
    hall.wait(5 * 60);
    for (let visit = 0; visit < 2; visit += 1) hall.take('advice', undefined, 'green');
    hall.wait(16 * 60);
    expect(tickets(hall, '0', 3)).toEqual(['D004', 'D005', 'D003']);
  });

  it('does not count a number that was called by hand', () => {
    const hall = greenMorning(21);
    hall.give({ verb: 'call-number', counter: '0', ticket: 'D005', reason: 'asked by the director' });
    hall.press('0', 'finish');
    expect(tickets(hall, '0', 3)).toEqual(['D002', 'D003', 'D001']);
  });
});

/** Counter 1 helps out at the desk; counter 2 does not. */
const withBackup = changed(fuzhou, { counters: { '1': { backup: ['advice'] } } });

describe('backup queues (AB岗)', () => {
  it('are looked at only when the counter’s own are empty', () => {
    const hall = play(withBackup, ['1', '2']);
    hall.take('advice');
    hall.wait(3600);
    hall.take('withdrawal', 'icbc');
    expect(calls(hall, '1', 2)).toMatchObject([
      { ticket: 'A002', why: { by: 'priority' } },
      { ticket: 'D001', queue: 'advice', why: { by: 'backup' } },
    ]);
  });

  it('belong to the pool while the surge plan says so', () => {
    const level = { id: 'busy', waitingPerCounter: 1, backup: true, limit: new Map() } as const;
    const surge = { automatic: true, release: 0.75, holdMs: 0, levels: [level] };
    const hall = play({ ...withBackup, surge }, ['1', '2']);
    hall.hall.surge = { level: 'busy', since: hall.now(), by: 'hand' };
    hall.take('advice');
    hall.wait(60);
    hall.take('loan');
    hall.press('1', 'next');
    const why = { by: 'priority', runnerUp: { ticket: 'B002' } };
    expect(called(hall)).toMatchObject({ ticket: 'D001', why });
  });

  it('are not taken over by a counter that is ready while a counter of the queue is ready too', () => {
    const hall = play(untimed);
    hall.press('5', 'next');
    hall.wait(60);
    hall.press('0', 'next');
    hall.take('advice');
    expect([hall.inHand('0'), hall.inHand('5')]).toEqual(['D001', undefined]);
    hall.take('advice');
    expect(hall.inHand('5')).toBe('D002');
  });

  it('are called with whom of the counter’s own was passed over: one who is kept for another counter', () => {
    const hall = play(untimed);
    hall.take('withdrawal', 'icbc');
    hall.press('1', 'next');
    hall.give({ verb: 'transfer', counter: '1', to: { counter: '2' }, when: 'now' });
    hall.wait(60);
    hall.take('advice');
    hall.press('5', 'next');
    const why = { by: 'backup', passedOver: [{ ticket: 'A001', why: 'kept', counter: '2' }] };
    expect(called(hall)).toMatchObject({ ticket: 'D002', why });
  });
});

describe('a number called by hand', () => {
  it('keeps its reason, its P and whom it passed over', () => {
    const hall = play();
    hall.take('loan');
    hall.wait(60);
    const ticket = hall.take('loan');
    hall.wait(60);
    const reason = 'flight at noon';
    expect(hall.give({ verb: 'call-number', counter: '1', ticket, reason })).toEqual(['visit-called']);
    const passedOver = [{ ticket: 'B001', priorityMs: 120_000, why: 'number' }];
    const why = { by: 'number', reason, priorityMs: 60_000, passedOver, earlier: 1 };
    expect(called(hall)).toMatchObject({ waitedMs: 60_000, why });
  });

  it('is refused for a visit that waits for another counter, or does not wait', () => {
    const hall = play();
    hall.take('loan');
    const call = (counter: string, ticket: string) =>
      hall.give({ verb: 'call-number', counter, ticket, reason: 'x' });
    expect(call('7', 'B001')).toBe('other-hands');
    expect(call('1', 'B009')).toBe('unknown-ticket');
    hall.press('2', 'next');
    expect(call('1', 'B001')).toBe('wrong-place');
    hall.take('loan');
    expect(call('2', 'B002')).toBe('counter-busy');
  });
});

describe('of two with the same P', () => {
  it('the first ticket is called first', () => {
    const hall = play();
    hall.take('loan');
    hall.take('withdrawal', 'icbc', 'green');
    hall.wait(191);
    hall.press('1', 'next');
    hall.give({ verb: 'transfer', counter: '1', to: { queue: 'approval' }, when: 'now' });
    hall.press('2', 'next');
    expect(hall.inHand('2')).toBe('B001');
  });

  it('who stand behind the same one, because a call was taken back, it is too', () => {
    const hall = play(untimed);
    for (let visit = 0; visit < 7; visit += 1) hall.take('loan');
    hall.miss('1');
    hall.miss('2');
    hall.give({ verb: 'rejoin', ticket: 'B001' });
    hall.give({ verb: 'call-number', counter: '3', ticket: 'B001', reason: 'by mistake' });
    hall.give({ verb: 'rejoin', ticket: 'B002' });
    hall.press('3', 'undo');
    for (const counter of ['1', '2', '3', '4', '5']) hall.press(counter, 'next');
    expect(['1', '2', '3', '4', '5'].map(hall.inHand)).toEqual(['B003', 'B004', 'B005', 'B001', 'B002']);
  });
});
