/**
 * What stands side by side in the table of each dimension; the others are in the CSV. A figure that is told of some stands
 * with how many those are.
 */
import type { FigureId } from './figure-list.ts';
import type { Dimension } from './group.ts';

/** How the services of tickets ended: a table of its own, as there is much else to tell of a service. */
export const serviceEnds = [
  'ended',
  'approved',
  'refused',
  'papers-missing',
  'slips-used',
  'told-twice',
] as const;

/** Of services that somebody has booked: a table of its own. */
export const bookings = [
  'bookings-made',
  'bookings-cancelled',
  'bookings-due',
  'bookings-in-time',
  'bookings-early',
  'bookings-late',
  'bookings-unused',
] as const;

/** Who went before whom, in a table of its own. */
export const overtakes = [
  'calls',
  'overtakes',
  'overtakes-green',
  'overtakes-appointment',
  'overtakes-returned',
  'overtakes-kept',
  'overtakes-guard',
  'overtakes-desk',
] as const;

const waited = ['calls', 'wait-median', 'wait-p90'] as const;
const longest = [...waited, 'wait-longest'] as const;
const promised = ['promised', 'promise-kept'] as const;
const middle = ['served', 'service-median'] as const;
const served = [...middle, 'service-p90'] as const;
const rated = ['ratings', 'rating-mean', 'rating-bad'] as const;
const handed = ['calls', 'served', 'presumed', 'service-median', 'service-p90'] as const;
const green = ['green-confirmed', 'green-denied', 'green-given'] as const;
const asked = ['questions-opened', 'questions-answered', 'questions-in-time'] as const;
const open = ['open-hours', 'busy'] as const;

export const columns: Readonly<Partial<Record<Dimension, readonly FigureId[]>>> = {
  institution: ['tickets', ...waited, ...promised, ...served, 'missed', ...rated],
  service: ['tickets', ...waited, ...served, 'done', 'left', 'missed', ...rated],
  queue: ['tickets', ...longest, ...promised, ...served, 'missed', 'left', 'forgotten'],
  counter: [...handed, 'missed', 'recalls', 'transfers', 'told-twice', 'green-calls', ...rated, ...open],
  clerk: [...handed, 'forgotten', 'missed', 'transfers', ...green, ...rated, 'follow-ups-opened', ...asked],
  'class-at-step': [...longest, ...promised, ...middle, 'missed'],
  class: ['tickets', 'calls', 'served', 'missed', 'done', 'left', ...rated],
  hour: ['tickets', ...waited, ...promised, ...middle, 'missed', 'left', 'ratings', 'rating-bad'],
  day: ['tickets', ...waited, ...promised, ...middle, 'done', 'left', 'missed', 'ratings', 'rating-mean'],
};
