import { emptyHall } from './core/empty-hall.ts';
import type { Event } from './core/events.ts';
import { evolve } from './core/evolve.ts';
import type { Hall } from './core/model.ts';
import type { Rules } from './core/rules.ts';
import type { Journal } from './journal.ts';

/** Rebuilds the hall from the newest business day. */
export function rebuild(rules: Rules, journal: Journal): Hall {
  const hall = emptyHall(rules);
  for (const { event, at } of journal.replay()) evolve(rules, hall, event as Event, at);
  return hall;
}
