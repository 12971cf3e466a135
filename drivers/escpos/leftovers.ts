import type { Timers } from '../device.ts';
import { afterAwake } from '../link/after-awake.ts';
import { answerPauseMs, clearBuffers, feedAndCut, fence, joined, prologue } from './codec.ts';
import type { EscposOptions } from './options.ts';

/**
 * Fences behind what is thrown away, one more than that itself may still answer (its fence, and the mark that it leaves): nobody
 * can tell which answer is whose. With so many answers the first of these is out at least, and the others stand right behind it.
 */
const fencesBehind = 3;

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
  /** The answers heard while it clears an unfinished ticket; undefined while it does not. */
  let heardClearing: number | undefined;
  /** What of it a printer prints that does not obey is out by then. */
  let outWithinMs = options.replyWithinMs;
  let cancelRest = (): void => {};
  let cancelPause = (): void => {};

  function stop(): void {
    cancelRest();
    cancelPause();
    resting = false;
    heardClearing = undefined;
  }

  function endRest(): void {
    stop();
    on.rested();
  }

  function rest(why: string): string {
    resting = true;
    cancelRest = afterAwake(timers, outWithinMs, endRest);
    return why;
  }

  /** Before the last of them is here, the next ticket could be confirmed by one that is not its own. */
  function heardWhileClearing(heard: number): void {
    heardClearing = heard;
    if (heard < fencesBehind) return;
    fenceOwed = false;
    cancelPause();
    cancelPause = afterAwake(timers, answerPauseMs, endRest);
  }

  return {
    /** The link was opened: nothing is known of what the printer answers. */
    opened() {
      fences = false;
      askedAgain = false;
      marked = false;
    },
    /** A piece of a ticket was sent. `whole`: it was the last one. `withinMs`: the ticket may take so long. */
    sent(whole: boolean, withinMs: number) {
      outWithinMs = withinMs;
      unfinished = true;
      fenceOwed = options.fence && whole;
    },
    /** A fence was answered; false when none was owed. */
    fenceAnswered() {
      if (heardClearing === undefined && !fenceOwed) return false;
      fences = true;
      if (heardClearing !== undefined) heardWhileClearing(heardClearing + 1);
      else {
        fenceOwed = false;
        if (resting) endRest();
      }
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
        const behind = fenceOwed ? Array.from({ length: fencesBehind }, () => fence) : [];
        on.write(joined(clearBuffers, prologue, feedAndCut, ...behind));
        // A printer that did not obey DLE ENQ prints the rest now and answers its fence: not to confirm the next ticket.
        if (fenceOwed) {
          heardClearing = 0;
          return rest('clearing an unfinished ticket');
        }
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
