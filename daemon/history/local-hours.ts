/** The hours of the day as the clocks of a hall show them. */
import { hourAndMinute } from '../core/day/clock-face.ts';

const quarterMs = 15 * 60_000;

/** In which hour of the day a moment of the wall lies, 0 to 23. Zones change their clocks by whole quarters, so that each quarter is looked up once only. */
export function openLocalHours(timeZone: string): (at: number) => number {
  const known = new Map<number, number>();
  return at => {
    const quarter = Math.floor(at / quarterMs);
    const hour = known.get(quarter) ?? hourAndMinute(quarter * quarterMs, timeZone).hour;
    known.set(quarter, hour);
    return hour;
  };
}
