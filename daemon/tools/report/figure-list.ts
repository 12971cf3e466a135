/**
 * Every figure of a group by name: what it is of a group, in which unit, and of what it is told. A new one is counted in a
 * `Group` (groups.ts, from the facts of a visit's track or from the records), told here and in both languages of words, and
 * stands in the tables that columns.ts names.
 */
import { type Dimension, dimensions, type Group, leftOf } from './group.ts';

export const figureIds = [
  'tickets',
  'calls',
  'wait-median',
  'wait-p90',
  'wait-longest',
  'promised',
  'promise-broken',
  'promise-kept',
  'served',
  'service-median',
  'service-p90',
  'forgotten',
  'presumed',
  'done',
  'ended',
  'approved',
  'refused',
  'papers-missing',
  'told-twice',
  'left',
  'missed',
  'rejoined',
  'reopened',
  'transfers',
  'recalls',
  'parked',
  'green-calls',
  'green-claimed',
  'green-confirmed',
  'green-denied',
  'green-given',
  'ratings',
  'rating-mean',
  'rating-bad',
  'follow-ups-opened',
  'follow-ups-closed',
  'follow-ups-open',
  'reprinted',
  'open-hours',
  'paused-hours',
  'busy',
] as const;
export type FigureId = (typeof figureIds)[number];
export type Unit = 'count' | 'minutes' | 'hours' | 'percent' | 'grade';

/** `of`: none where there is nothing to tell it from. `outOf`: how many those are of whom it is told. */
type Figure = {
  unit: Unit;
  of(group: Group): number | undefined;
  told: readonly Dimension[];
  outOf?: FigureId;
};

const everywhere = dimensions;
/** Those of a class wait at other steps than those of another: they are compared at the same one only. */
const comparable = dimensions.filter(one => one !== 'class');
/** Not of what is no part of a visit's way. */
const withoutSteps = dimensions.filter(one => one !== 'class-at-step');
/** What belongs to a person who comes, not to a place. */
const byTicket: readonly Dimension[] = ['hall', 'service', 'class', 'day'];
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
const byPlace: readonly Dimension[] = ['institution', 'counter'];

const minutes = (ms: number | undefined) => ms && ms / 60_000;
const hours = (ms: number) => ms / 3_600_000;
const share = (part: number, whole: number) => (whole === 0 ? undefined : (100 * part) / whole);
const withoutHours = withoutSteps.filter(one => one !== 'hour');

export const figureList: Readonly<Record<FigureId, Figure>> = {
  tickets: { unit: 'count', of: group => group.tickets, told: withoutSteps },
  calls: { unit: 'count', of: group => group.calls, told: everywhere },
  'wait-median': waited(0.5),
  'wait-p90': waited(0.9),
  'wait-longest': waited(1),
  promised: { unit: 'count', of: group => group.promised, told: comparable },
  'promise-broken': { unit: 'count', of: ({ promised, kept }) => promised - kept, told: comparable },
  'promise-kept': {
    unit: 'percent',
    of: ({ promised, kept }) => share(kept, promised),
    told: comparable,
    outOf: 'promised',
  },
  served: { unit: 'count', of: group => group.served, told: everywhere },
  'service-median': took(0.5),
  'service-p90': took(0.9),
  presumed: { unit: 'count', of: group => group.presumed, told: everywhere },
  forgotten: { unit: 'count', of: group => group.forgotten, told: everywhere },
  done: { unit: 'count', of: group => group.done, told: everywhere },
  ended: { unit: 'count', of: group => group.ended, told: byTicket },
  approved: { unit: 'count', of: group => group.approved, told: byTicket, outOf: 'ended' },
  refused: { unit: 'count', of: group => group.refused, told: byTicket, outOf: 'ended' },
  'papers-missing': { unit: 'count', of: group => group.papersMissing, told: byTicket, outOf: 'ended' },
  'told-twice': { unit: 'count', of: group => group.toldTwice, told: whereSent },
  left: { unit: 'count', of: leftOf, told: everywhere },
  missed: { unit: 'count', of: group => group.missed, told: everywhere },
  rejoined: { unit: 'count', of: group => group.rejoined, told: everywhere },
  reopened: { unit: 'count', of: group => group.reopened, told: everywhere },
  transfers: { unit: 'count', of: group => group.transfers, told: everywhere },
  recalls: { unit: 'count', of: group => group.recalls, told: everywhere },
  parked: { unit: 'count', of: group => group.parked, told: everywhere },
  'green-claimed': { unit: 'count', of: group => group.greenClaimed, told: whereTaken },
  'green-confirmed': { unit: 'count', of: group => group.greenConfirmed, told: byWhom },
  'green-denied': { unit: 'count', of: group => group.greenDenied, told: byWhom },
  'green-given': { unit: 'count', of: group => group.greenGiven, told: byWhom },
  'green-calls': { unit: 'count', of: group => group.greenCalls, told: everywhere },
  ratings: { unit: 'count', of: group => group.ratings, told: withoutSteps },
  'rating-mean': {
    unit: 'grade',
    of: ({ ratings, gradeSum }) => (ratings === 0 ? undefined : gradeSum / ratings),
    told: withoutSteps,
    outOf: 'ratings',
  },
  'rating-bad': {
    unit: 'percent',
    of: ({ ratings, badRatings }) => share(badRatings, ratings),
    told: withoutSteps,
    outOf: 'ratings',
  },
  'follow-ups-opened': { unit: 'count', of: group => group.followUpsOpened, told: withoutHours },
  'follow-ups-closed': { unit: 'count', of: group => group.followUpsClosed, told: withoutHours },
  'follow-ups-open': { unit: 'count', of: group => group.followUpsOpen, told: withoutHours },
  reprinted: { unit: 'count', of: group => group.reprinted, told: byTicket },
  'open-hours': { unit: 'hours', of: ({ openMs }) => hours(openMs), told: byPlace },
  'paused-hours': { unit: 'hours', of: ({ pausedMs }) => hours(pausedMs), told: byPlace },
  busy: {
    unit: 'percent',
    of: ({ busyMs, openMs, pausedMs }) => share(busyMs, openMs + pausedMs),
    told: byPlace,
    outOf: 'open-hours',
  },
};

function waited(part: number): Figure {
  return {
    unit: 'minutes',
    of: ({ waits }) => minutes(waits.quantile(part)),
    told: comparable,
    outOf: 'calls',
  };
}

function took(part: number): Figure {
  return {
    unit: 'minutes',
    of: ({ serviceTimes }) => minutes(serviceTimes.quantile(part)),
    told: comparable,
    outOf: 'served',
  };
}

/** To a tenth; grades to a hundredth. Without a sign for nothing. */
export function rounded(value: number, unit: Unit): number {
  const parts = unit === 'count' ? 1 : unit === 'grade' ? 100 : 10;
  return Math.round(value * parts) / parts + 0;
}
