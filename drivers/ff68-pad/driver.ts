import type { Handed, Health, Pad, PadSaid, Timers } from '../device.ts';
import { newHealth } from '../health.ts';
import type { Line, LineProtocol } from '../link/line.ts';
import type { Outcome, Seat } from '../link/seat.ts';
import type { Rank } from '../link/turns.ts';
import {
  addressOf,
  type Dialect,
  decoder,
  type Ff68Frame,
  type Ff68Key,
  type Ff68Message,
  ff68Family,
} from './codec.ts';
import { complaints } from './complaints.ts';
import { collectDigits } from './entered-digits.ts';
import { feedback } from './feedback.ts';
import { payloadsOf, raterOf } from './payloads.ts';

export const ff68Protocol: LineProtocol<Ff68Message> = {
  decoder,
  addressOf,
  family: ff68Family,
  // It says a key again half a second after it [C].
  saysAgainWithinMs: 600,
};

/** As the hall refuses a key that means nothing here. */
const meansNothing = { is: 'refused', code: 35 } as const;

/**
 * A caller pad on a shared line, and in the dialect slzc its rater. `address`: 0–255, as set on the pad. `repeatWindowMs`: for
 * so long the hall takes the same frame for a repeat; 0: never, and then no key is stuck. It never answers, so it is lost only
 * with its port.
 */
export function ff68Pad(
  options: { address: number; dialect: Dialect; repeatWindowMs: number },
  line: Line<Ff68Message>,
  { timers, report }: Handed<PadSaid>,
): Pad {
  const { address, dialect, repeatWindowMs } = options;
  const { said: saidIn, acknowledgementOf } = payloadsOf[dialect];
  const health = newHealth();
  const wire = wireTo(() => seat, acknowledgementOf, { timers, health });
  const watch = complaints(timers, fitness => report({ is: 'fitness', fitness }));
  const clerk = feedback(options, wire.send, {
    timers,
    shown: () => report({ is: 'shown', confirmed: 'sent' }),
  });
  const enter = collectDigits(timers, () => clerk.beep('forgotten'));

  const message = (heard: Ff68Message): void => void (heard.is === 'frame' && hear(heard));
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
    message,
    noise: watch.noise,
  });
  const rater = dialect === 'slzc' ? line.join(raterOf(address), { up() {}, down() {}, message }) : undefined;

  function hear(frame: Ff68Frame): void {
    health.frames += 1;
    wire.heard();
    const forMs = watch.frame(frame.bytes);
    const heard = saidIn(frame);
    if (heard === undefined || (repeatWindowMs > 0 && forMs >= repeatWindowMs)) {
      // No key of this pad: without an echo the pad shows that nothing was understood.
      health.errors += 1;
    } else if (heard.is === 'rating') {
      report({ is: 'said', said: { rating: heard.rating, frame: frame.bytes } });
    } else if (heard.is === 'other') {
      // The program that such a pad knows gives everything back; so that it means nothing is told by beeps and a code.
      health.errors += 1;
      const acknowledged = wire.acknowledge(frame.bytes);
      if (heard.from === 'pad') void clerk.answer('press', meansNothing, acknowledged);
    } else press(frame, heard);
  }

  function press(frame: Ff68Frame, heard: Ff68Key): void {
    const { press, repeat } = enter.frame(frame, heard);
    if (repeat) health.retries += 1;
    if (press === undefined) void wire.acknowledge(frame.bytes);
    else report({ is: 'said', said: { press: press.key, digits: press.digits, frame: frame.bytes } });
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
      rater?.leave();
      clerk.stop();
      enter.stop();
      watch.stop();
    },
  };
}

/** What goes to one pad. */
function wireTo(
  seat: () => Seat,
  acknowledgementOf: (said: Uint8Array) => Uint8Array,
  { timers, health }: { timers: Timers; health: Health },
) {
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
