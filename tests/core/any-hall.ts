/** A hall in which anything is ordered, ops and devices among it, the lights go out and are on again, and what must hold of it at each step. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { workedMs } from '../../daemon/core/day/timetable.ts';
import { emptyHall } from '../../daemon/core/evolve/empty-hall.ts';
import { evolve } from '../../daemon/core/evolve/evolve.ts';
import { nextPrint } from '../../daemon/core/outputs/jobs.ts';
import { choose } from '../../daemon/core/queue/priority.ts';
import { nextOf } from '../../daemon/core/queue/waiting-order.ts';
import type { Hall } from '../../daemon/core/types/model.ts';
import type { Rules } from '../../daemon/core/types/rules.ts';
import { counterOf, visitOf } from '../../daemon/core/visit/lookup.ts';
import { openReplay, type ReplayFault } from '../../daemon/tools/backup/replay.ts';
import { fuzhou, type Play, play } from '../kit/hall/play.ts';
import { bookable, bookingsHold, byBooking } from './any-bookings.ts';
import { type Cut, counters, enterLine, type Step, step } from './any-steps.ts';

const rules = bookable(fuzhou);

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
  } else if ('cut' in one) cutPower(hall, one.cut);
  else if ('booking' in one) byBooking(hall, one);
  else {
    hall.give({ verb: 'close-day' });
    hall.give({ verb: 'open-day', day: one.day });
    for (const opened of counters) hall.press(opened, 'open');
  }
}

/** The lists come out, some of their lines are entered, and the power is back. */
function cutPower(hall: Play, { battery, lastsS, lines, isEntered }: Cut): void {
  hall.give({ verb: 'power-failing', ...(battery !== undefined && { battery }) });
  hall.wait(lastsS);
  hall.give({ verb: 'tick' });
  for (let list = 0; list < hall.rules.queues.size; list += 1) {
    const job = nextPrint(hall.rules, hall.hall, new Set(), 'printer-1');
    if (job?.what !== 'queue') break;
    hall.give({ verb: 'begin-job', job: job.id, device: 'printer-1' });
    hall.give({ verb: 'end-job', job: job.id, device: 'printer-1', outcome: 'done' });
  }
  for (const line of lines) enterLine(hall, line);
  hall.give({ verb: 'power-back' });
  if (isEntered) hall.give({ verb: 'paper-entered' });
}

/** What the journal makes of it. */
function replayed(log: Play['log']): Hall {
  const hall = emptyHall(rules);
  for (const { event, at } of log) evolve(rules, hall, JSON.parse(JSON.stringify(event)), at);
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
  bookingsHold(rules, hall);
}

/** Numbers come once, nobody is lost, and a replay gives the same hall. Tells how often what stands in the journal. */
export function holdsWhateverIsOrdered(numRuns: number): Map<string, number> {
  const often = new Map<string, number>();
  fc.assert(
    fc.property(fc.array(step, { size: 'max', maxLength: 300 }), steps => {
      const hall = play(rules);
      for (const one of steps) {
        take(hall, one);
        checkInvariants(hall);
      }
      const dayStarts = checkNumbers(hall);
      // The journal replays the file of the newest day.
      expect(replayed(hall.log.slice(dayStarts)), 'a replay gives the same hall (I5)').toEqual(hall.hall);
      expect(faultOf(hall), 'one-ticket verify finds nothing (I1, I4, I8)').toBeUndefined();
      for (const { event } of hall.log) often.set(event.kind, (often.get(event.kind) ?? 0) + 1);
    }),
    { numRuns },
  );
  return often;
}

/** As `one-ticket verify` and each backup look at it. */
function faultOf({ log }: Play): ReplayFault | undefined {
  const replay = openReplay(rules.timeZone);
  for (const [index, { at, event }] of log.entries()) {
    const fault = replay.take(index + 1, at, event);
    if (fault !== undefined) return fault;
  }
  return replay.dayEnds();
}

/** I1. Tells where the newest day starts. */
function checkNumbers({ log }: Play): number {
  let day = '';
  let dayStarts = 0;
  /** The highest that a kiosk gave, or that lies on paper. */
  let last = 0;
  let byPaper = new Set<string>();
  for (const [index, { event }] of log.entries()) {
    if (event.kind === 'day-opened' && event.day !== day) {
      day = event.day;
      dayStarts = index;
      last = 0;
      byPaper = new Set();
    }
    if (event.kind === 'numbers-skipped' && event.day === day) last = event.to;
    if (event.kind !== 'ticket-issued') continue;
    if (event.paper === true) {
      expect(byPaper, 'a number on paper is used once (I1, R21)').not.toContain(event.ticket);
      expect(event.number, 'it was skipped before (R21)').toBeLessThanOrEqual(last);
      byPaper.add(event.ticket);
      continue;
    }
    last += 1;
    expect(event.number, 'numbers come once and without gaps (I1)').toBe(last);
  }
  return dayStarts;
}
