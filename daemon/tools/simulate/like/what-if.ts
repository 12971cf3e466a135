/** What more counters would have made of recorded days, for the same people. */
import type { Rules } from '../../../core/types/rules.ts';
import { type OpenMore, opened, withCounters } from '../more-counters.ts';
import type { Span } from '../roster.ts';
import { midnightOf } from '../working-hours.ts';
import type { RecordedDay, Shift } from './recorded-day.ts';
import type { Wait } from './waits.ts';

/** The same day with them open. `opened`: which of the hall's own, and how many that it does not have. */
export type DayWithMore = {
  rules: Rules;
  recorded: RecordedDay;
  opened: { closed: readonly string[]; added: number };
};

export function withMore(given: Rules, recorded: RecordedDay, more: OpenMore): DayWithMore {
  const rules = withCounters(given, more);
  const midnight = midnightOf(rules, recorded.day);
  const asked = { from: midnight + more.fromMs, until: midnight + more.untilMs };
  const spansOf = (counter: string): Span[] =>
    (recorded.shifts.get(counter) ?? []).map(({ from, until }) => ({
      fromMs: from - midnight,
      untilMs: until - midnight,
    }));
  const { closed, added } = opened(rules, more, spansOf);
  const shifts = new Map(recorded.shifts);
  for (const counter of [...closed, ...added])
    shifts.set(counter, withSpan(recorded.shifts.get(counter) ?? [], asked));
  return { rules, recorded: { ...recorded, shifts }, opened: { closed, added: added.length } };
}

/** Open in that time too, wherever it was not open or paused. */
function withSpan(shifts: readonly Shift[], asked: { from: number; until: number }): Shift[] {
  const open: Shift[] = [];
  let from = asked.from;
  for (const shift of [...shifts, { from: asked.until, until: asked.until }]) {
    const until = Math.min(shift.from, asked.until);
    if (from < until) open.push({ is: 'open', from, until });
    from = Math.max(from, shift.until);
  }
  return [...shifts, ...open].sort((one, other) => one.from - other.from);
}

/** ms; of the same people: those who were called with it and without. */
export type Effect = {
  queue: string;
  people: number;
  withoutMs: number;
  withMs: number;
  /** Who would have waited a minute longer or more: how many, and by how much on average. */
  longer: { people: number; byMs: number };
};

const minuteMs = 60_000;

/** In one queue: of all who waited there, or of those who did in that time. */
export function effectOn(
  queue: string,
  without: readonly Wait[],
  then: readonly Wait[],
  during?: { from: number; until: number },
): Effect {
  const meant = new Set(
    without
      .filter(wait => wait.queue === queue && (during === undefined || isDuring(wait, during)))
      .map(({ ticket }) => ticket),
  );
  const [before, after] = [without, then].map(waits => sumsIn(queue, waits));
  const pairs = [...meant].flatMap(ticket => {
    const [withoutMs, withMs] = [before?.get(ticket), after?.get(ticket)];
    return withoutMs === undefined || withMs === undefined ? [] : [{ withoutMs, withMs }];
  });
  const longer = pairs.map(pair => pair.withMs - pair.withoutMs).filter(ms => ms >= minuteMs);
  return {
    queue,
    people: pairs.length,
    withoutMs: mean(pairs.map(pair => pair.withoutMs)),
    withMs: mean(pairs.map(pair => pair.withMs)),
    longer: { people: longer.length, byMs: mean(longer) },
  };
}

function isDuring({ since, until }: Wait, during: { from: number; until: number }): boolean {
  return since < during.until && until > during.from;
}

function sumsIn(queue: string, waits: readonly Wait[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const wait of waits)
    if (wait.queue === queue) sums.set(wait.ticket, (sums.get(wait.ticket) ?? 0) + wait.waitedMs);
  return sums;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, one) => sum + one, 0) / values.length;
}

/** The same effect on several days: of all of their people. */
export function together(effects: readonly Effect[]): Effect {
  const people = effects.reduce((sum, one) => sum + one.people, 0);
  const longer = effects.reduce((sum, one) => sum + one.longer.people, 0);
  const over = (count: number, of: (one: Effect) => number): number =>
    count === 0 ? 0 : effects.reduce((sum, one) => sum + of(one), 0) / count;
  return {
    queue: effects[0]?.queue ?? '',
    people,
    withoutMs: over(people, one => one.withoutMs * one.people),
    withMs: over(people, one => one.withMs * one.people),
    longer: { people: longer, byMs: over(longer, one => one.longer.byMs * one.longer.people) },
  };
}
