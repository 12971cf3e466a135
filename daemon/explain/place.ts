/** Where a visit stands, as far as its story needs to know. */
import type { Event } from '../core/events.ts';
import type { Bound } from '../core/place-in-queue.ts';

/** `since`: when it came there; `joinedAt` is what counts in the queue (R2), as the worked clock showed it too. */
export type WaitingPlace = {
  is: 'waiting';
  queue: string;
  since: number;
  joinedAt: number;
  workedAtJoining: number;
  creditMs: number;
  expectedMs?: number;
  bound?: Bound;
};
export type CounterPlace = {
  is: 'called' | 'serving' | 'parked' | 'missed';
  counter: string;
  queue: string;
  since: number;
};
export type Place = WaitingPlace | CounterPlace | { is: 'between' | 'done' | 'left'; since: number };

/** Where an event puts the visit it speaks of; nowhere else, most of them. `showed`: the worked clock of a queue, earlier. */
export function placeAfter(
  event: Event,
  before: Place | undefined,
  at: number,
  showed: (queue: string, earlier: number) => number,
): Place | undefined {
  switch (event.kind) {
    case 'ticket-issued':
    case 'step-finished':
    case 'visit-rejoined':
      return { is: 'between', since: at };
    case 'visit-reopened':
      return event.place ?? { is: 'between', since: at };
    case 'visit-transferred':
      return event.when === 'now' ? { is: 'between', since: at } : undefined;
    case 'visit-queued': {
      const { queue, joinedAt, creditMs, expectedMs, bound } = event;
      // One that is put back, or not kept for a counter any more, has waited there before.
      const since = before?.is === 'waiting' && before.queue === queue ? before.since : at;
      return {
        is: 'waiting',
        queue,
        since,
        joinedAt,
        workedAtJoining: event.workedAtJoining ?? showed(queue, joinedAt),
        creditMs,
        ...(expectedMs !== undefined && { expectedMs }),
        ...(bound !== undefined && { bound }),
      };
    }
    case 'visit-called':
      return { is: 'called', counter: event.counter, queue: event.queue, since: at };
    case 'visit-started':
      // Finished without start: it was served from when it came, which nobody knows better than the call, or than time did.
      return {
        is: 'serving',
        counter: event.counter,
        queue: queueIn(before),
        since:
          (event.by === 'finish' || before?.is === 'serving') && before !== undefined ? before.since : at,
      };
    case 'visit-resumed':
      return { is: 'serving', counter: event.counter, queue: queueIn(before), since: at };
    case 'visit-parked':
      return { is: 'parked', counter: event.counter, queue: queueIn(before), since: at };
    case 'visit-missed':
      return { is: 'missed', counter: event.counter, queue: event.queue, since: at };
    case 'visit-done':
      return { is: 'done', since: at };
    case 'visit-left':
      return { is: 'left', since: at };
    default:
      return undefined;
  }
}

function queueIn(place: Place | undefined): string {
  if (place !== undefined && 'queue' in place) return place.queue;
  throw new Error('the journal takes a visit to a counter that stood in no queue');
}
