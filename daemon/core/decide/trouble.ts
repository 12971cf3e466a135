/** What is wrong with the shell around the hall: a report that cannot be written, a copy that cannot be made. */
import { isSame } from '../types/alarm-message.ts';
import type { Command } from '../types/commands.ts';
import type { Event } from '../types/events.ts';
import type { Hall } from '../types/model.ts';

/**
 * Raised once, told again where its reason is another (the shell sees that this is seldom), and cleared once it is over; it
 * outlives a day, and comes and goes after hours too.
 */
export function decideTrouble(
  hall: Hall,
  { alarm, severity, message }: Command & { verb: 'tell-trouble' },
): Event[] {
  // Before the first day there is no journal to write to; the shell tells it again when a day opens.
  if (hall.day === undefined) return [];
  const active = hall.alarms.get(alarm);
  if (message === undefined) return active === undefined ? [] : [{ kind: 'alarm-cleared', alarm }];
  if (active !== undefined && isSame(active, message) && active.severity === severity) return [];
  return [{ kind: 'alarm-raised', alarm, severity, ...message, subject: {} }];
}
