import type { Broker, Button, Fitness, Handed, Pad, PadSaid, Timers } from '../device.ts';
import { newHealth } from '../health.ts';
import { telling } from '../parts/changes.ts';
import { typing } from '../parts/pad/typing.ts';
import { type ButtonDialect, type ButtonEvent, readMessage, tellAll, topicsOf } from './codec.ts';
import { newPresses } from './new-presses.ts';

/** What is retained about a device comes right after the subscription; a device of which nothing comes is believed to be there. */
const hearsayMs = 500;

/**
 * Buttons that speak through a broker. They cannot be answered: no LCD, no lamp, no beeper. `buttons`: the device's own name
 * of a press → what it is to the hall.
 */
export function mqttButtons(
  options: {
    dialect: ButtonDialect;
    topic: string;
    buttons: Readonly<Record<string, Button>>;
    repeatWindowMs: number;
  },
  broker: Broker,
  { timers, report }: Handed<PadSaid>,
): Pad {
  const { dialect, topic } = options;
  const buttons = new Map(Object.entries(options.buttons));
  const presses = newPresses(timers, options.repeatWindowMs);
  /** A device that can be asked this says its last press again, also when it comes back by itself. */
  const question = tellAll(dialect, topic);
  const health = newHealth();
  const presence = presenceOf(timers, telling(report).fitness);
  const typed = typing(timers, report, { forgotten() {}, stuck: presence.stuck });

  function hear(event: ButtonEvent, retained: boolean): void {
    const { name = '' } = event;
    const verdict = presses.judge(event, retained);
    const button = buttons.get(name);
    if (verdict === 'repeat') {
      health.retries += 1;
      // Said again with the same count it is an old press; without one, a button that goes on.
      if (event.count === undefined && button !== undefined) typed.repeated(button);
    }
    if (verdict !== 'new') return;
    presence.pressed();
    if (button !== undefined) return typed.press(button);
    if (event.aside === true) return;
    health.errors += 1;
    report({ is: 'no-key', button: name });
  }

  const seat = broker.join(topicsOf(dialect, topic, [...buttons.keys()]), {
    up() {
      if (question !== undefined) {
        presses.oldNews();
        void seat.publish(question.topic, question.payload);
      }
      presence.up();
    },
    down(why) {
      presses.missed();
      typed.down();
      presence.down(why);
    },
    message(said, payload, retained) {
      health.frames += 1;
      const heard = readMessage(options, said, payload);
      if (heard.is === 'junk') health.errors += 1;
      else if (heard.is === 'events') for (const event of heard.events) hear(event, retained);
      else if (heard.is === 'availability') {
        if (!heard.online) presses.missed();
        else if (!retained && question !== undefined) presses.oldNews();
        presence.told(heard.of, heard.online);
      }
    },
  });

  return {
    want() {},
    answer() {},
    attention() {},
    health: () => ({ ...health, errors: health.errors + seat.dropped(), reopened: broker.reopened() }),
    async close() {
      presence.stop();
      typed.stop();
      seat.leave();
    },
  };
}

/** Whether the device is there, by what is said of it. */
function presenceOf(timers: Timers, told: (fitness: Fitness) => void) {
  /** What was heard since the broker is there; it may be retained, and come before `up`. */
  const nothingHeard = { isUp: false, device: true, bridge: true, stuckWhy: undefined as string | undefined };
  let presence = nothingHeard;
  let cancelHearsay = (): void => {};

  function tell(): void {
    cancelHearsay();
    const { isUp, device, bridge, stuckWhy } = presence;
    if (!isUp) return;
    if (!bridge) told({ is: 'lost', why: 'Zigbee2MQTT is offline' });
    else if (!device) told({ is: 'lost', why: 'the device is offline' });
    else if (stuckWhy !== undefined) told({ is: 'degraded', why: stuckWhy });
    else told({ is: 'ready' });
  }

  function hear(news: Partial<typeof presence>): void {
    presence = { ...presence, ...news };
    tell();
  }

  return {
    up() {
      presence = { ...presence, isUp: true };
      cancelHearsay = timers.after(hearsayMs, tell);
    },
    down(why: string) {
      cancelHearsay();
      presence = nothingHeard;
      told({ is: 'lost', why });
    },
    told: (of: 'device' | 'bridge', online: boolean) => hear({ [of]: online }),
    /** Whoever is pressed is there, whatever was said of it. */
    pressed: () => hear({ device: true, bridge: true }),
    stuck: (stuckWhy: string | undefined) => hear({ stuckWhy }),
    stop: () => cancelHearsay(),
  };
}
