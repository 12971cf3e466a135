import { describe, expect, it } from 'vitest';
import type { Command } from '../../../daemon/core/types/commands.ts';
import type { Play } from '../../kit/hall/play.ts';
import {
  abandon,
  advice,
  at,
  claim,
  closeDay,
  day,
  dayAt,
  green,
  loan,
  passes,
  reopen,
  said,
  take,
  withdrawal,
} from '../../kit/hall/steps.ts';
import { come } from './figures-of.ts';

const [desk, one, two, seven, ten] = [at('0'), at('1'), at('2'), at('7'), at('10')];
const minutes = (count: number) => count * 60;
const setGreen = (ticket: string, more: { counter: string } | { clerk: string }): Command => ({
  verb: 'set-class',
  ticket,
  class: 'green',
  ...more,
});

const officer: Command = {
  verb: 'take-ticket',
  services: ['withdrawal'],
  class: 'normal',
  choice: new Map([['bank', 'icbc']]),
  cases: 7,
  print: false,
};

describe('several cases on one ticket', () => {
  it('are one ticket and as many cases, each of which took its part of the time', () =>
    void dayAt(
      ['1'],
      [
        officer,
        one.next,
        one.start,
        passes(minutes(10)),
        one.finish,
        one.next,
        one.start,
        passes(minutes(4)),
        one.finish,
      ],
      come({ tickets: 1, calls: 2, served: 1, cases: 7, forgotten: 0, 'service-p90': 2 }),
    ));
});

describe('tickets and calls', () => {
  it('a ticket counts once in the hall, and in each queue, service and institution that it came to', () =>
    void dayAt(
      ['1', '7'],
      [withdrawal, one.next, one.finish, seven.next, seven.finish],
      come({
        tickets: 1,
        'tickets institution centre': 1,
        'tickets institution icbc': 1,
        'tickets institution ccb': 0,
        'tickets queue icbc': 1,
        'tickets service withdrawal': 1,
        'tickets counter 7': 1,
        calls: 2,
        'done institution icbc': 1,
        'done institution centre': 0,
        served: 2,
      }),
    ));

  it('a ticket with several services counts for each of them, and once in the hall', () =>
    void day(
      [advice, { verb: 'add-service', ticket: 'D001', service: 'loan' }],
      come({ tickets: 1, 'tickets service advice': 1, 'tickets service loan': 1 }),
    ));

  it('a ticket belongs to the hour in which it was taken, a call to that in which it was made', () =>
    void day(
      [advice, minutes(61), desk.next],
      come({ 'tickets hour 09': 1, 'calls hour 09': 0, 'calls hour 10': 1 }),
    ));

  it('a call that is taken back was none, and whom it finished is served still', () =>
    void day(
      [advice, advice, desk.next, desk.start, minutes(5), desk.next, 10, desk.undo],
      come({ calls: 1, served: 0, 'service-median': undefined }),
      [minutes(5) - 10, desk.finish],
      come({ served: 1, 'service-median': 10 }),
    ));
});

describe('waits and promises', () => {
  it('the wait is from joining to the call; median and 90 % by nearest rank', () =>
    void dayAt(
      ['0'],
      Array.from({ length: 10 }, () => advice),
      [60, desk.next],
      Array.from({ length: 9 }, () => [60, desk.start, desk.next]),
      come({ 'wait-median': 5, 'wait-p90': 9, 'wait-longest': 10 }),
    ));

  it('a break of the day is no wait: 11:50 to 14:10 are twenty minutes, and the promise is kept', () => {
    const { hall } = day(
      [minutes(2 * 60 + 50), advice, minutes(140), desk.next],
      come({ 'wait-longest': 20, 'promise-kept': 100 }),
    );
    expect(hall.promises).toEqual({ calls: 1, kept: 1 });
  });

  it('a promise that one institution broke was kept by another', () =>
    void day(
      [take('withdrawal', 'ccb'), one.next, one.finish, minutes(31), ten.next],
      come({ 'promise-broken institution ccb': 1, 'promise-kept institution centre': 100, promised: 2 }),
    ));

  it('who missed the call and rejoins waits anew, from then on', () =>
    void day(
      [advice, desk.next, said, 40, desk.miss, minutes(10), { verb: 'rejoin', ticket: 'D001' }],
      [minutes(3), desk.next],
      come({ missed: 1, rejoined: 1, calls: 2, 'wait-longest': 3 }),
    ));

  it('who missed the call and is taken at once by the number has come back, and waited no second time', () =>
    void day(
      [advice, desk.next, said, 40, desk.miss, minutes(10), desk.bringBack(1), minutes(4), desk.finish],
      come({ rejoined: 1, calls: 1, 'service-median': 4 }),
    ));

  it('who was refused and is opened again is not done until the second time', () =>
    void day(
      [advice, desk.next, desk.refused],
      come({ done: 1 }),
      reopen('D001', 'papers are here'),
      come({ done: 0 }),
      [desk.next, desk.finish],
      come({ done: 1 }),
    ));

  it('who is put back by a counter closed by force goes on waiting, and that call was none', () =>
    void day(
      [loan, minutes(4), one.next, minutes(2), { ...one.close, force: true }, minutes(3), two.next],
      come({ calls: 1, 'wait-longest': 9, 'calls counter 2': 1 }),
    ));
});

