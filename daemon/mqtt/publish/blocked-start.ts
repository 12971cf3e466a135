/** A daemon that waits before it can start (its disk is full) says so on the broker: `$state` degraded. */
import type { BrokerLogin } from '../../../config/load/secrets.ts';
import type { Timers } from '../../../drivers/device.ts';
import { keepConnected } from '../../../drivers/link/mqtt.ts';
import { clientIdOf, topicsOf } from '../topics.ts';
import { words } from '../words.ts';

export type Waiting = {
  /** The daemon can start now, or is told to end. */
  over(): Promise<void>;
};

export function sayCannotStart(options: {
  broker: BrokerLogin;
  hall: string;
  boot: string;
  reason: string;
  wall: () => number;
  timers: Timers;
}): Waiting {
  const topic = topicsOf(options.hall).state;
  const text = (state: 'degraded' | 'offline', reason: string) =>
    JSON.stringify({ v: 1, ts: options.wall(), state, reason, boot: options.boot, beat: 1 });
  const connection = keepConnected(
    {
      broker: options.broker,
      clientId: clientIdOf(options.hall, options.boot),
      timers: options.timers,
      will: () => ({ topic, payload: text('offline', words.lost) }),
    },
    {
      up: broker => broker.publish({ topic, payload: text('degraded', options.reason), retain: true }),
      message() {},
      down() {},
    },
  );
  return {
    over: () => connection.close({ topic, payload: text('offline', words.notWaiting) }),
  };
}
