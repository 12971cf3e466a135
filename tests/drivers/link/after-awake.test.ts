import { expect, test } from 'vitest';
import { afterAwake } from '../../../drivers/link/after-awake.ts';
import { virtualTimers } from '../../virtual-timers.ts';

/** A wait of 500 ms. */
function waiting() {
  const { timers, advance, standStill } = virtualTimers();
  const over: number[] = [];
  const cancel = afterAwake(timers, 500, () => over.push(timers.now()));
  return { over, cancel, advance, standStill };
}

test('a wait of a process that runs is over in its time, once', async () => {
  const { over, advance } = waiting();
  await advance(499);
  expect(over).toEqual([]);
  await advance(5000);
  expect(over).toEqual([500]);
});

test('a process that stood still at the beginning waits nearly all of its time again', async () => {
  const { over, advance, standStill } = waiting();
  standStill(10_000);
  await advance(499);
  expect(over).toEqual([]);
  await advance(1);
  expect(over).toEqual([10_500]);
});

test('a process that stood still in the last moment still has a moment to read', async () => {
  const { over, advance, standStill } = waiting();
  await advance(460);
  standStill(1000);
  await advance(0);
  expect(over).toEqual([]);
  await advance(50);
  expect(over).toEqual([1510]);
});

test('a process that stands still again and again does not wait for ever', async () => {
  const { over, advance, standStill } = waiting();
  for (let times = 0; times < 20; times += 1) {
    standStill(200);
    await advance(0);
  }
  expect(over).toHaveLength(1);
});

test('a wait that is cancelled is never over', async () => {
  const { over, cancel, advance } = waiting();
  await advance(120);
  cancel();
  await advance(5000);
  expect(over).toEqual([]);
});
