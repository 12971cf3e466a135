/** The figures of each device on the broker: retained, not acknowledged, and only when they have changed. */

import type { Connection } from '../../../drivers/link/mqtt.ts';
import type { DevicesView } from '../../devices/state.ts';
import type { Clock } from '../../process/clock.ts';
import type { Topics } from '../topics.ts';
import { healthBody } from './payloads.ts';

export type HealthTeller = {
  /** With every beat of a connection; the first one tells all. */
  beat(broker: Connection): void;
  tells(topic: string): boolean;
};

export function openHealth(devices: DevicesView, topics: Topics, clock: Clock): HealthTeller {
  /** What was said on the latest connection; QoS 0 may be lost with an earlier one. */
  let said = new Map<string, string>();
  let saidOn: Connection | undefined;
  return {
    beat(broker) {
      if (broker !== saidOn) said = new Map();
      saidOn = broker;
      for (const device of devices.devices()) {
        const body = healthBody(device);
        const same = JSON.stringify(body);
        if (said.get(device.id) === same) continue;
        said.set(device.id, same);
        const payload = JSON.stringify({ v: 1, ts: clock.now(), ...body });
        broker.publish({ topic: topics.health(device.id), payload, retain: true, qos: 0 });
      }
    },
    tells: topic => devices.devices().some(({ id }) => topics.health(id) === topic),
  };
}
