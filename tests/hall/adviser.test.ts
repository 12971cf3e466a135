/** The advice beside the hall: when it looks, and what becomes of a look that dies, hangs or throws (I15). */
import { pino } from 'pino';
import { beforeEach, expect, test } from 'vitest';
import { handle } from '../../daemon/core/decide/handle.ts';
import type { Command } from '../../daemon/core/types/commands.ts';
import type { Event } from '../../daemon/core/types/events.ts';
import { isRefusal } from '../../daemon/core/types/refusals.ts';
import type { Foreseen } from '../../daemon/foresight/advice.ts';
import { type Adviser, openAdviser } from '../../daemon/hall/adviser.ts';
import { alarmText } from '../../daemon/text/staff/sentences.ts';
import { byWaiting, withPlan } from '../core/surge/plan.ts';
import { type Play, play } from '../kit/hall/play.ts';
import { type VirtualTimers, virtualTimers } from '../virtual-timers.ts';

const advice = { counter: '1', savedMs: 7_200_000, lowMs: 3_600_000, highMs: 9_000_000, crowds: 20 };
const found: Foreseen = { counters: 3, crowds: 20, advice };
type Running = { seconds: number; done(found: Foreseen | { why: string }): void; ended: boolean };

let time: VirtualTimers;
let hall: Play;
let adviser: Adviser;
let looks: Running[];
let given: Command[];
let told: string[];
let throws: boolean;
let back: ((saved: number | { why: string }) => void)[];

beforeEach(() => {
  time = virtualTimers();
  hall = play(withPlan(byWaiting), ['0']);
  [looks, given, told, throws, back] = [[], [], [], false, []];
  adviser = openAdviser({
    hall: { rules: hall.rules, hall: hall.hall, submit: ({ command }) => give(command as Command) },
    clock: { now: hall.now },
    timers: time.timers,
    log: pino({ enabled: false }),
    look(_rules, _present, done) {
      if (throws) throw new Error('no thread');
      const running: Running = { seconds: time.timers.now() / 1000, done, ended: false };
      looks.push(running);
      return { end: () => void (running.ended = true) };
    },
    lookBack(_rules, _past, done) {
      back.push(done);
      return { end: () => undefined };
    },
    alarm: (_id, message) => void told.push(message === undefined ? 'over' : alarmText(message)),
  });
});

function give(command: Command): void {
  given.push(command);
  committed(handle(hall.rules, hall.hall, command, hall.now()));
}

function committed(outcome: ReturnType<typeof handle>): void {
  const events: readonly Event[] = isRefusal(outcome) ? [] : outcome;
  adviser.committed(events.map((event, seq) => ({ seq, at: hall.now(), event })));
}

function start(): void {
  committed(handle(hall.rules, hall.hall, { verb: 'surge-start', level: 'attention' }, hall.now()));
}

const seconds = (many: number) => time.advance(many * 1000);

test('a hall in which nobody is called for help is not looked at', async () => {
  committed(handle(hall.rules, hall.hall, { verb: 'open-counter', counter: '2' }, hall.now()));
  await seconds(3600);
  expect(looks).toEqual([]);
});

test('a level is looked at within seconds, and again every ten minutes while it stands', async () => {
  start();
  await seconds(1);
  expect(looks).toHaveLength(1);
  looks[0]?.done(found);
  expect(given).toEqual([{ verb: 'advise', advice }]);
  expect(hall.hall.advice).toEqual(advice);
  await seconds(599);
  expect(looks).toHaveLength(1);
  await seconds(1);
  expect(looks).toHaveLength(2);
  looks[1]?.done({ counters: 3, crowds: 20 });
  expect(hall.hall.advice).toBeUndefined();
  committed(handle(hall.rules, hall.hall, { verb: 'surge-stop' }, hall.now()));
  await seconds(3600);
  expect(looks).toHaveLength(2);
});

test('a counter that opens has it looked at again, no sooner than 20 s after the last look and never two at once', async () => {
  start();
  await seconds(1);
  committed(handle(hall.rules, hall.hall, { verb: 'open-counter', counter: '2' }, hall.now()));
  await seconds(30);
  expect(looks).toHaveLength(1);
  looks[0]?.done(found);
  await seconds(19);
  expect(looks).toHaveLength(1);
  await seconds(5);
  expect(looks).toHaveLength(2);
});

test('one that hangs is ended after 40 s and told, and its late word is not heard', async () => {
  start();
  await seconds(1);
  await seconds(39.9);
  expect(looks[0]?.ended).toBe(false);
  await seconds(0.1);
  expect(looks[0]?.ended).toBe(true);
  looks[0]?.done(found);
  expect(given).toEqual([]);
  expect(told.at(-1)).toContain('could not be played forward (it was still at work after 40 s)');
});

test('one that dies is told once, tried again after two minutes at the soonest, and over when one has an answer', async () => {
  start();
  await seconds(1);
  looks[0]?.done({ why: 'its thread ended with 1' });
  looks[0]?.done({ why: 'and once more' });
  expect(told).toEqual(['over', expect.stringContaining('(its thread ended with 1)')]);
  committed(handle(hall.rules, hall.hall, { verb: 'open-counter', counter: '2' }, hall.now()));
  await seconds(119);
  expect(looks).toHaveLength(1);
  await seconds(1);
  expect(looks).toHaveLength(2);
  looks[1]?.done(found);
  expect(told.at(-1)).toBe('over');
});

test('one that cannot even begin throws nothing into the hall', async () => {
  throws = true;
  start();
  await seconds(1);
  expect(told.at(-1)).toContain('(Error: no thread)');
});

test('advice that was taken is judged an hour later; where that fails nobody is told of a saving', async () => {
  start();
  await seconds(1);
  looks[0]?.done(found);
  for (const saved of [6_900_000, { why: 'its thread ended with 1' }]) {
    committed(handle(hall.rules, hall.hall, { verb: 'open-counter', counter: '1' }, hall.now()));
    hall.wait(3600);
    await seconds(3600);
    back.at(-1)?.(saved);
    committed(
      handle(hall.rules, hall.hall, { verb: 'close-counter', counter: '1', force: false }, hall.now()),
    );
    give({ verb: 'advise', advice });
  }
  expect(back).toHaveLength(2);
  expect(given.filter(({ verb }) => verb === 'judge-advice')).toEqual([
    {
      verb: 'judge-advice',
      judged: { counter: '1', promisedMs: 7_200_000, savedMs: 6_900_000, forMs: 3_600_000 },
    },
  ]);
});

test('nothing is looked at any more once the hall is closed', async () => {
  start();
  await seconds(1);
  adviser.close();
  expect(looks[0]?.ended).toBe(true);
  looks[0]?.done(found);
  await seconds(3600);
  expect(looks).toHaveLength(1);
  expect(given).toEqual([]);
});
