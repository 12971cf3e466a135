/** What is counted of any part of the hall: an institution, a service, a queue, a counter, a clerk, a class, an hour, a day. `class-at-step`: those of a class at one step in one queue. */

import type { OvertakingCause } from '../../core/types/overtake.ts';
import type { VisitClass } from '../../core/types/rules.ts';
import { openSpread } from '../../history/spread.ts';

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
export type Group = ReturnType<typeof emptyGroup>;

export function emptyGroup() {
  return {
    tickets: 0,
    calls: 0,
    waits: openSpread(),
    /** Calls from queues with a promised wait, and how many of them came within it. */
    promised: 0,
    kept: 0,
    served: 0,
    cases: 0,
    serviceTimes: openSpread(),
    forgotten: 0,
    presumed: 0,
    /** By the list on paper, in a power cut (R21). */
    servedByPaper: 0,
    missed: 0,
    rejoined: 0,
    /** Stepped out while they waited; of those, how many were not back in time once their turn had come (R16). */
    steppedAway: 0,
    notBack: 0,
    done: 0,
    /** Services that came to their ends, and how. */
    ended: 0,
    approved: 0,
    refused: 0,
    papersMissing: 0,
    /** Refusals by reason, in words; '': by another, or none was named. */
    refusedFor: new Map<string, number>(),
    toldTwice: 0,
    /** Return slips (R15). */
    slipGiven: 0,
    slipUsed: 0,
    slipLapsed: 0,
    /** By reason. */
    left: new Map<string, number>(),
    /** For which cause how many who had come earlier went later: each of them counts with each call before theirs. */
    overtakes: new Map<OvertakingCause, number>(),
    reopened: 0,
    ratings: 0,
    gradeSum: 0,
    badRatings: 0,
    /** How many gave which grade; 1 is the worst, 5 the best. */
    grades: new Map<number, number>(),
    /** Why grades were bad, by those who said it (R17). */
    badFor: new Map<string, number>(),
    followUpsOpened: 0,
    followUpsClosed: 0,
    /** What a supervisor said of refusals, and how often after their day (R17). */
    refusalsConfirmed: 0,
    refusalsOverturned: 0,
    refusalsLate: 0,
    /** At the end of the last day. */
    followUpsOpen: 0,
    /** Questions (R17); `open`: at the end of the last day. */
    questionsOpened: 0,
    questionsAnswered: 0,
    questionsInTime: 0,
    questionsPassed: 0,
    questionsOpen: 0,
    /** Bookings (R18); those of `due` came, or did not, or their time is not over. */
    bookingsMade: 0,
    bookingsCancelled: 0,
    bookingsDue: 0,
    bookingsInTime: 0,
    bookingsEarly: 0,
    bookingsLate: 0,
    bookingsUnused: 0,
    greenCalls: 0,
    /** Claims on green, how they were answered, and what was given without one. */
    greenClaimed: 0,
    greenConfirmed: 0,
    greenDenied: 0,
    greenGiven: 0,
    transfers: 0,
    recalls: 0,
    parked: 0,
    reprinted: 0,
    /** ms; of counters. */
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

/** Fewer than five are told by nobody: whoever was there knows who they were. */
const badReasonsFrom = 5;

/** `ofAll`: how many said why. */
export function badReasonsOf({ badFor }: Group): { ofAll: number; by: ReadonlyMap<string, number> } {
  const ofAll = [...badFor.values()].reduce((sum, count) => sum + count, 0);
  return { ofAll, by: ofAll < badReasonsFrom ? new Map() : badFor };
}

export function leftOf({ left }: Group): number {
  return [...left.values()].reduce((sum, count) => sum + count, 0);
}

export function overtakesOf({ overtakes }: Group): number {
  return [...overtakes.values()].reduce((sum, count) => sum + count, 0);
}
