import { describe, expect, it } from 'vitest';
import { handle } from '../../daemon/core/decide/handle.ts';
import { emptyHall } from '../../daemon/core/evolve/empty-hall.ts';
import { fuzhou, play, untimed } from '../kit/hall/play.ts';

describe('one ticket through the hall (R5)', () => {
  it('goes from the centre to the bank chosen at the kiosk under the same number', () => {
    const hall = play();
    expect(hall.take('withdrawal', 'icbc')).toBe('A001');
    hall.press('1', 'next');
    expect(hall.visit('A001').place).toMatchObject({ is: 'called', counter: '1', queue: 'approval' });
    expect(hall.press('1', 'finish')).toEqual(['visit-started', 'step-finished', 'visit-queued']);
    expect(hall.visit('A001').place).toMatchObject({ is: 'waiting', queue: 'icbc' });
    hall.press('7', 'next');
    expect(hall.press('7', 'finish')).toEqual(['visit-started', 'step-finished', 'visit-done']);
    expect(hall.visit('A001').place).toMatchObject({ is: 'done', outcome: 'approved' });
  });

  it('a loan is refused to finish until the clerk chose a bank, and returns to the centre for the seal', () => {
    const hall = play();
    hall.take('loan');
    hall.press('1', 'next');
    expect(hall.press('1', 'finish')).toBe('choose-first');
    expect(hall.give({ verb: 'choose-route', counter: '1', queue: 'advice' })).toBe('not-in-route');
    expect(hall.give({ verb: 'choose-route', counter: '1', queue: 'ccb' })).toEqual([
      'visit-started',
      'route-chosen',
    ]);
    hall.press('1', 'finish');
    expect(hall.visit('B001').place).toMatchObject({ is: 'waiting', queue: 'ccb' });
    hall.press('10', 'next', 'finish');
    expect(hall.visit('B001').place).toMatchObject({ is: 'waiting', queue: 'approval' });
    hall.press('1', 'next', 'finish');
    expect(hall.visit('B001').place.is).toBe('done');
  });

  it('a withdrawal without a bank is refused at the kiosk, and leaves no ghost and no gap', () => {
    const hall = play();
    const without = {
      verb: 'take-ticket',
      services: ['withdrawal'],
      class: 'normal',
      choice: new Map(),
      print: true,
    } as const;
    expect(hall.give(without)).toBe('choose-first');
    expect(hall.take('withdrawal', 'ccb')).toBe('A001');
  });

  it('a refusal at approval ends the route', () => {
    const hall = play();
    hall.take('withdrawal', 'icbc');
    hall.press('1', 'next', 'papers-missing');
    expect(hall.visit('A001').place).toMatchObject({ is: 'done', outcome: 'papers-missing' });
  });

  it('several services ride on one ticket, equal queues in a row merged', () => {
    const hall = play();
    hall.take(['advice', 'withdrawal', 'collection'], 'icbc');
    const queues = hall.visit('D001').steps.map(step => (step.is === 'queue' ? step.queue : step.chosen));
    expect(queues).toEqual(['advice', 'approval', 'icbc', 'approval', 'icbc']);
  });

  it('a transferred visit keeps its number and its credit for having waited', () => {
    const hall = play();
    hall.take('withdrawal', 'icbc');
    hall.wait(120);
    hall.press('1', 'next');
    hall.give({ verb: 'transfer', counter: '1', to: { queue: 'ccb' }, when: 'now' });
    expect(hall.visit('A001')).toMatchObject({
      waitedMs: 120_000,
      place: { is: 'waiting', queue: 'ccb', creditMs: 120_000 },
    });
  });
});

