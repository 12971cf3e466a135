import { describe, expect, test } from 'vitest';
import { newTurns } from '../../../drivers/link/turns.ts';

describe('turns on a shared line', () => {
  test('go by rank: answer, urgent, routine, ping', () => {
    const turns = newTurns<string, string>();
    for (const rank of ['ping', 'routine', 'urgent', 'answer'] as const) turns.add(rank, 'a', rank);
    expect([turns.next(), turns.next(), turns.next(), turns.next(), turns.next()]).toEqual([
      'answer',
      'urgent',
      'routine',
      'ping',
      undefined,
    ]);
  });

  test('go round the members within a rank', () => {
    const turns = newTurns<string, string>();
    for (const item of ['a1', 'a2', 'a3']) turns.add('urgent', 'a', item);
    turns.add('urgent', 'b', 'b1');
    expect([turns.next(), turns.next(), turns.next(), turns.next()]).toEqual(['a1', 'b1', 'a2', 'a3']);
  });

  test('pass over a member that was just served for one that was not', () => {
    const turns = newTurns<string, string>();
    turns.add('urgent', 'a', 'a1');
    expect(turns.next()).toBe('a1');
    turns.add('urgent', 'a', 'a2');
    turns.add('urgent', 'b', 'b1');
    expect([turns.next(), turns.next()]).toEqual(['b1', 'a2']);
  });

  test('are taken back from a member that leaves or has something else to say', () => {
    const turns = newTurns<string, string>();
    turns.add('urgent', 'a', 'a1');
    turns.add('ping', 'a', 'a2');
    turns.add('routine', 'b', 'b1');
    expect(turns.takeAllOf('a')).toEqual(['a1', 'a2']);
    expect(turns.next()).toBe('b1');
  });
});
