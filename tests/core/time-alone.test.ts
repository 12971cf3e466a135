import { describe, expect, it } from 'vitest';
import { nextDeadline } from '../../daemon/core/deadlines.ts';
import { fuzhou, type Play, play } from './play.ts';

const next = (counter: string) => ({ verb: 'call-next', counter }) as const;
const tick = { verb: 'tick' } as const;

/** Seconds from now to the next moment at which time alone changes something. */
function due(hall: Play): number | undefined {
  const at = nextDeadline(fuzhou, hall.hall);
  return at === undefined ? undefined : (at - hall.now()) / 1000;
}

/** A loan called at this counter and said to its end. */
function callLoan(hall: Play, counter: string): string {
  const ticket = hall.take('loan');
  hall.give(next(counter));
  hall.sayAll();
  return ticket;
}

function missLoan(hall: Play, counter: string): string {
  const ticket = callLoan(hall, counter);
  hall.wait(30);
  hall.give({ verb: 'miss', counter });
  return ticket;
}

describe('the next deadline', () => {
  it('is none while nobody was called and said, or was missed', () => {
    const hall = play();
    expect(due(hall)).toBeUndefined();
    hall.take('loan');
    hall.give(next('1'));
    expect(due(hall)).toBeUndefined();
  });

  it('is that of the call said first, at whatever counter', () => {
    for (const [first, second] of [
      ['1', '2'],
      ['2', '1'],
    ] as const) {
      const hall = play();
      callLoan(hall, first);
      hall.wait(3);
      callLoan(hall, second);
      expect(due(hall)).toBe(20 - 3 - 5);
    }
  });

  it('is that of the visit missed first, and passes to the next when it comes back', () => {
    const hall = play();
    const first = missLoan(hall, '1');
    hall.wait(100);
    missLoan(hall, '1');
    expect(due(hall)).toBe(1800 - 100 - 5 - 30);
    hall.give({ verb: 'rejoin', ticket: first });
    expect(due(hall)).toBe(1800);
  });

  it('is the sooner one of a call and of a missed visit', () => {
    const hall = play();
    missLoan(hall, '1');
    callLoan(hall, '1');
    expect(due(hall)).toBe(20);
    hall.give({ verb: 'start', counter: '1' });
    expect(due(hall)).toBe(1795);
    hall.wait(1780);
    callLoan(hall, '2');
    expect(due(hall)).toBe(10);
  });

  it('is none for a visit that missed the call of a later step', () => {
    const hall = play();
    hall.take('withdrawal', 'icbc');
    hall.give(next('1'));
    hall.give({ verb: 'finish', counter: '1', outcome: 'approved' });
    hall.give(next('7'));
    hall.sayAll();
    hall.wait(30);
    hall.give({ verb: 'miss', counter: '7' });
    expect(due(hall)).toBeUndefined();
  });

  it('is none once the day is closed', () => {
    const hall = play();
    missLoan(hall, '1');
    callLoan(hall, '2');
    hall.give({ verb: 'close-day' });
    expect(due(hall)).toBeUndefined();
  });
});

describe('time alone', () => {
  it('starts only whose time has come', () => {
    const hall = play();
    callLoan(hall, '1');
    hall.wait(10);
    callLoan(hall, '2');
    hall.wait(5);
    hall.give(tick);
    expect(['B001', 'B002'].map(ticket => hall.visit(ticket).place.is)).toEqual(['serving', 'called']);
  });

  it('ends only the visits missed half an hour ago', () => {
    const hall = play();
    const first = missLoan(hall, '1');
    hall.wait(100);
    const second = missLoan(hall, '1');
    hall.wait(1800 - 100 - 35 - 1);
    expect(hall.give(tick)).toEqual([]);
    hall.wait(1);
    expect(hall.give(tick)).toEqual(['visit-left']);
    expect([first, second].map(ticket => hall.visit(ticket).place.is)).toEqual(['left', 'missed']);
    expect(hall.give(tick)).toEqual([]);
  });

  it('does not end a visit that was missed and came back', () => {
    const hall = play();
    const ticket = missLoan(hall, '1');
    hall.give({ verb: 'rejoin', ticket });
    hall.wait(3600);
    expect(hall.give(tick)).toEqual([]);
    expect(hall.visit(ticket).place.is).toBe('waiting');
  });
});
