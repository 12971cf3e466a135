import { describe, expect, it } from 'vitest';
import { fuzhou, play } from '../../kit/hall/play.ts';
import { figure } from './figures-of.ts';

const next = (counter: string) => ({ verb: 'call-next', counter }) as const;
const undo = (counter: string) => ({ verb: 'undo', counter }) as const;
const finish = (counter: string) => ({ verb: 'finish', counter, outcome: 'approved' }) as const;
const minutes = (count: number) => count * 60;

/** The desk calls the first at once, and two more wait. */
function desk(count = 3) {
  const game = play(fuzhou, ['0', '1']);
  const tickets = Array.from({ length: count }, () => game.take('advice'));
  game.give(next('0'));
  return { game, tickets };
}

describe('tickets and calls', () => {
  it('a ticket counts once in the hall, and in each queue, service and institution that it came to', () => {
    const game = play(fuzhou, ['1', '7']);
    game.take('withdrawal', 'icbc');
    game.give(next('1'));
    game.give(finish('1'));
    game.give(next('7'));
    game.give(finish('7'));
    const { log } = game;
    expect(figure(log, 'tickets')).toBe(1);
    expect(figure(log, 'tickets', 'institution', 'centre')).toBe(1);
    expect(figure(log, 'tickets', 'institution', 'icbc')).toBe(1);
    expect(figure(log, 'tickets', 'institution', 'ccb')).toBe(0);
    expect(figure(log, 'tickets', 'queue', 'icbc')).toBe(1);
    expect(figure(log, 'tickets', 'service', 'withdrawal')).toBe(1);
    expect(figure(log, 'tickets', 'counter', '7')).toBe(1);
    expect(figure(log, 'calls')).toBe(2);
    expect(figure(log, 'done', 'institution', 'icbc')).toBe(1);
    expect(figure(log, 'done', 'institution', 'centre')).toBe(0);
    expect(figure(log, 'served')).toBe(2);
  });

  it('a ticket with several services counts for each of them, and once in the hall', () => {
    const game = play(fuzhou, ['0', '1']);
    const ticket = game.take('advice');
    game.give({ verb: 'add-service', ticket, service: 'loan' });
    expect(figure(game.log, 'tickets')).toBe(1);
    expect(figure(game.log, 'tickets', 'service', 'advice')).toBe(1);
    expect(figure(game.log, 'tickets', 'service', 'loan')).toBe(1);
  });

  it('a ticket belongs to the hour in which it was taken, a call to that in which it was made', () => {
    const game = play(fuzhou, ['0']);
    game.take('advice');
    game.wait(minutes(61));
    game.give(next('0'));
    expect(figure(game.log, 'tickets', 'hour', '09')).toBe(1);
    expect(figure(game.log, 'calls', 'hour', '09')).toBe(0);
    expect(figure(game.log, 'calls', 'hour', '10')).toBe(1);
  });

  it('a call that is taken back was none, and whom it finished is served still', () => {
    const { game } = desk();
    game.give({ verb: 'start', counter: '0' });
    game.wait(minutes(5));
    game.give(next('0'));
    game.wait(10);
    game.give(undo('0'));
    expect(figure(game.log, 'calls')).toBe(1);
    expect(figure(game.log, 'served')).toBe(0);
    expect(figure(game.log, 'service-median')).toBeUndefined();
    game.wait(minutes(5) - 10);
    game.give(finish('0'));
    expect(figure(game.log, 'served')).toBe(1);
    expect(figure(game.log, 'service-median')).toBe(10);
  });
});

