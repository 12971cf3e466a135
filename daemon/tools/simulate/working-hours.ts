/** When the simulated hall and its institutions work. */

import { sessionsOf } from '../../core/day/timetable.ts';
import type { Rules, Session, Timetable } from '../../core/types/rules.ts';
import { hourMs } from './time-of-day.ts';

/** R10's own example, for a config that has no timetable. */
const usualTimetable: Timetable = {
  sessions: [
    { fromMs: 8.5 * hourMs, untilMs: 12 * hourMs },
    { fromMs: 14 * hourMs, untilMs: 17.5 * hourMs },
  ],
};

export function withTimetable(rules: Rules): Rules {
  return { ...rules, timetable: rules.timetable ?? usualTimetable };
}

/** The hall's own sessions, or those of an institution that differ. */
export function sessionsOfDay(rules: Rules, institution?: string): readonly Session[] {
  const own = rules.institutions.get(institution ?? '')?.timetable;
  return (own ?? rules.timetable ?? usualTimetable).sessions;
}

/** First and last moment at which anybody works, ms since midnight. */
export function dayOf(rules: Rules): { fromMs: number; untilMs: number } {
  const all = [undefined, ...rules.institutions.keys()].flatMap(id => sessionsOfDay(rules, id));
  return {
    fromMs: Math.min(...all.map(({ fromMs }) => fromMs)),
    untilMs: Math.max(...all.map(({ untilMs }) => untilMs)),
  };
}

/** When that day began in the hall's own time zone. */
export function midnightOf(rules: Rules, date: string): number {
  const first = sessionsOf(rules, date).get('')?.[0];
  const fromMs = rules.timetable?.sessions[0]?.fromMs;
  if (first === undefined || fromMs === undefined) throw new Error('a simulated hall has a timetable');
  return first.from - fromMs;
}
