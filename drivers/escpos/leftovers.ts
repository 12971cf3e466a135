import type { Timers } from '../device.ts';
import { afterAwake } from '../link/after-awake.ts';
import { clearBuffers, feedAndCut, fence, joined, prologue } from './codec.ts';
import type { EscposOptions } from './options.ts';

/**
 * What a failed ticket may have left in the printer, and how it is got rid of before the next one.
 * `rested`: a rest is over, and the status is to be asked.
 */
export function leftovers(
  options: EscposOptions,
  timers: Timers,
  on: { write(bytes: Uint8Array): void; rested(): void },
) {
  /** A part of a failed ticket may be in the printer's buffer or hang from it. */
  let unfinished = false;
  /** A fence was sent whose answer may still come. */
  let fenceOwed = false;
  /** A fence was answered since the link was opened. */
  let fences = false;
  /** It was asked again for the fence that it owes. */
  let askedAgain = false;
  let resting = false;
  /** A ticket that is out left the mark since the link was opened. */
  let marked = false;
  let cancelRest = (): void => {};

  function stop(): void {
    cancelRest();
    resting = false;
  }

  function rest(why: string): string {
    resting = true;
    cancelRest = afterAwake(timers, options.replyWithinMs, () => {
      stop();
      on.rested();
    });
    return why;
  }

  return {
    /** The link was opened: nothing is known of what the printer answers. */
    opened() {
      fences = false;
      askedAgain = false;
      marked = false;
    },
    /** A piece of a ticket was sent. `whole`: it was the last one. */
    sent(whole: boolean) {
      unfinished = true;
      fenceOwed = options.fence && whole;
    },
    /** A fence was answered; false when none was owed. */
    fenceAnswered() {
      if (!fenceOwed) return false;
      fenceOwed = false;
      fences = true;
      return true;
    },
    /** The ticket is out: nothing is left of it. */
    out() {
      unfinished = false;
      marked = true;
    },
    isMarked: () => marked,
    /**
     * For a printer whose status is clear: sends what throws the rest away. Why that must be waited for, `rested` tells the
     * end; `undefined` when nothing can come any more.
     */
    clear() {
      if (unfinished) {
        unfinished = false;
        on.write(joined(clearBuffers, prologue, feedAndCut));
        // A printer that did not obey DLE ENQ prints the rest now and answers its fence: not to confirm the next ticket.
        if (fenceOwed) return rest('clearing an unfinished ticket');
      } else if (fenceOwed && !fences) {
        // No ticket could ever be done. Asked for ever, in case that only the answer was lost.
        on.write(joined(clearBuffers, prologue, fence));
        const why = askedAgain ? 'never answers GS r 1: set fence: false' : 'clearing an unfinished ticket';
        askedAgain = true;
        return rest(why);
      }
      fenceOwed = false;
      return undefined;
    },
    isResting: () => resting,
    /** Ends the rest, if there is one. */
    stop,
  };
}
