import { describe, expect, it } from 'vitest';
import { stepsFor } from '../../daemon/core/visit/route.ts';
import { fuzhou, type Play, play } from '../kit/hall/play.ts';

const queues = (hall: Play, ticket: string) =>
  hall.visit(ticket).steps.map(step => (step.is === 'queue' ? step.queue : (step.chosen ?? step.choice)));

describe('a citizen who does not come', () => {
  function startedByTime(): Play {
    const hall = play();
    hall.take('loan');
    hall.call('1');
    hall.wait(30);
    hall.give({ verb: 'tick' });
    return hall;
  }

  it('is only presumed to have come when time alone started the visit, and can still be missed', () => {
    const hall = startedByTime();
    expect(hall.visit('B001').place).toMatchObject({ is: 'serving', presumed: { nth: 1 } });
    expect(hall.press('1', 'miss')).toEqual(['visit-missed']);
  });

  it('can still be called again, and the board blinks again', () => {
    const hall = startedByTime();
    expect(hall.press('1', 'recall')).toEqual(['visit-recalled']);
    expect(hall.visit('B001').place).toMatchObject({ is: 'called', call: { nth: 2 } });
    expect(hall.sayAll()).toEqual(['请B零零一号到1号窗口']);
  });

  it('came, once the clerk says so: then there is nothing to miss or to call again', () => {
    const hall = startedByTime();
    expect(hall.press('1', 'start')).toEqual(['visit-started']);
    hall.wait(60);
    expect(hall.press('1', 'miss')).toBe('wrong-place');
    expect(hall.press('1', 'recall')).toBe('wrong-place');
    expect(hall.press('1', 'start')).toBe('wrong-place');
  });

  it('is given twice the time in the green channel', () => {
    const hall = play();
    hall.take('loan', undefined, 'green');
    hall.call('1');
    hall.wait(59);
    expect(hall.press('1', 'miss')).toBe('not-heard');
    hall.wait(1);
    expect(hall.press('1', 'miss')).toEqual(['visit-missed']);
  });

  it('stands behind three of the queue at a later step too, whatever credit there is', () => {
    const hall = play();
    hall.take('withdrawal', 'icbc');
    hall.wait(600);
    hall.press('1', 'next', 'finish');
    for (let visit = 0; visit < 4; visit += 1) {
      hall.take('withdrawal', 'icbc');
      hall.press('1', 'next', 'finish');
      hall.wait(1);
    }
    hall.press('7', 'next');
    expect(hall.inHand('7')).toBe('A001');
    hall.sayAll();
    hall.wait(60);
    hall.press('7', 'miss');
    hall.give({ verb: 'rejoin', ticket: 'A001' });
    const order = Array.from({ length: 5 }, () => {
      hall.press('8', 'next');
      const ticket = hall.inHand('8');
      hall.press('8', 'finish');
      return ticket;
    });
    expect(order).toEqual(['A002', 'A003', 'A004', 'A001', 'A005']);
  });

  it('stands behind all where fewer than three wait', () => {
    const hall = play();
    hall.take('loan');
    hall.miss('1', 60);
    hall.take('loan');
    hall.give({ verb: 'rejoin', ticket: 'B001' });
    hall.press('1', 'next');
    expect(hall.inHand('1')).toBe('B002');
  });

  it('is too late when the time for coming back has passed', () => {
    const hall = play();
    hall.take('loan');
    hall.miss('1', 60);
    hall.wait(30 * 60);
    expect(hall.give({ verb: 'rejoin', ticket: 'B001' })).toBe('too-late');
  });
});

describe('a ready counter', () => {
  it('that takes somebody back in hand is not ready any more', () => {
    const hall = play();
    hall.take('withdrawal', 'icbc');
    hall.press('1', 'next', 'start', 'park', 'next', 'resume');
    hall.take('withdrawal', 'icbc');
    expect(hall.press('1', 'finish')).toEqual(['step-finished', 'visit-queued']);
    expect(hall.inHand('1')).toBeUndefined();
  });

  it('is served in the order in which counters became ready', () => {
    const hall = play();
    hall.press('2', 'next');
    hall.wait(1);
    hall.press('1', 'next');
    hall.take('loan');
    expect([hall.inHand('1'), hall.inHand('2')]).toEqual([undefined, 'B001']);
    hall.take('advice');
    hall.take('loan');
    expect(hall.inHand('1')).toBe('B003');
  });

  it('says in the event of the call that it was ready', () => {
    const hall = play();
    hall.press('1', 'next');
    hall.take('loan');
    expect(hall.log.at(-1)?.event).toMatchObject({ kind: 'visit-called', why: { ready: true } });
  });

  it('that is paused is called to nobody', () => {
    const hall = play();
    hall.press('1', 'next', 'pause');
    hall.take('loan');
    expect(hall.inHand('1')).toBeUndefined();
    expect(hall.press('1', 'resume')).toBe('counter-paused');
  });
});

