/** What people were told when they joined a queue, and how long they waited (R11): what the range is calibrated on. */
import type { Event } from '../core/types/events.ts';
import type { Told } from '../core/types/learned.ts';
import type { Presses } from './presses.ts';

/** Of one queue and day so many are remembered, the last of them. */
const mostTold = 400;
const tenthMs = 6_000;

type Waiting = { queue: string; at: number; expectedMs: number; likelyMs: readonly [number, number] };

export function openTold(): {
  saw(event: Event, at: number, did: Presses['did']): void;
  of(queue: string): Told[];
} {
  const waiting = new Map<string, Waiting>();
  /** By queue and ticket, for a call that is taken back. */
  const told = new Map<string, Map<string, Told>>();

  function called(
    ticket: string,
    { queue, at, expectedMs, likelyMs }: Waiting,
    calledAt: number,
  ): () => void {
    const own = told.get(queue) ?? new Map<string, Told>();
    told.set(queue, own);
    const key = `${ticket} ${at}`;
    const [low, high] = likelyMs;
    own.set(key, [tenths(expectedMs), tenths(low), tenths(high), tenths(calledAt - at)]);
    return () => void own.delete(key);
  }

  return {
    saw(event, at, did) {
      if (event.kind === 'visit-queued') {
        const { ticket, queue, expectedMs, likelyMs } = event;
        // Who is put back, or is kept for nobody any more, goes on waiting under what it was told first.
        if (waiting.get(ticket)?.queue === queue) return;
        if (expectedMs === undefined || likelyMs === undefined) waiting.delete(ticket);
        else waiting.set(ticket, { queue, at, expectedMs, likelyMs });
      }
      if (event.kind !== 'visit-called') return;
      const one = waiting.get(event.ticket);
      if (one !== undefined && one.queue === event.queue) did(called(event.ticket, one, at));
    },
    of: queue => [...(told.get(queue)?.values() ?? [])].slice(-mostTold),
  };
}

const tenths = (ms: number) => Math.round(ms / tenthMs);
