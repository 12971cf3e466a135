import type { Broker, Button, Pad, PadSaid, Report, Timers } from '../device.ts';
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
  timers: Timers,
  report: Report<PadSaid>,
): Pad {
  const { dialect, topic } = options;
  const buttons = new Map(Object.entries(options.buttons));
  const presses = newPresses(timers, options.repeatWindowMs);
  /** A device that can be asked this says its last press again, also when it comes back by itself. */
  const question = tellAll(dialect, topic);
  const health = newHealth();
  /** What was heard of each since the broker is there. */
  const online = { device: true, bridge: true };
  let linkUp = false;
  let cancelHearsay = (): void => {};

  const tell = telling(report);
  let stuckWhy: string | undefined;
  const typed = typing(timers, report, {
    forgotten() {},
    stuck(why) {
      stuckWhy = why;
      tellFitness();
    },
  });

  function tellFitness(): void {
    cancelHearsay();
    if (!linkUp) return;
    if (!online.bridge) tell.fitness({ is: 'lost', why: 'Zigbee2MQTT is offline' });
    else if (!online.device) tell.fitness({ is: 'lost', why: 'the device is offline' });
    else if (stuckWhy !== undefined) tell.fitness({ is: 'degraded', why: stuckWhy });
    else tell.fitness({ is: 'ready' });
  }

  function hear(event: ButtonEvent, retained: boolean): void {
    const verdict = presses.judge(event, retained);
    const button = buttons.get(event.name ?? '');
    if (verdict === 'repeat') {
      health.retries += 1;
      // Said again with the same count it is an old press; without one, a button that goes on.
      if (event.count === undefined && button !== undefined) typed.repeated(button);
    }
    if (verdict !== 'new') return;
    // Whoever is pressed is there, whatever was said of it.
    online.device = true;
    online.bridge = true;
    tellFitness();
    if (button !== undefined) typed.press(button);
    else if (event.aside !== true) health.errors += 1;
  }

  const seat = broker.join(topicsOf(dialect, topic, [...buttons.keys()]), {
    up() {
      linkUp = true;
      if (question !== undefined) {
        presses.oldNews();
        void seat.publish(question.topic, question.payload);
      }
      cancelHearsay = timers.after(hearsayMs, tellFitness);
    },
    down(why) {
      linkUp = false;
      cancelHearsay();
      online.device = true;
      online.bridge = true;
      presses.missed();
      typed.down();
      stuckWhy = undefined;
      tell.fitness({ is: 'lost', why });
    },
    message(said, payload, retained) {
      health.frames += 1;
      const heard = readMessage(dialect, topic, said, payload);
      if (heard.is === 'junk') {
        health.errors += 1;
      } else if (heard.is === 'events') {
        for (const event of heard.events) hear(event, retained);
      } else if (heard.is === 'availability') {
        online[heard.of] = heard.online;
        if (!heard.online) presses.missed();
        else if (!retained && question !== undefined) presses.oldNews();
        tellFitness();
      }
    },
  });

  return {
    want() {},
    answer() {},
    attention() {},
    health: () => ({
      ...health,
      errors: health.errors + seat.dropped(),
      reopened: broker.reopened(),
    }),
    close() {
      cancelHearsay();
      typed.stop();
      seat.leave();
      return Promise.resolve();
    },
  };
}
