import type { Handed, Health, Pad, PadSaid, Timers } from '../device.ts';
import { newHealth } from '../health.ts';
import type { Line, LineProtocol } from '../link/line.ts';
import type { Outcome, Seat } from '../link/seat.ts';
import type { Rank } from '../link/turns.ts';
import {
  acknowledgementOf,
  addressOf,
  decoder,
  type Ff68Frame,
  type Ff68Message,
  ratingOf,
} from './codec.ts';
import { complaints } from './complaints.ts';
import { collectDigits } from './entered-digits.ts';
import { feedback } from './feedback.ts';

export const ff68Protocol: LineProtocol<Ff68Message> = { decoder, addressOf };

/**
 * A caller pad on a shared line. `address`: 0–255, as set on the pad. `repeatWindowMs`: for so long the hall takes the same
 * frame for a repeat; 0: never, and then no key is stuck. It never answers, so it is lost only with its port.
 */
export function ff68Pad(
  options: { address: number; repeatWindowMs: number },
  line: Line<Ff68Message>,
  { timers, report }: Handed<PadSaid>,
): Pad {
  const { address, repeatWindowMs } = options;
  const health = newHealth();
  const wire = wireTo(() => seat, timers, health);
  const watch = complaints(timers, fitness => report({ is: 'fitness', fitness }));
  const clerk = feedback(address, wire.send, {
    timers,
    shown: () => report({ is: 'shown', confirmed: 'sent' }),
  });
  const enter = collectDigits(timers, () => clerk.beep('forgotten'));

  const seat = line.join(address, {
    up() {
      watch.tell();
      clerk.up();
    },
    down(why) {
      clerk.down();
      watch.stop();
      report({ is: 'fitness', fitness: { is: 'lost', why } });
      report({ is: 'shown', confirmed: 'none' });
    },
    message: message => void (message.is === 'frame' && hear(message)),
    noise: watch.noise,
  });

  function hear(frame: Ff68Frame): void {
    health.frames += 1;
    wire.heard();
    const forMs = watch.frame(frame.bytes);
    const rating = ratingOf(frame);
    if (repeatWindowMs > 0 && forMs >= repeatWindowMs) {
      health.errors += 1;
    } else if (rating !== undefined) {
      report({ is: 'said', said: { rating, frame: frame.bytes } });
    } else press(frame);
  }

  function press(frame: Ff68Frame): void {
    const entered = enter.frame(frame);
    // No key of this pad: without an echo the pad shows that nothing was understood.
    if (entered === undefined) health.errors += 1;
    if (entered?.repeat === true) health.retries += 1;
    if (entered?.press !== undefined) {
      const { key, digits } = entered.press;
      report({ is: 'said', said: { press: key, digits, frame: frame.bytes } });
    } else if (entered !== undefined) void wire.acknowledge(frame.bytes);
  }

  return {
    want: clerk.want,
    answer(said, answer) {
      const { frame } = said;
      if (frame !== undefined)
        void clerk.answer('press' in said ? 'press' : 'rating', answer, wire.acknowledge(frame));
    },
    attention: () => clerk.beep('attention'),
    health: () => ({ ...health, reopened: line.reopened() }),
    async close() {
      seat.leave();
      clerk.stop();
      enter.stop();
      watch.stop();
    },
  };
}

/** What goes to one pad. */
function wireTo(seat: () => Seat, timers: Timers, health: Health) {
  let heardAtMs = 0;
  /** What the line is still to acknowledge: a pad that repeats itself must not fill it. */
  const acknowledging = new Map<string, Promise<boolean>>();

  async function send(rank: Rank, bytes: Uint8Array): Promise<Outcome> {
    health.queueDepth += 1;
    const outcome = await seat().ask({ rank, bytes, replyWithinMs: 0 });
    health.queueDepth -= 1;
    if (outcome === 'sent') health.frames += 1;
    else health.errors += 1;
    return outcome;
  }

  /** Also when it collided: the pad says again what it missed. */
  async function acknowledgeNow(said: Uint8Array): Promise<boolean> {
    const outcome = await send('answer', acknowledgementOf(said));
    if (outcome === 'sent') health.roundTripMs = timers.now() - heardAtMs;
    return outcome === 'sent' || outcome === 'collided';
  }

  return {
    send,
    heard() {
      heardAtMs = timers.now();
    },
    async acknowledge(said: Uint8Array): Promise<boolean> {
      const bytes = said.join();
      const waiting = acknowledging.get(bytes) ?? acknowledgeNow(said);
      acknowledging.set(bytes, waiting);
      const sent = await waiting;
      acknowledging.delete(bytes);
      return sent;
    },
  };
}