describe('service times', () => {
  it('count from the start to the end, without the time for which the visit was parked', () =>
    void day(
      [advice, desk.next, 60, desk.start, minutes(4), desk.park, minutes(30), desk.resume],
      [minutes(3), desk.finish],
      come({ parked: 1, served: 1, 'service-median': 7 }),
    ));

  it('count from the call where nobody pressed start', () =>
    void day(advice, desk.next, minutes(2), desk.finish, come({ 'service-median': 2 })));

  it('leave out a step that was finished while nobody knew who had come, and count it per counter and clerk', () =>
    void day(
      [advice, advice, desk.next, desk.signIn('07'), said, passes(300), desk.next],
      come({
        presumed: 1,
        'presumed counter 0': 1,
        'presumed clerk 07': 1,
        served: 1,
        'service-median': undefined,
      }),
    ));

  it('leave out a step that was forgotten to finish, and count it', () =>
    void day(
      [advice, advice, desk.next, desk.start, minutes(61), desk.next, desk.start, minutes(6), desk.finish],
      come({ served: 2, forgotten: 1, 'service-p90': 6 }),
    ));

  it('leave out what was sent elsewhere in the middle of a step, and count the transfer', () =>
    void day(
      [advice, desk.next, desk.start, minutes(2), desk.send({ queue: 'approval' })],
      [one.next, one.start, minutes(5), one.finish],
      come({ transfers: 1, 'transfers counter 0': 1, served: 1, 'service-median': 5 }),
    ));

  it('belong to the clerk who sat there then', () => {
    const serves = (lasts: number) => [advice, desk.next, desk.start, lasts, desk.finish];
    day(
      [serves(minutes(1)), desk.signIn('07'), serves(minutes(2))],
      [desk.signIn('12'), serves(minutes(3)), serves(minutes(3)), desk.signOut, serves(minutes(1))],
      come({
        'served clerk 07': 1,
        'service-median clerk 12': 3,
        'served clerk 12': 2,
        'served clerk ': 2,
        'served counter 0': 5,
      }),
    );
  });
});

describe('who left, was recalled, was green', () => {
  it('leaves with the reason; who is reopened has not left', () =>
    void day(
      [advice, advice, advice, desk.next, abandon('D002', 'no time'), abandon('D003', 'no time')],
      come({ left: 2 }),
      reopen('D003', 'came back'),
      come({ left: 1, reopened: 1 }),
      closeDay,
      come({ left: 3, 'left counter 0': 1 }),
    ));

  it('a recall is counted beside the call', () =>
    void day(
      [advice, desk.next, said, 10, desk.recall],
      come({ 'recalls counter 0': 1, 'calls counter 0': 1 }),
    ));

  it('the calls of green visits are counted where they were made', () =>
    void day(
      [green('advice'), advice, desk.next, desk.start, desk.next],
      come({ 'green-calls counter 0': 1, 'tickets class green': 1, 'calls class normal': 1 }),
    ));

  it('claims on green are counted with whoever confirmed or denied them, and what was given without one', () => {
    const ofClerk = (clerk: string, confirmed: number, denied: number, given: number) =>
      come({
        [`green-confirmed clerk ${clerk}`]: confirmed,
        [`green-denied clerk ${clerk}`]: denied,
        [`green-given clerk ${clerk}`]: given,
      });
    day(
      [desk.signIn('41'), one.signIn('11'), claim('advice'), claim('loan'), claim('loan'), loan],
      setGreen('D001', { counter: '0' }),
      { verb: 'set-class', ticket: 'B002', class: 'normal', counter: '1' },
      setGreen('B004', { counter: '1' }),
      come({ 'green-claimed': 3, 'green-claimed service loan': 2 }),
      [ofClerk('41', 1, 0, 0), ofClerk('11', 0, 1, 1), one.undo, ofClerk('11', 0, 1, 0)],
      // Over MQTT, by somebody who is at no counter.
      [setGreen('B002', { clerk: '05' }), ofClerk('05', 1, 0, 0)],
    );
  });

  it('a ticket whose paper was printed again is counted once, however often', () => {
    const printed = (game: Play) => {
      for (const job of [...game.hall.jobs.values()].filter(({ is }) => is === 'print')) {
        game.give({ verb: 'begin-job', job: job.id, device: 'printer-1' });
        game.give({ verb: 'end-job', job: job.id, device: 'printer-1', outcome: 'done' });
      }
    };
    const again = [{ verb: 'reprint', ticket: 'D001' } as const, printed];
    day(
      [advice, advice, printed],
      come({ reprinted: 0 }),
      [again, again],
      come({ reprinted: 1, 'reprinted service advice': 1 }),
    );
  });
});

it('counters are open, paused and busy for so long; a pause that was taken back never was', () =>
  void dayAt(
    ['0'],
    [minutes(60), desk.pause, 20, desk.undo, advice, desk.next, minutes(30) - 20, desk.finish],
    [desk.pause, minutes(30), desk.open, desk.close, minutes(60)],
    come({
      'open-hours counter 0': 1.5,
      'paused-hours counter 0': 0.5,
      'busy counter 0': (100 * (30 * 60 - 20)) / (120 * 60),
    }),
  ));
