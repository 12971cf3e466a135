import { describe, expect, it } from 'vitest';
import type { Event } from '../../../daemon/core/types/events.ts';
import type { Rules } from '../../../daemon/core/types/rules.ts';
import { fuzhou, type Play, play, untimed } from '../../kit/hall/play.ts';

const take = { service: 'advice' };

function called(hall: Play): Event & { kind: 'visit-called' } {
  const last = hall.last('visit-called');
  if (last?.kind !== 'visit-called') throw new Error('nobody was called');
  return last;
}

function callAndFinish(hall: Play, counter: string): Event & { kind: 'visit-called' } {
  hall.press(counter, 'next');
  const call = called(hall);
  hall.press(counter, 'finish');
  return call;
}

/** One desk; a normal visit joined long ago, and green ones enough to keep it waiting for ever. */
function greenMorning(normalWaitedMinutes: number): Play {
  const hall = play(fuzhou, ['0']);
  hall.take(take.service);
  hall.wait(normalWaitedMinutes * 60 * (1 / 3));
  for (let visit = 0; visit < 4; visit += 1) hall.take(take.service, undefined, 'green');
  hall.wait(normalWaitedMinutes * 60 * (2 / 3));
  return hall;
}

describe('the guard (R2)', () => {
  it('calls the best normal visit after two green ones, if it has waited more than twenty minutes', () => {
    const hall = greenMorning(21);
    const calls = [1, 2, 3, 4].map(() => callAndFinish(hall, '0'));
    expect(calls.map(({ ticket }) => ticket)).toEqual(['D002', 'D003', 'D001', 'D004']);
    expect(calls[2]?.why).toMatchObject({
      by: 'guard',
      passedOver: [{ ticket: 'D004', why: 'guard' }],
      runnerUp: { ticket: 'D004' },
    });
  });

  it.each([19, 20])('does nothing for one that has waited %i minutes', minutes => {
    const hall = greenMorning(minutes);
    const calls = [1, 2, 3].map(() => callAndFinish(hall, '0').ticket);
    expect(calls).toEqual(['D002', 'D003', 'D004']);
  });

  it('counts green calls in a row: a normal one in between begins anew', () => {
    const hall = play(fuzhou, ['0']);
    hall.take(take.service, undefined, 'green');
    expect(callAndFinish(hall, '0').ticket).toBe('D001');
    hall.take(take.service);
    expect(callAndFinish(hall, '0').ticket).toBe('D002');
    hall.take(take.service);
    hall.wait(5 * 60);
    for (let visit = 0; visit < 2; visit += 1) hall.take(take.service, undefined, 'green');
    hall.wait(16 * 60);
    const calls = [1, 2, 3].map(() => callAndFinish(hall, '0').ticket);
    expect(calls).toEqual(['D004', 'D005', 'D003']);
  });

  it('does not count a number that was called by hand', () => {
    const hall = greenMorning(21);
    hall.give({ verb: 'call-number', counter: '0', ticket: 'D005', reason: 'asked by the director' });
    hall.press('0', 'finish');
    const calls = [1, 2, 3].map(() => callAndFinish(hall, '0').ticket);
    expect(calls).toEqual(['D002', 'D003', 'D001']);
  });
});

/** Counter 1 helps out at the desk; counter 2 does not. */
function withBackup(): Rules {
  const one = fuzhou.counters.get('1');
  if (one === undefined) throw new Error('no counter 1');
  return { ...fuzhou, counters: new Map(fuzhou.counters).set('1', { ...one, backup: ['advice'] }) };
}

describe('backup queues (AB岗)', () => {
  it('are looked at only when the counter’s own are empty', () => {
    const hall = play(withBackup(), ['1', '2']);
    hall.take('advice');
    hall.wait(3600);
    hall.take('loan');
    expect(callAndFinishLoan(hall)).toMatchObject({ ticket: 'B002', why: { by: 'priority' } });
    hall.press('1', 'next');
    expect(called(hall)).toMatchObject({ ticket: 'D001', queue: 'advice', why: { by: 'backup' } });
  });

  it('belong to the pool while the surge plan says so', () => {
    const level = {
      id: 'busy',
      waitingPerCounter: 1,
      backup: true,
      limit: new Map<string, number>(),
    } as const;
    const surge = { automatic: true, release: 0.75, holdMs: 0, levels: [level] };
    const hall = play({ ...withBackup(), surge }, ['1', '2']);
    hall.hall.surge = { level: 'busy', since: hall.now(), by: 'hand' };
    hall.take('advice');
    hall.wait(60);
    hall.take('loan');
    hall.press('1', 'next');
    expect(called(hall)).toMatchObject({
      ticket: 'D001',
      why: { by: 'priority', runnerUp: { ticket: 'B002' } },
    });
  });
});

