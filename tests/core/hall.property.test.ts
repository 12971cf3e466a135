import fc from 'fast-check';
import { expect, it } from 'vitest';
import { workedMs } from '../../daemon/core/day/timetable.ts';
import { emptyHall } from '../../daemon/core/evolve/empty-hall.ts';
import { evolve } from '../../daemon/core/evolve/evolve.ts';
import { choose } from '../../daemon/core/queue/priority.ts';
import { nextOf } from '../../daemon/core/queue/waiting-order.ts';
import type { Command } from '../../daemon/core/types/commands.ts';
import type { Hall } from '../../daemon/core/types/model.ts';
import type { Rules } from '../../daemon/core/types/rules.ts';
import { counterOf, visitOf } from '../../daemon/core/visit/lookup.ts';
import { fuzhou, type Play, play } from '../kit/hall/play.ts';
import { counters, type Step, step } from './any-steps.ts';

function take(hall: Play, one: Step): void {
  if ('give' in one) give(hall, one.give);
  else if ('wait' in one) hall.wait(one.wait);
  else if ('say' in one) hall.sayAll();
  else if ('serve' in one) {
    give(hall, { verb: 'call-next', counter: one.serve });
    give(hall, { verb: 'choose-route', counter: one.serve, queue: one.bank });
    give(hall, { verb: 'finish', counter: one.serve, outcome: 'approved' });
  } else if ('missAt' in one) {
    give(hall, { verb: 'call-next', counter: one.missAt });
    hall.sayAll();
    hall.wait(120);
    give(hall, { verb: 'miss', counter: one.missAt });
    hall.wait(one.backAfter);
    const missed = hall.hall.counters.get(one.missAt)?.missed.at(-1);
    if (missed !== undefined) give(hall, { verb: 'rejoin', ticket: missed });
  } else {
    give(hall, { verb: 'close-day' });
    give(hall, { verb: 'open-day', day: one.day });
    for (const opened of counters) give(hall, { verb: 'open-counter', counter: opened });
  }
}

/** Gives the order, and checks what must hold after it. */
function give(hall: Play, order: Command): void {
  const wasReady = readySinceOf(hall.hall);
  const before = order.verb === 'rejoin' ? laneOf(hall, order.ticket) : undefined;
  const from = hall.log.length;
  const done = Array.isArray(hall.give(order));
  const events = hall.log.slice(from).map(({ event }) => event);
  if (done && order.verb === 'cancel')
    expect(hall.hall.counters.get(order.counter), 'what is taken back is gone').not.toHaveProperty(
      'readySince',
    );
  for (const [at, event] of events.entries()) {
    if (event.kind !== 'visit-called' || event.why.ready !== true || isKeptFor(hall.log, event)) continue;
    // A counter that was ready before its pause is ready again when the pause is undone, and called for at once.
    const readySince =
      order.verb === 'undo' ? readySinceOf(replayed(hall.log.slice(0, from + at))) : wasReady;
    longestReadyFirst(hall, readySince.get(event.counter), event.queue);
  }
  if (
    done &&
    order.verb === 'rejoin' &&
    before !== undefined &&
    !events.some(({ kind }) => kind === 'visit-called')
  )
    standsBehindTheNextFew(hall, order.ticket, before);
}

/** Kept for this very counter, it comes to no other that was ready before. */
function isKeptFor(log: Play['log'], { ticket, counter }: { ticket: string; counter: string }): boolean {
  const queued = log.findLast(({ event }) => event.kind === 'visit-queued' && event.ticket === ticket)?.event;
  return queued?.kind === 'visit-queued' && queued.bound?.counter === counter;
}

function readySinceOf(hall: Hall): Map<string, number | undefined> {
  return new Map([...hall.counters].map(([id, { readySince }]) => [id, readySince]));
}

/** What the journal makes of it. */
function replayed(log: Play['log']): Hall {
  const hall = emptyHall(fuzhou);
  for (const { event, at } of log) evolve(fuzhou, hall, JSON.parse(JSON.stringify(event)), at);
  return hall;
}

type Standing = { ticket: string; key: number; rank: number; order: number };

/** Who waits for any counter in the queue and class of this visit, by what P of R2 makes of them: the first to be called first. */
function laneOf({ rules, hall }: Play, ticket: string): Standing[] {
  const visit = hall.visits.get(ticket);
  if (visit === undefined || !('queue' in visit.place)) return [];
  const { queue } = visit.place;
  return [...hall.visits.values()]
    .flatMap(({ ticket: other, class: itsClass, place, order }) => {
      const waits = place.is === 'waiting' && place.bound === undefined && place.queue === queue;
      if (!waits || itsClass !== visit.class) return [];
      const key = rules.priority.weight[itsClass] * place.workedAtJoining - place.creditMs;
      return [{ ticket: other, key, rank: place.rank, order }];
    })
    .sort((one, other) => one.key - other.key || one.rank - other.rank || one.order - other.order);
}

function standsBehindTheNextFew(hall: Play, ticket: string, before: readonly Standing[]): void {
  const { rejoinBehind, rejoinBehindGreen } = hall.rules.times;
  const few = hall.visit(ticket).class === 'green' ? rejoinBehindGreen : rejoinBehind;
  const tickets = before.map(one => one.ticket);
  const after = laneOf(hall, ticket).map(one => one.ticket);
  expect(after, `${ticket} stands just behind the next ${few} (R4)`).toEqual(
    tickets.toSpliced(few, 0, ticket),
  );
}

/** R3: of the counters that can serve it, a visit came to the one that was ready first. */
function longestReadyFirst({ rules, hall }: Play, since: number | undefined, queue: string): void {
  expect(since, 'only a counter that was ready is called for').toBeDefined();
  for (const [id, { readySince }] of hall.counters) {
    if (readySince === undefined || rules.counters.get(id)?.queues.includes(queue) !== true) continue;
    expect(readySince, `counter ${id} was ready before it`).toBeGreaterThanOrEqual(since ?? 0);
  }
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
