/**
 * The events of every kind, as they are published. Their fields are held against the types of the core in both
 * directions, so that an event that grows a field does not compile before the contract has it.
 */
import { z } from 'zod';
import type { Event, EventKind } from '../../core/types/events.ts';
import { moment, stamp } from './common.ts';
import type { EventAbout } from './event-about.ts';
import { counterEvents } from './events-of-counters.ts';
import { deviceEvents } from './events-of-devices.ts';
import { routeEvents } from './events-of-routes.ts';
import { dayEvents } from './events-of-the-day.ts';
import { ticketEvents } from './events-of-tickets.ts';
import { visitEvents } from './events-of-visits.ts';
import { order } from './orders.ts';

const abouts = {
  ...dayEvents,
  ...ticketEvents,
  ...visitEvents,
  ...routeEvents,
  ...counterEvents,
  ...deviceEvents,
};

/** The same type without `readonly`, and with its parts put together. */
type Plain<T> = T extends object ? { -readonly [Key in keyof T]: Plain<T[Key]> } : T;
type Same<One, Other> =
  (<T>(of: T) => T extends One ? 1 : 2) extends <T>(of: T) => T extends Other ? 1 : 2 ? true : false;
type OfAll = 'kind' | 'order' | 'orderedBy';
/** Told only once its day is over, see told-event.ts. */
type Withheld<Kind, T> = Kind extends 'rated'
  ? T extends { ticket: unknown }
    ? Omit<T, 'ticket'> & Partial<Pick<T, 'ticket'>>
    : T
  : T;
type WithoutOfAll<T> = T extends object ? Omit<T, OfAll> : never;
type Fields<Kind extends EventKind> = Plain<Withheld<Kind, WithoutOfAll<Extract<Event, { kind: Kind }>>>>;
type Read<Shape> = Shape extends z.ZodRawShape ? Plain<z.infer<z.ZodObject<Shape>>> : never;
type Laid<Kind extends EventKind> = Kind extends keyof typeof abouts
  ? (typeof abouts)[Kind]['fields'] extends readonly (infer Shape)[]
    ? Read<Shape>
    : Read<(typeof abouts)[Kind]['fields']>
  : never;
/** The kinds that the core and the contract do not lay down alike. */
type Apart = {
  [Kind in EventKind]: Same<Fields<Kind>, Laid<Kind>> extends true ? never : Kind;
}[EventKind];
const agreed: [Apart] extends [never] ? typeof abouts : Apart = abouts;

export const eventAbouts: ReadonlyMap<EventKind, EventAbout> = new Map(
  Object.entries(agreed) as [EventKind, EventAbout][],
);

const seq = z.int().positive().describe('Counts from 1 through all days without a gap.');
const at = moment.describe('When it happened, ms UTC.');
const byWhom = {
  order: order.optional().describe('The order that it began with; only at its first event.'),
  orderedBy: z.string().optional().describe('The user who gave the order over MQTT.'),
};

/** The event of this kind as it is published. The first one of a day carries the hash of the last one before it. */
function published(kind: EventKind, fields: z.ZodRawShape) {
  return z.strictObject({
    ...stamp,
    seq,
    at,
    kind: z.literal(kind),
    ...(kind === 'day-opened' && {
      prevHash: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .optional()
        .describe('The hash of the event before it; only where its day had no file yet.'),
    }),
    ...fields,
    ...byWhom,
  });
}

export const events: ReadonlyMap<EventKind, z.ZodType> = new Map(
  [...eventAbouts].map(([kind, { fields }]) => {
    const schemas = [fields].flat().map(shape => published(kind, shape));
    const [only] = schemas;
    return [kind, schemas.length === 1 && only !== undefined ? only : z.union(schemas)];
  }),
);
