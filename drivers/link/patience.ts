/** How long the answer of one device is waited for, which may be slow, or dead while others of its line are not. */
import { newRoundTrip } from './round-trip.ts';

/** Beyond the usual time of an answer; and all that one gets that is known to be dead, whose late answer is heard all the same. */
const leastMs = 150;
/** An answer that comes later than so many times the longest that it may take belongs to nothing any more. */
const timesLate = 2;

/** `others` wait for the same line; else it costs nobody anything to wait longer. */
export function newPatience({ others }: { others: boolean }) {
  const roundTrip = newRoundTrip(leastMs);
  /** The one asked last. `isAgain`: an answer may be that to the one before. */
  let question = { outMs: -Infinity, withinMs: 0, isOpen: false, isAgain: false, isSilenceUsual: false };
  /** When the first of those went out that have no answer yet; and how many they are. */
  let silentSinceMs: number | undefined;
  let silents = 0;
  /** It lives, and takes longer than was learned: how long is not known. */
  let isSlower = false;

  const itsTimes = others ? 1 : timesLate;
  const hadItsTime = (nowMs: number): boolean =>
    silentSinceMs !== undefined && nowMs >= silentSinceMs + itsTimes * question.withinMs;

  function answered(nowMs: number): void {
    // Karn (RFC 6298 §3): whose answer this is nobody knows, so it teaches nothing.
    if (question.isAgain) isSlower = true;
    else {
      // It may have spoken by itself before our last byte was out.
      roundTrip.learn(Math.max(0, nowMs - question.outMs));
      isSlower = false;
    }
    question.isOpen = false;
    speaks();
  }

  function speaks(): void {
    silentSinceMs = undefined;
    silents = 0;
  }

  function waitsMs({ outMs, withinMs, isSilenceUsual }: typeof question): number {
    if (isSilenceUsual) return withinMs;
    const mostMs = itsTimes * withinMs;
    if (hadItsTime(outMs)) return Math.min(withinMs, leastMs);
    if (isSlower) return mostMs;
    const lateAfterMs = roundTrip.lateAfterMs() ?? withinMs;
    // RFC 6298 (5.5)
    const backedOffMs = others ? 0 : Math.min(withinMs, lateAfterMs * 2 ** silents);
    return Math.min(mostMs, Math.max(lateAfterMs, backedOffMs));
  }

  return {
    /** Its question is out at `outMs`, and may be answered within `withinMs`; one to which silence is an answer is waited for whole. */
    asked(outMs: number, withinMs: number, isSilenceUsual = false): void {
      const isAgain = question.isOpen && outMs < question.outMs + timesLate * withinMs;
      question = { outMs, withinMs, isOpen: true, isAgain, isSilenceUsual };
    },
    askedForMs: (nowMs: number) => nowMs - question.outMs,
    /** Until when its answer is waited for. */
    endsAtMs: () => question.outMs + waitsMs(question),
    answered,
    /** An answer came when nobody waited for it any more. False when it comes later than it may, or answers no question. */
    answeredLate(nowMs: number): boolean {
      if (!question.isOpen || nowMs > question.outMs + question.withinMs) return false;
      answered(nowMs);
      return true;
    },
    /** It answered a question before this one, and says so: it is slower than was known, and this one's answer comes yet. */
    lives(): void {
      isSlower = true;
      speaks();
    },
    /** It was waited for in vain. */
    silent(): void {
      silentSinceMs ??= question.outMs;
      silents += 1;
    },
    /** No answer to it can be taken for that to another question. */
    isNamed(): void {
      question.isOpen = false;
    },
    /** Nothing came in all its time, since the first question that has no answer: it is dead. */
    hadItsTime,
    /** What is usual; 0 when nothing was learned. */
    roundTripMs: roundTrip.smoothedMs,
    /** The line is new. */
    forget(): void {
      roundTrip.forget();
      isSlower = false;
      question.isOpen = false;
      speaks();
    },
  };
}

export type Patience = ReturnType<typeof newPatience>;
