/**
 * The worked clock told naively: every setting of the wall clock is kept, and what was worked is reckoned out anew from all of
 * them each time it is asked for.
 */
import type { Rules, Timetable } from '../../../daemon/core/types/rules.ts';

type Span = { from: number; until: number; lastTicket: number | undefined };

export type NaiveClock = {
  set(wall: number, now: number): void;
  wallAt(now: number): number;
  /** What is worked of the day until then, by the hours of that institution, as the wall clock was at each moment. */
  shows(institution: string, moment: number): number;
  /** What of the time between is no break, by the wall clock as it is now. */
  workedBetween(institution: string, since: number, until: number): number;
  /** R10: whether tickets for it are over until its next session, or for the day; `own`: by hours of its own alone. */
  takesNone(institution: string, now: number, own: boolean): 'for-now' | 'today' | undefined;
  hasGoneHome(institution: string, now: number): boolean;
  /** Whether a session of that institution ended in between. */
  sessionEnded(institution: string, since: number, until: number): boolean;
};

export function naiveClock(rules: Rules, day: string): NaiveClock {
  // Fuzhou keeps one time all year.
  const midnight = Date.parse(`${day}T00:00:00+08:00`);
  const settings = [{ at: midnight, aheadMs: 0 }];

  const timetableOf = (institution: string): Timetable | undefined =>
    rules.institutions.get(institution)?.timetable ?? rules.timetable;

  function spansOf({ sessions }: Timetable = { sessions: [] }): Span[] {
    return sessions.map(({ fromMs, untilMs, lastTicketMs }) => ({
      from: midnight + fromMs,
      until: midnight + untilMs,
      lastTicket: lastTicketMs === undefined ? undefined : midnight + lastTicketMs,
    }));
  }

  function sessionsOf(institution: string): Span[] {
    return spansOf(timetableOf(institution));
  }

  function withoutBreaks(institution: string, from: number, until: number): number {
    let worked = until - from;
    const sessions = sessionsOf(institution);
    for (let nth = 1; nth < sessions.length; nth += 1) {
      const begins = Math.max(from, sessions[nth - 1]?.until ?? from);
      const ends = Math.min(until, sessions[nth]?.from ?? from);
      if (ends > begins) worked -= ends - begins;
    }
    return worked;
  }

  const aheadNow = (): number => settings.at(-1)?.aheadMs ?? 0;

  return {
    set(wall, now) {
      const aheadMs = wall - now;
      // No two clocks are quite the same.
      if (Math.abs(aheadMs - aheadNow()) > 1_000) settings.push({ at: now, aheadMs });
    },
    wallAt: now => now + aheadNow(),
    shows(institution, moment) {
      let worked = 0;
      for (const [nth, { at, aheadMs }] of settings.entries()) {
        const until = Math.min(moment, settings[nth + 1]?.at ?? moment);
        if (until > at) worked += withoutBreaks(institution, at + aheadMs, until + aheadMs);
      }
      return worked;
    },
    workedBetween: (institution, since, until) =>
      withoutBreaks(institution, since + aheadNow(), until + aheadNow()),
    takesNone(institution, now, own) {
      const wall = now + aheadNow();
      const sessions = own
        ? spansOf(rules.institutions.get(institution)?.timetable)
        : sessionsOf(institution);
      const begun = sessions.filter(({ from }) => from <= wall);
      const last = begun.at(-1)?.lastTicket;
      if (last === undefined || wall < last) return undefined;
      return begun.length === sessions.length ? 'today' : 'for-now';
    },
    hasGoneHome(institution, now) {
      const end = sessionsOf(institution).at(-1)?.until;
      return end !== undefined && now + aheadNow() >= end;
    },
    sessionEnded: (institution, since, until) =>
      sessionsOf(institution).some(
        session => session.until > since + aheadNow() && session.until <= until + aheadNow(),
      ),
  };
}
