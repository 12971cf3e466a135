import { beforeEach, expect, it } from 'vitest';
import { type CrowdClock, openCrowdClock } from '../../../simulators/people/clock.ts';
import { type VirtualTimers, virtualTimers } from '../../virtual-timers.ts';

let hall: VirtualTimers;
let time: CrowdClock;
let done: string[];

beforeEach(() => {
  hall = virtualTimers();
  time = openCrowdClock(hall.timers);
  done = [];
});

const plan = (name: string, wait: { ownMs?: number; hallMs?: number }) =>
  time.after(wait, () => done.push(`${name} ${hall.timers.now()}`));

it("runs so many times as fast as the hall's, and from a change on by the new speed", async () => {
  plan('walks', { ownMs: 10_000 });
  await hall.advance(60_000);
  expect(done).toEqual([]);
  time.setSpeed(10);
  await hall.advance(500);
  time.setSpeed(100);
  await hall.advance(1000);
  expect(done).toEqual(['walks 60550']);
  expect(time.ownMs()).toBe(100_000 + 5000);
});

it("what the hall's devices need is not hastened", async () => {
  time.setSpeed(100);
  plan('paper', { hallMs: 3000 });
  plan('both', { ownMs: 1000, hallMs: 2000 });
  plan('own', { ownMs: 100_000, hallMs: 10 });
  await hall.advance(3000);
  expect(done).toEqual(['own 1000', 'both 2000', 'paper 3000']);
});

it('knows for how many only the wait of the hall is left', async () => {
  time.setSpeed(60);
  time.after({ ownMs: 30_000, hallMs: 3000, holds: 'calls' }, () => {});
  time.after({ hallMs: 1000, holds: 'paper' }, () => {});
  time.after({ ownMs: 600_000, holds: 'calls' }, () => {});
  expect([time.heldFor('calls'), time.heldFor('paper')]).toEqual([0, 1]);
  await hall.advance(600);
  expect(time.heldFor('calls')).toBe(1);
  await hall.advance(2500);
  expect([time.heldFor('calls'), time.heldFor('paper')]).toEqual([0, 0]);
});

it('stands while the people are stopped, and goes on where it stood', async () => {
  time.setSpeed(1);
  plan('sits', { ownMs: 1000, hallMs: 1000 });
  await hall.advance(400);
  time.stop();
  await hall.advance(60_000);
  expect([time.ownMs(), done]).toEqual([400, []]);
  time.go();
  await hall.advance(600);
  expect(done).toEqual(['sits 61000']);
});

it('a step is what is due next, however far off, and what comes with it until it is enough', async () => {
  time.setSpeed(20);
  plan('second', { ownMs: 50_000 });
  plan('first', { hallMs: 40 });
  plan('third', { ownMs: 90_000 });
  time.step(() => done.length === 1);
  time.step(() => done.length === 3);
  expect(done).toEqual(['first 0', 'second 0', 'third 0']);
  expect(time.ownMs()).toBe(90_000);
  await hall.advance(1000);
  expect(time.isGoing()).toBe(false);
});

it('what was taken back, and all that was planned when it is closed, never happens', async () => {
  time.setSpeed(1);
  plan('taken back', { ownMs: 100 })();
  plan('closed', { ownMs: 200 });
  await hall.advance(150);
  time.close();
  await hall.advance(1000);
  expect(done).toEqual([]);
});