describe('a pause asked for with a visit in hand', () => {
  it.each(['park', 'miss', 'transfer', 'abandon'] as const)('takes effect also after %s', verb => {
    const hall = play();
    hall.take('loan');
    hall.call('1');
    hall.press('1', 'pause');
    if (verb === 'park') hall.press('1', 'start');
    hall.wait(60);
    if (verb === 'abandon') hall.give({ verb, ticket: 'B001', reason: 'gave up' });
    else if (verb === 'transfer') hall.give({ verb, counter: '1', to: { queue: 'ccb' }, when: 'now' });
    else hall.give({ verb, counter: '1' });
    expect(hall.hall.counters.get('1')).toMatchObject({ status: 'paused', pausing: false });
  });
});

describe('routes', () => {
  it('merge equal queues in a row, but never a choice that can still be made otherwise', () => {
    const service = (
      route: typeof fuzhou extends { services: ReadonlyMap<string, infer S> }
        ? S extends { route: infer R }
          ? R
          : never
        : never,
    ) => ({ id: 's', name: 's', series: 'S', papers: [], fees: [], route });
    const choice = {
      is: 'choice',
      choice: 'bank',
      by: 'clerk',
      among: ['icbc', 'ccb'],
      otherwise: { is: 'queue', queue: 'icbc' },
    } as const;
    const queue = (id: string) => ({ is: 'queue', queue: id }) as const;
    expect(
      stepsFor([service([queue('approval')]), service([queue('approval'), queue('icbc')])], new Map()),
    ).toHaveLength(2);
    expect(stepsFor([service([choice]), service([queue('icbc')])], new Map())).toHaveLength(2);
    expect(stepsFor([service([choice]), service([choice])], new Map())).toHaveLength(1);
    const other = { ...choice, choice: 'till' };
    expect(stepsFor([service([choice]), service([other])], new Map())).toHaveLength(2);
  });

  it('sent to the queue that comes next, a visit goes on there and is not called there twice', () => {
    const hall = play();
    hall.take('withdrawal', 'icbc');
    hall.press('1', 'next');
    hall.give({ verb: 'transfer', counter: '1', to: { queue: 'icbc' }, when: 'now' });
    hall.press('7', 'next');
    expect(hall.press('7', 'finish')).toContain('visit-done');
  });

  it('sent to another queue, a visit has its step done there and goes on', () => {
    const hall = play();
    hall.take('withdrawal', 'icbc');
    hall.press('1', 'next');
    hall.give({ verb: 'transfer', counter: '1', to: { queue: 'advice' }, when: 'now' });
    expect(queues(hall, 'A001')).toEqual(['advice', 'icbc']);
    hall.press('0', 'next', 'finish');
    expect(hall.visit('A001').place).toMatchObject({ is: 'waiting', queue: 'icbc' });
  });

  it('who was sent wrongly keeps the time of joining', () => {
    const hall = play();
    hall.take('withdrawal', 'icbc');
    const joinedAt = hall.now();
    hall.wait(100);
    hall.press('1', 'next');
    hall.wait(100);
    hall.give({ verb: 'transfer', counter: '1', to: { queue: 'advice' }, when: 'now', reason: 'misrouted' });
    expect(hall.visit('A001')).toMatchObject({ waitedMs: 0, place: { joinedAt } });
  });

  it('a clerk may correct the bank that was chosen at the kiosk', () => {
    const hall = play();
    hall.take('withdrawal', 'icbc');
    hall.press('1', 'next');
    hall.give({ verb: 'choose-route', counter: '1', queue: 'ccb' });
    hall.press('1', 'finish');
    expect(hall.visit('A001').place).toMatchObject({ is: 'waiting', queue: 'ccb' });
  });
});

