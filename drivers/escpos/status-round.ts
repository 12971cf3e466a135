import type { Timers } from '../device.ts';
import { afterAwake } from '../link/after-awake.ts';
import { newRoundTrip } from '../link/round-trip.ts';
import { askStatus, askStatusByItself, type Condition, decodeRealTime, type Question } from './codec.ts';
import { newOwed } from './owed.ts';

/** What question 2 implies: the kind of an error is asked for only where there is one. */
const noError: Condition = { cutter: false, unrecoverable: false, autoRecoverable: false };

/** Waited in any case, where an answer is not to be expected; and beyond its usual time, where it is. */
const leastMs = 500;
/** A question that this printer did not know is asked again so much later: it may have been noise. */
const unknownAgainMs = 30_000;

/**
 * Asks DLE EOT one question at a time, because an answer does not say to which question it belongs (owed.ts).
 * `answerWithinMs`: how long an answer may take at first. One that takes longer is waited for up to twice that, once it was
 * heard; a question that this printer does not know, and a printer that has stopped to answer, are waited for more shortly.
 * `heard` gets what was told, `undefined` when no question at all was answered, or one not that this printer has answered since
 * it was opened; `missed`: the latter, so it was away for a moment.
 */
export function statusRound(
  answerWithinMs: number,
  timers: Timers,
  on: { write(bytes: Uint8Array): void; heard(told: Condition | undefined, missed: boolean): void },
) {
  const lateMs = 2 * answerWithinMs;
  const roundTrip = newRoundTrip(leastMs);
  const owed = newOwed(lateMs, timers);
  let isUnderWay = false;
  let open: Question | undefined;
  let left: Question[] = [];
  let told: Condition | undefined;
  let again = false;
  /** A cheap printer knows only some of the questions. */
  const known = new Set<Question>();
  /** Not answered, though others were; and when that was found. */
  const unknown = new Map<Question, number>();
  /** Something was heard since it was opened. */
  let isAlive = false;
  /** The last round was in vain; and so it was given up. */
  let isSilent = false;
  let isDead = false;
  let missed = false;
  /** It asked for automatic status itself. */
  let isMarking = false;
  let cancel = (): void => {};

  function begin(): void {
    again = false;
    isUnderWay = true;
    open = undefined;
    told = undefined;
    const first = owed.question();
    const isDue = (question: Question): boolean =>
      timers.now() >= (unknown.get(question) ?? -Infinity) + unknownAgainMs;
    const all = ([1, 2, 4] as const).filter(question => !unknown.has(question) || isDue(question));
    // What is owed is asked again first, for then it needs not be waited for; and last what nobody may answer.
    left = all.toSorted((a, b) => turnOf(a, first) - turnOf(b, first));
    next();
  }

  const turnOf = (question: Question, first: Question | undefined): number =>
    question === first ? 0 : question + (unknown.has(question) ? 10 : 0);

  function end(outcome: Condition | undefined): void {
    cancel();
    isUnderWay = false;
    open = undefined;
    owed.late();
    isSilent = outcome === undefined;
    on.heard(outcome, missed);
  }

  function next(): void {
    cancel();
    open = undefined;
    owed.late();
    if (again) return begin();
    const [question] = left;
    if (question === undefined) return end(told);
    // One that was never heard is asked all of them: what it says then only tells that it is there.
    if (isAlive && owed.isOther(question)) return clear();
    left.shift();
    cancel = afterAwake(timers, limitMs(question), silent);
    open = question;
    owed.asked(question);
    on.write(askStatus(question));
  }

  /** The next question waits until no answer to another can come. */
  function clear(): void {
    cancel = afterAwake(timers, owed.expiresInMs(), next);
    if (!owed.isMarked()) mark();
  }

  function mark(): void {
    isMarking = true;
    owed.marked();
    on.write(askStatusByItself);
  }

  function limitMs(question: Question): number {
    const lateAfterMs = roundTrip.lateAfterMs() ?? 0;
    const isExpected = !isDead && !unknown.has(question) && (isAlive || owed.question() === undefined);
    return isExpected
      ? Math.min(lateMs, Math.max(answerWithinMs, lateAfterMs))
      : Math.min(answerWithinMs, Math.max(leastMs, lateAfterMs));
  }

  function silent(): void {
    if (open === undefined) return;
    if (known.has(open)) {
      missed = true;
      return end(undefined);
    }
    if (isAlive) unknown.set(open, timers.now());
    next();
  }

  function alive(): void {
    isAlive = true;
    isSilent = false;
    isDead = false;
  }

  function take(question: Question, byte: number): void {
    known.add(question);
    unknown.delete(question);
    const facts = decodeRealTime(question, byte);
    if (facts.error && !left.includes(3)) left.push(3);
    // Questions 2 and 4 both tell of the paper: either may know that it is out.
    const paper = told?.paperEnd ? { paperEnd: true } : {};
    told = { ...told, ...(facts.error === false ? noError : {}), ...facts, ...paper };
  }

  return {
    /** Asks everything; a round under way begins anew, because its first answers are older than the wish to know. */
    ask() {
      if (isUnderWay) {
        // What was missed in the round given up stays missed.
        again = true;
        return;
      }
      missed = false;
      begin();
    },
    /** A real-time byte arrived; false when nothing was asked. */
    answered(byte: number) {
      const answer = owed.answered();
      if (answer === undefined) return false;
      alive();
      if (answer.tookMs !== undefined) roundTrip.learn(answer.tookMs);
      if (!isUnderWay) return true;
      if (answer.question === undefined) again = true;
      else take(answer.question, byte);
      next();
      return true;
    },
    /** A prologue goes out, to which it answers by its automatic status; or is written, with what else stands before it. */
    selfAsked: owed.marked,
    writePrologued(bytes: Uint8Array) {
      owed.marked();
      on.write(bytes);
    },
    /** It has told it. True when the round under way asked for it, to know what is owed. */
    selfTold(): boolean {
      owed.markReached();
      const isOfTheRound = isMarking;
      isMarking = false;
      if (!isUnderWay || open !== undefined) return isOfTheRound;
      next();
      // An earlier one was lost, so that this was taken for that: one more is told behind it.
      if (isUnderWay && open === undefined) mark();
      return isOfTheRound;
    },
    stop() {
      cancel();
      isUnderWay = false;
      isMarking = false;
      open = undefined;
      owed.late();
      // Learned anew: noise may have answered in the printer's place.
      known.clear();
      unknown.clear();
      isDead = isSilent;
      isAlive = false;
    },
    /** From question to answer, smoothed. */
    roundTripMs: roundTrip.smoothedMs,
  };
}
