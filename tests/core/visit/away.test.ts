import { describe, expect, it } from 'vitest';
import { aheadNow, expectedWait } from '../../../daemon/core/estimate/wait.ts';
import { waitingIn } from '../../../daemon/core/queue/waiting-order.ts';
import type { Rules } from '../../../daemon/core/types/rules.ts';
import { fuzhou, type Play, play as playOf, untimed } from '../../kit/hall/play.ts';

const play = (counters: string[] = ['1', '2'], rules = untimed) => playOf(rules, counters);
const away = (hall: Play, ticket: string) => hall.give({ verb: 'step-away', ticket });
const back = (hall: Play, ticket: string) => hall.give({ verb: 'step-back', ticket });
const place = (hall: Play, ticket: string) => hall.visit(ticket).place;
const isDue = (hall: Play, ticket: string) => {
  const { is, ...rest } = place(hall, ticket);
  return is === 'away' && 'due' in rest;
};
const ahead = (hall: Play) =>
  aheadNow(hall.rules, hall.hall, 'approval', { class: 'normal', creditMs: 0 }, hall.now());
const newcomer = { class: 'normal', creditMs: 0 } as const;

describe('who waits and steps out (R16)', () => {
  it('is called neither by the next nor by its number, and keeps its place for when it is back', () => {
    const hall = play();
    for (let taken = 0; taken < 3; taken += 1) hall.take('loan');
    hall.give({ verb: 'call-next', counter: '1' });
    expect(away(hall, 'B001')).toBe('wrong-place');
    expect(away(hall, 'B002')).toEqual(['visit-stepped-away']);
    expect(hall.give({ verb: 'call-number', counter: '2', ticket: 'B002', reason: 'asked' })).toBe(
      'wrong-place',
    );
    hall.wait(600);
    expect(back(hall, 'B002')).toEqual(['visit-stepped-back', 'visit-queued']);
    expect(hall.calls('2', 2)).toEqual(['B002', 'B003']);
  });

  it('may do so once in each queue of its way', () => {
    const hall = play(['1', '7']);
    hall.take('withdrawal', 'icbc');
    away(hall, 'A001');
    back(hall, 'A001');
    expect(away(hall, 'A001')).toBe('away-once');
    hall.press('1', 'next', 'start', 'finish');
    expect(place(hall, 'A001')).toMatchObject({ is: 'waiting', queue: 'icbc' });
    expect(away(hall, 'A001')).toEqual(['visit-stepped-away']);
  });

  it('is nobody who waits: no count, no promise, no credit for later, no overtaking by who is only back', () => {
    const hall = play(['1', '7'], { ...fuzhou, surge: undefined as never });
    hall.take('withdrawal', 'icbc');
    hall.wait(60);
    away(hall, 'A001');
    expect(waitingIn(hall.hall, 'approval')).toBe(0);
    expect(hall.hall.totals).toMatchObject({ waiting: 0, away: 1 });
    hall.take('loan');
    hall.wait(1800);
    back(hall, 'A001');
    hall.wait(60);
    hall.press('1', 'next');
    expect(hall.last('visit-called')).toMatchObject({
      ticket: 'A001',
      waitedMs: 120_000,
      why: { earlier: 0 },
    });
    expect(hall.hall.promises).toEqual({ calls: 1, kept: 1 });
    hall.press('1', 'start', 'finish');
    expect(hall.last('visit-queued')).toMatchObject({ ticket: 'A001', queue: 'icbc', waitedMs: 120_000 });
  });

  it('stands before those who come meanwhile in what these are told, until it is passed over', () => {
    const hall = play();
    hall.take('loan');
    hall.take('loan');
    away(hall, 'B001');
    expect(ahead(hall)).toBe(2);
    hall.take('loan');
    expect(hall.last('ticket-issued')).toMatchObject({ ahead: 2 });
    hall.press('1', 'next');
    expect(isDue(hall, 'B001')).toBe(true);
    expect(ahead(hall)).toBe(1);
  });

  it('makes nobody wait where a hand is free', () => {
    const hall = play(['1']);
    hall.take('loan');
    away(hall, 'B001');
    const wait = expectedWait(hall.rules, hall.hall, 'approval', newcomer, hall.now());
    expect(wait).toMatchObject({ waitMs: 0 });
  });

  it('and was kept for one counter is anybody’s when it is back', () => {
    const hall = play(['1', '2']);
    hall.take('loan');
    hall.press('1', 'next', 'start');
    hall.give({ verb: 'transfer', counter: '1', to: { counter: '2' }, when: 'now' });
    expect(place(hall, 'B001')).toMatchObject({ bound: { counter: '2' } });
    away(hall, 'B001');
    back(hall, 'B001');
    expect(place(hall, 'B001')).not.toHaveProperty('bound');
    expect(hall.press('1', 'next')).toEqual(['visit-called']);
  });

  it('may be given green meanwhile, its P unbroken', () => {
    const hall = play();
    for (let taken = 0; taken < 3; taken += 1) {
      hall.take('loan');
      hall.wait(60);
    }
    away(hall, 'B003');
    hall.give({ verb: 'set-class', ticket: 'B003', class: 'green' });
    hall.wait(60);
    back(hall, 'B003');
    expect(hall.visit('B003').class).toBe('green');
    expect(hall.calls('1', 3)).toEqual(['B001', 'B003', 'B002']);
  });
});

