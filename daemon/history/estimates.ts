/** How good the expected waits were (R11): each is held against what happened. */
import type { Event } from '../core/types/events.ts';
import { openPresses } from './presses.ts';

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

/** What one visit was told when it joined a queue, and how long it waited there until it was called. */
export type EstimateSample = { queue: string; expectedMs: number; waitedMs: number };
type Estimate = { queue: string; at: number; expectedMs: number };

/** The errors of events that may tell of several days, one after the other. */
export function estimateErrors(told: Iterable<{ at: number; event: Event }>): EstimateErrors {
  const errors = openErrors();
  const estimates = openEstimates(errors.add);
  for (const { at, event } of told) estimates.saw(event, at);
  estimates.end();
  return errors.result();
}

/** Holds each estimate against what happened; a call that was taken back is none. */
export function openEstimates(settled: (sample: EstimateSample) => void): {
  saw(event: Event, at: number): void;
  /** Nothing more will be taken back. */
  end(): void;
} {
  // By ticket, until it joins a queue again: what it was told, and what came of it.
  const open = new Map<string, Estimate>();
  const called = new Map<string, EstimateSample>();
  const presses = openPresses();

  function settle(ticket: string): void {
    const sample = called.get(ticket);
    if (sample !== undefined) settled(sample);
    called.delete(ticket);
    open.delete(ticket);
  }

  return {
    saw(event, at) {
      presses.saw(event, at);
      switch (event.kind) {
        case 'visit-queued': {
          const { ticket, queue, expectedMs } = event;
          settle(ticket);
          if (expectedMs !== undefined) open.set(ticket, { queue, at, expectedMs });
          return;
        }
        case 'visit-called': {
          const { ticket, queue } = event;
          const estimate = open.get(ticket);
          if (estimate?.queue !== queue) return;
          called.set(ticket, { queue, expectedMs: estimate.expectedMs, waitedMs: at - estimate.at });
          presses.did(() => called.delete(ticket));
          return;
        }
        default:
          return;
      }
    },
    end() {
      for (const ticket of called.keys()) settle(ticket);
    },
  };
}

type Sum = { count: number; absoluteMs: number; biasMs: number; within: number };

/** Adds them up, overall and by queue; the room it takes does not grow with their number. */
export function openErrors(): { add(sample: EstimateSample): void; result(): EstimateErrors } {
  const overall = emptySum();
  const queues = new Map<string, Sum>();
  return {
    add({ queue, expectedMs, waitedMs }) {
      const own = queues.get(queue) ?? emptySum();
      queues.set(queue, own);
      for (const sum of [overall, own]) addTo(sum, waitedMs - expectedMs);
    },
    result: () => ({
      ...(overall.count > 0 && { overall: errorOf(overall) }),
      queues: new Map([...queues].map(([queue, sum]) => [queue, errorOf(sum)])),
    }),
  };
}

const emptySum = (): Sum => ({ count: 0, absoluteMs: 0, biasMs: 0, within: 0 });

function addTo(sum: Sum, errorMs: number): void {
  sum.count += 1;
  sum.absoluteMs += Math.abs(errorMs);
  sum.biasMs += errorMs;
  if (Math.abs(errorMs) <= fiveMinutesMs) sum.within += 1;
}

function errorOf({ count, absoluteMs, biasMs, within }: Sum): EstimateError {
  return {
    count,
    maeMs: Math.round(absoluteMs / count),
    biasMs: Math.round(biasMs / count),
    shareWithin5Min: within / count,
  };
}
