import type { Handed, OpenLink, Pad, PadSaid, Timers } from '../device.ts';
import { newHealth } from '../health.ts';
import { afterAwake } from '../link/after-awake.ts';
import { keepOpen } from '../link/keep-open.ts';
import { newPatience } from '../link/patience.ts';
import { decodeInput, encodeOrder, type XkeysOrder } from './codec.ts';
import { type Buttons, xkeysKeys } from './keys.ts';
import { answerBy, keepLamps } from './lamps.ts';

type Options = { unit?: number | undefined; buttons?: Buttons | undefined };

/** Open is not alive: it is asked what it is, and must answer. */
const heartbeatEveryMs = 5000;
/** USB takes milliseconds; a reader of reports over the network may take longer. */
const answersWithinMs = 2000;
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
      lamps.readBack(message);
      keys.described(message);
      if (keys.areKnown()) heartbeat.answered();
    }
  }

  return {
    want: lamps.want,
    answer: (_said, answer) => answerBy(lamps, answer),
    attention: () => lamps.flash(),
    health: () => ({ ...health, reopened: link.reopened(), roundTripMs: heartbeat.roundTripMs() }),
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
  // A clerk waits for it, as others do on a line.
  const patience = newPatience({ others: true });
  let cancel = (): void => {};

  function ask(): void {
    patience.asked(timers.now(), answersWithinMs);
    cancel();
    cancel = afterAwake(timers, patience.endsAtMs() - timers.now(), silent);
    on.ask();
  }

  function silent(): void {
    patience.silent();
    if (patience.hadItsTime(timers.now())) on.silent();
    else ask();
  }

  return {
    ask,
    answered() {
      cancel();
      patience.answered(timers.now());
      cancel = timers.after(heartbeatEveryMs, ask);
    },
    roundTripMs: patience.roundTripMs,
    stop: () => cancel(),
  };
}
