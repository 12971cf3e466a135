/**
 * R10: the sessions of a business day. They are told by the wall clock in the hall's time zone; everything else in the
 * rules is told in `now`, which stands `wallAheadMs` behind it.
 */
import type { Hall } from '../types/model.ts';
import type { Institution, Rules, Timetable } from '../types/rules.ts';
import type { SessionSpan, WorkedClock } from '../types/sessions.ts';
import { dateAndSecond } from './clock-face.ts';

const dayMs = 24 * 60 * 60_000;

/** What is worked when, in the `now` of the rules. */
export type WorkingTime = Pick<WorkedClock, 'sessions' | 'wallAheadMs'>;

/** The sessions of that day: of the hall under '', of each institution that has its own under its id. */
export function sessionsOf(
  rules: Pick<Rules, 'timeZone' | 'timetable'> & {
    institutions: ReadonlyMap<string, Pick<Institution, 'id' | 'timetable'>>;
  },
  day: string,
): Hall['sessions'] {
  const own = [...rules.institutions.values()].map(({ id, timetable }) => [id, timetable] as const);
  const instantAt = instantsOf(day, rules.timeZone);
  const spans = new Map<string, readonly SessionSpan[]>();
  for (const [id, timetable] of [['', rules.timetable] as const, ...own]) {
    if (timetable !== undefined) spans.set(id, spansOf(timetable, instantAt));
  }
  return spans;
}

function spansOf({ sessions }: Timetable, instantAt: (sinceMidnightMs: number) => number): SessionSpan[] {
  return sessions.map(({ fromMs, untilMs, lastTicketMs }) => ({
    from: instantAt(fromMs),
    until: instantAt(untilMs),
    ...(lastTicketMs !== undefined && { lastTicket: instantAt(lastTicketMs) }),
  }));
}

/** When the morning after that day begins, by the wall clock: whoever works without sessions has gone home. */
export function morningAfter(day: string, timeZone: string): number {
  return instantsOf(day, timeZone)(30 * 60 * 60_000);
}

/** Whether the hall works on that day: by its calendar, else by the day of the week. */
export function isWorkday(
  { workdays, calendar }: Pick<Rules, 'workdays' | 'calendar'>,
  day: string,
): boolean {
  if (calendar?.workdays.has(day)) return true;
  if (calendar?.holidays.has(day)) return false;
  // The first of January 1970 was a Thursday.
  const weekday = ((utcOf(`${day}T00:00:00`) / dayMs + 3) % 7) + 1;
  return workdays === undefined || workdays.has(weekday);
}

/** Longer than any holiday: a hall that never works counts every day. */
const daysOffAtMost = 60;

/** The day on which that many more have been worked. */
export function workdayAfter(
  rules: Pick<Rules, 'workdays' | 'calendar'>,
  day: string,
  workdays: number,
): string {
  let last = day;
  for (let worked = 0; worked < workdays; worked += 1) last = workdayFrom(rules, nextDay(last));
  return last;
}

/** The last day on which what is opened now is answered in time (R17). */
export function answerBy(rules: Rules, { day = '' }: Hall): string {
  return workdayAfter(rules, day, rules.times.answerWithinDays);
}

/** That day, or the next one that is worked. */
export function workdayFrom(rules: Pick<Rules, 'workdays' | 'calendar'>, day: string): string {
  let found = day;
  for (let off = 1; off < daysOffAtMost && !isWorkday(rules, found); off += 1) found = nextDay(found);
  return found;
}

/** More is as bad. */
const workdaysAtMost = 99;

/** How many days have been worked since that one, this one counted; 99 at most. */
export function workdaysSince(
  rules: Pick<Rules, 'workdays' | 'calendar'>,
  since: string,
  day: string,
): number {
  let worked = 0;
  for (let last = since; last < day && worked < workdaysAtMost; worked += 1) {
    last = workdayAfter(rules, last, 1);
    if (last > day) break;
  }
  return worked;
}

const nextDay = (day: string) => daysAfter(day, 1);

/** In the calendar, worked or not. */
export function daysAfter(day: string, days: number): string {
  // oxlint-disable-next-line no-restricted-globals -- it writes a date; no clock is asked
  return new Date(utcOf(`${day}T00:00:00`) + days * dayMs).toISOString().slice(0, 'YYYY-MM-DD'.length);
}

/** When a day begins, by the wall clock of the hall. */
export function midnightAfter(day: string, timeZone: string): number {
  return instantsOf(day, timeZone)(dayMs);
}

/** When the clocks of the hall show a time of that day, by the wall clock. */
export function momentOn(day: string, timeZone: string, sinceMidnightMs: number): number {
  return instantsOf(day, timeZone)(sinceMidnightMs);
}

