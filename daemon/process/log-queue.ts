/**
 * Lines on their way to whoever reads the log. Nothing waits for him: while he does not read, the last lines are kept in so
 * much memory and no more, and he is told in their place how many were not written.
 */
import type { Timers } from '../../drivers/device.ts';

/** Where the lines go. Neither waits for the other side. */
export type LogOutlet = {
  /** `told`, once, at once or later: how many of the bytes it took. 0 while it takes none, whatever the reason. */
  send(bytes: Uint8Array, told: (taken: number) => void): void;
  /** The process ends now, and nothing is told any more. */
  sendLast(bytes: Uint8Array): number;
};

export type LogQueue = {
  /** A whole line, with its line break. */
  write(line: string): void;
  /** The process ends: what is kept gets out, if it can within a moment. */
  end(): void;
};

/** Some thousand lines; a character may take two bytes of memory. */
const keptAtMost = 512 * 1024;
const sentAtOnce = 64 * 1024;
const againMs = 100;
/** For somebody who reads slowly; longer would hold up the next start. */
const lastWordsMs = 250;
const lastWordsEveryMs = 5;

/** `lost`: the line that tells of so many which were not written. */
export function logQueue(
  outlet: LogOutlet,
  timers: Timers,
  lost: (lines: number) => string,
  pause = pauseProcess,
): LogQueue {
  let lines: string[] = [];
  let kept = 0;
  let dropped = 0;
  /** Begun, and so not dropped: half a line is no line. */
  let begun: Uint8Array | undefined;
  let outletIs: 'free' | 'at work' | 'taking nothing' = 'free';

  function pump(): void {
    if (outletIs !== 'free') return;
    const bytes = (begun ??= next(sentAtOnce));
    if (bytes === undefined) return;
    outletIs = 'at work';
    outlet.send(bytes, taken => told(bytes, taken));
  }

  function told(bytes: Uint8Array, taken: number): void {
    begun = taken < bytes.length ? bytes.subarray(taken) : undefined;
    outletIs = taken > 0 ? 'free' : 'taking nothing';
    if (taken > 0) return pump();
    timers.after(againMs, () => {
      outletIs = 'free';
      pump();
    });
  }

  function next(atMost: number): Uint8Array | undefined {
    if (lines.length === 0) return undefined;
    let text = dropped === 0 ? '' : lost(dropped);
    dropped = 0;
    let count = 0;
    do text += lines[count++];
    while (count < lines.length && text.length < atMost);
    lines = lines.slice(count);
    kept = lines.reduce((sum, line) => sum + line.length, 0);
    return Buffer.from(text);
  }

  return {
    write(line) {
      lines.push(line);
      kept += line.length;
      while (kept > keptAtMost && lines.length > 1) {
        kept -= lines.shift()?.length ?? 0;
        dropped += 1;
      }
      pump();
    },
    end() {
      // What is under way is with the system already.
      const rest = [outletIs === 'at work' ? undefined : begun, next(Number.POSITIVE_INFINITY)];
      let bytes: Uint8Array = Buffer.concat(rest.filter(part => part !== undefined));
      const until = timers.now() + lastWordsMs;
      while (bytes.length > 0) {
        bytes = bytes.subarray(outlet.sendLast(bytes));
        if (timers.now() >= until) return;
        if (bytes.length > 0) pause(lastWordsEveryMs);
      }
    },
  };
}

/** Nothing else runs meanwhile. */
function pauseProcess(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
