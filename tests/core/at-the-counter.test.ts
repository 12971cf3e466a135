import { describe, expect, it } from 'vitest';
import { boardPicture } from '../../daemon/core/outputs/pictures.ts';
import { fuzhou, type Play, play } from '../kit/hall/play.ts';

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
    hall.press('1', 'next');
    for (const order of orders) hall.give(order);
    expect(hall.press('1', 'cancel')).toBe('not-ready');
    const ticket = hall.take('loan');
    expect(hall.visit(ticket).place.is).toBe('waiting');
  });

  it('is not ready any more once somebody came', () => {
    const hall = play();
    hall.press('1', 'next');
    hall.take('loan');
    expect(hall.press('1', 'cancel')).toBe('not-ready');
  });

  it('stands in its turn by when it became ready first, however often next is pressed', () => {
    const hall = play();
    hall.press('2', 'next');
    hall.wait(1);
    hall.press('1', 'next');
    hall.wait(1);
    hall.press('2', 'next');
    hall.take('loan');
    expect(hall.inHand('2')).toBe('B001');
  });
});

describe('a rating', () => {
  it('speaks of the visit served last, once', () => {
    const hall = play();
    expect(hall.give({ verb: 'rate', counter: '1', grade: 5, from: 'rater' })).toBe('nothing-to-rate');
    hall.take('advice');
    hall.press('0', 'next', 'finish');
    expect(hall.give({ verb: 'rate', counter: '0', grade: 4, from: 'rater' })).toEqual(['rated']);
    expect(hall.log.at(-1)?.event).toMatchObject({ ticket: 'D001', grade: 4, from: 'rater' });
    expect(hall.give({ verb: 'rate', counter: '0', grade: 4, from: 'rater' })).toBe('nothing-to-rate');
  });
});

describe('a counter that closes and opens again', () => {
  it('still knows whom it parked', () => {
    const hall = play();
    hall.take('loan');
    hall.press('1', 'next', 'start', 'park', 'close', 'open');
    expect(hall.press('1', 'resume')).toEqual(['visit-resumed']);
    expect(hall.hall.counters.get('1')).toMatchObject({ ticket: 'B001', parked: [] });
  });

  it('still knows who did not come', () => {
    const hall = play();
    hall.take('loan');
    hall.call('1');
    hall.wait(30);
    hall.press('1', 'miss', 'close', 'open');
    expect(hall.hall.counters.get('1')?.missed).toEqual(['B001']);
    hall.give({ verb: 'rejoin', ticket: 'B001' });
    expect(hall.hall.counters.get('1')?.missed).toEqual([]);
  });

  it('knows nothing of them on the next day', () => {
    const hall = play();
    hall.take('loan');
    hall.press('1', 'next', 'start', 'park');
    hall.give({ verb: 'close-day' });
    hall.give({ verb: 'open-day', day: '2026-11-25' });
    hall.press('1', 'open');
    expect(hall.press('1', 'resume')).toBe('nobody-set-aside');
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
    hall.press('0', 'next', 'pause');
    expect(texts(hall, 'board-0')).toEqual(['D001']);
    hall.press('0', 'finish');
    expect(texts(hall, 'board-0')).toEqual(['暂停服务']);
    hall.press('0', 'open');
    expect(texts(hall, 'board-0')).toEqual(['公积金中心', '0号窗口']);
  });

  it('of calls: the latest first, by when they were called and not by when they were started or from which counter', () => {
    const hall = play();
    for (let visit = 0; visit < 3; visit += 1) hall.take('loan');
    for (const counter of ['3', '1', '2']) {
      hall.wait(1);
      hall.press(counter, 'next');
    }
    hall.wait(1);
    hall.press('3', 'start');
    expect(texts(hall, 'main-board').slice(0, 3)).toEqual([
      'B003 请到2号窗口',
      'B002 请到1号窗口',
      'B001 请到3号窗口',
    ]);
  });
});
