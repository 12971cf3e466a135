/** Which counters are staffed when on a simulated day, and the manager's what-if of opening more. */
import type { Counter, Rules } from '../../core/types/rules.ts';
import { type Chance, chanceOf, oneOf } from '../../people/chance.ts';
import { pauseMs } from '../../people/service.ts';
import { sessionsOfDay } from './working-hours.ts';

/** ms since midnight. */
export type Span = { fromMs: number; untilMs: number };
/** `pauses`: coffee, inside the shifts. */
export type Roster = ReadonlyMap<string, { shifts: readonly Span[]; pauses: readonly Span[] }>;
/** So many more counters for that queue in that time. */
export type OpenMore = Span & { counters: number; queue: string };

const minuteMs = 60_000;
/** Nobody goes for coffee this soon after the beginning of a session, or this late in it. */
const noCoffeeMs = 40 * minuteMs;
const rosterStream = 2;

export function rosterOf(rules: Rules, seed: number, day: number): Roster {
  const chance = chanceOf(seed, rosterStream, day);
  return new Map([...rules.counters.values()].map(counter => [counter.id, hours(rules, counter, chance)]));
}

/** How much of its hours a counter is staffed on average, of 1. */
export function staffedShare(rules: Rules, counter: Counter): number {
  return isAllDay(rules, counter) ? 1 : 1 / sessionsOfDay(rules, counter.institution).length;
}

/** Of the counters for the same queues the first half, rounded up; the others are staffed for one session a day. */
function isAllDay(rules: Rules, counter: Counter): boolean {
  const kind = counter.queues.join(' ');
  const alike = [...rules.counters.values()].filter(({ queues }) => queues.join(' ') === kind);
  return alike.indexOf(counter) < alike.length / 2;
}

function hours(rules: Rules, counter: Counter, chance: Chance): { shifts: Span[]; pauses: Span[] } {
  const sessions = sessionsOfDay(rules, counter.institution).map(({ fromMs, untilMs }) => ({
    fromMs,
    untilMs,
  }));
  const only = oneOf(chance, sessions);
  const pauses = sessions.flatMap(({ fromMs, untilMs }) => {
    const room = untilMs - fromMs - 2 * noCoffeeMs - pauseMs;
    const begins = fromMs + noCoffeeMs + chance() * room;
    return room > 0 ? [{ fromMs: begins, untilMs: begins + pauseMs }] : [];
  });
  return { shifts: isAllDay(rules, counter) ? sessions : [only], pauses };
}

/** Those that are closed longest in that time come first. `opened`: how many more there are for a while. */
export function openMore(rules: Rules, roster: Roster, more: OpenMore): { roster: Roster; opened: number } {
  const asked: Span = { fromMs: more.fromMs, untilMs: more.untilMs };
  const chosen = [...rules.counters.values()]
    .filter(({ queues }) => queues.includes(more.queue))
    .map(({ id }) => ({ id, closedMs: closedMs(roster.get(id)?.shifts ?? [], asked) }))
    .filter(({ closedMs: closed }) => closed > 0)
    .sort((one, other) => other.closedMs - one.closedMs)
    .slice(0, more.counters);
  const changed = new Map(roster);
  for (const { id } of chosen) {
    const { shifts = [], pauses = [] } = roster.get(id) ?? {};
    changed.set(id, { shifts: joined([...shifts, asked]), pauses });
  }
  return { roster: changed, opened: chosen.length };
}

function closedMs(shifts: readonly Span[], { fromMs, untilMs }: Span): number {
  const open = shifts.map(shift => Math.min(untilMs, shift.untilMs) - Math.max(fromMs, shift.fromMs));
  return untilMs - fromMs - open.reduce((sum, ms) => sum + Math.max(0, ms), 0);
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
