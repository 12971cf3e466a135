/** The figures of simulated days under one plan. */
import type { Rules, SurgeLevelId } from '../../core/types/rules.ts';
import { type EstimatesJudged, openEstimateFigures } from '../../history/estimate-figures.ts';
import type { EstimateSample } from '../../history/estimates.ts';
import { type BookingCounts, noBookings } from './booking-figures.ts';
import { type ClaimDay, type ClaimFigures, openClaims } from './claim-figures.ts';
import { type CounterUse, unused } from './counter-use.ts';
import { quarters } from './time-of-day.ts';
import { openWaits, type Waited, type Waits } from './waits.ts';

export type Figures = {
  days: number;
  tickets: number;
  /** People who got no ticket, by the code of the refusal. */
  turnedAway: ReadonlyMap<string, number>;
  missed: number;
  /** Of all days together (R18). */
  bookings: BookingCounts;
  /** Ends of visits: `approved`, `refused`, `papers-missing` of those done; the reason of those who left. */
  done: ReadonlyMap<string, number>;
  left: ReadonlyMap<string, number>;
  waits: Waits;
  claims: ClaimFigures;
  estimates: EstimatesJudged;
  /** ms in each level, breaks left out, and the same by quarter of an hour of the day, all days together. */
  surge: ReadonlyMap<SurgeLevelId, SurgeTime>;
  counters: ReadonlyMap<string, CounterUse>;
};

/** The same of one day: values alone, which can be handed from thread to thread. */
export type DayFigures = Pick<
  Figures,
  'tickets' | 'turnedAway' | 'missed' | 'bookings' | 'done' | 'left' | 'surge' | 'counters'
> & { waits: readonly Waited[]; claims: ClaimDay; estimates: readonly EstimateSample[] };

export type SurgeTime = { totalMs: number; overTheDay: number[] };

export function noSurge(): SurgeTime {
  return { totalMs: 0, overTheDay: Array<number>(quarters).fill(0) };
}

/** Days are added in their order: the last digit of a mean may hang on it. */
export function openFigures(rules: Rules): { add(day: DayFigures): void; result(): Figures } {
  const waits = openWaits(rules);
  const claims = openClaims();
  const estimates = openEstimateFigures();
  const counters = unused(rules);
  const bookings = noBookings();
  const turnedAway = new Map<string, number>();
  const done = new Map<string, number>();
  const left = new Map<string, number>();
  const surge = new Map<SurgeLevelId, SurgeTime>();
  let [days, tickets, missed] = [0, 0, 0];

  function addSurge(level: SurgeLevelId, { totalMs, overTheDay }: SurgeTime): void {
    const all = surge.get(level) ?? noSurge();
    surge.set(level, all);
    all.totalMs += totalMs;
    for (const [quarter, ms] of overTheDay.entries())
      all.overTheDay[quarter] = (all.overTheDay[quarter] ?? 0) + ms;
  }

  function addUse(id: string, { openMs, busyMs, calls }: CounterUse): void {
    const all = counters.get(id);
    if (all === undefined) return;
    all.openMs += openMs;
    all.busyMs += busyMs;
    all.calls += calls;
  }

  return {
    add(day) {
      days += 1;
      tickets += day.tickets;
      missed += day.missed;
      for (const [what, count] of Object.entries(day.bookings))
        bookings[what as keyof BookingCounts] += count;
      addCounts(turnedAway, day.turnedAway);
      addCounts(done, day.done);
      addCounts(left, day.left);
      waits.add(day.waits);
      claims.add(day.claims);
      for (const sample of day.estimates) estimates.add(sample);
      for (const [level, time] of day.surge) addSurge(level, time);
      for (const [id, use] of day.counters) addUse(id, use);
    },
    result: () => ({
      days,
      tickets,
      turnedAway,
      missed,
      bookings,
      done,
      left,
      waits: waits.result(),
      claims: claims.result(),
      estimates: estimates.result(),
      surge,
      counters,
    }),
  };
}

function addCounts(to: Map<string, number>, more: ReadonlyMap<string, number>): void {
  for (const [key, count] of more) to.set(key, (to.get(key) ?? 0) + count);
}
