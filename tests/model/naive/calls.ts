/** R3, R4: calls, and when they were heard. */
import { passOver } from './away.ts';
import { isClaim } from './green.ts';
import { desk, type Naive, notReady, own, type Person, showsIn } from './people.ts';
import { next } from './priority.ts';

export function call(hall: Naive, one: Person, id: string, now: number, byNumber: boolean): void {
  if (!byNumber) desk(hall, id).greens = one.class === 'green' ? desk(hall, id).greens + 1 : 0;
  const { joinedAt, workedJoined, waitsSince, workedSince, credit, rank } = one;
  const waitedHere = showsIn(hall, one.queue, now) - workedSince;
  one.stood = { joinedAt, workedJoined, waitsSince, workedSince, credit, rank, waitedHere };
  delete one.bound;
  notReady(desk(hall, id));
  Object.assign(one, { place: 'called', counter: id, calls: 1, presumed: false });
  callOut(hall, one, now);
}

export function callOut(hall: Naive, one: Person, now: number): void {
  hall.calls += 1;
  Object.assign(one, { calledAt: now, call: hall.calls });
  delete one.saidAt;
}

/** With no voice it counts from the board. */
export const heardAt = (hall: Naive, one: Person): number => {
  if (one.saidAt !== undefined) return one.saidAt;
  return hall.rules.voices.length === 0 ? one.calledAt : Number.POSITIVE_INFINITY;
};

/** By time alone: not before it may be missed. */
export function startsAt(hall: Naive, one: Person): number {
  const isSlow = one.class === 'green' || isClaim(one);
  const after = isSlow ? hall.rules.times.autoStartGreenMs : hall.rules.times.autoStartMs;
  return Math.max(missAllowedAt(hall, one), heardAt(hall, one) + after);
}

/** Where only the board could tell, twice as long (R4). */
export function missAllowedAt(hall: Naive, one: Person): number {
  const after =
    one.class === 'green' || isClaim(one) ? hall.rules.times.missAfterGreenMs : hall.rules.times.missAfterMs;
  return heardAt(hall, one) + (one.saidAt === undefined ? 2 * after : after);
}

export const inCall = (one: Person): boolean =>
  one.place === 'called' || (one.place === 'serving' && one.presumed);

/** Somebody stands there. */
export function itCame(hall: Naive, one: Person, now: number): void {
  if (!inCall(one)) return;
  delete desk(hall, one.counter ?? '').rates;
  if (one.place === 'called') Object.assign(one, { place: 'serving', since: now });
  one.presumed = false;
}

export function callNext(hall: Naive, id: string, now: number): void {
  const one = next(hall, id, now);
  passOver(hall, id, now);
  if (one !== undefined) call(hall, one, id, now, false);
  else {
    desk(hall, id).readySince ??= now;
    desk(hall, id).readyPressedAt = now;
  }
}

export function handIsEmpty(hall: Naive, id: string): void {
  if (!desk(hall, id).pausing) return;
  Object.assign(desk(hall, id), { status: 'paused', pausing: false });
  notReady(desk(hall, id));
}

/** R3: whoever pressed next with nobody waiting is given the next to join, the longest ready first, backups last. */
export function serveTheReady(hall: Naive, now: number): void {
  const helps = (id: string): boolean => {
    const one = next(hall, id, now);
    return one !== undefined && one.bound === undefined && !own(hall, id).includes(one.queue);
  };
  const ready = () =>
    hall.state.desks
      .filter(({ id, readySince }) => readySince !== undefined && next(hall, id, now) !== undefined)
      .sort(
        (one, other) =>
          Number(helps(one.id)) - Number(helps(other.id)) || (one.readySince ?? 0) - (other.readySince ?? 0),
      )[0];
  for (let at = ready(); at !== undefined; at = ready()) {
    const one = next(hall, at.id, now);
    if (one !== undefined) passOver(hall, at.id, now);
    if (one !== undefined) call(hall, one, at.id, now, false);
  }
}
