/** What becomes of a roster: clerks come late, latest after a break, and some go before their time is up. */
import type { Rules } from '../../core/types/rules.ts';
import { chanceOf, exponential } from '../../people/chance.ts';
import { placesOf, type Roster } from './roster.ts';
import { sessionsOfDay } from './working-hours.ts';

const minuteMs = 60_000;
/** Of the shifts: so many begin late, and more of those after a break; so many end early. */
const lateShare = 0.2;
const lateAfterBreakShare = 0.35;
const earlyShare = 0.1;
/** By how much, where they do: never more than this part of a shift. */
const awayMs = { least: 2 * minuteMs, mean: 9 * minuteMs };
const mostOfShift = 1 / 3;
const attendanceStream = 8;

/** The roster as it is kept. Whoever is always there also stays until the last session is over. */
export function attendanceOf(
  rules: Rules,
  roster: Roster,
  { seed, day }: { seed: number; day: number },
): Roster {
  const places = placesOf(rules);
  return new Map(
    [...roster].map(([counter, { shifts, pauses }], nth) => {
      const sessions = sessionsOfDay(rules, rules.counters.get(counter)?.institution);
      const kept = shifts.map(shift => {
        const session = sessions.findIndex(({ untilMs }) => shift.fromMs < untilMs);
        const stays = places.get(counter) === 'first' && shift.untilMs === sessions.at(-1)?.untilMs;
        const { lateMs, earlyMs } = luckOf({ seed, day }, nth, session);
        const mostMs = (shift.untilMs - shift.fromMs) * mostOfShift;
        return {
          fromMs: shift.fromMs + Math.min(lateMs, mostMs),
          untilMs: shift.untilMs - (stays ? 0 : Math.min(earlyMs, mostMs)),
        };
      });
      return [counter, { shifts: kept, pauses }];
    }),
  );
}

/** Of the `nth` counter in that session: the same whatever a plan makes of the roster. */
function luckOf({ seed, day }: { seed: number; day: number }, nth: number, session: number) {
  const chance = chanceOf(seed, attendanceStream, day, nth, session);
  const [late, early] = [chance(), chance()];
  const drawn = () => awayMs.least + exponential(chance, awayMs.mean - awayMs.least);
  const [lateMs, earlyMs] = [drawn(), drawn()];
  return {
    lateMs: late < (session > 0 ? lateAfterBreakShare : lateShare) ? lateMs : 0,
    earlyMs: early < earlyShare ? earlyMs : 0,
  };
}
