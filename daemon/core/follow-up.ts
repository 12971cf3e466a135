import type { Event } from './events.ts';
import type { Hall } from './model.ts';

/** 否定报备制, 投诉有回音: what stays open until somebody closes it with a note. */
export function followUp(
  hall: Hall,
  source: string,
  text: string,
  now: number,
  about: { ticket?: string | undefined; counter?: string | undefined; clerk?: string | undefined },
): Event {
  const { ticket, counter, clerk } = about;
  return {
    kind: 'follow-up-opened',
    followUp: {
      id: `${hall.day}-f${hall.followUpsMade + 1}`,
      source,
      text,
      ...(ticket !== undefined && { ticket }),
      ...(counter !== undefined && { counter }),
      ...(clerk !== undefined && { clerk }),
      openedAt: now,
    },
  };
}
