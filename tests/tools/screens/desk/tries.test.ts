import { beforeEach, expect, test } from 'vitest';
import { openTries, type Tries } from '../../../../daemon/tools/screens/desk/tries.ts';
import { type VirtualTimers, virtualTimers } from '../../../virtual-timers.ts';

let time: VirtualTimers;
let tries: Tries;
beforeEach(() => {
  time = virtualTimers();
  tries = openTries(time.timers);
});

/** How many of so many may be made. */
const made = (many: number, user: string, address: string): number =>
  Array.from({ length: many }, () => tries.begin(user, address)).filter(afterS => afterS === 0).length;

test('one address may try ten times, then once in six seconds, whoever it says it is', async () => {
  expect(made(6, 'chen', 'a')).toBe(6);
  expect(made(6, 'lin', 'a')).toBe(4);
  expect(tries.begin('wang', 'a')).toBe(6);
  await time.advance(5999);
  expect(tries.begin('wang', 'a')).toBe(1);
  await time.advance(1);
  expect(made(5, 'wang', 'a')).toBe(1);
  await time.advance(3_600_000);
  expect(made(20, 'wang', 'a')).toBe(10);
});

test('at one name it may be guessed 30 times from everywhere, then once in ten seconds', async () => {
  const guessed = () => Array.from({ length: 50 }, (_, from) => made(10, 'chen', `b${from}`));
  expect(guessed().reduce((sum, many) => sum + many, 0)).toBe(30);
  expect(tries.begin('chen', 'c')).toBe(10);
  expect(tries.begin('lin', 'c')).toBe(0);
  await time.advance(60_000);
  expect(guessed().reduce((sum, many) => sum + many, 0)).toBe(6);
});

test('who signed in from there before is not held up by guesses from elsewhere', () => {
  expect(tries.begin('chen', 'home')).toBe(0);
  tries.takeBack('chen', 'home', true);
  for (let from = 0; from < 10; from += 1) made(10, 'chen', `b${from}`);
  expect(tries.begin('chen', 'elsewhere')).toBeGreaterThan(0);
  expect(made(20, 'chen', 'home')).toBe(10);
});

test('who is let in has not tried: a hundred clerks behind one proxy come in at half past eight', () => {
  for (let clerk = 0; clerk < 100; clerk += 1) {
    expect(tries.begin(`clerk${clerk}`, 'proxy')).toBe(0);
    tries.takeBack(`clerk${clerk}`, 'proxy', true);
  }
  // Nor did those who met no broker.
  for (let again = 0; again < 100; again += 1) {
    expect(tries.begin('chen', 'a')).toBe(0);
    tries.takeBack('chen', 'a', false);
  }
  for (let from = 0; from < 10; from += 1) made(10, 'chen', `b${from}`);
  expect(tries.begin('chen', 'a')).toBeGreaterThan(0);
});

test('whoever makes up names and addresses fills no memory and frees nobody who guesses', () => {
  expect(made(20, 'chen', 'a')).toBe(10);
  for (let one = 0; one < 1000; one += 1) tries.begin(`user${one}`, `x${one}`);
  expect(tries.begin('lin', 'a')).toBeGreaterThan(0);
});
