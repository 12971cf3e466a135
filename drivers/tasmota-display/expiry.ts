/**
 * A display that is told nothing more goes dark by itself, so that a dead controller, or a broken network, leaves no number on
 * it: a rule of its own clears it when a timer of its ends, and each refresh winds that up anew (tasmota/docs Rules.md and
 * Commands.md: `Rule<x>`, `RuleTimer<x>`, `Rules#Timer=<x>`).
 */
import type { Command } from './codec.ts';

/** Of three rules and eight timers the last is ours. */
const rule = 'Rule3';
const timer = 'RuleTimer8';
const text = 'ON Rules#Timer=8 DO DisplayText [z] ENDON';

/** `expiresAfterS`: the timer counts seconds. */
export function newExpiry({ expiresAfterS, refreshMs }: { expiresAfterS: number; refreshMs: number }) {
  /** Whether it knows rules is seen by its answer. */
  let has: 'unknown' | 'rule' | 'none' = 'unknown';
  let woundAtMs = -Infinity;
  const wound: Command = { name: timer, payload: `${expiresAfterS}`, answeredBy: 'T8' };

  return {
    /** What is to be told behind a picture, if anything. A rule that is the same as before is not written to its flash again. */
    due(nowMs: number): Command[] {
      if (has === 'none' || nowMs < woundAtMs + refreshMs) return [];
      if (has === 'rule') return [wound];
      return [
        { name: rule, payload: text, answeredBy: rule },
        { name: rule, payload: '1', answeredBy: rule },
        wound,
      ];
    },
    told({ name }: Command, nowMs: number): void {
      if (name !== timer) return;
      has = 'rule';
      woundAtMs = nowMs;
    },
    /** Its firmware has no rules: nothing can make it forget. */
    refused(): void {
      has = 'none';
    },
    /** It may have started again, or be another one. */
    forget(): void {
      has = 'unknown';
      woundAtMs = -Infinity;
    },
  };
}
