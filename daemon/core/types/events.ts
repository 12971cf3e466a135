/** Past facts. Everything the hall knows is a fold of these. `at` stands beside each, see journal.ts. */
import { awayEvents } from './away-events.ts';
import { bookingEvents } from './booking-events.ts';
import type { Order } from './commands.ts';
import { counterEvents, deviceEvents } from './counter-events.ts';
import type { Fields, Read } from './form.ts';
import { hallEvents } from './hall-events.ts';
import { powerEvents } from './power-events.ts';
import { questionEvents } from './question-events.ts';
import { ticketEvents } from './ticket-events.ts';
import { visitEvents, wayEvents } from './visit-events.ts';

/** By kind: what it tells, in words, and its fields; several sets of them where an event of that kind is one of several. */
export const eventForms = {
  ...hallEvents,
  ...questionEvents,
  ...ticketEvents,
  ...bookingEvents,
  ...visitEvents,
  ...awayEvents,
  ...wayEvents,
  ...counterEvents,
  ...deviceEvents,
  ...powerEvents,
} satisfies Record<string, { about: string; fields: Fields | readonly Fields[] }>;

export type EventKind = keyof typeof eventForms;
type One<Kind, Shape> = Shape extends Fields ? { kind: Kind } & Read<Shape> : never;
type Fact<Kind, Shape> = Shape extends readonly (infer Each)[] ? One<Kind, Each> : One<Kind, Shape>;

/** `order`: the first event of an order names it; `orderedBy`: and the user who gave it over MQTT. */
export type Event = {
  [Kind in EventKind]: Fact<Kind, (typeof eventForms)[Kind]['fields']> & {
    order?: Order;
    orderedBy?: string;
  };
}[EventKind];
