import { describe, expect, it } from 'vitest';
import { nextDeadline } from '../../../daemon/core/deadlines/next-deadline.ts';
import { fuzhou, type Play, play as playOf, untimed } from '../../kit/hall/play.ts';

const tick = { verb: 'tick' } as const;

const play = () => playOf(untimed);

/** Seconds from now to the next moment at which time alone changes something, before the morning after. */
function due(hall: Play): number | undefined {
  const at = nextDeadline(hall.rules, hall.hall, hall.now());
  return at === undefined || at === hall.hall.forgottenOpenAt ? undefined : (at - hall.now()) / 1000;
}

/** A loan called at this counter and said to its end. */
function callLoan(hall: Play, counter: string): string {
  const ticket = hall.take('loan');
  hall.call(counter);
  return ticket;
}

function missLoan(hall: Play, counter: string): string {
  const ticket = callLoan(hall, counter);
  hall.wait(30);
  hall.press(counter, 'miss');
  return ticket;
}

describe('the next deadline', () => {
  it('is none while nobody was called and said, or was missed', () => {
    const hall = play();
    expect(due(hall)).toBeUndefined();
    hall.take('loan');
    hall.press('1', 'next');
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
      expect(due(hall)).toBe(30 - 3 - 5);
    }
  });

  it('is that of the visit missed first, and passes to the next when it comes back', () => {
    const hall = play();
    const first = missLoan(hall, '1');
    hall.wait(100);
    missLoan(hall, '1');
    expect(due(hall)).toBe(1800 - 100 - 5 - 30);
    hall.press('1', 'next');
    hall.give({ verb: 'rejoin', ticket: first });
    expect(due(hall)).toBe(1800);
  });

  it('is the sooner one of a call and of a missed visit', () => {
    const hall = play();
    missLoan(hall, '1');
    callLoan(hall, '1');
    expect(due(hall)).toBe(30);
    hall.press('1', 'start');
    expect(due(hall)).toBe(1795);
    hall.wait(1780);
    callLoan(hall, '2');
    expect(due(hall)).toBe(10);
  });

  it('is none for a visit that missed the call of a later step', () => {
    const hall = play();
    hall.take('withdrawal', 'icbc');
    hall.press('1', 'next', 'finish');
    hall.miss('7');
    expect(due(hall)).toBeUndefined();
  });

  it('is none once the day is closed', () => {
    const hall = play();
    missLoan(hall, '1');
    callLoan(hall, '2');
    hall.give({ verb: 'close-day' });
    expect(due(hall)).toBeUndefined();
  });

  it('is at once for whom the staff takes green from while they are called', () => {
    const hall = play();
    const ticket = hall.take('loan', undefined, 'green');
    hall.call('1');
    hall.pass(31);
    expect(due(hall), 'a minute for green').toBe(29);
    hall.give({ verb: 'set-class', ticket, class: 'normal' });
    expect(due(hall)).toBe(-1);
  });

  it('is the end of a notice from when it is set, and none once it was taken away', () => {
    const hall = play();
    expect(due(hall)).toBeUndefined();
    hall.give({ verb: 'notice-set', text: '系统维护', until: hall.now() + hall.hall.wallAheadMs + 60_000 });
    expect(due(hall)).toBe(60);
    hall.give({ verb: 'notice-set', text: '' });
    expect(due(hall)).toBeUndefined();
  });

  it('is at once when the last ticket of a service is taken while the hall looks whether it is full', () => {
    const limited = [...untimed.services].map(
      ([id, service]) => [id, { ...service, dailyLimit: 1 }] as const,
    );
    const hall = playOf({ ...untimed, services: new Map(limited) });
    expect(due(hall)).toBe(300);
    hall.take('loan');
    expect(due(hall)).toBe(0);
  });

  it('is at once when the level that limited a service ends while that was full', () => {
    const hall = playOf({ ...untimed, surge: fuzhou.surge });
    hall.give({ verb: 'surge-start', level: 'emergency' });
    for (let waiting = 0; waiting < 60; waiting += 1) hall.ask('collection');
    hall.pass(301);
    expect(hall.hall.alarms.has('full-collection')).toBe(true);
    expect(due(hall)).toBeGreaterThan(0);
    hall.give({ verb: 'surge-stop' });
    expect(due(hall)).toBe(0);
  });
});

