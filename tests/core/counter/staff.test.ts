import { describe, expect, it } from 'vitest';
import { attentionAfter } from '../../../daemon/core/counter/desk.ts';
import { fuzhou, play } from '../../kit/hall/play.ts';

const staffed = {
  ...fuzhou,
  staff: new Map([
    ['06', { name: '陈敏', institution: 'centre' }],
    ['07', { name: '林静', institution: 'centre' }],
  ]),
};
const signIn = (counter: string, clerk: string) => ({ verb: 'sign-in', counter, clerk }) as const;

describe('with a staff list (R7, R19)', () => {
  it('a number that nobody has is refused, and without a list any number signs in', () => {
    const hall = play(staffed);
    expect(hall.give(signIn('1', '17'))).toBe('unknown-person');
    expect(hall.hall.counters.get('1')?.clerk).toBeUndefined();
    expect(hall.give(signIn('1', '06'))).toEqual(['clerk-signed-in']);
    expect(play().give(signIn('1', '17'))).toEqual(['clerk-signed-in']);
  });

  it('who closes a counter has signed out there', () => {
    const hall = play(staffed);
    hall.give(signIn('1', '06'));
    expect(hall.press('1', 'close')).toEqual(['counter-closed', 'clerk-signed-out']);
  });

  it('who signs in is signed out where they were, and both are told', () => {
    const hall = play(staffed);
    hall.give(signIn('1', '06'));
    hall.give(signIn('2', '07'));
    expect(hall.give(signIn('3', '06'))).toEqual(['clerk-signed-in', 'clerk-signed-out']);
    expect(hall.log.slice(-2).map(({ event }) => event)).toEqual([
      { kind: 'clerk-signed-in', counter: '3', clerk: '06', order: 'sign-in' },
      { kind: 'clerk-signed-out', counter: '1', clerk: '06', elsewhere: '3' },
    ]);
    expect(hall.log.slice(-2).flatMap(({ event }) => attentionAfter(hall.rules, event))).toEqual([
      { counter: '1', to: 'signed-out' },
    ]);
    expect(
      [...hall.hall.counters].flatMap(([id, { clerk }]) => (clerk === undefined ? [] : [[id, clerk]])),
    ).toEqual([
      ['2', '07'],
      ['3', '06'],
    ]);
  });

  it('an undo at the counter that was left does not bring them back there', () => {
    const hall = play(staffed);
    hall.take('loan');
    hall.give(signIn('1', '06'));
    hall.press('1', 'next');
    hall.give(signIn('2', '06'));
    expect(hall.press('1', 'undo')).toContain('press-undone');
    expect(hall.hall.counters.get('1')?.clerk).toBeUndefined();
    expect(hall.hall.counters.get('2')).toMatchObject({ clerk: '06' });
  });
});
