/** R16: before a break whoever is not called any more until it is over is told so, and may go. By the timetable, so the wall clock. */
import type { Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import type { SessionSpan } from '../types/sessions.ts';
import { doubtsClock } from './day-end.ts';
import { sessionsFor } from './timetable.ts';

/** Who has gone need not stand at the door when the next session begins. */
const laterMs = 10 * 60_000;

/** By the wall clock: when it begins and ends, from when on people are told of it, and by when who has gone is back. */
export type Break = { from: number; over: number; toldFrom: number; until: number };

/** The break that such an institution, or the hall, will have soon or has now. None while the clock is doubted. */
export function breakTold(
  rules: Rules,
  hall: Hall,
  institution: string | undefined,
  now: number,
): Break | undefined {
  const wall = now + hall.wallAheadMs;
  if (doubtsClock(hall)) return undefined;
  return breaksIn(rules, sessionsFor(hall, institution)).find(
    ({ toldFrom, over }) => toldFrom <= wall && wall < over,
  );
}

/** When those who wait in its queues are told of its next break, or now when that has passed: once each break. */
export function breakToldAt(rules: Rules, hall: Hall, institution: string, now: number): number | undefined {
  if (!hall.open || doubtsClock(hall)) return undefined;
  const wall = now + hall.wallAheadMs;
  const next = breaksIn(rules, hall.sessions.get(institution) ?? []).find(
    ({ from, over }) => wall < over && hall.breaksTold.get(institution) !== from,
  );
  return next && Math.max(now, next.toldFrom - hall.wallAheadMs);
}

/** When it is over for who was told to be back by then, and no board names them any more; none while nobody has been told. */
export function mayGoEndsAt(rules: Rules, hall: Hall, now: number): number | undefined {
  const wall = now + hall.wallAheadMs;
  let ends: number | undefined;
  for (const [institution, from] of hall.breaksTold) {
    const told = breaksIn(rules, hall.sessions.get(institution) ?? []).find(one => one.from === from);
    if (told !== undefined && wall < told.until && (ends === undefined || told.until < ends))
      ends = told.until;
  }
  return ends === undefined ? undefined : ends - hall.wallAheadMs;
}

function breaksIn({ times }: Rules, sessions: readonly SessionSpan[]): Break[] {
  if (times.breakNoticeMs === 0) return [];
  return sessions.slice(1).flatMap((next, index) => {
    const { until: from } = sessions[index] ?? next;
    const { from: over } = next;
    if (over <= from) return [];
    return [
      { from, over, toldFrom: from - times.breakNoticeMs, until: Math.min(over + laterMs, next.until) },
    ];
  });
}
