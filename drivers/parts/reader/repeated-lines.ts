/** The same line again and again: of a box of buttons one that sticks or bounces, of a scanner a ticket that lies under it. */
import type { Timers } from '../../device.ts';
import { goingOn, timesOfNoFinger } from '../stuck-key.ts';

/** It is told for long enough to be seen: a button that bounces does so now and then. */
const stuckButton = { tellAfterMs: 5000, tellAfterTimes: timesOfNoFinger, stillMs: 10_000 };
/** A scanner that reads by itself reads what lies there again every two seconds; who stands there takes it away in time. */
const readForEver = { tellAfterMs: 30_000, pauseMs: 3000 };

export type ReaderOptions = { reads: 'presses' | 'tickets'; repeatWindowMs: number };

const toldAtMost = 40;
/** Everybody hears what is said of a device: nobody is to open the page of a ticket by it, or to come by somebody's return slip. */
const beginning = (line: string) =>
  /^SLIP\//i.test(line) ? 'SLIP/…' : line.length > toldAtMost ? `${line.slice(0, toldAtMost - 1)}…` : line;

/**
 * Of a box the same line without a pause of `repeatWindowMs` is one press, however long it goes on; 0: every line is one.
 * `goesOn`: why it is to be looked at, `undefined` once it has kept still.
 */
export function repeatedLines(
  { reads, repeatWindowMs: pauseMs }: ReaderOptions,
  timers: Timers,
  goesOn: (why: string | undefined) => void,
) {
  const isBox = reads === 'presses';
  const same = goingOn(timers, isBox ? { ...stuckButton, pauseMs } : readForEver, (is, line) => {
    const why = isBox
      ? `the button ${beginning(line)} is stuck, or bounces: look at it; what it says without a pause counts once`
      : `it reads ${beginning(line)} again and again: take away what lies under it, or look at its trigger`;
    goesOn(is ? why : undefined);
  });
  return {
    /** Whether it is no new one. */
    isRepeat(line: string): boolean {
      if (isBox && pauseMs === 0) return false;
      const { forMs, times } = same.again(line);
      return isBox ? times > 1 : forMs >= readForEver.tellAfterMs;
    },
    stop: () => same.stop(),
  };
}
