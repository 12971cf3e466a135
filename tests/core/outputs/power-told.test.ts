/** How far a power cut is, as whoever stands at the desk is told (R21). */
import { expect, it } from 'vitest';
import { powerTold } from '../../../daemon/core/outputs/power-told.ts';
import type { Play } from '../../kit/hall/play.ts';
import { untimed } from '../../kit/hall/play.ts';
import { back, entered, fails, fullHall, onPaper, print } from '../../kit/hall/power-cut.ts';

const told = (hall: Play) => powerTold(hall.rules, hall.hall);
const listOf = (hall: Play, queue: string) => told(hall)?.lists.find(list => list.queue === queue);
const served = (hall: Play, ticket: string, counter: string, more: object = {}) =>
  hall.give({ verb: 'served-by-paper', ticket, counter, outcome: 'approved', at: hall.now(), ...more });

it('nothing is told before the power fails, nor of a flicker; a failure of half a minute can be entered for the rest of the day', () => {
  const hall = fullHall({ ...untimed, printers: [] });
  expect(told(hall)).toBeUndefined();
  hall.give(fails);
  expect(told(hall)).toMatchObject({ is: 'failing', lists: [] });
  hall.pass(29);
  hall.give(back);
  expect(told(hall)).toBeUndefined();
  const longer = fullHall({ ...untimed, printers: [] });
  longer.give(fails);
  longer.pass(30);
  longer.give(back);
  expect(told(longer)).toMatchObject({ is: 'over', entered: 0 });
});

it('when its queues are printed is told; not where nobody waits', () => {
  const hall = fullHall();
  hall.give(fails);
  expect(told(hall)?.printsAt).toBe((told(hall)?.failedAt ?? 0) + 30_000);
  const calm = fullHall({ ...untimed, printers: [] });
  calm.give(fails);
  expect(told(calm)).not.toHaveProperty('printsAt');
});

it('each list is owed, being printed, out, given up, or not printed any more and why', () => {
  const hall = fullHall();
  hall.give(fails);
  hall.pass(31);
  expect(told(hall)).toMatchObject({ is: 'on-paper' });
  expect(listOf(hall, 'approval')).toMatchObject({ is: 'owed', waiting: 3, from: 6, to: 35 });
  print(hall, 'begun');
  expect(listOf(hall, 'approval')).toMatchObject({ is: 'printing' });
  hall.give(back);
  expect(told(hall)).toMatchObject({ is: 'enter' });
  expect(listOf(hall, 'icbc')).toMatchObject({ is: 'dropped', why: 'power-back' });
  expect(onPaper().hall.power.lists.map(({ queue }) => listOf(onPaper(), queue)?.is)).toEqual(['out', 'out']);
  const broken = fullHall();
  broken.give(fails);
  broken.pass(31);
  for (let time = 0; time < 3; time += 1) print(broken, 'failed');
  expect(listOf(broken, 'approval')).toMatchObject({ is: 'failed' });
});

it('of a list those are open who wait there still: not who was entered, nor who came there from another list', () => {
  const hall = onPaper();
  expect(listOf(hall, 'approval')?.open).toBe(3);
  served(hall, 'A003', '1');
  expect(listOf(hall, 'approval')?.open).toBe(2);
  const { failedAt = 0 } = told(hall) ?? {};
  // By the minute in which the power failed, before the lists were printed.
  served(hall, 'A004', '1', { at: failedAt + 1 });
  expect(hall.hall.visits.get('A004')?.place).toMatchObject({ is: 'waiting', queue: 'icbc' });
  expect([listOf(hall, 'approval')?.open, listOf(hall, 'icbc')?.open]).toEqual([1, 2]);
});

it('lines are counted, the latest first; a newcomer who was served is one of them, with the counter', () => {
  const hall = onPaper();
  served(hall, 'A003', '1');
  const icbc = new Map([['bank', 'icbc']]);
  hall.give({ verb: 'came-by-paper', ticket: 'A006', service: 'withdrawal', choice: icbc });
  hall.wait(60);
  served(hall, 'A007', '1', { service: 'withdrawal', choice: icbc });
  expect(told(hall)).toMatchObject({ entered: 3, newcomers: 2 });
  expect(told(hall)?.last).toMatchObject([
    { ticket: 'A007', counter: '1', queue: 'approval' },
    { ticket: 'A006' },
    { ticket: 'A003', counter: '1' },
  ]);
  expect(told(hall)?.last[1]).not.toHaveProperty('counter');
});

it('however much was entered, twenty lines are told', () => {
  const hall = onPaper();
  for (let number = 6; number < 30; number += 1) {
    const ticket = `A${String(number).padStart(3, '0')}`;
    hall.give({ verb: 'came-by-paper', ticket, service: 'withdrawal', choice: new Map([['bank', 'icbc']]) });
  }
  expect(told(hall)).toMatchObject({ entered: 24, newcomers: 24 });
  expect(told(hall)?.last).toHaveLength(20);
  expect(told(hall)?.last[0]).toMatchObject({ ticket: 'A029' });
});

it('until when nobody is missed is told, until all is entered', () => {
  const hall = onPaper();
  expect(told(hall)).not.toHaveProperty('heldUntil');
  hall.give(back);
  expect(told(hall)?.heldUntil).toBe((told(hall)?.backAt ?? 0) + 15 * 60_000);
  hall.give(entered);
  expect(told(hall)).toMatchObject({ is: 'over' });
  expect(told(hall)).not.toHaveProperty('heldUntil');
});
