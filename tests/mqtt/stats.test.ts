/** The flat numbers of a hall: folded from its events, and never a number that nobody knows. */
import { beforeEach, expect, test } from 'vitest';
import type { Command } from '../../daemon/core/types/commands.ts';
import type { Event } from '../../daemon/core/types/events.ts';
import type { Hall } from '../../daemon/core/types/model.ts';
import type { Rules } from '../../daemon/core/types/rules.ts';
import { statsOf } from '../../daemon/mqtt/publish/stats.ts';
import { type DayStats, dayStats } from '../../daemon/mqtt/publish/stats-of-day.ts';
import { type SmallHall, smallHall, smallRules, takeTicket } from '../kit/hall/small-hall.ts';
import { onTheWire } from './on-the-wire.ts';

const minute = 60_000;

let small: SmallHall;
let rules: Rules;
let hall: Hall;
let day: DayStats;
let told: { at: number; event: Event }[];

beforeEach(() => {
  const queues = [...smallRules().queues].map(
    ([id, queue]) => [id, { ...queue, promiseMs: 10 * minute }] as const,
  );
  small = smallHall({ queues: new Map(queues) });
  ({ rules, hall } = small);
  day = dayStats(rules);
  told = [];
  heard(0, small.opening);
});

function heard(at: number, events: readonly Event[]): void {
  for (const event of events) {
    told.push({ at, event });
    day.fold(at, event);
  }
}
const order = (at: number, command: Command) => heard(at, small.do(at, command));

const stat = (name: string, now: number) => onTheWire(statsOf(rules, hall, day, now).get(name) ?? {});

/** A visit that waits so long, and is served so long, both at counter 1. */
function served(from: number, waitsMs: number, takesMs: number): number {
  order(from, takeTicket('advice'));
  order(from + waitsMs, { verb: 'call-next', counter: '1' });
  order(from + waitsMs, { verb: 'start', counter: '1' });
  order(from + waitsMs + takesMs, { verb: 'finish', counter: '1', outcome: 'approved' });
  return from + waitsMs + takesMs;
}

test('an empty day gives zeros, and leaves out what nobody knows', () => {
  for (const [name, body] of statsOf(rules, hall, day, minute)) {
    for (const [key, value] of Object.entries(onTheWire(body)))
      expect([name, key, Number.isFinite(value)]).toEqual([name, key, true]);
  }
  expect(stat('day', minute)).toEqual({
    calls: 0,
    greenCalls: 0,
    missedCalls: 0,
    finished: 0,
    refused: 0,
    promisesKept: 0,
    promisesBroken: 0,
    estimates: 0,
    servedAtOnce: 0,
    noEstimate: 0,
    walkedAway: 0,
    ratings: 0,
  });
  expect(stat('hall', minute)).toMatchObject({ open: 1, issued: 0, longestWaitS: 0, surgeLevel: 0 });
  expect(stat('queue-icbc', minute)).not.toHaveProperty('expectedLowMin');
});

test('waits and times of service are told by their middle and by nine of ten, of queue, counter, institution and day', () => {
  order(0, { verb: 'open-counter', counter: '1' });
  let now = 0;
  for (const minutes of [1, 2, 3, 4, 12]) now = served(now, minutes * minute, 2 * minutes * minute);
  const figures = {
    calls: 5,
    finished: 5,
    waitMedianS: 180,
    waitP90S: 720,
    waitMaxS: 720,
    serveMedianS: 360,
    serveP90S: 1440,
  };
  expect(stat('day', now)).toMatchObject({ ...figures, promisesKept: 4, promisesBroken: 1 });
  expect(stat('queue-approval', now)).toMatchObject({ ...figures, promisesKept: 4, promisesBroken: 1 });
  expect(stat('institution-centre', now)).toMatchObject(figures);
  expect(stat('counter-1', now)).toMatchObject({ ...figures, open: 1, busy: 0 });
  expect(stat('counter-2', now)).toMatchObject({ calls: 0, open: 0 });
  expect(stat('hall', now)).toMatchObject({ issued: 5, done: 5, openCounters: 1, pausedCounters: 0 });
});

