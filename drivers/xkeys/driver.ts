import type { Handed, OpenLink, Pad, PadSaid, Timers } from '../device.ts';
import { newHealth } from '../health.ts';
import { keepOpen } from '../link/keep-open.ts';
import { decodeInput, encodeOrder, type XkeysOrder } from './codec.ts';
import { type Buttons, xkeysKeys } from './keys.ts';
import { answerBy, keepLamps } from './lamps.ts';

type Options = { unit?: number | undefined; buttons?: Buttons | undefined };

/** Open is not alive: it is asked what it is, and must answer. */
const heartbeatEveryMs = 5000;
const answersWithinMs = 1000;
/** An X-keys. `unit`: the unit id it must have; `buttons`: by their numbers, in place of those of an XK-24. */
export function xkeys(options: Options, open: OpenLink, { timers, report }: Handed<PadSaid>): Pad {
  const health = newHealth();
  const lamps = keepLamps(send, timers, () => report({ is: 'shown', confirmed: 'sent' }));
  const keys = xkeysKeys(
    options.buttons,
    { timers, report },
    {
      forgotten: () => lamps.blink(1),
      known(lightsOfNext) {
        heartbeat.answered();
        lamps.up(lightsOfNext);
      },
    },
  );
  const link = keepOpen(open, timers, {
    up() {
      keys.forget();
      heartbeat.ask();
      send({ is: 'generate' });
    },
    data: hear,
    down(why) {
      heartbeat.stop();
      lamps.down();
      keys.lost();
      report({ is: 'fitness', fitness: { is: 'lost', why } });
      report({ is: 'shown', confirmed: 'none' });
    },
  });
  const heartbeat = heartbeats(timers, {
    ask: () => send({ is: 'describe' }),
    silent() {
      health.errors += 1;
      link.reopen('the X-keys does not answer: unplug it and plug it in again');
    },
  });

  function send(order: XkeysOrder): void {
    health.frames += 1;
    link.write(encodeOrder(order));
  }

  function hear(bytes: Uint8Array): void {
    health.frames += 1;
    const message = decodeInput(bytes);
    if (message.is === 'junk') health.errors += 1;
    else if (options.unit !== undefined && message.unit !== options.unit)
      link.reopen(`found an X-keys of unit ${message.unit}, expected unit ${options.unit}`);
    else if (message.is === 'keys') keys.down(message.keys, message.generated);
    else if (message.is === 'descriptor') {
      health.roundTripMs = heartbeat.askedForMs();
      lamps.readBack(message);
      keys.described(message);
      if (keys.areKnown()) heartbeat.answered();
    }
  }

  return {
    want: lamps.want,
    answer: (_said, answer) => answerBy(lamps, answer),
    attention: () => lamps.flash(),
    health: () => ({ ...health, reopened: link.reopened() }),
    close() {
      lamps.dark();
      heartbeat.stop();
      keys.stop();
      return link.close();
    },
  };
}

/** Asks again and again, and must be answered in time. */
function heartbeats(timers: Timers, on: { ask(): void; silent(): void }) {
  let askedAtMs = 0;
  let cancel = (): void => {};

  function ask(): void {
    askedAtMs = timers.now();
    cancel();
    cancel = timers.after(answersWithinMs, on.silent);
    on.ask();
  }

  return {
    ask,
    askedForMs: () => timers.now() - askedAtMs,
    answered() {
      cancel();
      cancel = timers.after(heartbeatEveryMs, ask);
    },
    stop: () => cancel(),
  };
}
