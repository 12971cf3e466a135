/**
 * Every figure of a group by name: what it is of a group, in which unit, and of what it is told. A new one is counted in a
 * `Group` (groups.ts, from the facts of a visit's track or from the records), told here and in both languages of words, and
 * stands in the tables that columns.ts names.
 */
import type { OvertakingCause } from '../../core/types/overtake.ts';
import { type Dimension, dimensions, type Group, leftOf, overtakesOf } from './group.ts';

export type Unit = 'count' | 'minutes' | 'hours' | 'percent' | 'grade';

/** `of`: none where there is nothing to tell it from. `outOf`: how many those are of whom it is told. */
type Figure = {
  unit: Unit;
  of(group: Group): number | undefined;
  told: readonly Dimension[];
  outOf?: string;
};

const everywhere = dimensions;
/** Those of a class wait at other steps than those of another: they are compared at the same one only. */
const comparable = dimensions.filter(one => one !== 'class');
/** Not of what is no part of a visit's way. */
const withoutSteps = dimensions.filter(one => one !== 'class-at-step');
/** What belongs to a person who comes, not to a place. */
const byTicket: readonly Dimension[] = ['hall', 'service', 'class', 'day'];
/** Of what nobody has come for. */
const ofDays: readonly Dimension[] = ['hall', 'day'];
/** Of a ticket when it was taken. */
const whereTaken: readonly Dimension[] = ['hall', 'service', 'hour', 'day'];
/** Of what somebody of the staff said to a claim. */
const byWhom: readonly Dimension[] = ['hall', 'institution', 'service', 'counter', 'clerk', 'hour', 'day'];
/** Of the first slip. */
const whereSent: readonly Dimension[] = [
  'hall',
  'institution',
  'service',
  'queue',
  'counter',
  'clerk',
  'day',
];
/** What belongs to a service before anybody has come. */
const ofServices: readonly Dimension[] = ['hall', 'service', 'day'];
const byOwner: readonly Dimension[] = ['hall', 'institution', 'counter', 'clerk', 'day'];
const byPlace: readonly Dimension[] = ['institution', 'counter'];

/** Of who stood in one and the same queue. */
const ofQueues: readonly Dimension[] = ['hall', 'institution', 'queue', 'day'];

const minutes = (ms: number | undefined) => ms && ms / 60_000;
const hours = (ms: number) => ms / 3_600_000;
const share = (part: number, whole: number) => (whole === 0 ? undefined : (100 * part) / whole);
const withoutHours = withoutSteps.filter(one => one !== 'hour');

