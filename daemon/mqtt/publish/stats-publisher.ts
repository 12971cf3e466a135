/** The figures of the hall on the broker: retained, not acknowledged, and only those that have changed. */

import type { Connection } from '../../../drivers/link/mqtt.ts';
import type { Event } from '../../core/types/events.ts';
import type { HallLoop } from '../../hall/loop.ts';
import type { Entry, Journal } from '../../journal/journal.ts';
import type { Clock } from '../../process/clock.ts';
import type { Topics } from '../topics.ts';
import { statsOf } from './stats.ts';
import { dayStats } from './stats-of-day.ts';

export type StatsTeller = {
  /** After each commit. */
  committed(entries: readonly Entry[]): void;
  /** With every beat of a connection; the first one tells all. */
  beat(broker: Connection): void;
  tells(topic: string): boolean;
};

export function openStats({
  hall,
  journal,
  topics,
  clock,
}: {
  hall: Pick<HallLoop, 'rules' | 'hall'>;
  journal: Pick<Journal, 'replay' | 'lastSeq'>;
  topics: Topics;
  clock: Clock;
}): StatsTeller {
  const day = dayStats(hall.rules);
  /** What was said on the latest connection; QoS 0 may be lost with an earlier one. */
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
      for (const [name, body] of statsOf(hall.rules, hall.hall, day, now)) {
        const same = JSON.stringify(body);
        if (said.get(name) === same) continue;
        said.set(name, same);
        const payload = JSON.stringify({ v: 1, ts: now, seq: journal.lastSeq(), ...body });
        broker.publish({ topic: topics.stat(name), payload, retain: true, qos: 0 });
      }
    },
    tells: topic => [...said.keys()].some(name => topics.stat(name) === topic),
  };
}
