/** What is counted of any part of the hall: an institution, a service, a queue, a counter, a clerk, a class, an hour, a day. `class-at-step`: those of a class at one step in one queue. */
import type { VisitClass } from '../../core/types/rules.ts';
import { openSpread, type Spread } from './spread.ts';

export const dimensions = [
  'hall',
  'institution',
  'service',
  'queue',
  'counter',
  'clerk',
  'class',
  'class-at-step',
  'hour',
  'day',
] as const;
export type Dimension = (typeof dimensions)[number];

/** What each figure means is said in the footnotes, see words. */
export type Group = {
  tickets: number;
  calls: number;
  waits: Spread;
  /** Calls from queues with a promised wait, and how many of them came within it. */
  promised: number;
  kept: number;
  served: number;
  serviceTimes: Spread;
  forgotten: number;
  presumed: number;
  missed: number;
  rejoined: number;
  done: number;
  /** Services that came to their ends, and how. */
  ended: number;
  approved: number;
  refused: number;
  papersMissing: number;
  /** Refusals by reason, in words; '': by another, or none was named. */
  refusedFor: Map<string, number>;
  toldTwice: number;
  /** By reason. */
  left: Map<string, number>;
  reopened: number;
  ratings: number;
  gradeSum: number;
  badRatings: number;
  /** How many gave which grade; 1 is the worst, 5 the best. */
  grades: Map<number, number>;
  followUpsOpened: number;
  followUpsClosed: number;
  /** At the end of the last day. */
  followUpsOpen: number;
  greenCalls: number;
  /** Claims on green, how they were answered, and what was given without one. */
  greenClaimed: number;
  greenConfirmed: number;
  greenDenied: number;
  greenGiven: number;
  transfers: number;
  recalls: number;
  parked: number;
  reprinted: number;
  /** ms; of counters. */
  openMs: number;
  pausedMs: number;
  busyMs: number;
};

export function emptyGroup(): Group {
  return {
    tickets: 0,
    calls: 0,
    waits: openSpread(),
    promised: 0,
    kept: 0,
    served: 0,
    serviceTimes: openSpread(),
    forgotten: 0,
    presumed: 0,
    missed: 0,
    rejoined: 0,
    done: 0,
    ended: 0,
    approved: 0,
    refused: 0,
    papersMissing: 0,
    refusedFor: new Map(),
    toldTwice: 0,
    left: new Map(),
    reopened: 0,
    ratings: 0,
    gradeSum: 0,
    badRatings: 0,
    grades: new Map(),
    followUpsOpened: 0,
    followUpsClosed: 0,
    followUpsOpen: 0,
    greenCalls: 0,
    greenClaimed: 0,
    greenConfirmed: 0,
    greenDenied: 0,
    greenGiven: 0,
    transfers: 0,
    recalls: 0,
    parked: 0,
    reprinted: 0,
    openMs: 0,
    pausedMs: 0,
    busyMs: 0,
  };
}

/** The id of a class at one step in one queue, and what it says. */
export function classAtStep(queue: string, step: number, visitClass: VisitClass): string {
  return `${queue}/${step}/${visitClass}`;
}

export function readClassAtStep(id: string): { queue: string; step: number; class: string } {
  const [queue = '', step = '', visitClass = ''] = id.split('/');
  return { queue, step: Number(step), class: visitClass };
}

export function tally<Key>(counts: Map<Key, number>, key: Key, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

export function leftOf({ left }: Group): number {
  return [...left.values()].reduce((sum, count) => sum + count, 0);
}