describe('numbers (R1)', () => {
  it('run through the whole hall, whatever the service', () => {
    const hall = play();
    expect([hall.take('withdrawal', 'icbc'), hall.take('loan'), hall.take('advice')]).toEqual([
      'A001',
      'B002',
      'D003',
    ]);
  });

  it('count per letter where the config says so', () => {
    const hall = play({ ...play().rules, numbering: 'series' });
    expect([hall.take('withdrawal', 'icbc'), hall.take('loan'), hall.take('loan')]).toEqual([
      'A001',
      'B001',
      'B002',
    ]);
  });

  it('go on after 999 with 1000', () => {
    const hall = play(untimed);
    for (let number = 1; number < 1000; number += 1) hall.take('advice');
    expect(hall.take('advice')).toBe('D1000');
  });

  it('go on when a day closed by mistake is opened again, and begin anew the day after', () => {
    const hall = play();
    hall.take('advice');
    hall.give({ verb: 'close-day' });
    hall.give({ verb: 'open-day', day: '2026-11-24' });
    expect(hall.take('advice')).toBe('D002');
    hall.give({ verb: 'close-day' });
    expect(hall.give({ verb: 'open-day', day: '2026-11-23' })).toBe('too-late');
    hall.give({ verb: 'open-day', day: '2026-11-25' });
    expect(hall.take('advice')).toBe('D001');
  });
});

describe('who is next (R2)', () => {
  it('is who joined first, and the call says so', () => {
    const hall = play();
    hall.take('loan');
    hall.wait(10);
    hall.take('loan');
    hall.wait(10);
    hall.press('3', 'next');
    const called = hall.last('visit-called');
    expect(called).toMatchObject({
      ticket: 'B001',
      why: { priorityMs: 20_000, runnerUp: { ticket: 'B002', priorityMs: 10_000 } },
    });
  });

  it('of two visits with the same priority the one issued first is called', () => {
    const hall = play();
    hall.take('loan');
    hall.take('withdrawal', 'icbc', 'green');
    hall.wait(191);
    hall.press('1', 'next');
    hall.give({ verb: 'transfer', counter: '1', to: { queue: 'approval' }, when: 'now' });
    hall.press('2', 'next');
    expect(hall.inHand('2')).toBe('B001');
  });

  it('a green visit waits a third as long', () => {
    const hall = play();
    hall.take('loan');
    hall.wait(90);
    hall.take('loan', undefined, 'green');
    hall.wait(40);
    hall.press('1', 'next');
    expect(hall.inHand('1')).toBe('B001');
    hall.take('loan');
    hall.wait(30);
    hall.press('2', 'next');
    expect(hall.inHand('2')).toBe('B002');
  });
});

describe('calling (R3)', () => {
  it('next while serving finishes that step first', () => {
    const hall = play();
    hall.take('loan');
    hall.take('withdrawal', 'icbc');
    hall.press('1', 'next');
    expect(hall.press('1', 'next')).toBe('not-started');
    hall.press('1', 'start');
    expect(hall.press('1', 'next')).toBe('choose-first');
    hall.give({ verb: 'choose-route', counter: '1', queue: 'icbc' });
    expect(hall.press('1', 'next')).toEqual(['step-finished', 'visit-queued', 'visit-called']);
    expect(hall.inHand('1')).toBe('A002');
  });

  it('next with nobody waiting makes the counter ready, and the next to join is called at once', () => {
    const hall = play();
    expect(hall.press('1', 'next')).toEqual(['counter-ready']);
    hall.press('2', 'next');
    hall.take('loan');
    expect(hall.inHand('1')).toBe('B001');
    expect(hall.hall.counters.get('2')?.readySince).toBeDefined();
  });

  it('a ready counter is given who waits for it since the config was changed', () => {
    const hall = play(fuzhou, ['7']);
    hall.take('loan');
    hall.press('7', 'next');
    const helps = { id: '7', institution: 'icbc', queues: ['icbc', 'approval'], backup: [] };
    hall.restart({ ...fuzhou, counters: new Map([...fuzhou.counters, ['7', helps]]) });
    expect(hall.give({ verb: 'describe-hall' })).toEqual(['visit-called']);
    expect(hall.inHand('7')).toBe('B001');
  });

  it('cancel takes readiness back', () => {
    const hall = play();
    hall.press('1', 'next');
    expect(hall.press('1', 'cancel')).toEqual(['counter-ready']);
    hall.take('loan');
    expect(hall.visit('B001').place.is).toBe('waiting');
    expect(hall.press('1', 'cancel')).toBe('not-ready');
  });

  it('a visit starts by itself 30 s after its call was said', () => {
    const hall = play();
    hall.take('loan');
    hall.press('1', 'next');
    hall.wait(60);
    expect(hall.give({ verb: 'tick' })).toEqual([]);
    hall.sayAll();
    hall.wait(29);
    expect(hall.give({ verb: 'tick' })).toEqual([]);
    hall.wait(1);
    expect(hall.give({ verb: 'tick' })).toEqual(['visit-started']);
  });

  it.each(['normal', 'green'] as const)(
    'a recall of who is %s comes 8 s after the last call was said, three calls at most',
    visitClass => {
      const hall = play();
      hall.take('loan', undefined, visitClass);
      hall.press('1', 'next');
      const recall = { verb: 'recall', counter: '1' } as const;
      hall.wait(60);
      expect(hall.give(recall)).toBe('recall-too-soon');
      for (let nth = 2; nth <= 3; nth += 1) {
        hall.sayAll();
        hall.wait(7.999);
        expect(hall.give(recall)).toBe('recall-too-soon');
        hall.wait(0.001);
        expect(hall.give(recall)).toEqual(['visit-recalled']);
      }
      hall.sayAll();
      hall.wait(8);
      expect(hall.give(recall)).toBe('called-enough');
    },
  );
});

