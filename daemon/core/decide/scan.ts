/** A ticket held under a scanner. It only helps (R4): who may come back is back, any other is told its place. */

import { mayGoUntil } from '../day/may-go.ts';
import { placeIn } from '../estimate/wait.ts';
import { isAwayAsked } from '../outputs/scan-answer.ts';
import { wentBefore } from '../queue/overtakes.ts';
import type { ScannedBooking } from '../types/booking.ts';
import type { Command } from '../types/commands.ts';
import type { Event } from '../types/events.ts';
import type { Hall, Place, Visit } from '../types/model.ts';
import { isRefusal, type Refusal, refuse } from '../types/refusals.ts';
import type { ReturnSlip } from '../types/return-slip.ts';
import type { Rules } from '../types/rules.ts';
import type { Answer, NotHere, Scan, ScannedSlip } from '../types/scan.ts';
import { classToCome } from '../visit/green.ts';
import { isPast } from '../visit/return-slips.ts';
import { stepAway, stepBack } from './away.ts';
import { comeBooked } from './booking.ts';
import { isLeftBehind, joinsAgain, rejoin } from './return.ts';
import { comeAgain } from './return-slip.ts';

/** A scanner reads a ticket again while it is still held there: within this of its first it is one scan. */
const repeatMs = 2_000;

type Held = Command & { verb: 'scan' };

export function decideScan(rules: Rules, hall: Hall, scan: Held, now: number): Event[] | Refusal {
  if (!hall.open) return refuse('hall-closed', { is: 'open-first' });
  const at = scan.desk === undefined ? {} : { desk: scan.desk };
  const slip = scan.slip === undefined ? undefined : slipRead(rules, hall, scan.slip);
  const come =
    scan.booking === undefined
      ? slip !== undefined && 'comesBy' in slip
        ? comes(rules, hall, slip.comesBy, scan.desk, now)
        : slip
      : comesBooked(rules, hall, scan.booking, scan.desk, now);
  if (Array.isArray(come)) return come;
  const known = come ?? visitOf(rules, hall, scan);
  if ('is' in known) {
    if (isRecent(hall, scan, now, ({ answer }) => isSame(answer, known))) return [];
    return [{ kind: 'place-asked', answer: known, ...at }];
  }
  const { ticket } = known;
  if (isRecent(hall, scan, now, asked => asked.ticket === ticket)) return [];
  const { back, answer } = help(rules, hall, known, now);
  return [...back, { kind: 'place-asked', ticket, answer, ...at }];
}

/** R15: who comes by it today, else that somebody may, or why nobody can. */
function slipRead(
  rules: Rules,
  hall: Hall,
  { id = '', until }: ScannedSlip,
): Visit | { comesBy: ReturnSlip } | NotHere {
  const slip = hall.returnSlips.get(id);
  const { day = '' } = hall;
  if (slip === undefined) return { is: until < day ? 'slip-lapsed' : 'slip-unknown' };
  const visit = hall.visits.get(slip.usedBy ?? '');
  if (visit !== undefined) return visit;
  return isPast(rules, slip, day) ? { is: 'slip-lapsed' } : { comesBy: slip };
}

/** A new number, and its place; else why there is none now. */
function comes(
  rules: Rules,
  hall: Hall,
  { id: slip, until }: ReturnSlip,
  desk: string | undefined,
  now: number,
): Event[] | NotHere {
  const counter = desk === undefined ? {} : { counter: desk };
  const events = comeAgain(rules, hall, { verb: 'come-again', slip, print: true, ...counter }, now);
  if (isRefusal(events)) return { is: 'slip-later', because: whyNotNow(events), until };
  return withPlace(events, desk);
}

/** R18: a number by the booking, who has come by it already, or why nobody comes by it now. */
function comesBooked(
  rules: Rules,
  hall: Hall,
  { id = '', day, green }: ScannedBooking,
  desk: string | undefined,
  now: number,
): Event[] | Visit | NotHere {
  const booking = hall.bookings.get(id);
  if (day !== hall.day) return { is: 'booking-another-day', day };
  if (booking === undefined) return { is: 'booking-unknown' };
  const visit = hall.visits.get(booking.usedBy ?? '');
  if (visit !== undefined) return visit;
  const counter = desk === undefined ? {} : { counter: desk };
  const events = comeBooked(
    rules,
    hall,
    { verb: 'come-booked', booking: id, print: true, ...(green && { green }), ...counter },
    now,
  );
  return isRefusal(events) ? { is: 'booking-later', because: whyNotNow(events) } : withPlace(events, desk);
}

/** Whoever has come is told their place. */
function withPlace(events: readonly Event[], desk: string | undefined): Event[] {
  const taken = events.find(event => event.kind === 'ticket-issued');
  const queued = events.find(event => event.kind === 'visit-queued');
  if (taken === undefined || queued === undefined) throw new Error('who has come has no place');
  const { queue, expectedMin } = queued;
  const { ticket, ahead } = taken;
  const answer: Answer = { is: 'waiting', queue, ahead, ...(expectedMin !== undefined && { expectedMin }) };
  return [...events, { kind: 'place-asked', ticket, answer, ...(desk !== undefined && { desk }) }];
}

