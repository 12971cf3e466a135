/**
 * The one place of the journal's writer, taken at the beginning of a turn. A tool or a backup may have it for a while: then
 * nothing is decided, because what was decided would have to be taken back out of the hall, and all else goes on.
 */
import type { Timers } from '../../drivers/device.ts';
import type { RemarkOf } from '../text/staff/language.ts';
import type { Journal } from './journal.ts';

type Held = RemarkOf<'journal-held'>;

export type WriterPlace = {
  /** False while another program has it; `again` is called a little later then. */
  take(again: () => void): boolean;
  /** How long another program has had it, when that is longer than this. */
  heldFor(longerThanMs: number): Held | undefined;
};

const againMs = 10;
/** What lasts no longer is nobody's concern. */
const toldAfterMs = 1000;
/** Whoever begins anew has at least let go of everything that was his own. */
const fatalAfterMs = 60_000;

export function openWriterPlace(
  journal: Pick<Journal, 'reserve' | 'state'>,
  timers: Timers,
  on: { heldUp(why: Held | undefined): void; fatal(error: unknown): never },
): WriterPlace {
  let sinceMs: number | undefined;
  let isTold = false;

  function heldFor(longerThanMs: number): Held | undefined {
    const lastsMs = sinceMs === undefined ? 0 : timers.now() - sinceMs;
    return lastsMs > longerThanMs
      ? { code: 'journal-held', args: { folder: journal.state, forMs: lastsMs } }
      : undefined;
  }

  return {
    heldFor,
    take(again) {
      const error = journal.reserve();
      if (error === undefined) {
        if (isTold) on.heldUp(undefined);
        sinceMs = undefined;
        isTold = false;
        return true;
      }
      sinceMs ??= timers.now();
      if (heldFor(fatalAfterMs) !== undefined) on.fatal(error);
      const why = isTold ? undefined : heldFor(toldAfterMs);
      if (why !== undefined) {
        isTold = true;
        on.heldUp(why);
      }
      timers.after(againMs, again);
      return false;
    },
  };
}