describe('missing (R4)', () => {
  it('is refused until the call was said and 30 s have passed; then the visit comes back behind three', () => {
    const hall = play();
    for (let visit = 0; visit < 6; visit += 1) {
      hall.take('loan');
      hall.wait(1);
    }
    hall.press('1', 'next');
    const miss = { verb: 'miss', counter: '1' } as const;
    hall.wait(100);
    expect(hall.give(miss)).toBe('not-heard');
    hall.sayAll();
    hall.wait(29);
    expect(hall.give(miss)).toBe('not-heard');
    hall.wait(1);
    expect(hall.give(miss)).toEqual(['visit-missed']);
    hall.give({ verb: 'rejoin', ticket: 'B001' });
    const order = ['2', '3', '4', '5'].map(counter => {
      hall.press(counter, 'next');
      return hall.inHand(counter);
    });
    expect(order).toEqual(['B002', 'B003', 'B004', 'B001']);
  });

  it('counts from the board, twice as long, while no voice is alive', () => {
    const hall = play();
    hall.give({ verb: 'device-fit', device: 'voice-1', why: 'no answer' });
    hall.take('loan');
    hall.press('1', 'next');
    hall.wait(59);
    expect(hall.press('1', 'miss')).toBe('not-heard');
    hall.wait(1);
    expect(hall.press('1', 'miss')).toEqual(['visit-missed']);
  });

  it('a visit missed at its first step is left after 30 min, one at a later step is not', () => {
    const hall = play();
    hall.take('loan');
    hall.take('withdrawal', 'icbc');
    hall.press('1', 'next');
    hall.press('2', 'next', 'finish');
    hall.call('7');
    hall.wait(60);
    hall.press('1', 'miss');
    hall.press('7', 'miss');
    hall.wait(30 * 60);
    expect(hall.give({ verb: 'tick' })).toEqual(['visit-left']);
    expect(hall.visit('B001').place).toMatchObject({ is: 'left', reason: 'missed' });
    expect(hall.give({ verb: 'rejoin', ticket: 'A002' })).toEqual(['visit-rejoined', 'visit-queued']);
  });
});

