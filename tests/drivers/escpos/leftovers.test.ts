import { describe, expect, test } from 'vitest';
import { leftovers } from '../../../drivers/escpos/leftovers.ts';
import { virtualTimers } from '../../virtual-timers.ts';
import { replyWithinMs } from './bench.ts';

/** A ticket of which all was sent has failed, and is being thrown away. */
function clearing() {
  const { timers, advance } = virtualTimers();
  let rests = 0;
  const options = { columns: 32, replyWithinMs, statusWithinMs: 500, fence: true } as const;
  const left = leftovers(options, timers, { write() {}, rested: () => (rests += 1) });
  left.opened();
  left.sent(true, replyWithinMs);
  expect(left.clear()).toBe('clearing an unfinished ticket');
  return { left, advance, rests: () => rests };
}

describe('a ticket that failed when all of it was sent', () => {
  test('is thrown away when three fences behind it are answered, and half a second was silent', async () => {
    const { left, advance, rests } = clearing();
    for (const _ of [1, 2, 3]) left.fenceAnswered();
    await advance(499);
    expect(rests()).toBe(0);
    await advance(1);
    expect(rests()).toBe(1);
    expect(left.clear()).toBe(undefined);
    expect(left.fenceAnswered()).toBe(false);
  });

  test('may answer late itself: two answers tell nothing, and what comes behind the third is waited for too', async () => {
    const { left, advance, rests } = clearing();
    for (const _ of [1, 2]) left.fenceAnswered();
    await advance(1000);
    for (const _ of [3, 4, 5]) {
      expect(rests()).toBe(0);
      left.fenceAnswered();
      await advance(499);
    }
    expect(rests()).toBe(0);
    await advance(1);
    expect(rests()).toBe(1);
    expect(left.clear()).toBe(undefined);
  });

  test('is waited for as long as a ticket may take, where nothing is answered', async () => {
    const { left, advance, rests } = clearing();
    await advance(replyWithinMs - 1);
    expect(rests()).toBe(0);
    await advance(1);
    expect(rests()).toBe(1);
    expect(left.clear()).toBe('clearing an unfinished ticket');
  });
});
