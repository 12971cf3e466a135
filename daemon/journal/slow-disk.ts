/**
 * A disk that needs seconds for what it should do in milliseconds (a card that wears out, a full box): every press waits for it.
 * One slow write is none (a copy is made beside it); nor is the disk well again with one that was quick.
 */
import type { Timers } from '../../drivers/device.ts';
import { type AlarmMessage, says } from '../core/types/alarm-message.ts';

/** A press that is not answered by then is pressed again. */
const slowMs = 1000;
const often = 3;
const withinMs = 5 * 60_000;
const wellAfterMs = 15 * 60_000;

export type SlowDisk = {
  /** A commit was durable after so long. */
  flushed(tookMs: number): void;
  close(): void;
};

/** `isTold`: by an earlier run. `tell`: what is wrong; left out: it is over. */
export function openSlowDisk(
  timers: Timers,
  isTold: boolean,
  tell: (message?: AlarmMessage) => void,
): SlowDisk {
  /** When the last slow writes were done. */
  let slow: number[] = [];
  let cancelWell = isTold ? timers.after(wellAfterMs, isWell) : () => {};

  function isWell(): void {
    isTold = false;
    tell();
  }

  return {
    flushed(tookMs) {
      if (tookMs <= slowMs) return;
      const now = timers.now();
      slow = [...slow.filter(at => at > now - withinMs), now].slice(-often);
      if (isTold) {
        cancelWell();
        cancelWell = timers.after(wellAfterMs, isWell);
      } else if (slow.length === often) {
        isTold = true;
        cancelWell = timers.after(wellAfterMs, isWell);
        tell(says('slow-disk', { waitedMs: tookMs, slowMs, times: often, withinMs }));
      }
    },
    close: () => cancelWell(),
  };
}
