import { expect, test } from 'vitest';
import { openAllowances } from '../../../../daemon/tools/screens/phone/actions.ts';
import { virtualTimers } from '../../../virtual-timers.ts';

const ticket = (nth: number) => `A${String(nth).padStart(3, '0')}`;
const times = (count: number, may: (nth: number) => boolean) =>
  Array.from({ length: count }, (_, nth) => may(nth)).filter(one => one).length;

test('a ticket orders ten times at once, and then once a minute; another is not held back by it', async () => {
  const { timers, advance } = virtualTimers();
  const may = openAllowances(timers);
  expect(times(30, () => may('A001'))).toBe(10);
  expect(may('A002')).toBe(true);
  await advance(60_000);
  expect(times(30, () => may('A001'))).toBe(1);
});

test('all phones together order less than the hall lets one user: 600 times at once, and then twice a second', async () => {
  const { timers, advance } = virtualTimers();
  const may = openAllowances(timers);
  expect(times(700, nth => may(ticket(nth)))).toBe(600);
  await advance(1000);
  expect(times(100, nth => may(ticket(nth + 700)))).toBe(2);
});
