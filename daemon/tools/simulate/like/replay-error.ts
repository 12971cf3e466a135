/** How far a day that was played again is from what was recorded: the mean wait of each queue. */
import { meanMs, type Wait } from './waits.ts';

/** Differences in ms; `share`: of the recorded mean. */
export type QueueError = {
  queue: string;
  calls: { recorded: number; played: number };
  recordedMs: number;
  playedMs: number;
  share: number;
};

/** Above this share of the recorded wait a played day says nothing about the hall … */
const mostShare = 0.05;
/** … but for differences that the tables, in tenths of a minute, do not show. */
const leastMs = 6_000;

/** In the order in which the queues first called somebody. */
export function errorsOf(recorded: readonly Wait[], played: readonly Wait[]): QueueError[] {
  return [...new Set(recorded.map(({ queue }) => queue))].map(queue => {
    const [before, again] = [recorded, played].map(waits => waits.filter(wait => wait.queue === queue));
    const [recordedMs, playedMs] = [meanMs(before ?? []), meanMs(again ?? [])];
    return {
      queue,
      calls: { recorded: before?.length ?? 0, played: again?.length ?? 0 },
      recordedMs,
      playedMs,
      share: recordedMs === playedMs ? 0 : (playedMs - recordedMs) / recordedMs,
    };
  });
}

export function isTooFar({ recordedMs, playedMs, share }: QueueError): boolean {
  return Math.abs(share) > mostShare && Math.abs(playedMs - recordedMs) >= leastMs;
}
