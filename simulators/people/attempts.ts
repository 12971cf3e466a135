/** What is tried again while things stay as they are, because a pad may be dead, or the hall not ready for it. */
import type { Cancel, CrowdClock, Wait } from './clock.ts';

export type Waits = readonly [Wait, ...Wait[]];

/** A key of which nothing comes is pressed again, later each time: a pad keeps what it could not tell, and says it all at last. */
export const pressAgain: Waits = [
  { hallMs: 4_000 },
  { hallMs: 8_000 },
  { hallMs: 15_000 },
  { hallMs: 30_000 },
];
/** The same, where somebody waits for it: with nobody waiting, nothing comes of a key either. */
export const insists: Waits = pressAgain.map(wait => ({ ...wait, holds: 'keys' })) as [Wait, ...Wait[]];

export type Attempts = {
  /**
   * While `situation` is the same as last time, nothing new begins, and it is false. Else `act` is called after the first of
   * `waits`, and again after each of the others, the last one for ever.
   */
  begin(situation: string, waits: Waits, act: () => void): boolean;
  end(): void;
};

export function openAttempts(time: Pick<CrowdClock, 'after'>): Attempts {
  let now: string | undefined;
  let cancel: Cancel = () => {};

  function end(): void {
    now = undefined;
    cancel();
  }

  return {
    begin(situation, waits, act) {
      if (situation === now) return false;
      end();
      now = situation;
      const [last] = waits.slice(-1);
      const again = (nth: number): void => {
        cancel = time.after(waits[nth] ?? last ?? {}, () => {
          again(nth + 1);
          act();
        });
      };
      again(0);
      return true;
    },
    end,
  };
}