/** When the clocks of a zone show a time of that day. */
function instantsOf(day: string, timeZone: string): (sinceMidnightMs: number) => number {
  const midnight = utcOf(`${day}T00:00:00`);
  /** How far the clocks of that zone stand before UTC. */
  const offsetMs = (at: number) =>
    utcOf(dateAndSecond(at, timeZone).replace(' ', 'T')) - Math.floor(at / 1000) * 1000;
  return sinceMidnightMs => {
    const shown = midnight + sinceMidnightMs;
    // The offset at the moment itself, which a first guess may miss by the hour in which it changes.
    return shown - offsetMs(shown - offsetMs(shown));
  };
}

/** The moment at which a clock that keeps UTC shows `YYYY-MM-DDTHH:MM:SS`. */
function utcOf(shown: string): number {
  // oxlint-disable-next-line no-restricted-globals -- it reads a written time; no clock is asked
  return Date.parse(`${shown}Z`);
}

/** The sessions that an institution keeps: its own, else the hall's; none: it works whenever a day is open. */
export function sessionsFor(hall: WorkingTime, institution: string | undefined): readonly SessionSpan[] {
  return hall.sessions.get(institution ?? '') ?? hall.sessions.get('') ?? [];
}

/** How much of the time from `since` to `until` was not a break; both in the `now` of the rules. */
export function workedMs(hall: WorkingTime, since: number, until: number, institution?: string): number {
  let worked = until - since;
  eachBreak(hall, institution, (from, to) => {
    worked -= Math.max(0, Math.min(until, to) - Math.max(since, from));
  });
  return worked;
}

/** The moment by which that much has been worked since then: breaks stand still. */
export function workedUntil(hall: Hall, since: number, lastsMs: number, institution?: string): number {
  if (lastsMs === 0) return since;
  let until = since + lastsMs;
  eachBreak(hall, institution, (from, to) => {
    if (to > since && from < until) until += to - Math.max(from, since);
  });
  return until;
}

/** The gaps between its sessions, in the `now` of the rules; told one by one, for this is asked at every step. */
function eachBreak(
  hall: WorkingTime,
  institution: string | undefined,
  tell: (from: number, to: number) => void,
): void {
  let before: SessionSpan | undefined;
  for (const session of sessionsFor(hall, institution)) {
    if (before !== undefined) tell(before.until - hall.wallAheadMs, session.from - hall.wallAheadMs);
    before = session;
  }
}

/** From when on it works: `now`, or in a break and before its first session the beginning of the next one. */
export function worksFrom(hall: Hall, now: number, institution?: string): number {
  const wall = now + hall.wallAheadMs;
  for (const { from, until } of sessionsFor(hall, institution)) {
    if (wall < from) return from - hall.wallAheadMs;
    if (wall < until) return now;
  }
  return now;
}

/** When the next of its breaks begins; none any more in its last session, after which it works on until all have been served. */
export function restsFrom(hall: Hall, now: number, institution?: string): number | undefined {
  const wall = now + hall.wallAheadMs;
  const next = sessionsFor(hall, institution)
    .slice(0, -1)
    .find(({ until }) => wall < until);
  return next && next.until - hall.wallAheadMs;
}

/** When the last session of the day ends, the hall's or an institution's, by the wall clock; none without a timetable. */
export function lastSessionEnds(hall: Hall): number | undefined {
  if (!hall.sessions.has('')) return undefined;
  let last: number | undefined;
  for (const sessions of hall.sessions.values()) {
    const { until } = sessions.at(-1) ?? {};
    if (until !== undefined && (last === undefined || until > last)) last = until;
  }
  return last;
}

/** When the hall takes its last ticket of the day, by the wall clock; none without a timetable. */
export function lastTicketAt(hall: Hall): number | undefined {
  const last = hall.sessions.get('')?.at(-1);
  return last?.lastTicket ?? last?.until;
}

/** Since when no tickets are taken, and from when on they are again, if that is today; both by the wall clock. */
export type TicketPause = { since: number; again?: number };

/** From the last ticket time of a session until the next session begins; after the last one, until the day ends. */
export function ticketPause(sessions: readonly SessionSpan[] = [], wall: number): TicketPause | undefined {
  for (const [index, { lastTicket }] of sessions.entries()) {
    const again = sessions[index + 1]?.from;
    if (lastTicket !== undefined && wall >= lastTicket && (again === undefined || wall < again))
      return { since: lastTicket, ...(again !== undefined && { again }) };
  }
  return undefined;
}
