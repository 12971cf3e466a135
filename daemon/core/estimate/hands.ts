/** R11: how many hands work for a queue from now on, and when they will have done some work. */
import { midnightBefore } from '../day/midnight.ts';
import { workedUntil } from '../day/timetable.ts';
import { backupOn, poolOf } from '../queue/priority.ts';
import { countersOf } from '../queue/serving-counters.ts';
import { binOf, type Learned, quarterMs, quartersADay } from '../types/learned.ts';
import type { CounterState, Hall } from '../types/model.ts';
import type { Counter, Rules } from '../types/rules.ts';
import { casesInHand } from '../visit/cases.ts';
import { lessonsFor, type QueueLessons } from './lessons.ts';
import { presenceOf } from './presence.ts';

/**
 * `now`: how many are at work now, parts of a counter that serves other queues too. `inHandMs`, `variance`: what those in hand
 * still need. `idle`: a hand is free for it. `reach`: how long from now until so much is done that a hand is free for the next,
 * breaks included.
 */
export type Hands = {
  now: number;
  inHandMs: number;
  variance: number;
  idle: boolean;
  reach(workMs: number): number;
};

/** A counter's share is taken from its calls of this long. */
const shareOverMs = 30 * 60_000;
/** Nobody is called while it is likelier than this that no hand is there. */
const leastHands = 0.35;

/** None where nobody will work for the queue today. */
export function handsFor(
  rules: Rules,
  hall: Hall,
  queue: string,
  now: number,
  cycleMs: number,
): Hands | undefined {
  const withBackup = backupOn(rules, hall);
  const lessons = lessonsFor(rules, queue);
  const workers: Worker[] = [];
  const found = { now: 0, inHandMs: 0, variance: 0, idle: false };
  for (const counter of countersOf(rules, queue)) {
    const state = hall.counters.get(counter.id);
    if (state === undefined) continue;
    const share = shareOf(counter, state, queue, withBackup, now);
    const works = isWorking(state);
    const isOpenTo = works && (share > 0 || counter.queues.includes(queue));
    if (isOpenTo && isIdle(state, now, lessons)) found.idle = true;
    if (share === 0) continue;
    workers.push({ counter, state, share });
    if (!works) continue;
    found.now += share;
    const rest = restOf(state, lessons, now, cycleMs, casesAt(rules, hall, state));
    found.inHandMs += share * rest.ms;
    found.variance += share ** 2 * rest.variance;
  }
  const { learned } = rules;
  if (learned === undefined || lessons === undefined) {
    if (found.now === 0) return found.idle ? { ...found, reach: () => 0 } : undefined;
    const institution = rules.queues.get(queue)?.institution;
    // Whoever is in hand needs as long as if they had come just now: one of them is left over.
    const reach = (workMs: number) => {
      const lastsMs = (workMs - (found.now - 1) * cycleMs) / found.now;
      return workedUntil(hall, now, Math.max(0, lastsMs), institution) - now;
    };
    return { ...found, reach };
  }
  const team = { workers, areAtWork: found.now > 0 };
  const reach = reachOf(rules, learned, hall, team, now, (cycleMs * (1 + lessons.scatter)) / 2);
  return reach === undefined && !found.idle ? undefined : { ...found, reach: reach ?? (() => 0) };
}

type Worker = { counter: Counter; state: CounterState; share: number };
/** Those who may work for the queue; `areAtWork`: some of them are now. */
type Team = { workers: readonly Worker[]; areAtWork: boolean };

/** It is open, and not about to pause. */
export function isWorking({ status, pausing }: CounterState): boolean {
  return status === 'open' && !pausing;
}

/** Between two visits a clerk takes a breath, which everybody who comes then waits for. */
const breathMs = 60_000;

function isIdle(
  { ticket, readySince, handSince }: CounterState,
  now: number,
  lessons: QueueLessons | undefined,
): boolean {
  if (ticket !== undefined) return false;
  return lessons === undefined || readySince !== undefined || now - handSince >= breathMs;
}

