/** R7: a session that began ten minutes ago without an open day, or without an open counter of an institution. */
import { dateAndTime } from '../day/clock-face.ts';
import { doubtsClock } from '../day/day-end.ts';
import type { Today } from '../day/today.ts';
import { says } from '../types/alarm-message.ts';
import type { See, Watch } from '../types/condition.ts';
import type { Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import type { SessionSpan } from '../types/sessions.ts';

const graceMs = 10 * 60_000;
const id = 'not-opened';

/** Something that should be open in this session, and is not. */
type Shut = { institution?: string; span: SessionSpan };

/**
 * Before the first day there is no journal to write to, and while the clock is doubted nobody knows which session it is. What
 * was open in the session and was closed again, somebody has closed.
 */
export function watchOpening(
  rules: Rules,
  hall: Hall,
  { spans, nextLookAt }: Today,
  now: number,
  see: See,
): void {
  const { wallAheadMs } = hall;
  const shut = doubtsClock(hall) ? [] : hall.open ? shutCounters(rules, hall, spans) : shutDay(hall, spans);
  const isDue = ({ span }: Shut, at: number) =>
    span.from - wallAheadMs + graceMs <= at && at < span.until - wallAheadMs;
  const found = (): Watch => ({
    id,
    severity: hall.open ? 'warning' : 'critical',
    subject: {},
    retold: true,
    says: at => says('not-opened', { shut: shut.filter(one => isDue(one, at)).map(one => told(rules, one)) }),
  });
  for (const { span } of shut) {
    see(span.from - wallAheadMs + graceMs, 0, undefined, found, span.until - wallAheadMs);
  }
  // Nobody tells a hall without an open day that it is another day.
  if (nextLookAt !== undefined && nextLookAt - wallAheadMs > now)
    see(nextLookAt - wallAheadMs, 0, undefined, found);
}

function told({ timeZone }: Rules, { institution, span }: Shut) {
  return { ...(institution !== undefined && { institution }), began: dateAndTime(span.from, timeZone) };
}

function shutDay(hall: Hall, spans: ReadonlyMap<string, readonly SessionSpan[]>): Shut[] {
  const { closedAt, wallAheadMs } = hall;
  const closed = closedAt === undefined ? Number.NEGATIVE_INFINITY : closedAt + wallAheadMs;
  return (spans.get('') ?? [...spans.values()].flat())
    .filter(span => closed < span.from)
    .map(span => ({ span }));
}

function shutCounters(rules: Rules, hall: Hall, spans: ReadonlyMap<string, readonly SessionSpan[]>): Shut[] {
  /** When each institution that has counters was last seen with one open, by the wall clock; none now. */
  const closedAt = new Map<string, number>();
  const open = new Set<string>();
  for (const { id: counter, institution } of rules.counters.values()) {
    const state = hall.counters.get(counter);
    if (state === undefined) continue;
    if (state.status !== 'closed') open.add(institution);
    const at = state.handSince + hall.wallAheadMs;
    closedAt.set(institution, Math.max(closedAt.get(institution) ?? 0, at));
  }
  return [...closedAt]
    .filter(([institution]) => !open.has(institution))
    .flatMap(([institution, closed]) =>
      (spans.get(institution) ?? spans.get('') ?? [])
        .filter(span => closed < span.from)
        .map(span => ({ institution, span })),
    );
}
