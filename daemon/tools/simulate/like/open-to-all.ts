/** Whoever got a ticket on a recorded day gets it again: what refuses tickets, and what it hangs on, has been decided already. */
import type { Rules, Timetable } from '../../../core/types/rules.ts';

/** Long after any day that is played is closed, so that no ticket ends too late for it. */
const neverMs = 7 * 24 * 60 * 60_000;

export function openToAll(rules: Rules): Rules {
  const { services, institutions, surge, timetable } = rules;
  return {
    ...rules,
    times: { ...rules.times, hardCloseMs: neverMs },
    services: mapped(services, unlimited),
    institutions: mapped(institutions, one => {
      const institution = unlimited(one);
      const own = institution.timetable;
      return own === undefined ? institution : { ...institution, timetable: withoutLastTickets(own) };
    }),
    ...(timetable && { timetable: withoutLastTickets(timetable) }),
    ...(surge && {
      surge: { ...surge, levels: surge.levels.map(level => ({ ...level, limit: new Map() })) },
    }),
  };
}

function mapped<One>(all: ReadonlyMap<string, One>, change: (one: One) => One): Map<string, One> {
  return new Map([...all].map(([id, one]) => [id, change(one)]));
}

function unlimited<One extends { dailyLimit?: number }>(one: One): One {
  const { dailyLimit: _, ...others } = one;
  return others as One;
}

function withoutLastTickets({ sessions }: Timetable): Timetable {
  return { sessions: sessions.map(({ fromMs, untilMs }) => ({ fromMs, untilMs })) };
}
