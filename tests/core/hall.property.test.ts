/** What must hold of a hall whatever is ordered, ops and devices among it; that each order does what the rules say is held by tests/model. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { workedMs } from '../../daemon/core/day/timetable.ts';
import { emptyHall } from '../../daemon/core/evolve/empty-hall.ts';
import { evolve } from '../../daemon/core/evolve/evolve.ts';
import { choose } from '../../daemon/core/queue/priority.ts';
import { nextOf } from '../../daemon/core/queue/waiting-order.ts';
import type { Hall } from '../../daemon/core/types/model.ts';
import type { Rules } from '../../daemon/core/types/rules.ts';
import { counterOf, visitOf } from '../../daemon/core/visit/lookup.ts';
import { fuzhou, type Play, play } from '../kit/hall/play.ts';
import { counters, type Step, step } from './any-steps.ts';

function take(hall: Play, one: Step): void {
  if ('give' in one) hall.give(one.give);
  else if ('wait' in one) hall.wait(one.wait);
  else if ('say' in one) hall.sayAll();
  else if ('serve' in one) {
    hall.press(one.serve, 'next');
    hall.give({ verb: 'choose-route', counter: one.serve, queue: one.bank });
    hall.press(one.serve, 'finish');
  } else if ('missAt' in one) {
    hall.call(one.missAt);
    hall.wait(120);
    // Perhaps nobody was called.
    hall.press(one.missAt, 'miss');
    hall.wait(one.backAfter);
    const missed = hall.hall.counters.get(one.missAt)?.missed.at(-1);
    if (missed !== undefined) hall.give({ verb: 'rejoin', ticket: missed });
  } else {
    hall.give({ verb: 'close-day' });
    hall.give({ verb: 'open-day', day: one.day });
    for (const opened of counters) hall.press(opened, 'open');
  }
}

/** What the journal makes of it. */
function replayed(log: Play['log']): Hall {
  const hall = emptyHall(fuzhou);
  for (const { event, at } of log) evolve(fuzhou, hall, JSON.parse(JSON.stringify(event)), at);
  return hall;
}

/** I3: `found` is everybody who waits, the highest P first, P written as R2 says it; ties by rank. */
function inOrderOfPriority(rules: Rules, hall: Hall, queues: readonly string[], now: number): void {
  const found = nextOf(rules, hall, queues, now, 1000).map(({ ticket }) => {
    const { place, class: itsClass, order } = visitOf(hall, ticket);
    if (place.is !== 'waiting') throw new Error(`${ticket} is ${place.is} and was found waiting`);
    const waited = workedMs(hall, place.joinedAt, now, rules.queues.get(place.queue)?.institution);
    const priority = rules.priority.weight[itsClass] * waited + place.creditMs;
    return { ticket, order, rank: place.rank, priority };
  });
  const tickets = new Set(found.map(({ ticket }) => ticket));
  const waiting = [...hall.visits.values()].filter(
    ({ place }) => place.is === 'waiting' && queues.includes(place.queue),
  );
  const wrong = waiting.flatMap(({ ticket }) => (tickets.has(ticket) ? [] : [`${ticket} is not found`]));
  if (found.length !== waiting.length) wrong.push('somebody is found twice');
  for (const [index, behind] of found.slice(1).entries()) {
    const before = found[index];
    if (before === undefined) continue;
    const ties = before.priority === behind.priority;
    const isFirst = before.rank < behind.rank || (before.rank === behind.rank && before.order < behind.order);
    if (ties ? !isFirst : before.priority < behind.priority)
      wrong.push(`${before.ticket} stands before ${behind.ticket}`);
  }
  expect(wrong, 'everybody who waits is found once, the highest P first (I3)').toEqual([]);
}

function checkInvariants({ rules, hall, now }: Play): void {
  const inHand = new Map<string, string>();
  const nowhere: string[] = [];
  for (const visit of hall.visits.values()) {
    if (visit.place.is === 'between') nowhere.push(visit.ticket);
    if (visit.place.is === 'called' || visit.place.is === 'serving')
      inHand.set(visit.ticket, visit.place.counter);
  }
  expect(nowhere, 'no visit is in no place (I8)').toEqual([]);
  const held = [...hall.counters].flatMap(([id, state]) =>
    state.ticket === undefined ? [] : [[state.ticket, id] as const],
  );
  expect(new Map(held), 'one visit per counter, one counter per visit (I4)').toEqual(inHand);
  expect(held.length).toBe(inHand.size);
  for (const [id, { readySince, status, ticket: called }] of hall.counters) {
    if (readySince === undefined) continue;
    expect([status, called], `counter ${id} is ready: open, with nobody in hand (R3)`).toEqual([
      'open',
      undefined,
    ]);
    const counter = rules.counters.get(id);
    const chosen = counter && choose(rules, hall, counter, counterOf(hall, id), now());
    expect(chosen, `nobody waits for counter ${id}, which is ready (R3)`).toBeUndefined();
  }
  const queues = [...rules.queues.keys()];
  inOrderOfPriority(rules, hall, queues, now());
}

it('whatever is ordered: numbers come once and without gaps, nobody is lost, and a replay gives the same hall', () => {
  fc.assert(
    fc.property(fc.array(step, { size: 'max', maxLength: 300 }), steps => {
      const hall = play();
      for (const one of steps) {
        take(hall, one);
        checkInvariants(hall);
      }
      let day = '';
      let dayStarts = 0;
      let numbers: number[] = [];
      for (const [index, { event }] of hall.log.entries()) {
        if (event.kind === 'day-opened' && event.day !== day) {
          day = event.day;
          dayStarts = index;
          numbers = [];
        }
        if (event.kind !== 'ticket-issued') continue;
        numbers.push(event.number);
        expect(event.number, 'numbers come once and without gaps (I1)').toBe(numbers.length);
      }
      // The journal replays the file of the newest day.
      expect(replayed(hall.log.slice(dayStarts)), 'a replay gives the same hall (I5)').toEqual(hall.hall);
    }),
    { numRuns: 100 },
  );
});
