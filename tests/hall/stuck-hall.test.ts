import { beforeEach, expect, it } from 'vitest';
import { takeTicket } from '../kit/hall/small-hall.ts';
import { type TimedHall, timedHall } from '../kit/hall/timed-hall.ts';

let hall: TimedHall;
beforeEach(async () => {
  hall = timedHall();
  await hall.openDay('1');
});

it('a hall whose orders are carried out moves', () => {
  expect(hall.loop.stuck()).toBeUndefined();
});

it('a hall that has nothing to do for an hour moves', async () => {
  await hall.pass(3_600_000);
  expect(hall.loop.stuck()).toBeUndefined();
});

it('a hall whose order gets no turn for more than 10 s is stuck', () => {
  // The next turn of the event loop does not come.
  hall.loop.submit({ command: { verb: 'tick' } });
  hall.late(10_000);
  expect(hall.loop.stuck()).toBeUndefined();
  hall.late(1000);
  expect(hall.loop.stuck()).toBe('an order waits for its turn since 11 s');
});

it('a hall that lets a time limit pass by more than 10 s is stuck', async () => {
  await hall.give(takeTicket('loan', 'normal', true));
  await hall.give({ verb: 'call-next', counter: '1' });
  // No timer has its turn meanwhile.
  hall.late(3_600_000);
  expect(hall.loop.stuck()).toMatch(/^a time limit passed 59\.5 min ago, and nothing came of it$/);
  // The wall clock is looked at every minute, and then everything.
  await hall.pass(60_000);
  expect(hall.loop.stuck()).toBeUndefined();
});
