/** What the hall is told of a board by what it says to a picture. */
import type { Health } from '../../device.ts';
import type { Telling } from '../changes.ts';
import type { Standing } from './standing.ts';

/** A board that refuses this often in a row is told as degraded; it is asked again more slowly then. */
const refusalsBeforeDegraded = 3;
const refusedPauseMs = 1000;

type Of = {
  tell: Telling;
  standing: Standing<unknown>;
  health: Health;
  pause(ms: number): void;
  refreshMs: number;
};
export type Verdict = ReturnType<typeof newVerdict>;

export function newVerdict({ tell, standing, health, pause, refreshMs }: Of) {
  let refusals = 0;

  return {
    /** The link is new. */
    begin(): void {
      refusals = 0;
    },
    /** It answered that it is there, whatever else it said. */
    isThere(): void {
      if (tell.told()?.is !== 'degraded') tell.fitness({ is: 'ready' });
    },
    /** It took what it was told. */
    took(): void {
      refusals = 0;
      tell.fitness({ is: 'ready' });
    },
    /** `againMs`: it may take the same so much later. Else it would only be refused again: the next refresh or picture tries. */
    refused(why: string, againMs: number | undefined): void {
      health.errors += 1;
      health.retries += 1;
      refusals += 1;
      if (againMs !== undefined && refusals < refusalsBeforeDegraded) return pause(againMs);
      pause(againMs === undefined ? refreshMs : refusedPauseMs);
      standing.fall();
      tell.fitness({ is: 'degraded', why });
    },
  };
}