/** In the order in which they are told side by side. */
export const figureList = {
  tickets: count('tickets', withoutSteps),
  calls: count('calls', everywhere),
  'wait-median': waited(0.5),
  'wait-p90': waited(0.9),
  'wait-longest': waited(1),
  promised: count('promised', comparable),
  'promise-broken': figure('count', ({ promised, kept }) => promised - kept, comparable),
  'promise-kept': figure('percent', ({ promised, kept }) => share(kept, promised), comparable, 'promised'),
  served: count('served', everywhere),
  cases: count('cases', everywhere),
  'service-median': took(0.5),
  'service-p90': took(0.9),
  forgotten: count('forgotten', everywhere),
  presumed: count('presumed', everywhere),
  'served-by-paper': count('servedByPaper', everywhere),
  done: count('done', everywhere),
  ended: count('ended', byTicket),
  approved: count('approved', byTicket, 'ended'),
  refused: count('refused', byTicket, 'ended'),
  'papers-missing': count('papersMissing', byTicket, 'ended'),
  'told-twice': count('toldTwice', whereSent),
  'slips-given': count('slipGiven', byTicket),
  'slips-used': count('slipUsed', byTicket),
  'slips-lapsed': count('slipLapsed', ofDays),
  left: figure('count', leftOf, everywhere),
  overtakes: figure('count', overtakesOf, ofQueues),
  'overtakes-green': overtaken('green'),
  'overtakes-appointment': overtaken('appointment'),
  'overtakes-returned': overtaken('returned'),
  'overtakes-kept': overtaken('kept'),
  'overtakes-guard': overtaken('guard'),
  'overtakes-desk': overtaken('desk'),
  missed: count('missed', everywhere),
  rejoined: count('rejoined', everywhere),
  'stepped-away': count('steppedAway', everywhere),
  'not-back': count('notBack', everywhere),
  reopened: count('reopened', everywhere),
  transfers: count('transfers', everywhere),
  recalls: count('recalls', everywhere),
  parked: count('parked', everywhere),
  'green-calls': count('greenCalls', everywhere),
  'green-claimed': count('greenClaimed', whereTaken),
  'green-confirmed': count('greenConfirmed', byWhom),
  'green-denied': count('greenDenied', byWhom),
  'green-given': count('greenGiven', byWhom),
  ratings: count('ratings', withoutSteps),
  'rating-mean': figure(
    'grade',
    ({ ratings, gradeSum }) => (ratings === 0 ? undefined : gradeSum / ratings),
    withoutSteps,
    'ratings',
  ),
  'rating-bad': figure('percent', group => share(group.badRatings, group.ratings), withoutSteps, 'ratings'),
  'follow-ups-opened': count('followUpsOpened', withoutHours),
  'follow-ups-closed': count('followUpsClosed', withoutHours),
  'follow-ups-open': count('followUpsOpen', withoutHours),
  'refusals-confirmed': count('refusalsConfirmed', withoutHours),
  'refusals-overturned': count('refusalsOverturned', withoutHours),
  'refusals-late': count('refusalsLate', withoutHours),
  'questions-opened': count('questionsOpened', byOwner),
  'questions-answered': count('questionsAnswered', byOwner),
  'questions-in-time': figure(
    'percent',
    group => share(group.questionsInTime, group.questionsAnswered),
    byOwner,
    'questions-answered',
  ),
  'questions-passed': count('questionsPassed', byOwner),
  'questions-open': count('questionsOpen', byOwner),
  'bookings-made': count('bookingsMade', ofServices),
  'bookings-cancelled': count('bookingsCancelled', ofServices),
  'bookings-due': count('bookingsDue', ofServices),
  'bookings-in-time': count('bookingsInTime', ofServices),
  'bookings-early': count('bookingsEarly', ofServices),
  'bookings-late': count('bookingsLate', ofServices),
  'bookings-unused': count('bookingsUnused', ofServices),
  reprinted: count('reprinted', byTicket),
  'open-hours': figure('hours', ({ openMs }) => hours(openMs), byPlace),
  'paused-hours': figure('hours', ({ pausedMs }) => hours(pausedMs), byPlace),
  busy: figure(
    'percent',
    ({ busyMs, openMs, pausedMs }) => share(busyMs, openMs + pausedMs),
    byPlace,
    'open-hours',
  ),
};
export type FigureId = keyof typeof figureList;
export const figureIds = Object.keys(figureList) as FigureId[];

type Count = { [Key in keyof Group]: Group[Key] extends number ? Key : never }[keyof Group];

function figure(unit: Unit, of: Figure['of'], told: readonly Dimension[], outOf?: string): Figure {
  return { unit, of, told, ...(outOf !== undefined && { outOf }) };
}

function count(what: Count, told: readonly Dimension[], outOf?: string): Figure {
  return figure('count', group => group[what], told, outOf);
}

function overtaken(by: OvertakingCause): Figure {
  return figure('count', ({ overtakes }) => overtakes.get(by) ?? 0, ofQueues);
}

function waited(part: number): Figure {
  return figure('minutes', ({ waits }) => minutes(waits.quantile(part)), comparable, 'calls');
}

function took(part: number): Figure {
  return figure('minutes', ({ serviceTimes }) => minutes(serviceTimes.quantile(part)), comparable, 'served');
}

/** To a tenth; grades to a hundredth. Without a sign for nothing. */
export function rounded(value: number, unit: Unit): number {
  const parts = unit === 'count' ? 1 : unit === 'grade' ? 100 : 10;
  return Math.round(value * parts) / parts + 0;
}
