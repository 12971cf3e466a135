/** How good the expected waits were (R11): each is held against what happened. */
import type { Event } from './events.ts';

/** Errors in ms; an error is the wait minus what was expected, so that a bias above 0 means: people waited longer. */
export type EstimateError = {
  count: number;
  maeMs: number;
  biasMs: number;
  /** From 0 to 1: of how many the error was at most 5 min. */
  shareWithin5Min: number;
};

export type EstimateErrors = {
  /** None without a call of a visit that had an expected wait. */
  overall?: EstimateError;
  queues: Map<string, EstimateError>;
};

const fiveMinutesMs = 5 * 60_000;

type Sample = { queue: string; errorMs: number };
type Estimate = { queue: string; at: number; expectedMs: number };

/** A call that was taken back is none. The events may tell of several days, one after the other. */
export function estimateErrors(told: Iterable<{ at: number; event: Event }>): EstimateErrors {
  const samples: Sample[] = [];
  // By ticket, until it joins a queue again: what it was told, and what came of it.
  const open = new Map<string, Estimate>();
  const called = new Map<string, Sample>();
  // By counter: whom its last press of a calling key called.
  const calledBy = new Map<string, string>();
  for (const { at, event } of told) {
    if (isCalling(event.order) && 'counter' in event && event.counter !== undefined)
      calledBy.delete(event.counter);
    switch (event.kind) {
      case 'visit-queued': {
        const { ticket, queue, expectedMs } = event;
        settle(ticket);
        if (expectedMs !== undefined) open.set(ticket, { queue, at, expectedMs });
        break;
      }
      case 'visit-called': {
        const { ticket, counter, queue } = event;
        calledBy.set(counter, ticket);
        const estimate = open.get(ticket);
        if (estimate?.queue === queue)
          called.set(ticket, { queue, errorMs: at - estimate.at - estimate.expectedMs });
        break;
      }
      case 'press-undone':
        if (isCalling(event.undone)) called.delete(calledBy.get(event.counter) ?? '');
        break;
      default:
        break;
    }
  }
  for (const ticket of called.keys()) settle(ticket);
  return errorsOf(samples);

  function settle(ticket: string): void {
    const sample = called.get(ticket);
    if (sample !== undefined) samples.push(sample);
    called.delete(ticket);
    open.delete(ticket);
  }
}

const isCalling = (order: Event['order']) => order === 'call-next' || order === 'call-number';

function errorsOf(samples: readonly Sample[]): EstimateErrors {
  const queues = new Map(
    [...Map.groupBy(samples, ({ queue }) => queue)].map(([queue, own]) => [queue, errorOf(own)]),
  );
  return samples.length === 0 ? { queues } : { overall: errorOf(samples), queues };
}

function errorOf(samples: readonly Sample[]): EstimateError {
  const count = samples.length;
  const meanOf = (figure: (errorMs: number) => number) =>
    samples.reduce((sum, { errorMs }) => sum + figure(errorMs), 0) / count;
  return {
    count,
    maeMs: Math.round(meanOf(Math.abs)),
    biasMs: Math.round(meanOf(errorMs => errorMs)),
    shareWithin5Min: meanOf(errorMs => Number(Math.abs(errorMs) <= fiveMinutesMs)),
  };
}
