import { describe, expect, it } from 'vitest';
import { boardPicture } from '../../daemon/core/outputs/pictures.ts';
import { fuzhou, type Play, play } from '../kit/hall/play.ts';

const next = (counter: string) => ({ verb: 'call-next', counter }) as const;
const finish = (counter: string) => ({ verb: 'finish', counter, outcome: 'approved' }) as const;
const open = (counter: string) => ({ verb: 'open-counter', counter }) as const;
const close = (counter: string) => ({ verb: 'close-counter', counter, force: false }) as const;
const texts = (hall: Play, board: string) =>
  boardPicture(fuzhou, hall.hall, board, hall.now()).lines.map(({ text }) => text);

describe('a counter that was ready for the next', () => {
  it.each([
    ['paused and went on', [{ verb: 'pause-counter', counter: '1' }, open('1')]],
    ['closed and opened again', [close('1'), open('1')]],
    ['took it back', [{ verb: 'cancel', counter: '1' }]],
  ] as const)('and %s is not ready any more', (_, orders) => {
    const hall = play();
    hall.give(next('1'));
    for (const order of orders) hall.give(order);
    expect(hall.give({ verb: 'cancel', counter: '1' })).toBe('not-ready');
    const ticket = hall.take('loan');
    expect(hall.visit(ticket).place.is).toBe('waiting');
  });

  it('is not ready any more once somebody came', () => {
    const hall = play();
    hall.give(next('1'));
    hall.take('loan');
    expect(hall.give({ verb: 'cancel', counter: '1' })).toBe('not-ready');
  });

  it('stands in its turn by when it became ready first, however often next is pressed', () => {
    const hall = play();
    hall.give(next('2'));
    hall.wait(1);
    hall.give(next('1'));
    hall.wait(1);
    hall.give(next('2'));
    hall.take('loan');
    expect(hall.hall.counters.get('2')?.ticket).toBe('B001');
  });
});

describe('a rating', () => {
  it('speaks of the visit served last, once', () => {
    const hall = play();
    expect(hall.give({ verb: 'rate', counter: '1', grade: 5, from: 'rater' })).toBe('nothing-to-rate');
    hall.take('advice');
    hall.give(next('0'));
    hall.give(finish('0'));
    expect(hall.give({ verb: 'rate', counter: '0', grade: 4, from: 'rater' })).toEqual(['rated']);
    expect(hall.log.at(-1)?.event).toMatchObject({ ticket: 'D001', grade: 4, from: 'rater' });
    expect(hall.give({ verb: 'rate', counter: '0', grade: 4, from: 'rater' })).toBe('nothing-to-rate');
  });
});

describe('a counter that closes and opens again', () => {
  it('still knows whom it parked', () => {
    const hall = play();
    hall.take('loan');
    hall.give(next('1'));
    hall.give({ verb: 'start', counter: '1' });
    hall.give({ verb: 'park', counter: '1' });
    hall.give(close('1'));
    hall.give(open('1'));
    expect(hall.give({ verb: 'resume', counter: '1' })).toEqual(['visit-resumed']);
    expect(hall.hall.counters.get('1')).toMatchObject({ ticket: 'B001', parked: [] });
  });

  it('still knows who did not come', () => {
    const hall = play();
    hall.take('loan');
    hall.give(next('1'));
    hall.sayAll();
    hall.wait(30);
    hall.give({ verb: 'miss', counter: '1' });
    hall.give(close('1'));
    hall.give(open('1'));
    expect(hall.hall.counters.get('1')?.missed).toEqual(['B001']);
    hall.give({ verb: 'rejoin', ticket: 'B001' });
    expect(hall.hall.counters.get('1')?.missed).toEqual([]);
  });

  it('knows nothing of them on the next day', () => {
    const hall = play();
    hall.take('loan');
    hall.give(next('1'));
    hall.give({ verb: 'start', counter: '1' });
    hall.give({ verb: 'park', counter: '1' });
    hall.give({ verb: 'close-day' });
    hall.give({ verb: 'open-day', day: '2026-11-25' });
    hall.give(open('1'));
    expect(hall.give({ verb: 'resume', counter: '1' })).toBe('nobody-set-aside');
  });
});

describe('a choice', () => {
  const withdrawal = (choice: ReadonlyMap<string, string>) =>
    ({ verb: 'take-ticket', services: ['withdrawal'], class: 'normal', choice, print: false }) as const;

  it('that no step of the route asks for is refused, though every other was made', () => {
    const hall = play();
    const choice = new Map([
      ['bank', 'icbc'],
      ['bnak', 'icbc'],
    ]);
    expect(hall.give(withdrawal(choice))).toBe('choose-first');
    expect(hall.give(withdrawal(new Map([['bank', 'advice']])))).toBe('choose-first');
    expect(hall.hall.visits.size).toBe(0);
  });
});

describe('what the boards tell', () => {
  it('of a counter that pauses after the visit in hand: the number, then 暂停服务', () => {
    const hall = play();
    hall.take('advice');
    hall.give(next('0'));
    hall.give({ verb: 'pause-counter', counter: '0' });
    expect(texts(hall, 'board-0')).toEqual(['D001']);
    hall.give(finish('0'));
    expect(texts(hall, 'board-0')).toEqual(['暂停服务']);
    hall.give(open('0'));
    expect(texts(hall, 'board-0')).toEqual(['公积金中心', '0号窗口']);
  });

  it('of calls: the latest first, by when they were called and not by when they were started or from which counter', () => {
    const hall = play();
    for (let visit = 0; visit < 3; visit += 1) hall.take('loan');
    for (const counter of ['3', '1', '2']) {
      hall.wait(1);
      hall.give(next(counter));
    }
    hall.wait(1);
    hall.give({ verb: 'start', counter: '3' });
    expect(texts(hall, 'main-board').slice(0, 3)).toEqual([
      'B003 请到2号窗口',
      'B002 请到1号窗口',
      'B001 请到3号窗口',
    ]);
  });
});
