/** R3: a counter that pressed next with nobody waiting is ready for whoever joins next, but not for ever. */

import { sessionsFor } from '../day/timetable.ts';
import type { Event } from '../types/events.ts';
import type { CounterState, Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';

/** Until when, and what ends it then; none while the counter is not ready. */
export function readyUntil(
  rules: Rules,
  hall: Hall,
  counter: string,
  { readySince, readyPressedAt = readySince }: CounterState,
): { at: number; by: 'session' | 'time' } | undefined {
  if (readyPressedAt === undefined || readySince === undefined) return undefined;
  const wall = readyPressedAt + hall.wallAheadMs;
  const session = sessionsFor(hall, rules.counters.get(counter)?.institution).find(
    ({ until }) => until > wall,
  );
  const over = readyPressedAt + rules.times.readyForMs;
  const ends = session === undefined ? over : session.until - hall.wallAheadMs;
  return ends <= over && session !== undefined ? { at: ends, by: 'session' } : { at: over, by: 'time' };
}

/** Who has gone to lunch, or forgotten that next was pressed, is given nobody. */
export function readyEnds(rules: Rules, hall: Hall, now: number): Event[] {
  return [...hall.counters].flatMap(([counter, state]): Event[] => {
    const until = readyUntil(rules, hall, counter, state);
    return until !== undefined && until.at <= now
      ? [{ kind: 'counter-ready', counter, ready: false, by: until.by }]
      : [];
  });
}

/** Pressed again, it is ready for as long again, and keeps its place before those that were ready later. */
export function foldReady(
  counter: CounterState,
  { ready }: Event & { kind: 'counter-ready' },
  at: number,
): void {
  if (!ready) return notReady(counter);
  counter.readySince ??= at;
  counter.readyPressedAt = at;
}

export function notReady(counter: CounterState): void {
  counter.readySince = undefined;
  counter.readyPressedAt = undefined;
}
