/**
 * The questions whose answers may still come. DLE EOT is answered by one byte that does not name its question, and some printers
 * answer late: a healthy `16` to question 1 would be an open cover to question 2. So an answer belongs to the question that
 * waits longest, where all that wait are alike, and else to none.
 * Automatic status is a mark among them: what was asked before it was asked for, and is not answered when it comes, never will be.
 */
import type { Timers } from '../device.ts';
import type { Question } from './codec.ts';

type Asked = { question: Question | 'mark'; atMs: number };

/** `question`: left out, to none. `tookMs`: where there is no doubt (Karn: RFC 6298 §3). */
export type Belongs = { question?: Question; tookMs?: number };

/** What is not answered after `lateMs` never will be. */
export function newOwed(lateMs: number, timers: Timers) {
  let all: Asked[] = [];
  let waitedFor: Asked | undefined;

  function questions(): { question: Question; atMs: number }[] {
    // This process may have stood still, so that the answer that is waited for lies unread.
    all = all.filter(asked => asked === waitedFor || asked.atMs + lateMs > timers.now());
    return all.flatMap(({ question, atMs }) => (question === 'mark' ? [] : [{ question, atMs }]));
  }

  return {
    asked(question: Question): void {
      waitedFor = { question, atMs: timers.now() };
      all.push(waitedFor);
    },
    /** The one asked last is not waited for any more. */
    late(): void {
      waitedFor = undefined;
    },
    /** Automatic status was asked for. */
    marked(): void {
      all.push({ question: 'mark', atMs: timers.now() });
    },
    /** It came. */
    markReached(): void {
      const at = all.findIndex(({ question }) => question === 'mark');
      all = all.slice(at + 1);
    },
    /** Nothing was asked since it was asked for last. */
    isMarked: () => all.at(-1)?.question === 'mark',
    /** The one that waits longest. */
    question: () => questions()[0]?.question,
    /** Another one waits. */
    isOther: (than: Question) => questions().some(({ question }) => question !== than),
    /** Nothing is owed then. Whole, so that a part of a millisecond is not waited for again and again. */
    expiresInMs: () =>
      Math.max(1, Math.ceil((questions().at(-1)?.atMs ?? -Infinity) + lateMs - timers.now())),
    /** A byte came; undefined: nothing was asked. */
    answered(): Belongs | undefined {
      const waiting = questions();
      const [first] = waiting;
      if (first === undefined) return undefined;
      all.splice(
        all.findIndex(({ question }) => question !== 'mark'),
        1,
      );
      if (waiting.some(({ question }) => question !== first.question)) return {};
      const { question, atMs } = first;
      return waiting.length > 1 ? { question } : { question, tookMs: timers.now() - atMs };
    },
  };
}
