/** Every figure of a group by name: what it is of a group, in which unit, and of what it is told. */
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
  'done',
  'left',
  'missed',
  'rejoined',
  'reopened',
  'transfers',
  'recalls',
  'parked',
  'green-calls',
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

/** `of`: none where there is nothing to tell it from. */
type Figure = { unit: Unit; of(group: Group): number | undefined; told: readonly Dimension[] };

const everywhere = dimensions;
/** What belongs to a person who comes, not to a place. */
const byTicket: readonly Dimension[] = ['hall', 'service', 'class', 'day'];
const byPlace: readonly Dimension[] = ['institution', 'counter'];

const minutes = (ms: number | undefined) => ms && ms / 60_000;
const hours = (ms: number) => ms / 3_600_000;
const share = (part: number, whole: number) => (whole === 0 ? undefined : (100 * part) / whole);
const withoutHours = everywhere.filter(one => one !== 'hour');

export const figureList: Readonly<Record<FigureId, Figure>> = {
  tickets: { unit: 'count', of: group => group.tickets, told: everywhere },
  calls: { unit: 'count', of: group => group.calls, told: everywhere },
  'wait-median': { unit: 'minutes', of: ({ waits }) => minutes(waits.quantile(0.5)), told: everywhere },
  'wait-p90': { unit: 'minutes', of: ({ waits }) => minutes(waits.quantile(0.9)), told: everywhere },
  'wait-longest': { unit: 'minutes', of: ({ waits }) => minutes(waits.quantile(1)), told: everywhere },
  promised: { unit: 'count', of: group => group.promised, told: everywhere },
  'promise-broken': { unit: 'count', of: ({ promised, kept }) => promised - kept, told: everywhere },
  'promise-kept': { unit: 'percent', of: ({ promised, kept }) => share(kept, promised), told: everywhere },
  served: { unit: 'count', of: group => group.served, told: everywhere },
  'service-median': {
    unit: 'minutes',
    of: ({ serviceTimes }) => minutes(serviceTimes.quantile(0.5)),
    told: everywhere,
  },
  'service-p90': {
    unit: 'minutes',
    of: ({ serviceTimes }) => minutes(serviceTimes.quantile(0.9)),
    told: everywhere,
  },
  forgotten: { unit: 'count', of: group => group.forgotten, told: everywhere },
  done: { unit: 'count', of: group => group.done, told: everywhere },
  left: { unit: 'count', of: leftOf, told: everywhere },
  missed: { unit: 'count', of: group => group.missed, told: everywhere },
  rejoined: { unit: 'count', of: group => group.rejoined, told: everywhere },
  reopened: { unit: 'count', of: group => group.reopened, told: everywhere },
  transfers: { unit: 'count', of: group => group.transfers, told: everywhere },
  recalls: { unit: 'count', of: group => group.recalls, told: everywhere },
  parked: { unit: 'count', of: group => group.parked, told: everywhere },
  'green-calls': { unit: 'count', of: group => group.greenCalls, told: everywhere },
  ratings: { unit: 'count', of: group => group.ratings, told: everywhere },
  'rating-mean': {
    unit: 'grade',
    of: ({ ratings, gradeSum }) => (ratings === 0 ? undefined : gradeSum / ratings),
    told: everywhere,
  },
  'rating-bad': {
    unit: 'percent',
    of: ({ ratings, badRatings }) => share(badRatings, ratings),
    told: everywhere,
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
  },
};

/** To a tenth; grades to a hundredth. Without a sign for nothing. */
export function rounded(value: number, unit: Unit): number {
  const parts = unit === 'count' ? 1 : unit === 'grade' ? 100 : 10;
  return Math.round(value * parts) / parts + 0;
}