describe('time alone', () => {
  it('starts only whose time has come', () => {
    const hall = play();
    callLoan(hall, '1');
    hall.wait(10);
    callLoan(hall, '2');
    hall.wait(15);
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
    expect(hall.give(tick)).not.toContain('visit-left');
    expect(hall.visit(ticket).place.is).toBe('waiting');
  });
});

it('a visit that is missed again, because its coming back was taken back, is left in its time all the same', () => {
  const hall = play();
  const ticket = missLoan(hall, '1');
  hall.press('1', 'back', 'undo');
  expect(hall.visit(ticket).place.is).toBe('missed');
  hall.pass(1800);
  expect(hall.visit(ticket).place.is).toBe('left');
});

/** A withdrawal that counter 1 approved and counter 7 sends back for a seal; counter 1 is busy with a loan. */
function returned(): Play {
  const hall = play();
  hall.take('withdrawal', 'icbc');
  hall.press('1', 'next', 'finish');
  hall.press('7', 'next');
  callLoan(hall, '1');
  hall.press('1', 'start');
  hall.give({ verb: 'return-to', counter: '7', to: { queue: 'approval' } });
  return hall;
}

describe('a visit that is kept for one counter', () => {
  it("is anybody's after five minutes, and stands where it stood", () => {
    const hall = returned();
    const { place } = hall.visit('A001');
    expect(place).toMatchObject({ is: 'waiting', queue: 'approval', bound: { counter: '1' } });
    const { bound: _, ...inPool } = place as typeof place & { is: 'waiting' };
    expect(hall.pass(299)).toEqual([]);
    expect(hall.visit('A001').place).toEqual(place);
    expect(hall.pass(1)).toEqual(['visit-queued']);
    expect(hall.visit('A001').place).toEqual(inPool);
    hall.press('2', 'next');
    expect(hall.inHand('2')).toBe('A001');
  });

  it('is called at once by a counter that is ready, when it is freed', () => {
    const hall = returned();
    hall.give({ verb: 'abandon', ticket: 'B002', reason: 'went home' });
    hall.press('2', 'next');
    expect(hall.inHand('2')).toBeUndefined();
    expect(hall.pass(300)).toEqual(['visit-queued', 'visit-called']);
    expect(hall.inHand('2')).toBe('A001');
  });
});

describe('a counter that the config does not know any more', () => {
  /** Then a process with another config takes over. */
  function withoutCounter(id: string): Play {
    const hall = returned();
    const counters = new Map([...hall.rules.counters].filter(([counter]) => counter !== id));
    hall.restart({ ...hall.rules, counters });
    return hall;
  }

  it('is closed, and its visit goes back where it stood', () => {
    const hall = withoutCounter('1');
    const stood = hall.visit('B002').stood;
    expect(due(hall)).toBe(0);
    expect(hall.pass(0)).toEqual(['visit-queued', 'counter-closed', 'visit-queued']);
    expect(hall.hall.counters.get('1')?.status).toBe('closed');
    expect(hall.visit('B002').place).toMatchObject({
      is: 'waiting',
      queue: 'approval',
      joinedAt: stood?.joinedAt,
    });
    expect(hall.visit('A001').place).not.toHaveProperty('bound');
    hall.press('2', 'next');
    hall.press('3', 'next');
    expect(['2', '3'].map(counter => hall.inHand(counter))).toEqual(['B002', 'A001']);
  });

  it('does not touch the others', () => {
    const hall = withoutCounter('12');
    expect(hall.pass(0)).toEqual(['counter-closed']);
    expect(hall.visit('B002').place).toMatchObject({ is: 'serving', counter: '1' });
    expect(hall.visit('A001').place).toMatchObject({ bound: { counter: '1' } });
  });
});