describe('waits and promises', () => {
  it('the wait is from joining to the call; median and 90 % by nearest rank', () => {
    const game = play(fuzhou, ['0']);
    for (let visit = 0; visit < 10; visit += 1) game.take('advice');
    for (let visit = 1; visit <= 10; visit += 1) {
      game.wait(60);
      game.give({ verb: 'start', counter: '0' });
      game.give(next('0'));
    }
    expect(figure(game.log, 'wait-median')).toBe(5);
    expect(figure(game.log, 'wait-p90')).toBe(9);
    expect(figure(game.log, 'wait-longest')).toBe(10);
  });

  it('a break of the day is no wait: 11:50 to 14:10 are twenty minutes, and the promise is kept', () => {
    const game = play(fuzhou, ['0']);
    game.wait(minutes(2 * 60 + 50));
    game.take('advice');
    game.wait(minutes(140));
    game.give(next('0'));
    expect(figure(game.log, 'wait-longest')).toBe(20);
    expect(figure(game.log, 'promise-kept')).toBe(100);
    expect(game.hall.promises).toEqual({ calls: 1, kept: 1 });
  });

  it('a promise that one institution broke was kept by another', () => {
    const game = play(fuzhou, ['1', '10']);
    game.take('withdrawal', 'ccb');
    game.give(next('1'));
    game.give(finish('1'));
    game.wait(minutes(31));
    game.give(next('10'));
    expect(figure(game.log, 'promise-broken', 'institution', 'ccb')).toBe(1);
    expect(figure(game.log, 'promise-kept', 'institution', 'centre')).toBe(100);
    expect(figure(game.log, 'promised')).toBe(2);
  });

  it('who missed the call and rejoins waits anew, from then on', () => {
    const { game, tickets } = desk(1);
    game.sayAll();
    game.wait(40);
    game.give({ verb: 'miss', counter: '0' });
    game.wait(minutes(10));
    game.give({ verb: 'rejoin', ticket: tickets[0] ?? '' });
    game.wait(minutes(3));
    game.give(next('0'));
    expect(figure(game.log, 'missed')).toBe(1);
    expect(figure(game.log, 'rejoined')).toBe(1);
    expect(figure(game.log, 'calls')).toBe(2);
    expect(figure(game.log, 'wait-longest')).toBe(3);
  });

  it('who missed the call and is taken at once by the number has come back, and waited no second time', () => {
    const { game } = desk(1);
    game.sayAll();
    game.wait(40);
    game.give({ verb: 'miss', counter: '0' });
    game.wait(minutes(10));
    game.give({ verb: 'bring-back', counter: '0', number: 1 });
    game.wait(minutes(4));
    game.give(finish('0'));
    expect(figure(game.log, 'rejoined')).toBe(1);
    expect(figure(game.log, 'calls')).toBe(1);
    expect(figure(game.log, 'service-median')).toBe(4);
  });

  it('who was refused and is opened again is not done until the second time', () => {
    const { game, tickets } = desk(1);
    game.give({ verb: 'finish', counter: '0', outcome: 'refused' });
    expect(figure(game.log, 'done')).toBe(1);
    game.give({ verb: 'reopen', ticket: tickets[0] ?? '', reason: 'papers are here' });
    expect(figure(game.log, 'done')).toBe(0);
    game.give(next('0'));
    game.give(finish('0'));
    expect(figure(game.log, 'done')).toBe(1);
  });

  it('who is put back by a counter closed by force goes on waiting, and that call was none', () => {
    const game = play(fuzhou, ['1', '2']);
    game.take('loan');
    game.wait(minutes(4));
    game.give(next('1'));
    game.wait(minutes(2));
    game.give({ verb: 'close-counter', counter: '1', force: true });
    game.wait(minutes(3));
    game.give(next('2'));
    expect(figure(game.log, 'calls')).toBe(1);
    expect(figure(game.log, 'wait-longest')).toBe(9);
    expect(figure(game.log, 'calls', 'counter', '2')).toBe(1);
  });
});