test('who waits now stands in the numbers of the hall, its queue and its institution', () => {
  order(0, { verb: 'open-counter', counter: '1' });
  order(0, takeTicket('advice'));
  order(minute, takeTicket('advice'));
  expect(stat('hall', 3 * minute)).toMatchObject({ waiting: 2, longestWaitS: 180, busyCounters: 0 });
  expect(stat('queue-approval', 3 * minute)).toMatchObject({
    waiting: 2,
    longestWaitS: 180,
    openCounters: 1,
    expectedLowMin: expect.any(Number),
    expectedHighMin: expect.any(Number),
  });
  expect(stat('institution-centre', 3 * minute)).toMatchObject({ waiting: 2, openCounters: 1 });
  expect(stat('institution-icbc', 3 * minute)).toMatchObject({ waiting: 0, openCounters: 0 });
});

test('a press that is taken back is counted no more, and an earlier one stays', () => {
  order(0, { verb: 'open-counter', counter: '1' });
  const now = served(0, minute, minute);
  order(now, takeTicket('advice', 'green'));
  order(now, { verb: 'set-class', ticket: 'D002', class: 'green' });
  const before = told.length;
  const figures = () => statsOf(rules, hall, day, now).get('counter-1');
  const stood = onTheWire(figures() ?? {});
  order(now + minute, { verb: 'call-next', counter: '1' });
  expect(stat('counter-1', now)).toMatchObject({ calls: 2, greenCalls: 1, busy: 1 });
  order(now + minute, { verb: 'undo', counter: '1' });
  expect(told.length).toBeGreaterThan(before);
  expect(onTheWire(figures() ?? {})).toEqual(stood);
});

test('a finish that is taken back, and pressed again later, is one step of the whole time', () => {
  order(0, { verb: 'open-counter', counter: '1' });
  order(0, takeTicket('advice'));
  order(0, { verb: 'call-next', counter: '1' });
  order(0, { verb: 'start', counter: '1' });
  order(minute, { verb: 'finish', counter: '1', outcome: 'approved' });
  order(minute, { verb: 'undo', counter: '1' });
  order(3 * minute, { verb: 'finish', counter: '1', outcome: 'refused', reason: 0 });
  expect(stat('counter-1', 3 * minute)).toMatchObject({ finished: 1, refused: 1, serveMedianS: 180 });
});

test('who was sent on, and comes back to the counter, is served there from then on', () => {
  order(0, { verb: 'open-counter', counter: '1' });
  order(0, takeTicket('advice'));
  order(0, { verb: 'call-next', counter: '1' });
  order(0, { verb: 'start', counter: '1' });
  order(5 * minute, { verb: 'transfer', counter: '1', to: { queue: 'approval' }, when: 'now' });
  order(8 * minute, { verb: 'call-next', counter: '1' });
  order(8 * minute, { verb: 'start', counter: '1' });
  order(9 * minute, { verb: 'finish', counter: '1', outcome: 'approved' });
  expect(stat('counter-1', 9 * minute)).toMatchObject({ calls: 2, finished: 1, serveMedianS: 60 });
});

test('who is green is so also once a day that was closed by mistake is open again', () => {
  order(0, takeTicket('advice', 'green'));
  order(0, { verb: 'set-class', ticket: 'D001', class: 'green' });
  order(minute, { verb: 'close-day' });
  order(minute, { verb: 'open-day', day: '2026-03-02' });
  order(minute, { verb: 'open-counter', counter: '1' });
  order(minute, { verb: 'call-next', counter: '1' });
  expect(stat('counter-1', minute)).toMatchObject({ calls: 1, greenCalls: 1 });
});

test('a step that was forgotten to finish counts, and its time does not', () => {
  order(0, { verb: 'open-counter', counter: '1' });
  const now = served(0, 0, rules.times.forgottenMs + 1);
  expect(stat('counter-1', now)).toMatchObject({ finished: 1 });
  expect(stat('counter-1', now)).not.toHaveProperty('serveMedianS');
});

test('missed calls are counted where they were missed', () => {
  order(0, { verb: 'open-counter', counter: '1' });
  order(0, takeTicket('advice'));
  const [visit] = hall.visits.values();
  order(0, { verb: 'call-next', counter: '1' });
  const job = visit?.place.is === 'called' ? visit.place.call.job : undefined;
  order(0, { verb: 'begin-job', job: job ?? '', device: 'voice-1' });
  order(1000, { verb: 'end-job', job: job ?? '', device: 'voice-1', outcome: 'done' });
  order(2 * minute, { verb: 'miss', counter: '1' });
  const now = served(3 * minute, 0, minute);
  for (const of of ['counter-1', 'institution-centre', 'day'])
    expect(stat(of, now)).toMatchObject({ missedCalls: 1 });
});

