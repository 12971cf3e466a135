/** The beginning of the day by the wall clock of the hall. */
import type { Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import { midnightAfter } from './timetable.ts';

const dayMs = 24 * 60 * 60_000;

/** Asked for at every estimate, and to ask for the zone of a day costs more than all the rest. */
let last = { day: '', timeZone: '', at: 0 };

/** The last midnight before that moment, by the wall clock; a day on which the clocks are changed counts as any other. */
export function midnightBefore({ timeZone }: Rules, { day = '1970-01-01' }: Hall, wall: number): number {
  if (last.day !== day || last.timeZone !== timeZone)
    last = { day, timeZone, at: midnightAfter(day, timeZone) };
  return last.at + Math.floor((wall - last.at) / dayMs) * dayMs;
}
