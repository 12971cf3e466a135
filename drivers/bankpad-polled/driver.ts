/** Asks one pad whether a key was pressed, and keeps its four digits true. */
import type { Handed, Health, Pad, PadAnswer, PadPicture, PadSaid, Timers } from '../device.ts';
import { newHealth } from '../health.ts';
import type { Line } from '../link/line.ts';
import { newRoundTrip } from '../link/round-trip.ts';
import type { Seat } from '../link/seat.ts';
import type { Rank } from '../link/turns.ts';
import { goingOn } from '../parts/stuck-key.ts';
import { type BankPadMessage, type KeyFrame, pollOf, pressOf, showFrame } from './codec.ts';

/** The same key for so long without a pause is no finger. */
const stuck = { tellAfterMs: 5000, pauseMs: 1500 };
const stuckWhy = 'a key is stuck: look at the pad';
/** As the hall refuses a key that means nothing here. */
const meansNothing: PadAnswer = { is: 'refused', code: 35 };
/** It confirms nothing, so one that lost its power is painted again soon. */
const refreshAfterMs = 1500;
const codeStandsMs = 3000;
/** The answer to a key. */
const heard = '0000';
/** Beyond what a slow one usually takes: so long an adapter may hold a frame back (FTDI: 16 ms). */
const marginMs = 20;
/** Asked about twice a second, one that is slower than this keeps its line from all others. */
const longestReplyMs = 2000;

export function bankPad(
  options: { address: number; pollEveryMs: number; replyWithinMs: number; repeatWindowMs: number },
  line: Line<BankPadMessage>,
  { timers, report }: Handed<PadSaid>,
): Pad {
  const { address, pollEveryMs, repeatWindowMs } = options;
  const health = newHealth();
  const wire = wireTo(options, () => seat, health);
  const stuckKeys = goingOn(timers, stuck, isSo =>
    report({ is: 'fitness', fitness: isSo ? { is: 'degraded', why: stuckWhy } : { is: 'ready' } }),
  );
  const digits = fourDigits(wire.show, timers, () => report({ is: 'shown', confirmed: 'sent' }));
  const asking = every(timers, pollEveryMs, () => void wire.ask());

  const seat = line.join(address, {
    up() {
      report({ is: 'fitness', fitness: { is: 'ready' } });
      digits.up();
      asking.begin();
    },
    down(why) {
      asking.stop();
      digits.down();
      stuckKeys.stop();
      report({ is: 'fitness', fitness: { is: 'lost', why } });
      report({ is: 'shown', confirmed: 'none' });
    },
    message: message => void (message.is === 'key' && hear(message)),
  });

  function hear(frame: KeyFrame): void {
    if (!wire.takesReply()) {
      health.errors += 1;
      return;
    }
    health.frames += 1;
    const press = pressOf(frame);
    const { forMs } = stuckKeys.again(frame.bytes.join());
    if (repeatWindowMs > 0 && forMs >= repeatWindowMs) health.errors += 1;
    else if (press === undefined) void acknowledge(meansNothing);
    else report({ is: 'said', said: { press: press.key, digits: press.digits, frame: frame.bytes } });
  }

  async function acknowledge(answer: PadAnswer): Promise<void> {
    if (!(await wire.show('answer', heard))) return;
    // What stood there may be gone with it.
    digits.again(answer);
  }

  return {
    want: digits.want,
    answer: (_, answer) => void acknowledge(answer),
    // It has nothing to be heard; a number that came by itself is seen.
    attention() {},
    health: () => ({ ...health, reopened: line.reopened() }),
    async close() {
      seat.leave();
      asking.stop();
      digits.down();
      stuckKeys.stop();
    },
  };
}

/** What goes to one pad. */
function wireTo(
  { address, replyWithinMs }: { address: number; replyWithinMs: number },
  seat: () => Seat,
  health: Health,
) {
  let isAsking = false;
  let isUnanswered = false;
  const roundTrip = newRoundTrip(marginMs);

  /** Most questions go without an answer, so that each costs its line this. */
  function waitsMs(): number {
    const lateAfterMs = Math.min(roundTrip.lateAfterMs() ?? 0, longestReplyMs);
    return Math.max(replyWithinMs, lateAfterMs);
  }

  return {
    /**
     * Only the one reply to the line's last question is a frame, nothing else tells where one begins; it may come late. In the
     * turn of another it is none, but tells how slow this pad is: its key, said again, is waited for.
     */
    takesReply(): boolean {
      if (!isUnanswered) return false;
      isUnanswered = false;
      roundTrip.learn(seat().askedForMs());
      health.roundTripMs = roundTrip.smoothedMs();
      const isReply = seat().isAskedLast();
      if (isReply) seat().answered();
      return isReply;
    },
    async ask(): Promise<void> {
      if (isAsking) return;
      isAsking = true;
      isUnanswered = true;
      await seat().ask({
        rank: 'ping',
        bytes: pollOf(address),
        replyWithinMs: waitsMs(),
        isSilenceUsual: true,
      });
      isAsking = false;
    },
    async show(rank: Rank, text: string): Promise<boolean> {
      health.queueDepth += 1;
      const outcome = await seat().ask({ rank, bytes: showFrame(address, text), replyWithinMs: 0 });
      health.queueDepth -= 1;
      if (outcome === 'sent') health.frames += 1;
      else health.errors += 1;
      return outcome === 'sent';
    },
  };
}

function every(timers: Timers, everyMs: number, then: () => void) {
  let cancel = (): void => {};
  function begin(): void {
    cancel();
    cancel = timers.after(everyMs, begin);
    then();
  }
  return { begin, stop: () => cancel() };
}

/** The number in hand, or 0000; for a moment 99 and the code of a refusal. */
function fourDigits(send: (rank: Rank, text: string) => Promise<boolean>, timers: Timers, shown: () => void) {
  let isUp = false;
  let wanted: PadPicture | undefined;
  let code: number | undefined;
  let cancelCode = (): void => {};
  const refresh = every(timers, refreshAfterMs, () => void paint('routine'));

  async function paint(rank: Rank): Promise<void> {
    if (!isUp || wanted === undefined) return;
    const picture = wanted;
    const isCode = code !== undefined;
    const sent = await send(rank, code === undefined ? textOf(picture) : `99${`${code}`.padStart(2, '0')}`);
    if (sent && isUp && !isCode && picture === wanted) shown();
  }

  function noCode(): void {
    cancelCode();
    code = undefined;
  }

  return {
    want(picture: PadPicture) {
      wanted = picture;
      void paint('urgent');
    },
    again(answer: PadAnswer) {
      if (answer.is !== 'repeat') noCode();
      if (answer.is === 'refused' && isUp) {
        code = answer.code % 100;
        cancelCode = timers.after(codeStandsMs, () => {
          noCode();
          void paint('urgent');
        });
      }
      void paint('urgent');
    },
    up() {
      isUp = true;
      refresh.begin();
    },
    down() {
      isUp = false;
      noCode();
      refresh.stop();
    },
  };
}

const textOf = ({ number = 0 }: PadPicture): string => `${number % 10_000}`.padStart(4, '0');
