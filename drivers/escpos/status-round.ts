import type { Timers } from '../device.ts';
import { afterAwake } from '../link/after-awake.ts';
import { askStatus, type Condition, decodeRealTime, type Question } from './codec.ts';

/** What question 2 implies: the kind of an error is asked for only where there is one. */
const noError: Condition = { cutter: false, unrecoverable: false, autoRecoverable: false };

/** Waited in any case, where an answer is not to be expected; where it was heard slower, twice that. */
const leastMs = 500;

/**
 * Asks DLE EOT one question at a time, because an answer does not say to which question it belongs; what is not answered
 * after `answerWithinMs` never will be. A question that this printer does not know, and a printer that has stopped to
 * answer, are waited for more shortly.
 * `heard` gets what was told, `undefined` when no question at all was answered; `missed`: a question stayed unanswered that
 * this printer has answered since it was opened, so it was away for a moment.
 */
export function statusRound(
  answerWithinMs: number,
  timers: Timers,
  on: { write(bytes: Uint8Array): void; heard(told: Condition | undefined, missed: boolean): void },
) {
  let open: Question | undefined;
  let left: Question[] = [];
  let told: Condition | undefined;
  let again = false;
  /** A cheap printer knows only some of the questions. */
  const known = new Set<Question>();
  /** Not answered, though the whole time was waited for it. */
  const unknown = new Set<Question>();
  /** Its last question went unanswered. */
  let isDoubted = false;
  /** The longest that it took to answer since it was opened. */
  let slowestMs = 0;
  let missed = false;
  let askedAt = 0;
  let roundTripMs = 0;
  let cancel = (): void => {};

  function begin(): void {
    again = false;
    told = undefined;
    left = [1, 2, 4];
    next();
  }

  function next(): void {
    cancel();
    if (again) return begin();
    open = left.shift();
    if (open === undefined) return on.heard(told, missed);
    askedAt = timers.now();
    cancel = afterAwake(timers, limitMs(open), silent);
    on.write(askStatus(open));
  }

  function limitMs(question: Question): number {
    const isExpected = !unknown.has(question) && !(isDoubted && known.size > 0);
    return isExpected ? answerWithinMs : Math.min(answerWithinMs, Math.max(leastMs, 2 * slowestMs));
  }

  function silent(): void {
    missed ||= open !== undefined && known.has(open);
    if (open !== undefined && !isDoubted) unknown.add(open);
    isDoubted = true;
    next();
  }

  return {
    /** Asks everything; a round under way begins anew, because its first answers are older than the wish to know. */
    ask() {
      if (open !== undefined) {
        // What was missed in the round given up stays missed.
        again = true;
        return;
      }
      missed = false;
      begin();
    },
    /** A real-time byte arrived; false when nothing was asked. */
    answered(byte: number) {
      if (open === undefined) return false;
      roundTripMs = timers.now() - askedAt;
      known.add(open);
      unknown.delete(open);
      isDoubted = false;
      slowestMs = Math.max(slowestMs, roundTripMs);
      const facts = decodeRealTime(open, byte);
      if (facts.error) left.push(3);
      // Questions 2 and 4 both tell of the paper: either may know that it is out.
      const paper = told?.paperEnd ? { paperEnd: true } : {};
      told = { ...told, ...(facts.error === false ? noError : {}), ...facts, ...paper };
      next();
      return true;
    },
    stop() {
      cancel();
      open = undefined;
      // Learned anew: noise may have answered in the printer's place.
      known.clear();
      unknown.clear();
      isDoubted = false;
      slowestMs = 0;
    },
    /** From question to answer, of the last one answered. */
    roundTripMs: () => roundTripMs,
  };
}
