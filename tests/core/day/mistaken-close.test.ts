/** R10: a day that was closed by mistake and is opened again within ten minutes goes on as it was. */
import { describe, expect, it } from 'vitest';
import type { Place } from '../../../daemon/core/types/model.ts';
import { fuzhou, type Play, play, untimed } from '../../kit/hall/play.ts';

const openDay = { verb: 'open-day', day: '2026-11-24' } as const;

function closedFor(hall: Play, seconds: number): void {
  hall.give({ verb: 'close-day' });
  hall.wait(seconds);
  hall.give(openDay);
}

const placeOf = (hall: Play, ticket: string): Place => structuredClone(hall.visit(ticket).place);

/** Whom counter 1 calls, one after the other. */
function calls(hall: Play): string[] {
  hall.press('1', 'open');
  const called: string[] = [];
  while (
    hall.hall.queues
      .get('approval')
      ?.joined.values()
      .some(({ size }) => size > 0) === true
  ) {
    hall.press('1', 'next');
    const { ticket = '' } = hall.hall.counters.get('1') ?? {};
    called.push(ticket);
    hall.give({ verb: 'abandon', ticket, reason: 'asked' });
  }
  return called;
}

/** B001 served, B002 called, B003 parked, B004 missed, and B005 to B007 waiting at approval. */
function busy(): Play {
  const hall = play(untimed, ['1', '2', '3', '4']);
  for (let taken = 0; taken < 4; taken += 1) {
    hall.take('loan');
    hall.wait(20);
  }
  for (const counter of ['1', '2', '3', '4']) hall.press(counter, 'next');
  hall.sayAll();
  hall.press('1', 'start');
  hall.press('3', 'start', 'park');
  hall.wait(60);
  hall.press('4', 'miss');
  hall.take('loan');
  hall.wait(60);
  hall.take('loan', undefined, 'normal');
  hall.give({ verb: 'set-class', ticket: hall.take('loan'), class: 'green' });
  return hall;
}

describe('a day that was closed by mistake and opened again within ten minutes', () => {
  it('has those who waited, were parked or missed where they were, each told by one visit-reopened', () => {
    const hall = busy();
    const before = ['B003', 'B004', 'B005', 'B006', 'B007'].map(ticket => placeOf(hall, ticket));
    closedFor(hall, 600);
    expect(['B003', 'B004', 'B005', 'B006', 'B007'].map(ticket => placeOf(hall, ticket))).toEqual(before);
    const told = hall.log.flatMap(({ event }) => (event.kind === 'visit-reopened' ? [event.ticket] : []));
    expect(told).toEqual(['B001', 'B002', 'B003', 'B004', 'B005', 'B006', 'B007']);
    expect(hall.hall.totals).toMatchObject({ waiting: 5, parked: 1, missed: 1, left: 0 });
  });

  it('has those who stood at a counter first in their queue, and its counters closed', () => {
    const hall = busy();
    closedFor(hall, 600);
    expect(hall.hall.counters.values().every(({ status }) => status === 'closed')).toBe(true);
    hall.wait(600);
    expect(calls(hall).slice(0, 2)).toEqual(['B001', 'B002']);
  });

  it('is the same after a power cut', () => {
    const hall = busy();
    closedFor(hall, 60);
    const before = structuredClone(hall.hall);
    hall.restart();
    expect(hall.hall).toEqual(before);
  });

  it('keeps a visit for nobody: the counter is closed', () => {
    const hall = play(untimed);
    hall.take('withdrawal', 'icbc');
    hall.press('1', 'next');
    hall.give({ verb: 'transfer', counter: '1', to: { counter: '8' }, when: 'now' });
    expect(hall.visit('A001').place).toMatchObject({ is: 'waiting', bound: { counter: '8' } });
    closedFor(hall, 60);
    expect(hall.visit('A001').place).not.toHaveProperty('bound');
  });
});

describe('a day that is opened again', () => {
  it('brings nobody back who went home at an earlier closing of the same day', () => {
    const hall = busy();
    closedFor(hall, 601);
    hall.take('loan');
    closedFor(hall, 60);
    expect(hall.visit('B008').place).toMatchObject({ is: 'waiting' });
    expect(hall.hall.totals).toMatchObject({ waiting: 1, parked: 0, missed: 0, left: 7 });
  });

  it('brings nobody back who had left before it was closed', () => {
    const hall = play(fuzhou);
    hall.take('loan');
    hall.give({ verb: 'abandon', ticket: 'B001', reason: 'asked' });
    closedFor(hall, 60);
    expect(hall.visit('B001').place).toMatchObject({ is: 'left', reason: 'asked' });
  });
});