describe('counters and the day (R7, R10)', () => {
  it('a pause pressed with a visit in hand takes effect after it', () => {
    const hall = play();
    hall.take('withdrawal', 'icbc');
    hall.press('1', 'next', 'pause');
    expect(hall.hall.counters.get('1')?.status).toBe('open');
    hall.press('1', 'finish');
    expect(hall.hall.counters.get('1')?.status).toBe('paused');
    expect(hall.press('1', 'next')).toBe('counter-paused');
    expect(hall.press('1', 'pause')).toBe('counter-paused');
    hall.press('1', 'open');
    expect(hall.hall.counters.get('1')?.status).toBe('open');
  });

  it('closing with a visit in hand is refused; by force the visit goes back where it stood', () => {
    const hall = play();
    hall.take('loan');
    const joinedAt = hall.now();
    hall.wait(30);
    hall.take('loan');
    hall.wait(30);
    hall.press('1', 'next');
    expect(hall.press('1', 'close')).toBe('counter-busy');
    hall.give({ verb: 'close-counter', counter: '1', force: true });
    expect(hall.visit('B001')).toMatchObject({ waitedMs: 0, place: { is: 'waiting', joinedAt } });
    hall.press('2', 'next');
    expect(hall.inHand('2')).toBe('B001');
  });

  it('who is inside when the day closes has left, and nothing is done in a closed hall', () => {
    const hall = play();
    hall.take('loan');
    hall.take('loan');
    hall.press('1', 'next');
    hall.give({ verb: 'close-day' });
    expect([...hall.hall.visits.values()].map(visit => visit.place)).toMatchObject([
      { is: 'left', reason: 'closing' },
      { is: 'left', reason: 'closing' },
    ]);
    expect(hall.press('1', 'next')).toBe('hall-closed');
    expect(() => hall.take('loan')).toThrow('hall-closed');
  });

  it('a parked visit keeps its counter', () => {
    const hall = play();
    hall.take('loan');
    hall.press('1', 'next');
    expect(hall.press('1', 'park')).toBe('not-started');
    hall.press('1', 'start', 'park');
    expect(hall.give({ verb: 'resume', counter: '2', ticket: 'B001' })).toBe('other-hands');
    expect(hall.press('1', 'resume')).toEqual(['visit-resumed']);
    expect(hall.visit('B001').place).toMatchObject({ is: 'serving', counter: '1' });
  });
});

it('a device that is lost before the first day is opened makes no event: there is no journal yet', () => {
  const hall = play(fuzhou, []);
  const before = emptyHall(fuzhou);
  expect(handle(fuzhou, before, { verb: 'device-fit', device: 'printer-1', why: 'paper out' }, 0)).toEqual(
    [],
  );
  expect(hall.give({ verb: 'device-fit', device: 'printer-1', why: 'paper out' })).toEqual(['device-lost']);
});

describe('what is said and printed (R12, R13)', () => {
  it('is digit by digit', () => {
    const hall = play();
    hall.take('withdrawal', 'icbc');
    hall.press('1', 'next');
    expect(hall.sayAll()).toEqual(['请A零零一号到1号窗口']);
  });

  it('a call that is no longer true is dropped unsaid', () => {
    const hall = play();
    hall.take('withdrawal', 'icbc');
    hall.press('1', 'next', 'finish');
    expect(hall.sayAll()).toEqual([]);
    expect(hall.log.at(-1)?.event).toMatchObject({ kind: 'speech-ended', outcome: 'dropped' });
  });

  it('no ticket is issued while no printer is ready, unless none is to be printed', () => {
    const hall = play();
    hall.give({ verb: 'device-fit', device: 'printer-1', why: 'paper out' });
    expect(() => hall.take('loan')).toThrow('no-paper');
    const silent = {
      verb: 'take-ticket',
      services: ['loan'],
      class: 'normal',
      choice: new Map(),
      print: false,
    } as const;
    expect(hall.give(silent)).toEqual(['ticket-issued', 'visit-queued']);
    hall.give({ verb: 'device-fit', device: 'printer-1' });
    expect(hall.take('loan')).toBe('B002');
  });

  it('a ticket whose print failed is printed again with the mark, and given up after the third time', () => {
    const hall = play();
    hall.take('loan');
    const job = [...hall.hall.jobs.keys()][0] ?? '';
    const again: unknown[] = [];
    for (let attempt = 0; attempt < 3; attempt += 1) {
      hall.give({ verb: 'begin-job', job, device: 'printer-1' });
      again.push(hall.log.at(-1)?.event);
      hall.give({ verb: 'end-job', job, device: 'printer-1', outcome: 'failed', why: 'paper out' });
    }
    expect(again).toMatchObject([{ again: false }, { again: true }, { again: true }]);
    expect(hall.hall.jobs.size).toBe(0);
  });
});