function restOf(
  { ticket, handSince }: CounterState,
  lessons: QueueLessons | undefined,
  now: number,
  cycleMs: number,
  cases: number,
): { ms: number; variance: number } {
  if (lessons === undefined) return { ms: cases * cycleMs, variance: cases * cycleMs ** 2 };
  if (ticket === undefined) return { ms: 0, variance: 0 };
  const pace = cycleMs / lessons.cycleMs;
  // Of several one is under way, and those before it are over.
  const over = Math.min(cases - 1, Math.floor((now - handSince) / (pace * lessons.heldMs)));
  const sinceMs = now - handSince - over * pace * lessons.heldMs;
  const rest = lessons.rest[binOf(sinceMs)] ?? { ms: cycleMs, variance: cycleMs ** 2 };
  const toCome = cases - 1 - over;
  return {
    ms: rest.ms * pace + lessons.cycleMs - lessons.heldMs + toCome * cycleMs,
    variance: rest.variance * pace ** 2 + toCome * lessons.scatter * cycleMs ** 2,
  };
}

function casesAt(rules: Rules, hall: Hall, { ticket }: CounterState): number {
  const visit = ticket === undefined ? undefined : hall.visits.get(ticket);
  return visit === undefined ? 1 : casesInHand(rules, visit);
}

/** The part of a counter's work that goes to this queue. */
function shareOf(
  counter: Counter,
  state: CounterState,
  queue: string,
  withBackup: boolean,
  now: number,
): number {
  let calls = 0;
  let fromIt = 0;
  for (const call of state.calls) {
    if (call.at <= now - shareOverMs) continue;
    calls += 1;
    if (call.queue === queue) fromIt += 1;
  }
  if (calls > 0) return fromIt / calls;
  const pool = poolOf(counter, withBackup);
  return pool.includes(queue) ? 1 / pool.length : 0;
}

/** None where nobody works any more today. */
function reachOf(
  rules: Rules,
  learned: Learned,
  hall: Hall,
  team: Team,
  now: number,
  leftOverMs: number,
): Hands['reach'] | undefined {
  const wall = now + hall.wallAheadMs;
  const midnight = midnightBefore(rules, hall, wall);
  const quarter = Math.floor((wall - midnight) / quarterMs);
  const rates = ratesOf(learned, hall, team, { quarter, midnight, wall });
  const most = Math.max(...rates);
  if (most < leastHands) return undefined;
  const firstMs = midnight + (quarter + 1) * quarterMs - wall;
  return workMs => {
    let done = 0;
    let from = 0;
    let last = { until: 0, rate: most };
    for (const [index, rate] of rates.entries()) {
      const lasts = index === 0 ? firstMs : quarterMs;
      if (rate >= leastHands) {
        const needed = workMs - done - Math.max(0, rate - 1) * leftOverMs;
        if (needed <= rate * lasts) return from + Math.max(0, needed / rate);
        last = { until: from + lasts, rate };
      }
      done += rate * lasts;
      from += lasts;
    }
    // After the last of them has gone: as if the last had stayed.
    return last.until + Math.max(0, workMs - done) / last.rate;
  };
}

function ratesOf(
  learned: Learned,
  hall: Hall,
  { workers, areAtWork }: Team,
  { quarter, midnight, wall }: { quarter: number; midnight: number; wall: number },
): number[] {
  const rates = Array.from({ length: quartersADay - quarter }, () => 0);
  const firstMs = midnight + (quarter + 1) * quarterMs - wall;
  for (const { counter, state, share } of workers) {
    const presence = presenceOf(learned, hall, counter, state, {
      quarter,
      midnight,
      othersWork: areAtWork,
    });
    // Who has gone for a coffee is back before long.
    let awayMs = state.status === 'paused' || state.pausing ? pauseLeftMs(learned) : 0;
    for (const [index, there] of presence.entries()) {
      const lasts = index === 0 ? firstMs : quarterMs;
      const away = Math.min(lasts, awayMs);
      awayMs -= away;
      rates[index] = (rates[index] ?? 0) + share * there * (1 - away / lasts);
    }
  }
  return rates;
}

const usualPauseMs = 10 * 60_000;

/** Of a pause that somebody looks into, half is over. */
function pauseLeftMs({ days }: Learned): number {
  let [sum, squares] = [usualPauseMs, usualPauseMs ** 2];
  for (const { pauses } of days) {
    sum += pauses[1];
    squares += pauses[2];
  }
  return squares / sum / 2;
}