/** As far as whoever holds the slip can do something about it. */
function whyNotNow({ refused }: Refusal): (NotHere & { is: 'slip-later' | 'booking-later' })['because'] {
  switch (refused) {
    case 'no-paper':
      return 'no-paper';
    case 'no-tickets-now':
    case 'full-today':
    case 'limited-now':
      return 'no-tickets';
    default:
      return 'other';
  }
}

/** Whose code it is; else why it is nobody's. */
function visitOf(rules: Rules, hall: Hall, scan: Held): Visit | NotHere {
  const { ticket } = scan;
  if (ticket === undefined) return { is: 'no-ticket' };
  const strange = whyStrange(rules, hall, scan);
  if (strange !== undefined) return { is: strange, found: ticket };
  return hall.visits.get(ticket) ?? { is: 'unknown-ticket', found: ticket };
}

function whyStrange(
  rules: Rules,
  hall: Hall,
  { hall: itsHall = rules.hall, day = hall.day }: Omit<Scan, 'ticket'>,
): 'another-hall' | 'another-day' | undefined {
  if (itsHall !== rules.hall) return 'another-hall';
  return day === hall.day ? undefined : 'another-day';
}

function isSame(answer: Answer, other: NotHere): boolean {
  if (answer.is !== other.is) return false;
  return !('found' in answer) || ('found' in other && other.found === answer.found);
}

/** Held under another scanner it is meant anew: the clerk there is to have it in hand. */
function isRecent(
  { asked }: Hall,
  { desk }: Held,
  now: number,
  isIt: (asked: NonNullable<Hall['asked']>) => boolean,
): boolean {
  return asked !== undefined && asked.desk === desk && now - asked.at < repeatMs && isIt(asked);
}

/** `back`: it joins its queue by this, or steps out of it. */
function help(rules: Rules, hall: Hall, visit: Visit, now: number): { back: Event[]; answer: Answer } {
  const { place } = visit;
  if (place.is === 'waiting' && isAwayAsked(hall, now)) return outside(rules, hall, visit, place, now);
  if (place.is === 'missed') {
    const back = rejoin(rules, hall, visit, {}, now);
    if (!isRefusal(back)) return { back, answer: backIn(rules, hall, visit, back, now) };
    return { back: [], answer: { is: back.refused === 'missed-twice' ? 'missed-twice' : 'left' } };
  }
  if (place.is === 'away') {
    const back = stepBack(rules, hall, visit, now);
    if (!isRefusal(back)) return { back, answer: backIn(rules, hall, visit, back, now) };
  }
  if (isLeftBehind(rules, hall, place)) {
    const back = joinsAgain(rules, hall, visit, place.queue, now);
    return { back, answer: backIn(rules, hall, visit, back, now) };
  }
  return { back: [], answer: answerTo(rules, hall, visit, now) };
}

/** R16: the kiosk was asked for it. */
function outside(
  rules: Rules,
  hall: Hall,
  visit: Visit,
  place: Place & { is: 'waiting' },
  now: number,
): { back: Event[]; answer: Answer } {
  const away = stepAway(rules, hall, visit, undefined, now);
  const until = mayGoUntil(hall, visit, now);
  return isRefusal(away)
    ? { back: [], answer: { ...waiting(rules, hall, visit, place, now), awayOnce: true } }
    : { back: away, answer: { is: 'away', queue: place.queue, ...(until !== undefined && { until }) } };
}

function backIn(rules: Rules, hall: Hall, visit: Visit, back: readonly Event[], now: number): Answer {
  const queued = back.find(event => event.kind === 'visit-queued');
  if (queued === undefined) throw new Error(`${visit.ticket} came back to no queue`);
  return { ...waiting(rules, hall, visit, queued, now), back: true };
}

function answerTo(rules: Rules, hall: Hall, visit: Visit, now: number): Answer {
  const { place } = visit;
  switch (place.is) {
    case 'waiting': {
      const before = wentBefore(hall, place);
      return {
        ...waiting(rules, hall, visit, place, now),
        ...(before !== undefined && { wentBefore: before }),
      };
    }
    case 'called':
    case 'serving':
    case 'parked':
      return { is: 'at-counter', counter: place.counter };
    case 'left':
      return { is: place.reason === 'missed' ? 'left' : 'over' };
    default:
      return { is: 'over' };
  }
}

type WaitingIn = { queue: string; creditMs: number; workedAtJoining?: number; rank?: number };

function waiting(
  rules: Rules,
  hall: Hall,
  visit: Visit,
  { queue, ...place }: WaitingIn,
  now: number,
): Answer & { is: 'waiting' } {
  const { order, steps } = visit;
  const who = { class: classToCome(rules, visit), order, ...place };
  const until = mayGoUntil(hall, visit, now);
  const isPresumed = steps.some(({ presumed }) => presumed === true);
  return {
    is: 'waiting',
    queue,
    ...placeIn(rules, hall, queue, who, now),
    ...(isPresumed && { presumed: true }),
    ...(until !== undefined && { mayGoUntil: until }),
  };
}