function callAndFinishLoan(hall: Play): Event & { kind: 'visit-called' } {
  hall.press('1', 'next');
  const call = called(hall);
  hall.give({ verb: 'choose-route', counter: '1', queue: 'ccb' });
  hall.press('1', 'finish');
  return call;
}

describe('a number called by hand (R2)', () => {
  it('keeps its reason, its P and whom it passed over', () => {
    const hall = play();
    hall.take('loan');
    hall.wait(60);
    const second = hall.take('loan');
    hall.wait(60);
    expect(
      hall.give({ verb: 'call-number', counter: '1', ticket: second, reason: 'flight at noon' }),
    ).toEqual(['visit-called']);
    expect(called(hall)).toMatchObject({
      waitedMs: 60_000,
      why: {
        by: 'number',
        reason: 'flight at noon',
        priorityMs: 60_000,
        passedOver: [{ ticket: 'B001', priorityMs: 120_000, why: 'number' }],
        earlier: 1,
      },
    });
  });

  it('is refused for a visit that waits for another counter, or does not wait', () => {
    const hall = play();
    hall.take('loan');
    const call = (counter: string, ticket: string) =>
      ({ verb: 'call-number', counter, ticket, reason: 'x' }) as const;
    expect(hall.give(call('7', 'B001'))).toBe('other-hands');
    expect(hall.give(call('1', 'B009'))).toBe('unknown-ticket');
    hall.press('2', 'next');
    expect(hall.give(call('1', 'B001'))).toBe('wrong-place');
    hall.take('loan');
    expect(hall.give(call('2', 'B002'))).toBe('counter-busy');
  });
});

it('of two who stand behind the same one, because a call was taken back, the first ticket is called first', () => {
  const hall = play(untimed);
  for (let visit = 0; visit < 7; visit += 1) hall.take('loan');
  for (const counter of ['1', '2']) hall.press(counter, 'next');
  hall.sayAll();
  hall.wait(30);
  for (const counter of ['1', '2']) hall.press(counter, 'miss');
  hall.give({ verb: 'rejoin', ticket: 'B001' });
  hall.give({ verb: 'call-number', counter: '3', ticket: 'B001', reason: 'by mistake' });
  hall.give({ verb: 'rejoin', ticket: 'B002' });
  hall.press('3', 'undo');
  const calls = ['1', '2', '3', '4', '5'].map(counter => {
    hall.press(counter, 'next');
    return called(hall).ticket;
  });
  expect(calls).toEqual(['B003', 'B004', 'B005', 'B001', 'B002']);
});

describe('what a supervisor must hear of', () => {
  it.each(['refused', 'papers-missing'] as const)('%s opens a record', outcome => {
    const hall = play();
    hall.take('loan');
    hall.give({ verb: 'sign-in', counter: '1', clerk: '17' });
    hall.press('1', 'next');
    hall.give({ verb: 'finish', counter: '1', outcome });
    expect([...hall.hall.followUps.values()]).toMatchObject([
      { source: outcome, ticket: 'B001', counter: '1', clerk: '17', openedAt: hall.now() },
    ]);
  });

  it('a bad rating opens a follow-up, a good one does not', () => {
    const hall = play();
    for (const grade of [3, 2]) {
      hall.take('advice');
      callAndFinish(hall, '0');
      hall.give({ verb: 'rate', counter: '0', grade, from: 'rater' });
    }
    expect([...hall.hall.followUps.values()]).toMatchObject([{ source: 'rating', ticket: 'D002' }]);
  });
});

describe('a visit that left (R4)', () => {
  it('is reopened last in the queue of the step it had reached, what was approved stays approved', () => {
    const hall = play();
    hall.take('withdrawal', 'icbc');
    hall.wait(600);
    hall.press('1', 'next', 'finish');
    hall.give({ verb: 'abandon', ticket: 'A001', reason: 'went home' });
    for (let visit = 0; visit < 4; visit += 1) {
      hall.take('withdrawal', 'icbc');
      hall.press('1', 'next', 'finish');
    }
    expect(hall.give({ verb: 'reopen', ticket: 'A001', reason: 'came back' })).toEqual([
      'visit-reopened',
      'visit-queued',
    ]);
    expect(hall.visit('A001')).toMatchObject({ step: 1, place: { is: 'waiting', queue: 'icbc' } });
    const calls = [1, 2, 3, 4, 5].map(() => callAndFinish(hall, '7').ticket);
    expect(calls).toEqual(['A002', 'A003', 'A004', 'A005', 'A001']);
  });

  it('and only such a one', () => {
    const hall = play();
    hall.take('loan');
    expect(hall.give({ verb: 'reopen', ticket: 'B001', reason: 'x' })).toBe('wrong-place');
  });
});
