import { expect, test } from 'vitest';
import { type Halls, knownAtMost, toHearAnew } from '../../../daemon/tools/watch/model/halls.ts';
import { hear } from '../../../daemon/tools/watch/model/messages.ts';
import { rowsOf } from '../../../daemon/tools/watch/model/rows.ts';
import {
  isOld,
  isSilent,
  needsAttention,
  silentAfterMs,
} from '../../../daemon/tools/watch/model/standing.ts';
import { alarm, busyHall, nineTwelve, type Say, sayer, up } from './a-hall.ts';

const everything = { onlyTrouble: false };

function hallOf(tell: (say: Say, halls: Halls) => void) {
  const halls: Halls = new Map();
  tell(sayer(halls, 'fuzhou'), halls);
  const hall = halls.get('fuzhou');
  if (hall === undefined) throw new Error('not heard');
  return hall;
}

const online = { state: 'online', boot: 'b', beat: 4 };

test('what stood on the broker already was heard when it was said, not when we read it', () => {
  const before = nineTwelve - silentAfterMs - 1;
  const hall = hallOf(say => say('$state', { ...online, ts: before }, { retained: true }));
  expect(hall.heardAt).toBe(before);
  expect(isSilent(hall, nineTwelve)).toBe(true);
});

test('a hall whose clock is ahead is given 30 s to be heard', () => {
  const hall = hallOf(say => say('$state', { ...online, ts: nineTwelve + 3_600_000 }, { retained: true }));
  expect(isSilent(hall, nineTwelve + silentAfterMs)).toBe(false);
  expect(isSilent(hall, nineTwelve + silentAfterMs + 1)).toBe(true);
});

test('an old beat that a bridge tells again when it comes back is no sign of life, a new one is', () => {
  const hall = hallOf(say => {
    say('$state', online);
    say('$state', online, { now: nineTwelve + 60_000 });
  });
  expect(hall.heardAt).toBe(nineTwelve);
  const goesOn = hallOf(say => {
    say('$state', online);
    say('$state', { ...online, beat: 5 }, { now: nineTwelve + 60_000 });
  });
  expect(goesOn.heardAt).toBe(nineTwelve + 60_000);
});

test('only its daemon speaks for a hall: other topics are no sign of life', () => {
  const hall = hallOf(say => {
    say('$state', online);
    say('state/queue/icbc', { waiting: 1, next: [] }, { now: nineTwelve + silentAfterMs + 1 });
  });
  expect(isSilent(hall, nineTwelve + silentAfterMs + 1)).toBe(true);
});

test('an alarm that is over is gone, and a hall that is taken off the broker, too', () => {
  const halls = busyHall();
  const say = sayer(halls, 'fuzhou');
  say('alarm/no-calls-8', '');
  expect([...(halls.get('fuzhou')?.alarms.keys() ?? [])]).toEqual(['wait-approval', 'unserved-ccb']);
  say('$state', '');
  expect(halls.size).toBe(0);
});

test('on a new connection only what still stands is known; the calls, which are told once, are kept', () => {
  const halls = toHearAnew(busyHall());
  sayer(halls, 'fuzhou')('$state', { ...online, ts: nineTwelve }, { retained: true });
  const hall = halls.get('fuzhou');
  expect(hall?.alarms.size).toBe(0);
  expect(hall?.calls.length).toBe(3);
  expect(hall?.aheadMs).toBe(0);
});

test('an event that comes twice is one call', () => {
  const called = { at: nineTwelve, ticket: 'A001', counter: '1', queue: 'approval', waitedMs: 1000 };
  const hall = hallOf(say => {
    say('event/visit-called', called);
    say('event/visit-called', called);
    say('event/visit-recalled', { ...called, call: 2 });
  });
  expect(rowsOf(hall, everything).calls.map(({ again }) => again)).toEqual([2, undefined]);
});