test('grades are told by fives, where they were given: nobody reckons how the last one was', () => {
  order(0, { verb: 'open-counter', counter: '1' });
  let at = 0;
  for (const [nth, grade] of [5, 5, 4, 5, 1, 2].entries()) {
    at = served(nth * 5 * minute, 0, minute);
    order(at, { verb: 'rate', counter: '1', grade, from: 'rater' });
    const told = nth < 4 ? { ratings: 0 } : { ratings: 5, gradeMean: 4 };
    for (const of of ['counter-1', 'institution-centre', 'day']) {
      expect(stat(of, at)).toMatchObject(told);
      if (nth < 4) expect(stat(of, at)).not.toHaveProperty('gradeMean');
    }
  }
});

test('a new day begins with nothing, and a replay of its events gives the same', () => {
  order(0, { verb: 'open-counter', counter: '1' });
  served(0, minute, minute);
  order(10 * minute, { verb: 'close-day' });
  order(20 * minute, { verb: 'open-day', day: '2026-03-03' });
  expect(stat('day', 20 * minute)).toMatchObject({ calls: 0, finished: 0 });
  order(20 * minute, { verb: 'open-counter', counter: '1' });
  const now = served(20 * minute, minute, minute);
  const again = dayStats(rules);
  for (const { at, event } of told) again.fold(at, event);
  expect([...statsOf(rules, hall, again, now)]).toEqual([...statsOf(rules, hall, day, now)]);
});

test('of a name that is too long the stat has a short one', () => {
  const long = 'a-queue-whose-name-takes-up-all-32';
  rules = {
    ...rules,
    queues: new Map([
      [long.slice(0, 32), { id: long.slice(0, 32), name: '', institution: 'centre', usualMs: 1 }],
    ]),
  };
  for (const name of statsOf(rules, hall, day, 0).keys()) expect(name).toMatch(/^[a-z0-9-]{1,32}$/);
});

test('a step that was finished while nobody knew who had come has no serving time, and kept no promise', () => {
  order(0, { verb: 'open-counter', counter: '1' });
  order(0, takeTicket('advice'));
  order(0, { verb: 'call-next', counter: '1' });
  const [visit] = hall.visits.values();
  const job = visit?.place.is === 'called' ? visit.place.call.job : undefined;
  order(0, { verb: 'begin-job', job: job ?? '', device: 'voice-1' });
  order(1000, { verb: 'end-job', job: job ?? '', device: 'voice-1', outcome: 'done' });
  order(minute, { verb: 'tick' });
  expect(stat('day', minute)).toMatchObject({ promisesKept: 1 });
  order(5 * minute, { verb: 'call-next', counter: '1' });
  expect(stat('day', 5 * minute)).toMatchObject({ finished: 1, promisesKept: 0, promisesBroken: 0 });
  expect(stat('day', 5 * minute)).not.toHaveProperty('serveMedianS');
});

test('the expected waits are told as they are judged: by those who were told one, and apart from them who walked away', () => {
  order(0, { verb: 'open-counter', counter: '1' });
  order(0, takeTicket('advice'));
  order(0, { verb: 'call-next', counter: '1' });
  order(0, { verb: 'start', counter: '1' });
  order(0, takeTicket('advice'));
  order(0, takeTicket('advice'));
  order(90 * minute, { verb: 'call-next', counter: '1' });
  order(91 * minute, { verb: 'abandon', ticket: 'D003', reason: 'gave up' });
  const judged = {
    estimates: 1,
    estimateCoverage: 0,
    estimateWithin5: 0,
    estimateBiasMin: expect.any(Number),
    servedAtOnce: 1,
    noEstimate: 0,
    walkedAway: 1,
    walkedAwayToldMin: expect.any(Number),
  };
  const now = 91 * minute;
  expect(stat('day', now)).toMatchObject(judged);
  expect(stat('queue-approval', now)).toMatchObject(judged);
  expect(stat('queue-icbc', now)).toMatchObject({ estimates: 0, walkedAway: 0 });
  expect(stat('queue-icbc', now)).not.toHaveProperty('estimateCoverage');
});

test('the figures of a day that was closed by mistake and is opened again go on', () => {
  order(0, takeTicket('advice'));
  order(0, { verb: 'open-counter', counter: '1' });
  order(0, takeTicket('advice'));
  order(minute, { verb: 'call-next', counter: '1' });
  order(2 * minute, { verb: 'close-day' });
  order(3 * minute, { verb: 'open-day', day: hall.day ?? '' });
  expect(stat('day', 3 * minute)).toMatchObject({ calls: 1, noEstimate: 1, walkedAway: 0 });
});