describe('service times', () => {
  it('count from the start to the end, without the time for which the visit was parked', () => {
    const { game } = desk(1);
    game.wait(60);
    game.give({ verb: 'start', counter: '0' });
    game.wait(minutes(4));
    game.give({ verb: 'park', counter: '0' });
    game.wait(minutes(30));
    game.give({ verb: 'resume', counter: '0' });
    game.wait(minutes(3));
    game.give(finish('0'));
    expect(figure(game.log, 'parked')).toBe(1);
    expect(figure(game.log, 'served')).toBe(1);
    expect(figure(game.log, 'service-median')).toBe(7);
  });

  it('count from the call where nobody pressed start', () => {
    const { game } = desk(1);
    game.wait(minutes(2));
    game.give(finish('0'));
    expect(figure(game.log, 'service-median')).toBe(2);
  });

  it('leave out a step that was finished while nobody knew who had come, and count it per counter and clerk', () => {
    const { game } = desk(2);
    game.give({ verb: 'sign-in', counter: '0', clerk: '07' });
    game.sayAll();
    game.pass(300);
    game.give(next('0'));
    expect(figure(game.log, 'presumed')).toBe(1);
    expect(figure(game.log, 'presumed', 'counter', '0')).toBe(1);
    expect(figure(game.log, 'presumed', 'clerk', '07')).toBe(1);
    expect(figure(game.log, 'served')).toBe(1);
    expect(figure(game.log, 'service-median')).toBeUndefined();
  });

  it('leave out a step that was forgotten to finish, and count it', () => {
    const { game } = desk(2);
    game.give({ verb: 'start', counter: '0' });
    game.wait(minutes(61));
    game.give(next('0'));
    game.give({ verb: 'start', counter: '0' });
    game.wait(minutes(6));
    game.give(finish('0'));
    expect(figure(game.log, 'served')).toBe(2);
    expect(figure(game.log, 'forgotten')).toBe(1);
    expect(figure(game.log, 'service-p90')).toBe(6);
  });

  it('leave out what was sent elsewhere in the middle of a step, and count the transfer', () => {
    const { game } = desk(1);
    game.give({ verb: 'start', counter: '0' });
    game.wait(minutes(2));
    game.give({ verb: 'transfer', counter: '0', to: { queue: 'approval' }, when: 'now' });
    game.give(next('1'));
    game.give({ verb: 'start', counter: '1' });
    game.wait(minutes(5));
    game.give(finish('1'));
    expect(figure(game.log, 'transfers')).toBe(1);
    expect(figure(game.log, 'transfers', 'counter', '0')).toBe(1);
    expect(figure(game.log, 'served')).toBe(1);
    expect(figure(game.log, 'service-median')).toBe(5);
  });

  it('belong to the clerk who sat there then', () => {
    const game = play(fuzhou, ['0']);
    const serve = (lastsS: number) => {
      game.take('advice');
      game.give(next('0'));
      game.give({ verb: 'start', counter: '0' });
      game.wait(lastsS);
      game.give(finish('0'));
    };
    serve(minutes(1));
    game.give({ verb: 'sign-in', counter: '0', clerk: '07' });
    serve(minutes(2));
    game.give({ verb: 'sign-in', counter: '0', clerk: '12' });
    serve(minutes(3));
    serve(minutes(3));
    game.give({ verb: 'sign-out', counter: '0' });
    serve(minutes(1));
    expect(figure(game.log, 'served', 'clerk', '07')).toBe(1);
    expect(figure(game.log, 'service-median', 'clerk', '12')).toBe(3);
    expect(figure(game.log, 'served', 'clerk', '12')).toBe(2);
    expect(figure(game.log, 'served', 'clerk', '')).toBe(2);
    expect(figure(game.log, 'served', 'counter', '0')).toBe(5);
  });
});

