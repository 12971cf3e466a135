/** Which counters are staffed when on a simulated day. */
import type { Counter, Rules } from '../../core/types/rules.ts';
import { type Chance, chanceOf, oneOf } from '../../people/chance.ts';
import { coffeeMs } from '../../people/service.ts';
import { staffedOn, staffedOnMean } from './weekdays.ts';
import { sessionsOfDay } from './working-hours.ts';

/** ms since midnight. */
export type Span = { fromMs: number; untilMs: number };
/** `pauses`: coffee, taken where it lies inside a shift. */
export type Roster = ReadonlyMap<string, { shifts: readonly Span[]; pauses: readonly Span[] }>;

const minuteMs = 60_000;
/** Nobody goes for coffee this soon after the beginning of a session, or this late in it. */
export const noCoffeeMs = 40 * minuteMs;
/** How often somebody goes in a session, of 1; else once. */
const noCoffeeShare = 0.15;
const twoCoffeesShare = 0.15;
/** Who is ill, at a course or called away: of the days. Somebody takes the place of the only ones for their queues. */
const absentShare = 0.02;
const rosterStream = 2;

/** Who is at work on the `day`th day, and from when to when they should be. */
export function rosterOf(rules: Rules, seed: number, day: number): Roster {
  const places = placesOf(rules);
  return new Map(
    [...rules.counters.values()].map((counter, nth) => {
      const chance = chanceOf(seed, rosterStream, day, nth);
      return [counter.id, hours(rules, counter, { chance, day, place: places.get(counter.id) ?? 'first' })];
    }),
  );
}

/** For how much of its hours a counter is on the roster on average, of 1. */
export function staffedShare(rules: Rules, counter: Counter): number {
  if (placesOf(rules).get(counter.id) !== 'part') return 1;
  return Math.min(1, staffedOnMean(rules) / sessionsOfDay(rules, counter.institution).length);
}

/**
 * Of the counters for the same queues the `first` is always there, so is the first half of them `all` day, rounded up; the
 * others are there for a `part` of it: one session, on some days of the week more or less.
 */
export type Place = 'first' | 'all' | 'part';

export function placesOf(rules: Rules): ReadonlyMap<string, Place> {
  const kinds = new Map<string, string[]>();
  for (const { id, queues } of rules.counters.values()) {
    const kind = queues.join(' ');
    kinds.set(kind, [...(kinds.get(kind) ?? []), id]);
  }
  const placeOf = (nth: number, of: number): Place => (nth === 0 ? 'first' : nth < of / 2 ? 'all' : 'part');
  return new Map([...kinds.values()].flatMap(ids => ids.map((id, nth) => [id, placeOf(nth, ids.length)])));
}

type Hours = { shifts: readonly Span[]; pauses: readonly Span[] };

function hours(
  rules: Rules,
  { institution }: Counter,
  { chance, day, place }: { chance: Chance; day: number; place: Place },
): Hours {
  const isAbsent = chance() < absentShare;
  const sessions = sessionsOfDay(rules, institution).map(({ fromMs, untilMs }) => ({ fromMs, untilMs }));
  const only = oneOf(chance, sessions);
  const count = Math.floor(staffedOn(rules, day) + chance());
  const pauses = sessions.flatMap(session => coffees(session, chance));
  if (isAbsent && place !== 'first') return { shifts: [], pauses };
  if (place !== 'part' || count >= sessions.length) return { shifts: sessions, pauses };
  return { shifts: count === 0 ? [] : sessions.filter(session => count > 1 || session === only), pauses };
}

/** Each in its own part of the session. */
function coffees({ fromMs, untilMs }: Span, chance: Chance): Span[] {
  const often = chance();
  const count = often < noCoffeeShare ? 0 : often < noCoffeeShare + twoCoffeesShare ? 2 : 1;
  const partMs = (untilMs - fromMs - 2 * noCoffeeMs) / count;
  return Array.from({ length: count }, (_, nth) => {
    const lastsMs = coffeeMs(chance);
    const begins = fromMs + noCoffeeMs + nth * partMs + chance() * (partMs - lastsMs);
    return { fromMs: begins, untilMs: begins + lastsMs };
  }).filter(({ untilMs: ends, fromMs: begins }) => ends - begins < partMs);
}

/** With these counters open in that time too. */
export function withShift(roster: Roster, counters: readonly string[], asked: Span): Roster {
  const changed = new Map(roster);
  for (const id of counters) {
    const { shifts = [], pauses = [] } = roster.get(id) ?? {};
    changed.set(id, { shifts: joined([...shifts, asked]), pauses });
  }
  return changed;
}

/** Spans that touch become one. */
function joined(spans: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const span of [...spans].sort((one, other) => one.fromMs - other.fromMs)) {
    const last = found.at(-1);
    if (last === undefined || span.fromMs > last.untilMs) found.push({ ...span });
    else last.untilMs = Math.max(last.untilMs, span.untilMs);
  }
  return found;
}