test('of the calls before we came those are known whose visits are still at a counter', () => {
  const hall = hallOf(say => {
    say('state/counter/1', { status: 'open', place: 'serving', ticket: 'A001', since: nineTwelve - 5000 });
    say('state/counter/2', { status: 'open', place: 'called', ticket: 'A002', since: nineTwelve - 1000 });
  });
  expect(rowsOf(hall, everything).calls).toMatchObject([
    { ticket: 'A002', upTo: false },
    { ticket: 'A001', upTo: true },
  ]);
});

test('alarms that nobody has seen stand first, critical ones before warnings', () => {
  const hall = hallOf(say => {
    alarm(say, 'a-1', 'critical', 1, {}, 'seen', 'lin');
    alarm(say, 'b-2', 'warning', 1, {}, 'new');
    alarm(say, 'c-3', 'critical', 9, {}, 'new and critical');
    alarm(say, 'd-4', 'warning', 5, {}, 'new for longer');
  });
  expect(rowsOf(hall, everything).alarms.map(({ id }) => id)).toEqual(['c-3', 'b-2', 'd-4', 'a-1']);
});

test('counters stand as the config orders them, those that it does not name after them, 2 before 10', () => {
  const hall = hallOf(say => {
    say('$info', { counters: [{ id: '7' }, { id: '1' }] });
    for (const counter of ['10', '2', '1', '7'])
      say(`state/counter/${counter}`, { status: 'open', place: 'idle' });
  });
  expect(rowsOf(hall, everything).counters.map(({ id }) => id)).toEqual(['7', '1', '2', '10']);
});

test('what is no JSON object, or not of a hall, changes nothing', () => {
  const halls = busyHall();
  const before = structuredClone([...(halls.get('fuzhou')?.queues ?? [])]);
  const bytes = (text: string) => new TextEncoder().encode(text);
  for (const payload of ['[', 'null', '[]', '"x"', '7', '['.repeat(100_000), `"${'x'.repeat(300_000)}"`])
    hear(halls, { hall: 'fuzhou', below: 'state/queue/icbc', payload: bytes(payload), retained: false }, 0);
  hear(halls, { hall: '\u001b[2J', below: '$state', payload: bytes('{}'), retained: false }, 0);
  hear(halls, { hall: 'fuzhou', below: 'state/queue/\u001b', payload: bytes('{}'), retained: false }, 0);
  expect([...(halls.get('fuzhou')?.queues ?? [])]).toEqual(before);
  expect([...halls.keys()]).toEqual(['fuzhou']);
});

test('whoever floods the broker with halls, alarms and calls fills no memory of ours', () => {
  const halls: Halls = new Map();
  for (let index = 0; index < 2 * knownAtMost; index += 1) {
    sayer(halls, `hall-${index}`)('$state', online);
    sayer(halls, 'hall-0')(`alarm/a-${index}`, { text: 'x'.repeat(2000) });
    sayer(halls, 'hall-0')('event/visit-called', { at: index, ticket: 'A001', counter: '1' });
  }
  const hall = halls.get('hall-0');
  expect([halls.size, hall?.alarms.size, hall?.calls.length]).toEqual([knownAtMost, knownAtMost, 50]);
});

test('a hall needs attention while it is silent, not online, or has an alarm that nobody has seen', () => {
  const hall = hallOf(say => say('$state', online));
  expect(needsAttention(hall, nineTwelve)).toBe(false);
  expect(needsAttention(hall, nineTwelve + silentAfterMs + 1)).toBe(true);
  const alarmed = hallOf(say => {
    say('$state', online);
    alarm(say, 'a-1', 'warning', 1, {}, 'new');
  });
  expect(needsAttention(alarmed, nineTwelve)).toBe(true);
  const because = [{ code: 'no-printer', args: {} }];
  const degraded = hallOf(say => say('$state', { ...online, state: 'degraded', because }));
  expect(needsAttention(degraded, nineTwelve)).toBe(true);
  expect(isOld(degraded, up, nineTwelve)).toBe(false);
});

test('a daemon that cannot start yet says so, and whatever stands is of its last run: it is old', () => {
  const waits = hallOf(say => say('$state', { ...online, state: 'degraded', reason: 'the disk is full' }));
  expect(isOld(waits, up, nineTwelve)).toBe(true);
});
