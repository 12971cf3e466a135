/** The manager's what-if of more counters: who opens them, those that are closed then and those that the hall does not have. */
import type { Counter, Rules } from '../../core/types/rules.ts';
import { type Roster, type Span, withShift } from './roster.ts';

/** So many more counters for that queue in that time, ms since midnight. */
export type OpenMore = Span & { counters: number; queue: string };

/** The counters that are opened: those of the hall that are closed then, and others that there are not. */
export type Opened = { closed: readonly string[]; added: readonly string[] };

/** With as many more counters for the queue as may be wanted, each like those that the queue mostly has. */
export function withCounters(rules: Rules, { counters, queue }: OpenMore): Rules {
  const ids = addedIds(counters);
  const pattern = patternOf(rules, queue);
  return {
    ...rules,
    counters: new Map([...rules.counters, ...ids.map(id => [id, { ...pattern, id }] as const)]),
  };
}

/** `rules`: with them. `shiftsOf`: when a counter is open that day, as the asked time counts. Who is closed longest comes first. */
export function opened(rules: Rules, more: OpenMore, shiftsOf: (counter: string) => readonly Span[]): Opened {
  const added = addedIds(more.counters);
  const halfMs = (more.untilMs - more.fromMs) / 2;
  const closed = [...rules.counters.values()]
    .filter(({ id, queues }) => queues.includes(more.queue) && !added.includes(id))
    .map(({ id }) => ({ id, closedMs: closedMs(shiftsOf(id), more) }))
    .filter(one => one.closedMs >= halfMs)
    .sort((one, other) => other.closedMs - one.closedMs)
    .slice(0, more.counters)
    .map(({ id }) => id);
  return { closed, added: added.slice(0, more.counters - closed.length) };
}

/** The roster of a day with them. `rules`: as the hall has them. */
export function openMore(rules: Rules, roster: Roster, more: OpenMore): { roster: Roster; opened: Opened } {
  const { fromMs, untilMs } = more;
  const found = opened(withCounters(rules, more), more, id => roster.get(id)?.shifts ?? []);
  return { roster: withShift(roster, [...found.closed, ...found.added], { fromMs, untilMs }), opened: found };
}

/** No config has such an id. */
function addedIds(count: number): string[] {
  return Array.from({ length: count }, (_, nth) => `+${nth + 1}`);
}

/** What most of the counters for that queue do. */
function patternOf(rules: Rules, queue: string): Omit<Counter, 'id'> {
  const serving = [...rules.counters.values()].filter(({ queues }) => queues.includes(queue));
  const kinds = [...Map.groupBy(serving, ({ queues }) => queues.join(' ')).values()];
  const [most] = kinds.toSorted((one, other) => other.length - one.length)[0] ?? [];
  const institution = rules.queues.get(queue)?.institution ?? '';
  return most ?? { institution, queues: [queue], backup: [] };
}

/** How much of that time nobody is there. */
export function closedMs(shifts: readonly Span[], { fromMs, untilMs }: Span): number {
  const open = shifts.map(shift => Math.min(untilMs, shift.untilMs) - Math.max(fromMs, shift.fromMs));
  return untilMs - fromMs - open.reduce((sum, ms) => sum + Math.max(0, ms), 0);
}
