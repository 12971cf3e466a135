/** How the events of one kind are laid down: in words, their fields beside those of every event, and one of them. */
import type { z } from 'zod';
import type { EventKind } from '../../core/types/events.ts';

/** `fields`: more than one where an event of that kind is one of several. */
export type EventAbout = {
  about: string;
  fields: z.ZodRawShape | readonly z.ZodRawShape[];
  example: object;
};
export function oneOf<const Shapes extends readonly z.ZodRawShape[]>(...shapes: Shapes): Shapes {
  return shapes;
}

export type EventAbouts = Readonly<Partial<Record<EventKind, EventAbout>>>;