describe('speech', () => {
  it('of an earlier call of the same counter is not taken for the present one', () => {
    const hall = play();
    hall.take('loan');
    hall.press('1', 'next');
    const [first] = [...hall.hall.jobs.values()].filter(job => job.is === 'call');
    hall.give({ verb: 'begin-job', job: first?.id ?? '', device: 'voice-1' });
    hall.give({ verb: 'close-counter', counter: '1', force: true });
    hall.press('1', 'open', 'next');
    hall.give({ verb: 'end-job', job: first?.id ?? '', device: 'voice-1', outcome: 'done' });
    expect(hall.visit('B001').place).toMatchObject({ is: 'called', call: { nth: 1 } });
    expect(hall.visit('B001').place).not.toHaveProperty('call.saidAt');
    expect(hall.sayAll()).toEqual(['请B零零一号到1号窗口']);
  });

  it('is not owed in a hall without a voice, and the board counts from the call', () => {
    const hall = play({ ...fuzhou, voices: [] });
    hall.take('loan');
    hall.press('1', 'next', 'line');
    expect([...hall.hall.jobs.values()].filter(job => job.is !== 'print')).toEqual([]);
    // Where only the board could tell nobody may be missed, nor presumed to have come, before a minute has passed.
    expect(hall.pass(59)).toEqual([]);
    expect(hall.pass(1)).toEqual(['visit-started']);
  });

  it('of the one-metre line is owed once, however often the key is pressed', () => {
    const hall = play();
    for (let press = 0; press < 5; press += 1) hall.press('1', 'line');
    hall.press('2', 'line');
    expect(hall.sayAll()).toEqual(['请在一米线外等候', '请在一米线外等候']);
  });

  it('that failed is said again while it is true; given up, the call counts as said', () => {
    const hall = play();
    hall.take('loan');
    hall.press('1', 'next');
    const job = [...hall.hall.jobs.values()].find(one => one.is === 'call')?.id ?? '';
    for (let attempt = 0; attempt < 3; attempt += 1) {
      expect(hall.visit('B001').place).not.toHaveProperty('call.saidAt');
      hall.give({ verb: 'begin-job', job, device: 'voice-1' });
      hall.give({ verb: 'end-job', job, device: 'voice-1', outcome: 'failed', why: 'rejected' });
    }
    expect(hall.visit('B001').place).toHaveProperty('call.saidAt', hall.now());
  });
});

describe('paper', () => {
  it('a reprint is marked and does not say again who was ahead', () => {
    const hall = play();
    hall.take('loan');
    hall.give({ verb: 'reprint', ticket: 'B001' });
    const jobs = [...hall.hall.jobs.values()];
    expect(jobs).toMatchObject([{ again: false, ahead: 0 }, { again: true }]);
    expect(jobs[1]).not.toHaveProperty('ahead');
  });

  it('a reprint is refused while no printer is ready', () => {
    const hall = play();
    hall.take('loan');
    hall.give({ verb: 'device-fit', device: 'printer-1', why: 'paper out' });
    expect(hall.give({ verb: 'reprint', ticket: 'B001' })).toBe('no-paper');
  });
});

describe('the day', () => {
  it('carries over which devices cannot work, so that a replay of the new day alone knows', () => {
    const hall = play();
    hall.give({ verb: 'device-fit', device: 'printer-1', why: 'paper out' });
    hall.give({ verb: 'close-day' });
    hall.give({ verb: 'open-day', day: '2026-11-25' });
    expect(hall.log.map(({ event }) => event)).toContainEqual(
      expect.objectContaining({
        kind: 'carried',
        what: 'repair',
        repair: expect.objectContaining({ device: 'printer-1', why: 'paper out' }),
      }),
    );
    expect(() => hall.take('loan')).toThrow('no-paper');
  });

  it('is opened by the first clerk who opens a counter, but not again on the evening it was closed', () => {
    const hall = play();
    hall.give({ verb: 'close-day' });
    expect(hall.give({ verb: 'open-counter', counter: '1', day: '2026-11-24' })).toBe('hall-closed');
    expect(hall.give({ verb: 'open-counter', counter: '1', day: '2026-11-25' })).toEqual([
      'day-opened',
      'carried',
      'counter-opened',
    ]);
  });

  it('a number issued before the numbering was changed does not come again', () => {
    const hall = play();
    hall.take('loan');
    hall.take('loan');
    hall.rules = { ...fuzhou, numbering: 'series' };
    expect(hall.take('loan')).toBe('B003');
  });

  it('who was parked by a counter that has closed can be taken back by another', () => {
    const hall = play();
    hall.take('loan');
    hall.press('1', 'next', 'start', 'park', 'close');
    expect(hall.give({ verb: 'resume', counter: '2', ticket: 'B001' })).toEqual(['visit-resumed']);
    expect(hall.hall.counters.get('1')?.parked).toEqual([]);
  });
});
