/** How the events of one kind are laid down: in words, their fields beside those of every event, and one of them. */
import type { z } from 'zod';
import type { EventKind } from '../../core/events.ts';

export type EventAbout = { about: string; fields: z.ZodRawShape; example: object };
export type EventAbouts = Readonly<Partial<Record<EventKind, EventAbout>>>;
