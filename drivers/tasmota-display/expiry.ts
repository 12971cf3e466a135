/**
 * A display that is told nothing more goes dark by itself, so that a dead controller, or a broken network, leaves no number on
 * it: a rule of its own clears it when a timer of its ends, and each refresh winds that up anew (tasmota/docs Rules.md and
 * Commands.md: `Rule<x>`, `RuleTimer<x>`, `Rules#Timer=<x>`).
 */
import { jsonOf } from '../link/payload.ts';

/** Of three rules and eight timers the last is ours. */
const rule = 'Rule3';
const timer = 'RuleTimer8';
const text = 'ON Rules#Timer=8 DO DisplayText [z] ENDON';
/** What they are answered with: `{"Rule3":…}`, `{"T1":0,…,"T8":60}`. */
const timerAnswer = 'T8';

/** `expiresAfterS`: the timer counts seconds. `send`: its answer is awaited by nobody. */
export function newExpiry(
  { expiresAfterS, refreshMs }: { expiresAfterS: number; refreshMs: number },
  send: (name: string, payload: string) => void,
) {
  /** Whether it knows rules is seen by its answers. */
  let has: 'unknown' | 'rule' | 'none' = 'unknown';
  let woundAtMs = -Infinity;
  /** Answers come in the order of what was sent: so many to these, and so many of them before that to the text. */
  let unanswered = 0;
  let beforeText = 0;

  function tell(name: string, payload: string): void {
    unanswered += 1;
    send(name, payload);
  }

  function answered(): void {
    unanswered = Math.max(0, unanswered - 1);
    beforeText = Math.max(0, beforeText - 1);
  }

  return {
    /** A text is sent now. */
    textSent(): void {
      beforeText = unanswered;
    },
    /** A picture was sent. A rule that is the same as before is not written to its flash again. */
    wind(nowMs: number): void {
      if (has === 'none' || nowMs < woundAtMs + refreshMs) return;
      if (has === 'unknown') {
        tell(rule, text);
        tell(rule, '1');
      }
      tell(timer, `${expiresAfterS}`);
    },
    /** It has answered something that is no text. */
    heard(payload: Uint8Array, nowMs: number): void {
      const answer = jsonOf(payload);
      const isTimer = answer?.[timerAnswer] !== undefined;
      if (!isTimer && answer?.[rule] === undefined) return;
      answered();
      if (!isTimer) return;
      has = 'rule';
      woundAtMs = nowMs;
    },
    /** It refuses a command. True: one of these; its firmware has no rules, and nothing can make it forget. */
    refused(isTextAwaited: boolean): boolean {
      if ((isTextAwaited ? beforeText : unanswered) === 0) return false;
      answered();
      has = 'none';
      return true;
    },
    /** It may have started again, or be another one. */
    forget(): void {
      has = 'unknown';
      woundAtMs = -Infinity;
      unanswered = 0;
    },
  };
}