describe('who left, was recalled, was green', () => {
  it('leaves with the reason; who is reopened has not left', () => {
    const { game, tickets } = desk(3);
    const [, second = '', third = ''] = tickets;
    game.give({ verb: 'abandon', ticket: second, reason: 'no time' });
    game.give({ verb: 'abandon', ticket: third, reason: 'no time' });
    expect(figure(game.log, 'left')).toBe(2);
    game.give({ verb: 'reopen', ticket: third, reason: 'came back' });
    expect(figure(game.log, 'left')).toBe(1);
    expect(figure(game.log, 'reopened')).toBe(1);
    game.give({ verb: 'close-day' });
    expect(figure(game.log, 'left')).toBe(3);
    expect(figure(game.log, 'left', 'counter', '0')).toBe(1);
  });

  it('a recall is counted beside the call', () => {
    const { game } = desk(1);
    game.sayAll();
    game.wait(10);
    game.give({ verb: 'recall', counter: '0' });
    expect(figure(game.log, 'recalls', 'counter', '0')).toBe(1);
    expect(figure(game.log, 'calls', 'counter', '0')).toBe(1);
  });

  it('the calls of green visits are counted where they were made', () => {
    const game = play(fuzhou, ['0', '1']);
    game.take('advice', undefined, 'green');
    game.take('advice');
    game.give(next('0'));
    game.give({ verb: 'start', counter: '0' });
    game.give(next('0'));
    expect(figure(game.log, 'green-calls', 'counter', '0')).toBe(1);
    expect(figure(game.log, 'tickets', 'class', 'green')).toBe(1);
    expect(figure(game.log, 'calls', 'class', 'normal')).toBe(1);
  });

  it('claims on green are counted with whoever confirmed or denied them, and what was given without one', () => {
    const game = play(fuzhou, ['0', '1']);
    for (const [counter, clerk] of [
      ['0', '41'],
      ['1', '11'],
    ] as const)
      game.give({ verb: 'sign-in', counter, clerk });
    const [yes, no, , plain] = [
      game.claim('advice'),
      game.claim('loan'),
      game.claim('loan'),
      game.take('loan'),
    ] as const;
    const green = (ticket: string, more: object) =>
      game.give({ verb: 'set-class', ticket, class: 'green', ...more });
    green(yes, { counter: '0' });
    game.give({ verb: 'set-class', ticket: no, class: 'normal', counter: '1' });
    green(plain, { counter: '1' });
    const ofClerk = (clerk: string) =>
      (['green-confirmed', 'green-denied', 'green-given'] as const).map(id =>
        figure(game.log, id, 'clerk', clerk),
      );
    expect(figure(game.log, 'green-claimed')).toBe(3);
    expect(figure(game.log, 'green-claimed', 'service', 'loan')).toBe(2);
    expect([ofClerk('41'), ofClerk('11')]).toEqual([
      [1, 0, 0],
      [0, 1, 1],
    ]);
    game.give(undo('1'));
    expect(ofClerk('11')).toEqual([0, 1, 0]);
    // Over MQTT, by somebody who is at no counter.
    green(no, { clerk: '05' });
    expect(ofClerk('05')).toEqual([1, 0, 0]);
  });

  it('a ticket whose paper was printed again is counted once, however often', () => {
    const { game, tickets } = desk(2);
    const print = () => {
      for (const job of [...game.hall.jobs.values()].filter(({ is }) => is === 'print')) {
        game.give({ verb: 'begin-job', job: job.id, device: 'printer-1' });
        game.give({ verb: 'end-job', job: job.id, device: 'printer-1', outcome: 'done' });
      }
    };
    print();
    expect(figure(game.log, 'reprinted')).toBe(0);
    for (let nth = 0; nth < 2; nth += 1) {
      game.give({ verb: 'reprint', ticket: tickets[0] ?? '' });
      print();
    }
    expect(figure(game.log, 'reprinted')).toBe(1);
    expect(figure(game.log, 'reprinted', 'service', 'advice')).toBe(1);
  });
});

describe('counters', () => {
  it('are open, paused and busy for so long; a pause that was taken back never was', () => {
    const game = play(fuzhou, ['0']);
    game.wait(minutes(60));
    game.give({ verb: 'pause-counter', counter: '0' });
    game.wait(20);
    game.give(undo('0'));
    game.take('advice');
    game.give(next('0'));
    game.wait(minutes(30) - 20);
    game.give(finish('0'));
    game.give({ verb: 'pause-counter', counter: '0' });
    game.wait(minutes(30));
    game.give({ verb: 'open-counter', counter: '0' });
    game.give({ verb: 'close-counter', counter: '0', force: false });
    game.wait(minutes(60));
    expect(figure(game.log, 'open-hours', 'counter', '0')).toBe(1.5);
    expect(figure(game.log, 'paused-hours', 'counter', '0')).toBe(0.5);
    expect(figure(game.log, 'busy', 'counter', '0')).toBeCloseTo((100 * (30 * 60 - 20)) / (120 * 60), 6);
  });
});
