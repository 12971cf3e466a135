/** How long a shared line waits for one member, who may be slow, or dead while the others are not. */

/** Waited in any case; longer than a whole exchange of most boards takes. */
const leastMs = 150;

export function newPatience() {
  let question = { outMs: -Infinity, withinMs: 0, contestedMs: Infinity, isOpen: false };
  /** The longest that it took to answer since the line is up. */
  let slowestMs: number | undefined;
  /** Its last question went unanswered. */
  let isDoubted = false;

  function answered(nowMs: number): void {
    question.isOpen = false;
    slowestMs = Math.max(slowestMs ?? 0, nowMs - question.outMs);
    isDoubted = false;
  }

  return {
    /** Its question is out at `outMs`, and may be answered within `withinMs`. */
    asked(outMs: number, withinMs: number) {
      question = { outMs, withinMs, contestedMs: Infinity, isOpen: true };
    },
    /** Somebody else wants the line, or the member something newer. */
    contested(nowMs: number) {
      question.contestedMs = Math.min(question.contestedMs, nowMs);
    },
    /** Until when its answer is waited for. */
    endsAtMs() {
      const { outMs, withinMs, contestedMs } = question;
      const lastMs = outMs + withinMs;
      const hurriedMs = Math.min(lastMs, outMs + Math.max(leastMs, 2 * (slowestMs ?? 0)));
      // One that has answered, and then was silent: it is dead, or it answers as soon as ever.
      if (isDoubted && slowestMs !== undefined) return hurriedMs;
      // Of one that was never heard nobody knows how slow it is.
      if (!isDoubted && slowestMs === undefined) return lastMs;
      return Math.min(lastMs, Math.max(hurriedMs, contestedMs));
    },
    answered,
    /** An answer came when nobody waited for it any more. False when it comes later than it may, or answers no question. */
    answeredLate(nowMs: number) {
      if (!question.isOpen || nowMs > question.outMs + question.withinMs) return false;
      answered(nowMs);
      return true;
    },
    silent() {
      isDoubted = true;
    },
    /** The line is new. */
    forget() {
      slowestMs = undefined;
      isDoubted = false;
      question.isOpen = false;
    },
  };
}

export type Patience = ReturnType<typeof newPatience>;
