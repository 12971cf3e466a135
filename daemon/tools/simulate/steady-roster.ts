/** The roster of a steady crowd: the same hours each day, and one coffee of the usual length in each session. */
import type { Rules } from '../../core/types/rules.ts';
import { type Chance, chanceOf, oneOf } from '../../people/chance.ts';
import { noCoffeeMs, placesOf, type Roster, type Span } from './roster.ts';
import { sessionsOfDay } from './working-hours.ts';

const coffeeMs = 10 * 60_000;
const steadyStream = 11;

export function steadyRosterOf(rules: Rules, seed: number, day: number): Roster {
  const places = placesOf(rules);
  return new Map(
    [...rules.counters.values()].map(({ id, institution }, nth) => {
      const chance = chanceOf(seed, steadyStream, day, nth);
      const sessions = sessionsOfDay(rules, institution).map(({ fromMs, untilMs }) => ({ fromMs, untilMs }));
      const only = oneOf(chance, sessions);
      const pauses = sessions.map(session => coffeeIn(session, chance));
      return [id, { shifts: places.get(id) === 'part' ? [only] : sessions, pauses }];
    }),
  );
}

function coffeeIn({ fromMs, untilMs }: Span, chance: Chance): Span {
  const room = untilMs - fromMs - 2 * noCoffeeMs - coffeeMs;
  const begins = fromMs + noCoffeeMs + chance() * room;
  return { fromMs: begins, untilMs: begins + coffeeMs };
}
