/** R3, R4: a call, its recall, its miss, and next while somebody is served. */
import { expect, it } from 'vitest';
import { play } from '../../kit/hall/play.ts';

it('next while serving finishes that step first', () => {
  const hall = play();
  hall.take('loan');
  hall.take('withdrawal', 'icbc');
  expect(hall.press('1', 'next', 'next')).toBe('not-started');
  expect(hall.press('1', 'start', 'next')).toBe('choose-first');
  hall.give({ verb: 'choose-route', counter: '1', queue: 'icbc' });
  expect(hall.press('1', 'next')).toEqual(['step-finished', 'visit-queued', 'visit-called']);
  expect(hall.inHand('1')).toBe('A002');
});

it.each(['normal', 'green'] as const)(
  'a recall of who is %s comes 8 s after the last call was said, three calls at most',
  visitClass => {
    const hall = play();
    hall.take('loan', undefined, visitClass);
    hall.press('1', 'next');
    hall.wait(60);
    expect(hall.press('1', 'recall')).toBe('recall-too-soon');
    for (let nth = 2; nth <= 3; nth += 1) {
      hall.sayAll();
      hall.wait(7.999);
      expect(hall.press('1', 'recall')).toBe('recall-too-soon');
      hall.wait(0.001);
      expect(hall.press('1', 'recall')).toEqual(['visit-recalled']);
    }
    hall.sayAll();
    hall.wait(8);
    expect(hall.press('1', 'recall')).toBe('called-enough');
  },
);

it.each([
  ['half a minute after its call was said, however long that waited for the voice', 'normal', 30],
  ['a minute after it for who is green', 'green', 60],
  ['a minute after it for who only claims to be', 'claim', 60],
] as const)('a visit is missed %s', (_, who, seconds) => {
  const hall = play();
  if (who === 'claim') hall.claim('loan');
  else hall.take('loan', undefined, who);
  hall.press('1', 'next');
  hall.wait(600);
  expect(hall.press('1', 'miss')).toBe('not-heard');
  hall.sayAll();
  hall.wait(seconds - 1);
  expect(hall.press('1', 'miss')).toBe('not-heard');
  hall.wait(1);
  expect(hall.press('1', 'miss')).toEqual(['visit-missed']);
});

it('with no voice alive it is missed after twice the time from when the board showed it', () => {
  const hall = play();
  hall.give({ verb: 'device-fit', device: 'voice-1', why: 'no answer' });
  hall.take('loan');
  hall.press('1', 'next');
  hall.wait(59);
  expect(hall.press('1', 'miss')).toBe('not-heard');
  hall.wait(1);
  expect(hall.press('1', 'miss')).toEqual(['visit-missed']);
});
