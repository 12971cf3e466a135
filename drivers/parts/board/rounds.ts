/** What is due is asked, one thing after the other; in between nothing is done until something will be due. */
import type { Timers } from '../../device.ts';
import type { Question, Talk } from './talk.ts';

/**
 * After so long a board that is lost is asked again, in turn: about once a second, and never in step with one that is slower
 * than it may be, whose late answer would damage each question on its one pair of wires.
 */
const pingAfterMs = [1000, 1130, 870] as const;

export type Asking<Answer> = Question<Answer> & {
  is: 'ask';
  /** Not called when the link went meanwhile. */
  then(answer: Answer | 'silent'): void;
  /** Something else is due then. */
  untilMs?: number;
};
export type Next<Answer> = Asking<Answer> | { is: 'wait'; atMs: number };

type On<Answer> = {
  /** Of one that is not lost. */
  next(nowMs: number, pausedUntilMs: number): Next<Answer>;
  nextOfLost(): Asking<Answer>;
  /** No answer came. */
  silent(isLost: boolean): void;
};

/**
 * `takesBack`: what waits for its turn is chosen anew when something is due, so that a ping holds up no picture, nor an old
 * picture the latest.
 */
export function newRounds<Answer>(
  { timers, takesBack }: { timers: Timers; takesBack: boolean },
  talk: Talk<Answer>,
  on: On<Answer>,
) {
  let pausedUntilMs = -Infinity;
  let unheard = 0;
  let cancelWake = (): void => {};

  /** Does what is due now, or comes back when something will be. */
  function step(): void {
    cancelWake();
    if (!talk.isUp()) return;
    if (talk.isAsking()) return takesBack ? talk.seat.takeBack() : undefined;
    const next = chosen();
    if (next.is === 'wait') wakeAt(next.atMs);
    else void ask(next);
  }

  function chosen(): Next<Answer> {
    const nowMs = timers.now();
    if (!talk.isLost()) return on.next(nowMs, pausedUntilMs);
    return pausedUntilMs > nowMs ? { is: 'wait', atMs: pausedUntilMs } : on.nextOfLost();
  }

  function wakeAt(atMs: number): void {
    cancelWake = timers.after(Math.max(0, atMs - timers.now()), step);
  }

  function pause(ms: number): void {
    pausedUntilMs = timers.now() + ms;
  }

  async function ask(asking: Asking<Answer>): Promise<void> {
    if (asking.untilMs !== undefined) wakeAt(asking.untilMs);
    const answer = await talk.ask(asking);
    if (answer === 'down') return;
    if (answer === 'stale') return step();
    if (answer === 'silent') {
      const isLost = talk.isLost();
      if (isLost) pause(pingAfterMs[unheard++ % pingAfterMs.length] ?? pingAfterMs[0]);
      on.silent(isLost);
    }
    asking.then(answer);
    step();
  }

  return {
    step,
    /** Nothing is to be painted for so long. */
    pause,
    goOn(): void {
      pausedUntilMs = -Infinity;
    },
    stop: () => cancelWake(),
  };
}
