/** What one address may ask of the pages. */
import { expect, test } from 'vitest';
import { openLimits } from '../../../daemon/tools/screens/limits.ts';
import { virtualTimers } from '../../virtual-timers.ts';

const times = (count: number, ask: () => boolean): number =>
  Array.from({ length: count }, ask).filter(Boolean).length;

test('one address may ask 600 times at once and 60 times a second, and takes nothing from another', async () => {
  const { timers, advance } = virtualTimers();
  const limits = openLimits(timers);
  expect(times(1000, () => limits.mayAsk('192.168.1.9'))).toBe(600);
  expect(limits.mayAsk('192.168.1.10')).toBe(true);
  await advance(1000);
  expect(times(1000, () => limits.mayAsk('192.168.1.9'))).toBe(60);
});

test('a household of IPv6 is one address, however it is written', () => {
  const limits = openLimits(virtualTimers().timers);
  times(600, () => limits.mayAsk('fd00:1:2:3::1'));
  expect(limits.mayAsk('fd00:1:2:3:ffff::9')).toBe(false);
  expect(limits.mayAsk('fd00:1:2:4::1')).toBe(true);
  expect(limits.mayAsk('fd00::1')).toBe(true);
  expect(limits.mayAsk('::ffff:10.0.0.1')).toBe(true);
});

test('of very many addresses those that asked longest ago are forgotten', () => {
  const limits = openLimits(virtualTimers().timers);
  times(600, () => limits.mayAsk('10.0.0.1'));
  expect(limits.mayAsk('10.0.0.1')).toBe(false);
  for (let other = 0; other < 4096; other += 1) limits.mayAsk(`10.1.${other >> 8}.${other & 255}`);
  expect(limits.mayAsk('10.0.0.1')).toBe(true);
});

test('one address has 256 connections at most, and another one when one has ended', () => {
  const limits = openLimits(virtualTimers().timers);
  expect(times(300, () => limits.mayConnect('10.0.0.1'))).toBe(256);
  limits.ended('10.0.0.1');
  expect(times(2, () => limits.mayConnect('10.0.0.1'))).toBe(1);
});
