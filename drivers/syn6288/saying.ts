/** A job under way: the parts of its text that are still to be ended. The first is in hand. */
import type { Speak } from './codec.ts';

/** A chip that says `accepted` to a question too says it right before its answer. */
const acceptedApartMs = 50;

export type Saying = ReturnType<typeof newSaying>;

export function newSaying(id: string, given: readonly Speak[]) {
  const parts = [...given];
  let sends = 0;
  let isAccepted = false;
  /** That it was accepted was said so late that something else was waited for. */
  let acceptedLateAtMs: number | undefined;

  const wasAcceptedLate = (nowMs: number): boolean =>
    sends > 0 && acceptedLateAtMs !== undefined && nowMs - acceptedLateAtMs > acceptedApartMs;

  return {
    id,
    part: () => parts[0],
    left: () => parts.length,
    /** How often the part in hand was sent. */
    sends: () => sends,
    sent(): void {
      sends += 1;
    },
    /** The chip was busy with something else. */
    notSent(): void {
      sends = 0;
    },
    isAccepted: () => isAccepted,
    wasAcceptedLate,
    accept(): void {
      isAccepted = true;
    },
    acceptedLate(nowMs: number): void {
      acceptedLateAtMs ??= nowMs;
    },
    /** The chip is idle: what it accepted is over. */
    idle(nowMs: number): void {
      if (isAccepted || wasAcceptedLate(nowMs)) {
        parts.shift();
        sends = 0;
        isAccepted = false;
      }
      acceptedLateAtMs = undefined;
    },
  };
}
