import { describe, expect, it } from 'vitest';
import { wentBefore } from '../../../daemon/core/queue/overtakes.ts';
import { whyOf } from '../../../daemon/mqtt/publish/place.ts';
import { type Play, play as playOf, untimed } from '../../kit/hall/play.ts';

const play = (counters: string[] = ['1']) => playOf(untimed, counters);
const before = (hall: Play, ticket: string) => {
  const { place } = hall.visit(ticket);
  if (place.is !== 'waiting') throw new Error(`${ticket} is ${place.is}`);
  return wentBefore(hall.hall, place);
};
const why = (hall: Play, ticket: string) => whyOf(hall.rules, hall.hall, hall.visit(ticket), hall.now());

function withGreens(many: number): Play {
  const hall = play();
  hall.take('loan');
  hall.wait(10);
  hall.take('loan');
  hall.wait(60);
  for (let taken = 0; taken < many; taken += 1) hall.take('loan', undefined, 'green');
  hall.wait(900);
  return hall;
}

describe('who went before since one came (R20)', () => {
  it('is counted by cause, and of those who came later alone', () => {
    const hall = withGreens(2);
    hall.take('loan');
    hall.wait(10);
    expect(before(hall, 'B001')).toBeUndefined();
    expect(hall.calls('1', 2)).toEqual(['B003', 'B004']);
    expect(before(hall, 'B001')).toEqual({ green: 2 });
    hall.give({ verb: 'call-number', counter: '1', ticket: 'B002', reason: 'asked' });
    expect(before(hall, 'B001')).toEqual({ green: 2, other: 1 });
    // Whoever came after all of them has seen nobody go before.
    expect(before(hall, 'B005')).toBeUndefined();
  });

  it('is nobody by a call that was taken back', () => {
    const hall = withGreens(1);
    hall.press('1', 'next');
    expect(before(hall, 'B001')).toEqual({ green: 1 });
    hall.press('1', 'undo');
    expect(before(hall, 'B001')).toBeUndefined();
    expect(hall.hall.overtakes.size).toBe(0);
  });

  it('is nobody who was only away and is back at the old place', () => {
    const hall = play();
    hall.take('loan');
    hall.wait(60);
    hall.take('loan');
    hall.give({ verb: 'step-away', ticket: 'B001' });
    hall.wait(300);
    hall.give({ verb: 'step-back', ticket: 'B001' });
    expect(hall.calls('1', 1)).toEqual(['B001']);
    expect(before(hall, 'B002')).toBeUndefined();
  });

  it('is told in words, in three lines at most, wherever the ticket is', () => {
    const hall = withGreens(1);
    expect(hall.calls('1', 1)).toEqual(['B003']);
    expect(why(hall, 'B001')).toMatchObject({
      place: 'waiting',
      ahead: 0,
      wentBefore: { green: 1 },
      lines: [expect.stringMatching(/^B001 前面等候 0 人/), '先于您：绿色通道1人'],
    });
    hall.give({ verb: 'step-away', ticket: 'B002' });
    expect(why(hall, 'B002').lines).toEqual(['B002 已暂离，位置保留，回来请再扫号票']);
    hall.press('1', 'next');
    expect(why(hall, 'B001').lines).toEqual(['B001 请到1号窗口']);
    hall.press('1', 'refused', 'next');
    expect(why(hall, 'B002')).toMatchObject({ backBy: hall.now() + 1_800_000, lines: ['已到号请返回 B002'] });
    expect(why(hall, 'B001').lines).toEqual(['B001 已办结或已取消，请到咨询台']);
    hall.pass(1800);
    expect(why(hall, 'B002').lines).toEqual(['过号 B002']);
  });
});
