/** R2: who is next, and where others stand. */
import { all, backup, desk, hand, type Naive, own, type Person, type Stand, showsIn } from './people.ts';

const p = (hall: Naive, one: Person, now: number): number => pAt(hall, one, showsIn(hall, one.queue, now));

export const pAt = (hall: Naive, one: Person, worked: number): number =>
  hall.rules.priority.weight[one.class] * (worked - one.workedJoined) + one.credit;

const byP = (hall: Naive, now: number) => (one: Person, other: Person) =>
  p(hall, other, now) - p(hall, one, now) || one.rank - other.rank || one.order - other.order;

/** Everybody who waits and fits, the highest P first, ties by rank and order of issue. */
function sorted(
  hall: Naive,
  now: number,
  guest: Person | undefined,
  fits: (one: Person) => boolean,
): Person[] {
  return hall.state.people
    .filter(one => (one.place === 'waiting' || one === guest) && fits(one))
    .sort(byP(hall, now));
}

/** R2. `guest`: somebody away, as if it were there. */
export function next(hall: Naive, id: string, now: number, guest?: Person): Person | undefined {
  const mine = sorted(
    hall,
    now,
    guest,
    one =>
      (one.bound === undefined && own(hall, id).includes(one.queue)) ||
      (one.bound?.counter === id && all(hall, id).includes(one.queue)),
  );
  const best = mine[0];
  if (best === undefined) {
    const helped = sorted(
      hall,
      now,
      guest,
      one => one.bound === undefined && backup(hall, id).includes(one.queue),
    )[0];
    return (
      helped ?? sorted(hall, now, guest, one => own(hall, id).includes(one.queue) && isLetGo(hall, one))[0]
    );
  }
  const normal = mine.filter(one => one.class === 'normal');
  const waitsLong = normal.some(
    one => showsIn(hall, one.queue, now) - one.workedSince + one.awayMs > hall.rules.priority.fairAfterMs,
  );
  const guards =
    best.class === 'green' && desk(hall, id).greens >= hall.rules.priority.guardAfter && waitsLong;
  return (guards && normal[0]) || best;
}

/** Kept for a counter that is busy: whoever has nobody else takes it, unless it was sent to that very one. */
function isLetGo(hall: Naive, { bound }: Person): boolean {
  if (bound === undefined || bound.sent === true) return false;
  return hand(hall, bound.counter) !== undefined || desk(hall, bound.counter).status === 'paused';
}

const creditOf = (hall: Naive, waitedMs: number): number =>
  Math.min(hall.rules.priority.creditCapMs, Math.round(hall.rules.priority.creditRate * waitedMs));

/** As everybody who comes now. */
export function last(hall: Naive, one: Person, queue: string, now: number): Stand {
  const soon = one.steps[one.step]?.soon === true ? hall.rules.priority.soonCreditMs : 0;
  const workedJoined = showsIn(hall, queue, now);
  return { joinedAt: now, workedJoined, credit: creditOf(hall, one.waitedMs) + soon, rank: one.order };
}

/** R4: as the last of the next few, and just behind it; behind all of them where they are fewer. */
export function behind(hall: Naive, one: Person, queue: string, count: number, now: number): Stand {
  const others = hall.state.people
    .filter(
      other =>
        other !== one &&
        other.place === 'waiting' &&
        other.queue === queue &&
        other.class === one.class &&
        other.bound === undefined,
    )
    .sort(byP(hall, now));
  const mine = last(hall, one, queue, now);
  const before = others[Math.min(count, others.length) - 1];
  if (before === undefined) return mine;
  if (others.length < count && p(hall, { ...one, ...mine, queue }, now) < p(hall, before, now)) return mine;
  const after = others[count];
  const isTie = after !== undefined && p(hall, after, now) === p(hall, before, now);
  const rank = isTie ? (before.rank + after.rank) / 2 : before.rank + 0.5;
  const { joinedAt, workedJoined, credit } = before;
  return { joinedAt, workedJoined, credit, rank };
}
