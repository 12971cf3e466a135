/**
 * The hall as it is now, as far as the next hour follows from it: small enough to be handed to a thread at once, whatever
 * the day held.
 */
import { dayOfSlot } from '../core/day/slots.ts';
import { sessionsFor } from '../core/day/timetable.ts';
import type { Booking } from '../core/types/booking.ts';
import type { Hall, Visit } from '../core/types/model.ts';
import type { VisitClass } from '../core/types/rules.ts';

/** `passedMs`: how long the hall was watched for `came`, the people of that time in their order. */
export type Present = { hall: Hall; now: number; passedMs: number; came: readonly Came[] };

/** What somebody came for, and which queue their choices led to, as far as that is known. */
export type Came = {
  services: readonly string[];
  class: VisitClass;
  /** Green was asked for and not confirmed. */
  claims: boolean;
  /** Of a batch (R18). */
  cases?: number;
  choices: ReadonlyMap<string, string>;
  /** By which it came, or will (R18). */
  booking?: string;
};

const hourMs = 60 * 60_000;
/** Who stood at the door comes in the first minutes of a session, and is no rate at which people go on coming. */
const leastWatchedMs = 15 * 60_000;

/** Shares what it does not change with the hall, which must not move before this was copied. */
export function presentOf(hall: Readonly<Hall>, now: number): Present {
  const { since, passedMs } = watched(hall, now);
  // Who comes by a booking is known, and says nothing of how many come beside them.
  const byBooking = bookingsUsed(hall);
  const came = [...hall.visits.values()]
    .filter(({ issuedAt, ticket }) => issuedAt >= since && !byBooking.has(ticket))
    .map(visit => cameOf(visit));
  return { hall: bareOf(hall), now, passedMs, came };
}

/** By ticket. */
export function bookingsUsed({ bookings }: Readonly<Hall>): Map<string, string> {
  return new Map(
    [...bookings.values()].flatMap(({ id, usedBy }) => (usedBy === undefined ? [] : [[usedBy, id]])),
  );
}

/** The last hour, as far as it belongs to the session that runs: before doors open and over noon people come otherwise. */
function watched(hall: Readonly<Hall>, now: number): { since: number; passedMs: number } {
  const wall = now + hall.wallAheadMs;
  const session = sessionsFor(hall, undefined).findLast(({ from }) => from <= wall);
  const began =
    session === undefined ? hall.openedAt : Math.max(hall.openedAt, session.from - hall.wallAheadMs);
  const since = Math.max(now - hourMs, began);
  return { since, passedMs: Math.max(now - since, leastWatchedMs) };
}

export function cameOf({ services, class: as, asked, steps, cases }: Visit, booking?: string): Came {
  const choices = new Map<string, string>();
  for (const step of steps) {
    if (step.is === 'choice' && step.chosen !== undefined) choices.set(step.choice, step.chosen);
  }
  const brings = cases !== undefined && { cases };
  const by = booking !== undefined && { booking };
  return { services, class: as, claims: asked !== undefined, choices, ...brings, ...by };
}

/** Without what neither calls nor waits: who has gone is counted, and no more. */
function bareOf(hall: Readonly<Hall>): Hall {
  let gone: Visit | undefined;
  const visits = new Map<string, Visit>();
  for (const [ticket, visit] of hall.visits) {
    const { is } = visit.place;
    if (is === 'done' || is === 'left') gone ??= { ...visit, steps: [] };
    visits.set(ticket, is === 'done' || is === 'left' ? (gone ?? visit) : visit);
  }
  const counters = new Map(
    [...hall.counters].map(([id, counter]) => [id, { ...counter, lastPress: undefined }] as const),
  );
  const { day = '' } = hall;
  const isToCome = ({ slot, usedBy }: Booking) => usedBy === undefined && dayOfSlot(slot) === day;
  return {
    ...hall,
    bookings: new Map([...hall.bookings].filter(([, booking]) => isToCome(booking))),
    toCome: new Map([...hall.toCome].filter(([where]) => where.startsWith(day))),
    visits,
    counters,
    layout: undefined,
    kioskButtons: new Map(),
    alarms: new Map(),
    alarmsRaised: new Map(),
    followUps: new Map(),
    questions: new Map(),
    notices: [],
    asked: undefined,
    claims: [],
    jobs: new Map(),
    unfit: new Map(),
  };
}
