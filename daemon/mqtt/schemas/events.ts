/** The events of every kind, as they are published: their forms are those of the core. */
import { z } from 'zod';
import { order } from '../../core/types/commands.ts';
import { type EventKind, eventForms } from '../../core/types/events.ts';
import { count, type Fields, id, maybe, text, ticket } from '../../core/types/form.ts';
import { moment, stamp } from './common.ts';
import { shapeOf, zodOf } from './zod-of.ts';

const seq = z.int().positive().describe('Counts from 1 through all days without a gap.');
const at = moment.describe('When it happened, ms UTC.');
const byWhom = {
  order: zodOf(order).optional().describe('The order that it began with; only at its first event.'),
  orderedBy: z.string().optional().describe('The user who gave the order over MQTT.'),
};
const prevHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .optional()
  .describe('The hash of the event before it; only where its day had no file yet.');

const later = 'Told once the day is over.';
/** Nobody learns from a single event how a counter was rated (R17). */
const placeLater = { counter: maybe(id, later), ticket: maybe(ticket, later) };
const toldLater = new Map<EventKind, Fields>([
  [
    'rated',
    { ...placeLater, grade: maybe(count, later), clerk: maybe(text, later), reason: maybe(count, later) },
  ],
  ['grade-explained', { ...placeLater, reason: maybe(count, later), why: maybe(text, later) }],
]);

/** The event of this kind as it is published. The first one of a day carries the hash of the last one before it. */
function published(kind: EventKind, fields: Fields) {
  return z.strictObject({
    ...stamp,
    seq,
    at,
    kind: z.literal(kind),
    ...(kind === 'day-opened' && { prevHash }),
    ...shapeOf({ ...fields, ...toldLater.get(kind) }),
    ...byWhom,
  });
}

function schemaOf(kind: EventKind): z.ZodType {
  const schemas = [eventForms[kind].fields].flat().map((fields: Fields) => published(kind, fields));
  const [only] = schemas;
  return schemas.length === 1 && only !== undefined ? only : z.union(schemas);
}

export const eventKinds = Object.keys(eventForms) as readonly EventKind[];
export const events: ReadonlyMap<EventKind, z.ZodType> = new Map(
  eventKinds.map(kind => [kind, schemaOf(kind)]),
);
