/** What happens when, in virtual time: no sleep, and what is due at the same moment happens in the order it was set. */
import TinyQueue from 'tinyqueue';

export type VirtualTime = {
  now(): number;
  at(when: number, run: () => void): void;
  /** When the next thing is due; none while nothing is. */
  nextAt(): number | undefined;
  /** Time passes until then. */
  passUntil(when: number): void;
  runNext(): void;
};

type Due = { at: number; order: number; run: () => void };

export function openVirtualTime(start: number): VirtualTime {
  const due = new TinyQueue<Due>([], (one, other) => one.at - other.at || one.order - other.order);
  let now = start;
  let orders = 0;
  return {
    now: () => now,
    at(when, run) {
      orders += 1;
      due.push({ at: Math.max(now, Math.round(when)), order: orders, run });
    },
    nextAt: () => due.peek()?.at,
    passUntil(when) {
      now = Math.max(now, when);
    },
    runNext() {
      const next = due.pop();
      if (next === undefined) return;
      now = next.at;
      next.run();
    },
  };
}
