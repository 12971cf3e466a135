/** The figures of simulated days under one plan. */

import { workedMs } from '../../core/day/timetable.ts';
import type { Event } from '../../core/types/events.ts';
import type { Hall } from '../../core/types/model.ts';
import { isRefusal } from '../../core/types/refusals.ts';
import type { Rules, SurgeLevelId } from '../../core/types/rules.ts';
import { type EstimateError, estimateErrors } from '../../history/estimates.ts';
import { type ClaimFigures, type ClaimWatcher, openClaimFigures } from './claim-figures.ts';
import { type CounterUse, openCounterUse } from './counter-use.ts';
import { quarters, spread } from './time-of-day.ts';
import { openWaits, type Waits } from './waits.ts';
import type { Watcher } from './watch.ts';
import { midnightOf } from './working-hours.ts';

export type Figures = {
  days: number;
  tickets: number;
  /** People who got no ticket, by the code of the refusal. */
  turnedAway: ReadonlyMap<string, number>;
  missed: number;
  /** Ends of visits: `approved`, `refused`, `papers-missing` of those done; the reason of those who left. */
  done: ReadonlyMap<string, number>;
  left: ReadonlyMap<string, number>;
  waits: Waits;
  claims: ClaimFigures;
  /** None while no estimate came true or false. */
  estimates?: EstimateError;
  /** ms in each level, breaks left out, and the same by quarter of an hour of the day, all days together. */
  surge: ReadonlyMap<SurgeLevelId, { totalMs: number; overTheDay: number[] }>;
  counters: ReadonlyMap<string, CounterUse>;
};

const estimateEvents: ReadonlySet<Event['kind']> = new Set([
  'day-opened',
  'visit-queued',
  'visit-called',
  'press-undone',
]);

export function openFigures(rules: Rules): Watcher & Pick<ClaimWatcher, 'meets'> & { result(): Figures } {
  const claims = openClaimFigures(rules);
  const waits = openWaits(rules);
  const counters = openCounterUse(rules);
  const [turnedAway, done, left] = [counts(), counts(), counts()];
  const surge = new Map<SurgeLevelId, { totalMs: number; overTheDay: number[] }>();
  let [days, tickets, missed] = [0, 0, 0];
  let told: { at: number; event: Event }[] = [];
  let estimates: EstimateError | undefined;
  let level: { id: SurgeLevelId; since: number } | undefined;
  let midnight = 0;

  function changeLevel(id: SurgeLevelId | undefined, at: number, hall: Readonly<Hall>): void {
    if (level !== undefined) {
      const time = surge.get(level.id) ?? { totalMs: 0, overTheDay: Array<number>(quarters).fill(0) };
      surge.set(level.id, time);
      time.totalMs += workedMs(hall, level.since, at);
      spread(time.overTheDay, level.since - midnight, at - midnight);
    }
    level = id && { id, since: at };
  }

  function countEnds(hall: Readonly<Hall>): void {
    for (const { place } of hall.visits.values()) {
      if (place.is === 'done') done.add(place.outcome);
      else if (place.is === 'left') left.add(place.reason);
    }
  }

  return {
    meets: claims.meets,
    saw(event, at, lines, hall) {
      claims.saw(event, at, lines, hall);
      waits.saw(event, at, lines, hall);
      if (estimateEvents.has(event.kind)) told.push({ at, event });
      switch (event.kind) {
        case 'day-opened':
          days += 1;
          midnight = midnightOf(rules, event.day);
          return;
        case 'day-closed':
          estimates = together(estimates, estimateErrors(told).overall);
          told = [];
          return;
        case 'ticket-issued':
          tickets += 1;
          return;
        case 'visit-missed':
          missed += 1;
          return;
        case 'surge-changed':
          return changeLevel(event.level, at, hall);
        default:
          return;
      }
    },
    stepped(step, hall) {
      claims.stepped(step, hall);
      counters.stepped(step, hall);
      // Not by the events: an end may have been taken back, or the visit reopened.
      if (!isRefusal(step.outcome) && step.outcome.some(({ kind }) => kind === 'day-closed')) countEnds(hall);
      if (isRefusal(step.outcome) && step.command.verb === 'take-ticket')
        turnedAway.add(step.outcome.refused);
    },
    result: () => ({
      days,
      tickets,
      turnedAway: turnedAway.all,
      missed,
      done: done.all,
      left: left.all,
      waits: waits.result(),
      claims: claims.result(),
      ...(estimates && { estimates }),
      surge,
      counters: counters.result(),
    }),
  };
}

function counts(): { all: Map<string, number>; add(key: string): void } {
  const all = new Map<string, number>();
  return { all, add: key => void all.set(key, (all.get(key) ?? 0) + 1) };
}

function together(
  one: EstimateError | undefined,
  other: EstimateError | undefined,
): EstimateError | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  const count = one.count + other.count;
  const mean = (figure: (error: EstimateError) => number): number =>
    (figure(one) * one.count + figure(other) * other.count) / count;
  return {
    count,
    maeMs: mean(({ maeMs }) => maeMs),
    biasMs: mean(({ biasMs }) => biasMs),
    shareWithin5Min: mean(({ shareWithin5Min }) => shareWithin5Min),
  };
}
