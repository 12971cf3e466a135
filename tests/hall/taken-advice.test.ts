/** Advice that was taken: what is known of the time since, and when it is judged (R9). */
import { beforeEach, expect, test } from 'vitest';
import { handle } from '../../daemon/core/decide/handle.ts';
import type { Command } from '../../daemon/core/types/commands.ts';
import { eventsOf } from '../../daemon/core/types/refusals.ts';
import { type Past, savedBy } from '../../daemon/foresight/afterwards.ts';
import { openTakenAdvice, type TakenAdvice } from '../../daemon/hall/taken-advice.ts';
import { byWaiting, withPlan } from '../core/surge/plan.ts';
import { type Play, play } from '../kit/hall/play.ts';
import { type VirtualTimers, virtualTimers } from '../virtual-timers.ts';

const advice = { counter: '1', savedMs: 7_200_000, lowMs: 3_600_000, highMs: 9_000_000, crowds: 20 };

let time: VirtualTimers;
let hall: Play;
let taken: TakenAdvice;
let judged: Past[];

beforeEach(() => {
  time = virtualTimers();
  hall = play(withPlan(byWaiting), ['2', '7']);
  judged = [];
  taken = openTakenAdvice({
    hall: { hall: hall.hall },
    clock: { now: hall.now },
    timers: time.timers,
    judge: (its, past) => {
      expect(its).toEqual(advice);
      judged.push(past);
    },
  });
  for (let come = 0; come < 6; come += 1) give(loan);
  give({ verb: 'surge-start', level: 'attention' });
  give({ verb: 'call-next', counter: '2' });
  give({ verb: 'advise', advice });
});

const loan: Command = {
  verb: 'take-ticket',
  services: ['loan'],
  class: 'normal',
  choice: new Map(),
  print: false,
};

function give(command: Command): void {
  const events = eventsOf(handle(hall.rules, hall.hall, command, hall.now()));
  taken.committed(events.map((event, seq) => ({ seq, at: hall.now(), event })));
}

async function minutes(many: number): Promise<void> {
  hall.wait(many * 60);
  await time.advance(many * 60_000);
}

test('an hour after the advised counter was opened it is judged, with those who came and the time each took', async () => {
  await minutes(4);
  give({ verb: 'open-counter', counter: '1' });
  give({ verb: 'call-next', counter: '1' });
  await minutes(6);
  give({ verb: 'choose-route', counter: '2', queue: 'ccb' });
  give({ verb: 'start', counter: '2' });
  give({ verb: 'finish', counter: '2', outcome: 'approved' });
  give(loan);
  await minutes(1);
  give({ verb: 'call-next', counter: '2' });
  await minutes(52);
  expect(judged).toHaveLength(0);
  await minutes(1);
  const [past] = judged;
  expect(past).toMatchObject({ counter: '1', lastsMs: 3_600_000 });
  // In hand since ten minutes, four of them before; the others are in hand still.
  expect([...(past?.cycles ?? [])]).toEqual([['1 0', 600_000]]);
  expect([...(past?.choices ?? [])]).toEqual([['1 bank', 'ccb']]);
  expect(past?.newcomers).toMatchObject([{ services: ['loan'], at: hall.now() - 54 * 60_000 }]);
  expect(past?.present.hall.counters.get('1')).toMatchObject({ status: 'open', ticket: undefined });
  expect(past && savedBy(hall.rules, past)).toBeGreaterThan(0);
});

test('a counter that pauses or closes within the hour is judged for as long as it was open', async () => {
  give({ verb: 'open-counter', counter: '1' });
  await minutes(25);
  give({ verb: 'close-counter', counter: '1', force: false });
  expect(judged.map(({ lastsMs }) => lastsMs)).toEqual([25 * 60_000]);
  await minutes(60);
  expect(judged).toHaveLength(1);
});

test('of one that was open for less than ten minutes nothing is said', async () => {
  give({ verb: 'open-counter', counter: '1' });
  await minutes(9);
  give({ verb: 'pause-counter', counter: '1' });
  await minutes(60);
  expect(judged).toEqual([]);
});

test('a counter that nobody advised is not judged', async () => {
  give({ verb: 'open-counter', counter: '3' });
  await minutes(60);
  expect(judged).toEqual([]);
});

test('nothing is judged once the day is over', async () => {
  give({ verb: 'open-counter', counter: '1' });
  await minutes(30);
  give({ verb: 'close-day' });
  await minutes(60);
  expect(judged).toEqual([]);
});
