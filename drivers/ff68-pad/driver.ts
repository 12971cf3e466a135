import type { Pad, PadAnswer, PadSaid, Report, Timers } from '../device.ts';
import { newHealth } from '../health.ts';
import type { Line, LineProtocol } from '../link/line.ts';
import type { Outcome } from '../link/seat.ts';
import type { Rank } from '../link/turns.ts';
import { goingOn } from '../parts/stuck-key.ts';
import {
  acknowledgementOf,
  addressOf,
  beepFrame,
  decoder,
  type Ff68Frame,
  type Ff68Message,
  lcdFrame,
  ratingOf,
} from './codec.ts';
import { collectDigits } from './entered-digits.ts';
import { keepLcd } from './lcd.ts';

export const ff68Protocol: LineProtocol<Ff68Message> = { decoder, addressOf };

const beepGapMs = 200;
const beepsFor: Record<PadAnswer['is'] | 'attention' | 'forgotten', number> = {
  done: 0,
  repeat: 0,
  ready: 1,
  refused: 2,
  attention: 1,
  forgotten: 1,
};
/** No more beeps than these are ever due: a pad that repeats itself must not beep for minutes. */
const mostBeepsDue = 4;
/**
 * The same frame for as long as the hall takes it for a repeat, with no more than a retry between (500 ms [C]), is no
 * finger: from then on it would be a new press every time.
 */
const stuck = { tellAfterMs: 5000, pauseMs: 700 };
const stuckWhy =
  'a key is stuck, or the adapter hears itself: look at the pad, or set echoes: true on its line';
/** Two pads pressed together are noise for two seconds at most. */
const noise = { tellAfterMs: 5000, pauseMs: 1000 };
const noiseWhy =
  'noise on the line: a pad that babbles or has another baud rate, or the cable; unplug the pads one by one';

/**
 * A caller pad on a shared line. `address`: 0–255, as set on the pad. `repeatWindowMs`: for so long the hall takes the same
 * frame for a repeat; 0: never, and then no key is stuck. It never answers, so it is lost only with its port.
 */
export function ff68Pad(
  options: { address: number; repeatWindowMs: number },
  line: Line<Ff68Message>,
  timers: Timers,
  report: Report<PadSaid>,
): Pad {
  const { address, repeatWindowMs } = options;
  let isStuck = false;
  let isNoisy = false;
  const stuckKeys = goingOn(timers, stuck, goesOn => {
    isStuck = goesOn;
    tellFitness();
  });
  const babble = goingOn(timers, noise, goesOn => {
    isNoisy = goesOn;
    tellFitness();
  });
  const enter = collectDigits(timers, () => void beep(beepsFor.forgotten));
  /** What the line is still to acknowledge: a pad that repeats itself must not fill it. */
  const acknowledging = new Map<string, Promise<boolean>>();
  const health = newHealth();
  let heardAtMs = 0;
  /** Rises with every press that is answered. */
  let answers = 0;
  let beepsDue = 0;
  let beeping: Promise<void> | undefined;
  let cancelBeepGap = (): void => {};

  const lcd = keepLcd(
    (rank, text) => send(rank, lcdFrame(address, text)),
    timers,
    () => report({ is: 'shown', confirmed: 'sent' }),
  );

  const seat = line.join(address, {
    up() {
      tellFitness();
      lcd.up();
    },
    down(why) {
      lcd.down();
      beepsDue = 0;
      quiet();
      report({ is: 'fitness', fitness: { is: 'lost', why } });
      report({ is: 'shown', confirmed: 'none' });
    },
    message(message) {
      if (message.is === 'frame') hear(message);
    },
    noise: () => void babble.again(''),
  });

  function tellFitness(): void {
    const why = isStuck ? stuckWhy : isNoisy ? noiseWhy : undefined;
    report({ is: 'fitness', fitness: why === undefined ? { is: 'ready' } : { is: 'degraded', why } });
  }

  function quiet(): void {
    for (const watch of [stuckKeys, babble]) watch.stop();
    isStuck = false;
    isNoisy = false;
  }

  async function send(rank: Rank, bytes: Uint8Array): Promise<Outcome> {
    health.queueDepth += 1;
    const outcome = await seat.ask({ rank, bytes, replyWithinMs: 0 });
    health.queueDepth -= 1;
    if (outcome === 'sent') health.frames += 1;
    else health.errors += 1;
    return outcome;
  }

  function hear(frame: Ff68Frame): void {
    health.frames += 1;
    heardAtMs = timers.now();
    const { forMs } = stuckKeys.again(frame.bytes.join());
    if (repeatWindowMs > 0 && forMs >= repeatWindowMs) {
      health.errors += 1;
      return;
    }
    const rating = ratingOf(frame);
    if (rating !== undefined) {
      report({ is: 'said', said: { rating, frame: frame.bytes } });
      return;
    }
    const entered = enter.frame(frame);
    if (entered === undefined) {
      // No key of this pad: without an echo the pad shows that nothing was understood.
      health.errors += 1;
      return;
    }
    if (entered.repeat) health.retries += 1;
    if (entered.press === undefined) void acknowledge(frame.bytes);
    else {
      const { key, digits } = entered.press;
      report({ is: 'said', said: { press: key, digits, frame: frame.bytes } });
    }
  }

  async function acknowledge(said: Uint8Array): Promise<boolean> {
    const bytes = said.join();
    const waiting = acknowledging.get(bytes) ?? acknowledgeNow(said);
    acknowledging.set(bytes, waiting);
    const sent = await waiting;
    acknowledging.delete(bytes);
    return sent;
  }

  /** Also when it collided: the pad says again what it missed. */
  async function acknowledgeNow(said: Uint8Array): Promise<boolean> {
    const outcome = await send('answer', acknowledgementOf(said));
    if (outcome === 'sent') health.roundTripMs = timers.now() - heardAtMs;
    return outcome === 'sent' || outcome === 'collided';
  }

  async function beep(times: number): Promise<void> {
    beepsDue = Math.min(beepsDue + times, mostBeepsDue);
    if (beepsDue > 0) await (beeping ??= beepOut());
  }

  async function beepOut(): Promise<void> {
    while (beepsDue > 0) {
      beepsDue -= 1;
      await send('urgent', beepFrame(address));
      await new Promise<void>(resolve => {
        cancelBeepGap = timers.after(beepGapMs, resolve);
      });
    }
    beeping = undefined;
  }

  async function answer(said: PadSaid, answer: PadAnswer): Promise<void> {
    const { frame } = said;
    if (frame === undefined) return;
    const acknowledged = acknowledge(frame);
    // A grade comes from the other side of the counter: the clerk may still read why a press was refused.
    if (answer.is !== 'repeat' && 'press' in said) {
      answers += 1;
      if (answer.is !== 'refused') lcd.clearCode();
    }
    const mine = answers;
    // What the pad did not get an echo of it says again, and is answered then.
    if (!(await acknowledged)) return;
    await beep(beepsFor[answer.is]);
    // The clerk may have pressed the right key before the beeps were over.
    if (answer.is === 'refused' && mine === answers) lcd.showCode(answer.code);
  }

  return {
    want: picture => lcd.want(picture),
    answer: (said, how) => void answer(said, how),
    attention: () => void beep(beepsFor.attention),
    health: () => ({ ...health, reopened: line.reopened() }),
    close() {
      seat.leave();
      lcd.down();
      enter.stop();
      quiet();
      beepsDue = 0;
      cancelBeepGap();
      return Promise.resolve();
    },
  };
}