describe('a turn that comes while somebody is away (R16)', () => {
  it('is that of each one whom the counter would have called, alone of those away', () => {
    const hall = play(['1', '7']);
    hall.take('loan');
    hall.take('withdrawal', 'icbc');
    hall.take('loan');
    hall.take('loan');
    for (const ticket of ['B001', 'A002', 'B004']) away(hall, ticket);
    expect(hall.press('1', 'next')).toEqual(['visit-called', 'visit-due', 'visit-due']);
    expect(hall.inHand('1')).toBe('B003');
    expect(['B001', 'A002', 'B004'].map(ticket => isDue(hall, ticket))).toEqual([true, true, false]);
    // One whose turn has come is passed over once.
    expect(hall.press('1', 'refused', 'next')).toEqual(['counter-ready', 'visit-due']);
    expect(hall.press('1', 'next')).toEqual(['counter-ready']);
  });

  it('is not that of a green one while the guard lets a normal one go first', () => {
    const hall = play(['1']);
    hall.take('loan');
    hall.wait(25 * 60);
    for (let taken = 0; taken < 3; taken += 1) hall.take('loan', undefined, 'green');
    hall.wait(3600);
    expect(hall.calls('1', 2)).toEqual(['B002', 'B003']);
    away(hall, 'B004');
    expect(hall.press('1', 'next')).toEqual(['visit-called']);
    expect(hall.inHand('1')).toBe('B001');
    expect(isDue(hall, 'B004')).toBe(false);
  });

  it('comes also where next is refused, for the counter keeps none in mind', () => {
    const rules: Rules = { ...untimed, times: { ...untimed.times, storeNext: false } };
    const hall = play(['1'], rules);
    hall.take('loan');
    hall.take('loan');
    away(hall, 'B001');
    away(hall, 'B002');
    expect(hall.press('1', 'next')).toBe('nobody-waiting');
    expect(isDue(hall, 'B001') && isDue(hall, 'B002')).toBe(true);
    hall.take('loan');
    expect(hall.press('1', 'next')).toEqual(['visit-called']);
    hall.take('loan');
    away(hall, 'B004');
    expect(hall.press('1', 'start')).toEqual(['visit-started']);
    hall.give({ verb: 'choose-route', counter: '1', queue: 'icbc' });
    expect(hall.press('1', 'next')).toContain('visit-due');
    expect(isDue(hall, 'B004')).toBe(true);
  });

  it('comes by a counter that only helps out in that queue', () => {
    const hall = play(['5']);
    const ticket = hall.take('advice');
    away(hall, ticket);
    expect(hall.press('5', 'next')).toEqual(['counter-ready', 'visit-due']);
  });

  it('comes by the guard, for which it has waited as long as it has its place', () => {
    const hall = play(['1']);
    hall.take('loan');
    for (let taken = 0; taken < 3; taken += 1) hall.take('loan', undefined, 'green');
    hall.wait(60);
    away(hall, 'B001');
    hall.wait(17 * 60);
    back(hall, 'B001');
    hall.wait(3 * 60);
    expect(hall.calls('1', 4)).toEqual(['B002', 'B003', 'B001', 'B004']);
  });

  it('comes by a counter that was ready for whoever is back', () => {
    const hall = play(['1']);
    hall.press('1', 'next');
    hall.take('loan');
    expect(hall.inHand('1')).toBe('B001');
    hall.take('loan');
    away(hall, 'B002');
    hall.press('1', 'refused', 'next');
    expect(isDue(hall, 'B002')).toBe(true);
    expect(back(hall, 'B002')).toEqual(['visit-stepped-back', 'visit-queued', 'visit-called']);
    expect(hall.inHand('1')).toBe('B002');
  });

  it('is taken back with the press, unless it is back already', () => {
    const hall = play();
    for (let taken = 0; taken < 4; taken += 1) hall.take('loan');
    away(hall, 'B001');
    away(hall, 'B002');
    hall.press('1', 'next');
    expect(isDue(hall, 'B001') && isDue(hall, 'B002')).toBe(true);
    back(hall, 'B002');
    expect(hall.press('1', 'undo')).toEqual(['press-undone']);
    expect(hall.last('press-undone')).toMatchObject({ tickets: ['B003', 'B001'] });
    expect(place(hall, 'B001')).not.toHaveProperty('due');
    expect(place(hall, 'B002').is).toBe('waiting');
    back(hall, 'B001');
    expect(hall.calls('1', 4)).toEqual(['B001', 'B003', 'B004', 'B002']);
  });

  it('lasts half an hour in which it may be back behind the next one of its class; later it is missed', () => {
    const hall = play();
    for (let taken = 0; taken < 5; taken += 1) hall.take('loan');
    away(hall, 'B001');
    away(hall, 'B002');
    hall.press('1', 'next');
    expect(hall.pass(1799)).not.toContain('visit-missed');
    back(hall, 'B001');
    expect(place(hall, 'B002').is).toBe('away');
    expect(hall.pass(1)).toContain('visit-missed');
    expect(place(hall, 'B002')).toMatchObject({ is: 'missed', counter: '1', queue: 'approval' });
    expect(hall.last('visit-missed')).toMatchObject({ ticket: 'B002', away: true });
    expect(hall.calls('2', 3)).toEqual(['B004', 'B001', 'B005']);
  });

  it('finds its old place again where nobody of its class is there to stand behind', () => {
    const hall = play(['1']);
    hall.take('loan', undefined, 'green');
    hall.take('loan');
    hall.take('loan');
    hall.wait(60);
    away(hall, 'B001');
    hall.press('1', 'next');
    back(hall, 'B001');
    hall.press('1', 'refused');
    expect(hall.calls('1', 1)).toEqual(['B001']);
  });

  it('once missed, it is as one that was called: it stands at the glass, or goes back where it stood', () => {
    const hall = play(['1', '2']);
    hall.take('loan');
    hall.wait(120);
    away(hall, 'B001');
    hall.wait(120);
    hall.press('1', 'next');
    hall.press('1', 'cancel');
    hall.pass(1800);
    expect(hall.hall.counters.get('1')?.missed).toEqual(['B001']);
    hall.give({ verb: 'bring-back', counter: '1', number: 1 });
    expect(place(hall, 'B001')).toMatchObject({ is: 'serving', counter: '1' });
    expect(hall.give({ verb: 'close-counter', counter: '1', force: true })).toContain('visit-queued');
    expect(hall.visit('B001').stood).toMatchObject({ waitedMs: 120_000 });
  });

  it('is not waited for over lunch', () => {
    const hall = play(['1'], { ...fuzhou, surge: undefined as never });
    hall.wait(2.5 * 3600);
    hall.take('loan');
    away(hall, 'B001');
    hall.wait(15 * 60);
    hall.press('1', 'next');
    // 11:45; a quarter of an hour until 12:00, another from 14:00.
    hall.pass(2.5 * 3600 - 1);
    expect(place(hall, 'B001').is).toBe('away');
    hall.pass(2);
    expect(place(hall, 'B001').is).toBe('missed');
  });
});
