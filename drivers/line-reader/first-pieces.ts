/** A press with whose name another begins may be the first piece of that one: a "-" with one bit wrong is CR, a line's end. */
import type { Timers } from '../device.ts';

/** What belongs to one press comes in one go; no finger is as quick. */
const pieceMs = 50;

/**
 * `whole`: a line that stands by itself; `dropped`: pieces of one, of which nobody knows what it was. `isInALine`: more has come, and
 * no end yet.
 */
export function firstPieces(
  presses: readonly string[],
  timers: Timers,
  on: { whole(line: string): void; dropped(): void; isInALine(): boolean },
) {
  let held: string | undefined;
  let cancel = (): void => {};

  const begins = (line: string): boolean =>
    presses.includes(line) && presses.some(press => press !== line && press.startsWith(line));

  function release(): void {
    const line = held;
    forget();
    if (line !== undefined) on.whole(line);
  }

  function forget(): void {
    cancel();
    held = undefined;
  }

  function drop(): void {
    forget();
    on.dropped();
  }

  return {
    take(line: string): void {
      if (held !== undefined && !presses.includes(line)) return drop();
      release();
      if (!begins(line)) return on.whole(line);
      held = line;
      cancel = timers.after(pieceMs, () => (on.isInALine() ? drop() : release()));
    },
    /** What came there is no line that can be read. */
    damaged(): void {
      if (held !== undefined) drop();
    },
    forget,
  };
}
