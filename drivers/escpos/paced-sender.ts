import type { Timers } from '../device.ts';

/** 8N1 at 9600 baud, the slowest line in use: no faster, or XOFF would come too late to hold anything back. */
const wireMsPerByte = 10 / 9.6;

/** `sent` is told after each piece how many are left; `out` when the last one has had its time on the wire. */
export function pacedSender(
  timers: Timers,
  on: { write(bytes: Uint8Array): void; sent(left: number): void; out?(): void },
) {
  let pieces: Uint8Array[] = [];
  let held = false;
  let cancel = (): void => {};

  function next(): void {
    cancel();
    const piece = held ? undefined : pieces.shift();
    if (piece === undefined) return;
    const isLast = pieces.length === 0;
    cancel = timers.after(Math.ceil(piece.length * wireMsPerByte), isLast ? () => on.out?.() : next);
    on.write(piece);
    on.sent(pieces.length);
  }

  return {
    /** Sends the pieces one after the other; a piece is never interrupted, so each should hold whole commands. */
    send(all: readonly Uint8Array[]) {
      pieces = [...all];
      next();
    },
    /** XON, XOFF. */
    flow(go: boolean) {
      held = !go;
      if (go) next();
    },
    /** Gives up what was not sent, and an XOFF with it. */
    drop() {
      cancel();
      pieces = [];
      // Its XON may have been lost; a printer that still holds back says so again.
      held = false;
    },
  };
}

/** Joins neighbours while they hold at most so many bytes together. */
export function inFewer(pieces: readonly Uint8Array[], mostBytes: number): Uint8Array[] {
  const joined: Uint8Array[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last === undefined || last.length + piece.length > mostBytes) joined.push(piece);
    else joined[joined.length - 1] = Uint8Array.from([...last, ...piece]);
  }
  return joined;
}
