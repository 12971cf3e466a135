/**
 * R19: who is sent on within two minutes of the start was sent there wrongly, whatever the clerk pressed: it was no service. Who is to
 * come back here was not.
 */
import type { Event } from '../core/types/events.ts';
import type { Hand } from './visit.ts';

const atOnceMs = 2 * 60_000;

export function wrongly(
  { when, reason, returns }: Extract<Event, { kind: 'visit-transferred' }>,
  hand: Hand | undefined,
  at: number,
): { misrouted?: true } {
  const startedAt = hand?.startedAt;
  const isAtOnce =
    when === 'now' && returns !== true && startedAt !== undefined && at - startedAt <= atOnceMs;
  return reason === 'misrouted' || isAtOnce ? { misrouted: true } : {};
}
