/** What is tried again while things stay as they are, because a pad may be dead, or the hall not ready for it. */
import type { Cancel, PeoplesTime, Wait } from './peoples-time.ts';

export type Waits = readonly [Wait, ...Wait[]];

export type Attempts = {
  /**
   * While `situation` is the same as last time, nothing new begins, and it is false. Else `act` is called after the first of
   * `waits`, and again after each of the others, the last one for ever.
   */
  begin(situation: string, waits: Waits, act: () => void): boolean;
  end(): void;
};

export function openAttempts(time: Pick<PeoplesTime, 'after'>): Attempts {
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
