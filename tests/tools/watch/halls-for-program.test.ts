/** All that stands of each hall, as a program is told it. */
import { expect, test } from 'vitest';
import { hallsForProgram } from '../../../daemon/tools/watch/halls-for-program.ts';
import type { Halls } from '../../../daemon/tools/watch/model/halls.ts';
import { silentAfterMs } from '../../../daemon/tools/watch/model/standing.ts';
import { busyHall, minutesAgo, nineTwelve, sayer, up } from './a-hall.ts';

type Told = {
  broker: string;
  halls: (Record<string, unknown> &
    Record<'alarms' | 'queues' | 'counters' | 'devices', { id: string; args?: object }[]>)[];
};
/** As it is read at the other end of a pipe. */
const told = (halls: Halls, now = nineTwelve): Told =>
  JSON.parse(JSON.stringify(hallsForProgram(halls, up, now)));

test('a hall is told with its day, its queues against their promise, its counters and all its devices', () => {
  const { broker, halls } = told(busyHall());
  expect(broker).toBe('127.0.0.1:1883');
  const [hall, ...others] = halls;
  expect(others).toEqual([]);
  expect(hall).toMatchObject({
    hall: 'fuzhou',
    state: 'online',
    heardAt: nineTwelve,
    old: false,
    day: '2026-11-25',
    open: true,
    surge: 'busy',
    followUps: 2,
    questions: 1,
    totals: { waiting: 41, called: 2, serving: 7 },
  });
  expect(hall?.queues.map(({ id }) => id)).toEqual(['advice', 'approval', 'icbc', 'ccb']);
  expect(hall?.queues[1]).toEqual({
    id: 'approval',
    name: '中心审批',
    waiting: 34,
    oldestSince: minutesAgo(31),
    next: ['A041', 'C044', 'B046'],
    expectedWaitMin: [25, 35],
    promiseMs: 30 * 60_000,
    over: true,
  });
  expect(hall?.queues[3]).not.toHaveProperty('expectedWaitMin');
  expect(hall?.counters).toHaveLength(13);
  expect(hall?.counters[3]).toMatchObject({ id: '3', status: 'open', place: 'called', ticket: 'A033' });
  // Those that are well, too: a program counts them.
  expect(hall?.devices).toHaveLength(15);
  expect(hall?.devices).toContainEqual(expect.objectContaining({ id: 'board-4', state: 'lost' }));
});

test('of the tickets that bring several cases it is told where each is, and how many are left', () => {
  const halls = busyHall();
  expect(told(halls).halls[0]).toMatchObject({ batches: [] });
  const say = sayer(halls, 'fuzhou');
  say('state/visit/A033', { place: 'called', counter: '3', step: 0, cases: 40, casesLeft: 35 });
  say('state/visit/C044', { place: 'waiting', queue: 'approval', step: 0, cases: 7, casesLeft: 7 });
  say('state/visit/A032', { place: 'serving', counter: '2', step: 0 });
  expect(told(halls).halls[0]).toMatchObject({
    batches: [
      { id: 'A033', place: 'called', counter: '3', cases: 40, casesLeft: 35 },
      { id: 'C044', place: 'waiting', queue: 'approval', cases: 7, casesLeft: 7 },
    ],
  });
});

test('an alarm is a code with its arguments, and its sentence', () => {
  const halls = busyHall();
  const say = sayer(halls, 'fuzhou');
  const alarm = { severity: 'warning', since: 1, key: 'wait', text: 'x has waited', subject: {}, count: 1 };
  say('alarm/wait-advice', { ...alarm, code: 'wait', args: { ticket: 'D119', waitedMs: 60_000 } });
  say('alarm/wait-icbc', { ...alarm, code: 'wait', args: { ticket: 'A'.repeat(5000) } });
  const [hall] = told(halls).halls;
  const of = (id: string) => hall?.alarms.find(one => one.id === id);
  expect(of('wait-advice')).toMatchObject({
    code: 'wait',
    args: { ticket: 'D119', waitedMs: 60_000 },
    text: 'x has waited',
    since: 1,
  });
  expect(of('wait-icbc')?.args).toEqual({});
  expect(of('unserved-ccb')).toMatchObject({ severity: 'critical', ackedBy: 'lin' });
});

test('what stands of a hall that is not heard is old; one that has told nothing of its day has none', () => {
  const halls = busyHall();
  sayer(halls, 'changle')('$state', { state: 'offline', reason: 'the connection was lost', boot: 'b2' });
  const [changle, fuzhou] = told(halls, nineTwelve + silentAfterMs + 1).halls;
  expect(changle).toMatchObject({ hall: 'changle', state: 'offline', old: true, alarms: [], queues: [] });
  expect(changle).not.toHaveProperty('open');
  expect(fuzhou).toMatchObject({ hall: 'fuzhou', old: true, heardAt: nineTwelve });
});
