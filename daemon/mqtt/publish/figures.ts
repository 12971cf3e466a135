/** The figures of the devices, the hall and its day on the broker: retained, not acknowledged, and only those that have changed. */
import type { Connection } from '../../../drivers/link/mqtt.ts';
import type { Event } from '../../core/types/events.ts';
import type { DevicesView } from '../../devices/state.ts';
import type { HallLoop } from '../../hall/loop.ts';
import type { Entry, Journal } from '../../journal/journal.ts';
import type { Clock } from '../../process/clock.ts';
import type { Topics } from '../topics.ts';
import { type Body, healthBody } from './payloads.ts';
import { statsOf } from './stats.ts';
import { dayStats } from './stats-of-day.ts';

export type Figures = {
  /** After each commit. */
  committed(entries: readonly Entry[]): void;
  /** With every beat of a connection; the first one tells all. */
  beat(broker: Connection): void;
  tells(topic: string): boolean;
};

export function openFigures(of: {
  hall: Pick<HallLoop, 'rules' | 'hall'>;
  journal: Pick<Journal, 'replay' | 'lastSeq'>;
  devices: Pick<DevicesView, 'devices'>;
  topics: Topics;
  clock: Pick<Clock, 'now'>;
}): Figures {
  const { hall, journal, devices, topics, clock } = of;
  const day = dayStats(hall.rules);
  /** By topic, what was said on the latest connection; QoS 0 may be lost with an earlier one. */
  let said = new Map<string, string>();
  let saidOn: Connection | undefined;

  function fold({ at, event }: Entry): void {
    day.fold(at, event as Event);
  }
  for (const entry of journal.replay()) fold(entry);

  return {
    committed(entries) {
      for (const entry of entries) fold(entry);
    },
    beat(broker) {
      if (broker !== saidOn) said = new Map();
      saidOn = broker;
      const now = clock.now();
      function say(topic: string, body: Body, stamp: Body): void {
        const same = JSON.stringify(body);
        if (said.get(topic) === same) return;
        said.set(topic, same);
        broker.publish({ topic, payload: JSON.stringify({ v: 1, ...stamp, ...body }), retain: true, qos: 0 });
      }
      for (const device of devices.devices()) say(topics.health(device.id), healthBody(device), { ts: now });
      const stamp = { ts: now, seq: journal.lastSeq() };
      for (const [name, body] of statsOf(hall.rules, hall.hall, day, now))
        say(topics.stat(name), body, stamp);
    },
    tells: topic => said.has(topic),
  };
}
