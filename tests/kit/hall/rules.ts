/** Rules that differ in a few entries from those of a hall. */
import type { Rules, Timetable } from '../../../daemon/core/types/rules.ts';

type Entries<Id extends 'institutions' | 'queues' | 'services' | 'counters'> =
  Rules[Id] extends ReadonlyMap<string, infer Entry> ? Readonly<Record<string, Partial<Entry>>> : never;

export type Changes = {
  times?: Partial<Rules['times']>;
  institutions?: Entries<'institutions'>;
  queues?: Entries<'queues'>;
  services?: Entries<'services'>;
  counters?: Entries<'counters'>;
};

/** Of an entry only what is named; one that the hall does not have is told whole. */
export function changed(rules: Rules, { times, institutions, queues, services, counters }: Changes): Rules {
  return {
    ...rules,
    times: { ...rules.times, ...times },
    institutions: merged(rules.institutions, institutions),
    queues: merged(rules.queues, queues),
    services: merged(rules.services, services),
    counters: merged(rules.counters, counters),
  };
}

function merged<Entry extends { id: string }>(
  all: ReadonlyMap<string, Entry>,
  some: Readonly<Record<string, Partial<Entry>>> = {},
): ReadonlyMap<string, Entry> {
  const named = Object.entries(some).map(
    ([id, one]) => [id, { ...all.get(id), id, ...one } as Entry] as const,
  );
  return new Map([...all, ...named]);
}

const daysMs = 7 * 24 * 3_600_000;

export function sinceMidnightMs(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) * 60_000;
}

/** Sessions from one time to the next; the last may have no end, and goes on for days. */
export function timetableOf(...times: string[]): Timetable {
  const marks = times.map(sinceMidnightMs);
  const sessions = marks.flatMap((fromMs, nth) =>
    nth % 2 === 0 ? [{ fromMs, untilMs: marks[nth + 1] ?? daysMs }] : [],
  );
  return { sessions };
}
