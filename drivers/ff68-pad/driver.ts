import type { Health, Pad, PadSaid, Report, Timers } from '../driver.ts';
import type { Line, LineProtocol } from '../link/line.ts';
import type { Rank } from '../link/turns.ts';
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
/** No more beeps than these are ever due: a pad that repeats itself must not beep for minutes. */
const mostBeepsDue = 4;

/** A caller pad on a shared line. `address`: 0–255, as set on the pad. It never answers, so it is lost only with its port. */
export function ff68Pad(
  options: { address: number },
  line: Line<Ff68Message>,
  timers: Timers,
  report: Report<PadSaid>,
): Pad {
  const { address } = options;
  const enter = collectDigits(timers);
  const health: Health = { frames: 0, errors: 0, retries: 0, reopened: 0, queueDepth: 0, roundTripMs: 0 };
  let heardAtMs = 0;
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
      report({ is: 'fitness', fitness: { is: 'ready' } });
      lcd.up();
    },
    down(why) {
      lcd.down();
      beepsDue = 0;
      report({ is: 'fitness', fitness: { is: 'lost', why } });
      report({ is: 'shown', confirmed: 'none' });
    },
    message(message) {
      if (message.is === 'frame') hear(message);
    },
  });

  async function send(rank: Rank, bytes: Uint8Array): Promise<boolean> {
    health.queueDepth += 1;
    const outcome = await seat.ask({ rank, bytes, replyWithinMs: 0 });
    health.queueDepth -= 1;
    const sent = outcome === 'sent';
    if (sent) health.frames += 1;
    else health.errors += 1;
    return sent;
  }

  function hear(frame: Ff68Frame): void {
    health.frames += 1;
    heardAtMs = timers.now();
    const rating = ratingOf(frame);
    if (rating !== undefined) {
      report({ is: 'said', said: { rating, frame: frame.bytes } });
      return;
    }
    const entered = enter(frame);
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
    const sent = await send('answer', acknowledgementOf(said));
    if (sent) health.roundTripMs = timers.now() - heardAtMs;
    return sent;
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

  async function answer(said: PadSaid, beeps: number, code: number | undefined): Promise<void> {
    // What the pad did not get an echo of it says again, and is answered then.
    if (!(await acknowledge(said.frame))) return;
    await beep(beeps);
    if (code !== undefined) lcd.showCode(code);
  }

  return {
    want: picture => lcd.want(picture),
    answer: (said, { beeps, code }) => void answer(said, beeps, code),
    beep: () => void beep(1),
    health: () => ({ ...health, reopened: line.reopened() }),
    close() {
      seat.leave();
      lcd.down();
      beepsDue = 0;
      cancelBeepGap();
      return Promise.resolve();
    },
  };
}
