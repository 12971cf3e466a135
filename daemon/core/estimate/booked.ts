/** R11, R18: who has booked for today and has not come: how many of them will, when, and whom they will be called before. */
import { opensBeforeMs, windowMs } from '../day/slots.ts';
import { workedMs, workedUntil } from '../day/timetable.ts';
import { workedAt } from '../day/worked-clock.ts';
import type { SeatsToCome } from '../types/booking.ts';
import type { Learned } from '../types/learned.ts';
import type { Hall, Place, Visit } from '../types/model.ts';
import type { Rules, VisitClass } from '../types/rules.ts';
import { toComeOn } from '../visit/bookings.ts';
import { guessWeight, weightsOf } from './lessons.ts';

/** Before anybody is known to have come: of ten so many do, at any time from when the slot opens until it ends. */
const usuallyCome = 0.85;
export const cameEveryMs = 5 * 60_000;

/** How many of those ahead come of the ones who have booked, and how far that may be from what is expected. */
export type ToCome = { many: number; variance: number };
const nobody: ToCome = { many: 0, variance: 0 };

type Waiting = { class: VisitClass; creditMs: number; waitedMs: number; order: number };

/** Those who come to that queue today, and those who are early there: none in a hall without bookings. */
export type BookedHere = {
  seats: readonly SeatsToCome[];
  early: readonly { visit: Visit & { place: Extract<Place, { is: 'waiting' }> }; opensAt: number }[];
};

export function bookedFor(hall: Hall, queue: string, now: number): BookedHere | undefined {
  const { day, toCome, early, visits } = hall;
  const slots = day === undefined ? undefined : toCome.get(toComeOn(day, queue));
  if (slots === undefined && early.size === 0) return undefined;
  const wall = now + hall.wallAheadMs;
  const seats = [...(slots?.values() ?? [])].filter(({ until }) => until > wall);
  const those = [...early].flatMap(([ticket, opensAt]) => {
    const visit = visits.get(ticket);
    return visit !== undefined && visit.class === 'normal' && waitsIn(visit, queue)
      ? [{ visit, opensAt }]
      : [];
  });
  return seats.length === 0 && those.length === 0 ? undefined : { seats, early: those };
}

function waitsIn(visit: Visit, queue: string): visit is BookedHere['early'][number]['visit'] {
  return visit.place.is === 'waiting' && visit.place.queue === queue;
}

/** All of them who will come: who has a seat is served. */
export function allToCome(rules: Rules, hall: Hall, { seats }: BookedHere, now: number): ToCome {
  return comingUntil(rules, hall, seats, now, Number.POSITIVE_INFINITY);
}

/** Those who will be called before somebody whose call is `waitMs` from now, by R2 at that moment. */
export function bookedBefore(
  rules: Rules,
  hall: Hall,
  queue: string,
  { seats, early }: BookedHere,
  who: Waiting,
  now: number,
  waitMs: number,
): ToCome {
  const { weight } = rules.priority;
  const institution = rules.queues.get(queue)?.institution;
  const worked = workedMs(hall, now, now + waitMs, institution);
  const mine = weight[who.class] * (who.waitedMs + worked) + who.creditMs;
  // Who comes with less time than that before the call is not called before.
  const leadMs = mine / weight.appointment;
  const coming =
    leadMs >= worked
      ? nobody
      : comingUntil(rules, hall, seats, now, workedUntil(hall, now, worked - leadMs, institution));
  let certain = 0;
  const at = now + waitMs;
  const shown = (moment: number) => workedAt(hall.worked, institution, moment);
  for (const { visit, opensAt } of early) {
    const { workedAtJoining, creditMs } = visit.place;
    const opens = opensAt - hall.wallAheadMs;
    if (visit.order === who.order || opens >= at) continue;
    const asNormal = weight.normal * (shown(at) - workedAtJoining) + creditMs;
    const then = asNormal + (weight.appointment - weight.normal) * (shown(at) - shown(opens));
    // Who goes before as normal, too, is counted with those who wait.
    const isBehind = asNormal < mine || (asNormal === mine && visit.order > who.order);
    if (isBehind && then > mine) certain += 1;
  }
  return { many: coming.many + certain, variance: coming.variance };
}

function comingUntil(
  rules: Rules,
  hall: Hall,
  seats: readonly SeatsToCome[],
  now: number,
  until: number,
): ToCome {
  let [many, variance] = [0, 0];
  const wall = now + hall.wallAheadMs;
  for (const { opensAt, minutes, among, many: booked } of seats) {
    const came = sharesOf(rules.learned, minutes);
    const [before, then] = [cameBy(came, wall - opensAt), cameBy(came, until + hall.wallAheadMs - opensAt)];
    const share = (then - before) / (1 - before) / among;
    many += booked * share;
    variance += booked * share * (1 - share);
  }
  return { many, variance };
}

/** When somebody who has not come by `wall` does, by the wall clock; none of who does not. `luck`: from 0 to 1, the same each time. */
export function comesAt(
  { learned }: Rules,
  { opensAt, minutes }: Pick<SeatsToCome, 'opensAt' | 'minutes'>,
  wall: number,
  luck: number,
): number | undefined {
  const came = sharesOf(learned, minutes);
  const before = cameBy(came, wall - opensAt);
  const sought = before + luck * (1 - before);
  let sum = came[0] ?? 0;
  if (sought <= sum) return Math.max(wall, opensAt);
  for (const [bin, share] of came.slice(1).entries()) {
    if (sought <= sum + share) return opensAt + (bin + (sought - sum) / share) * cameEveryMs;
    sum += share;
  }
  return undefined;
}

/** The part that has come by so long after its slot opened. */
function cameBy([early = 0, ...came]: readonly number[], sinceMs: number): number {
  if (sinceMs < 0) return 0;
  let sum = early;
  for (const [bin, share] of came.entries())
    sum += share * Math.min(1, Math.max(0, sinceMs / cameEveryMs - bin));
  return sum;
}

const known = new WeakMap<Learned, Map<number, readonly number[]>>();
const untaught: Learned = { days: [] };

/** The part that comes before its slot opens, and in each five minutes from then on; the rest does not. */
function sharesOf(learned: Learned = untaught, minutes: number): readonly number[] {
  let byMinutes = known.get(learned);
  if (byMinutes === undefined) {
    byMinutes = new Map();
    known.set(learned, byMinutes);
  }
  let shares = byMinutes.get(minutes);
  if (shares === undefined) {
    shares = sharesLearned(learned, minutes);
    byMinutes.set(minutes, shares);
  }
  return shares;
}

function sharesLearned(learned: Learned, minutes: number): readonly number[] {
  const guessed = Math.ceil((opensBeforeMs + minutes * 60_000) / cameEveryMs);
  const sums = Array.from({ length: 1 + binsOf(minutes) }, (_, bin) =>
    bin === 0 || bin > guessed ? 0 : (guessWeight * usuallyCome) / guessed,
  );
  let due = guessWeight;
  const weights = weightsOf(learned);
  for (const [day, { booked }] of learned.days.entries()) {
    for (const [length, many, came] of booked ?? []) {
      if (length !== minutes) continue;
      due += (weights[day] ?? 0) * many;
      for (const bin of sums.keys()) sums[bin] = (sums[bin] ?? 0) + (weights[day] ?? 0) * (came[bin] ?? 0);
    }
  }
  return sums.map(sum => sum / due);
}

/** So many five minutes has the window of such a slot. */
export const binsOf = (minutes: number): number => Math.ceil(windowMs(minutes) / cameEveryMs);
