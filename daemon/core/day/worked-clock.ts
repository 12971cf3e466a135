/**
 * R2: the worked clock W. It shows time less the breaks of an institution so far, so that nobody's P grows while nobody
 * works. Before the first session and after the last it runs: who came early waits, and those inside are served. It is a
 * running sum: a wall clock that is set, or another timetable, changes it from then on and never what has run. The
 * timetable is the one that the journal tells, as a day must fold the same under a later config.
 */
import type { Event } from '../types/events.ts';
import type { Layout } from '../types/layout.ts';
import type { Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import type { WorkedClock } from '../types/sessions.ts';
import { sessionsOf, workedMs } from './timetable.ts';

/** Before the first day it shows the time. */
export const neverSet: WorkedClock = {
  timeZone: 'UTC',
  sessions: new Map(),
  wallAheadMs: 0,
  at: 0,
  shown: new Map(),
};

/** What it shows at that moment, now or later, for an institution; in a hall without sessions the time itself. */
export function workedAt(clock: WorkedClock, institution: string | undefined, moment: number): number {
  const { at, shown } = clock;
  const then = shown.get(institution ?? '') ?? shown.get('') ?? at;
  return then + workedMs(clock, at, moment, institution);
}

/** What it showed at an earlier moment, for whom nobody told it: by the timetable and the wall as they are now. */
export function workedBefore(
  clock: WorkedClock,
  institution: string | undefined,
  earlier: number,
  now: number,
): number {
  return workedAt(clock, institution, now) - workedMs(clock, earlier, now, institution);
}

type Timetables = Pick<Layout, 'timetable' | 'institutions'>;

/** `older`: the timetables of a day whose journal is older than layouts. */
export function setClock(
  clock: WorkedClock,
  event: Extract<Event, { kind: 'day-opened' | 'hall-described' | 'clock-set' }>,
  at: number,
  older: Timetables,
): WorkedClock {
  switch (event.kind) {
    case 'clock-set':
      return { ...shownUntil(clock, clock.sessions, at), wallAheadMs: event.aheadMs };
    case 'hall-described': {
      const sessions = spansOn(clock.day, clock.timeZone, event.layout);
      return { ...shownUntil(clock, sessions, at), sessions };
    }
    case 'day-opened': {
      const { day, timeZone } = event;
      const sessions = spansOn(day, timeZone, event.layout ?? older);
      const { wallAheadMs } = clock;
      // A day that was closed and is opened again goes on.
      if (day === clock.day) return { ...shownUntil(clock, sessions, at), timeZone, sessions };
      return { day, timeZone, sessions, wallAheadMs, at, shown: new Map() };
    }
  }
}

function spansOn(
  day: string | undefined,
  timeZone: string,
  { timetable, institutions }: Timetables,
): WorkedClock['sessions'] {
  if (day === undefined) return new Map();
  const ofAll = timetable === undefined ? {} : { timetable };
  return sessionsOf(
    { timeZone, ...ofAll, institutions: new Map(institutions.map(one => [one.id, one])) },
    day,
  );
}

function shownUntil(clock: WorkedClock, next: WorkedClock['sessions'], at: number): WorkedClock {
  const whose = new Set(['', ...clock.sessions.keys(), ...clock.shown.keys(), ...next.keys()]);
  return { ...clock, at, shown: new Map([...whose].map(one => [one, workedAt(clock, one, at)])) };
}

/** What the clock of the institution to which a queue belongs shows. */
export function workedFor(rules: Rules, hall: Hall, queue: string, moment: number): number {
  return workedAt(hall.worked, rules.queues.get(queue)?.institution, moment);
}
