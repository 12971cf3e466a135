/** By quarter of an hour: whether each counter was at work while somebody waited for it (R11). */
import { type LearnedCounter, quarterMs, quartersADay } from '../core/types/learned.ts';
import type { Rules } from '../core/types/rules.ts';

type Status = 'open' | 'paused' | 'closed';
/** `inHand`: somebody is called or served there. */
export type Hand = { status: Status; inHand: boolean };

type Own = {
  queues: readonly string[];
  institution: string;
  atWorkMs: number[];
  countedMs: number[];
  /** Somebody waited, and it had gone when nobody did. */
  goneMs: number[];
  stood: string[];
  /** Until when it is gone, for nobody waited when it went; it may come back sooner. */
  goneUntil: number | undefined;
  wasThere: boolean;
};

const letters = { open: 'o', paused: 'p', closed: 'c' } as const;

/** When the next session of an institution begins after that moment; the end of time where none does. */
type NextSession = (institution: string, at: number) => number;

export type Attendance = {
  /** Nothing has changed since the last time until now. */
  passed(until: number, hands: ReadonlyMap<string, Hand>, waiting: ReadonlyMap<string, number>): void;
  told(): { [counter: string]: LearnedCounter };
};

/** `midnight`: of the day, in the same time as all that is told. */
export function openAttendance(
  { counters }: Pick<Rules, 'counters'>,
  { midnight, since, nextSession }: { midnight: number; since: number; nextSession: NextSession },
): Attendance {
  const all = new Map<string, Own>();
  for (const { id, queues, institution } of counters.values()) {
    const none = () => Array.from({ length: quartersADay }, () => 0);
    const times = { atWorkMs: none(), countedMs: none(), goneMs: none() };
    all.set(id, { queues, institution, ...times, stood: [], goneUntil: undefined, wasThere: false });
  }
  let last = Math.max(midnight, since);

  function within(
    from: number,
    until: number,
    hands: ReadonlyMap<string, Hand>,
    waiting: ReadonlyMap<string, number>,
  ) {
    const quarter = Math.floor((from - midnight) / quarterMs);
    for (const [id, own] of all) {
      const { status, inHand } = hands.get(id) ?? { status: 'closed', inHand: false };
      const isThere = status === 'open' || inHand;
      own.stood[quarter] ??= isThere ? 'o' : letters[status];
      const isWanted = own.queues.some(queue => (waiting.get(queue) ?? 0) > 0);
      if (isThere) own.goneUntil = undefined;
      else if (own.wasThere && !isWanted) own.goneUntil = nextSession(own.institution, from);
      own.wasThere = isThere;
      if (!isThere && !isWanted) continue;
      const isGone = !isThere && from < (own.goneUntil ?? 0);
      if (isThere) grow(own.atWorkMs, quarter, until - from);
      grow(isGone ? own.goneMs : own.countedMs, quarter, until - from);
    }
  }

  return {
    passed(until, hands, waiting) {
      const end = Math.min(until, midnight + quartersADay * quarterMs);
      while (last < end) {
        const next = Math.min(end, midnight + (Math.floor((last - midnight) / quarterMs) + 1) * quarterMs);
        within(last, next, hands, waiting);
        last = next;
      }
    },
    told() {
      const worked = [...all].filter(([, { atWorkMs }]) => atWorkMs.some(ms => ms > 0));
      return Object.fromEntries(
        worked.map(([id, { atWorkMs, countedMs, goneMs, stood }]) => [
          id,
          {
            atWork: countedMs
              .map((ms, quarter) => digitOf(atWorkMs[quarter] ?? 0, ms, goneMs[quarter] ?? 0))
              .join(''),
            stood: Array.from({ length: quartersADay }, (_, quarter) => stood[quarter] ?? 'c').join(''),
          },
        ]),
      );
    },
  };
}

/** Less than a minute tells nothing. */
const leastMs = 60_000;

function digitOf(atWorkMs: number, countedMs: number, goneMs: number): string {
  if (countedMs >= leastMs) return Math.round((15 * atWorkMs) / countedMs).toString(16);
  return goneMs >= leastMs ? '-' : '.';
}

function grow(times: number[], quarter: number, ms: number): void {
  times[quarter] = (times[quarter] ?? 0) + ms;
}
