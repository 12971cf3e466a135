/**
 * Whether what a hall says of its config fits a message (I14). It is said at each connection, so `check` tells it as a fault; `run`
 * only warns, because a hall opens also when a screen cannot list it.
 */

import type { Config } from '../../config/schema/config.ts';
import type { Finding } from '../../drivers/settings/finding.ts';
import { bytesOf, messageAtMostBytes } from './message-size.ts';
import { discoveryBody } from './publish/discovery.ts';
import { infoBody } from './publish/payloads.ts';
import { topicsOf } from './topics.ts';

/** The stamps of a message, and what an event has beside what it shares with `$info` (the layout in day-opened). */
const besideBytes = 1024;

export function tooLongOfConfig(config: Config, version: string): Finding[] {
  if (config.mqtt === undefined) return [];
  const { rules, name, hash, simulated } = config;
  const info = infoBody(rules, { version, config: hash, simulated, name });
  const devices = [...config.devices].map(([id, { kind }]) => ({ id, kind }));
  const topics = topicsOf(rules.hall);
  const discovery = discoveryBody({ rules, topics, devices, version, locale: config.locale });
  const lists = {
    institutions: info.institutions,
    queues: info.queues,
    counters: info.counters,
    services: info.services,
  };
  const [longest = 'queues'] = Object.entries(lists)
    .toSorted(([, one], [, other]) => lengthOf(other) - lengthOf(one))
    .map(([list]) => list);
  // Home Assistant shows two figures of each queue.
  const shown = devices.length > 2 * rules.queues.size ? 'devices' : 'queues';
  return [
    ...tooLong('what $info says of this hall', lengthOf(info), longest),
    ...tooLong('what Home Assistant is told of this hall', lengthOf(discovery), shown),
  ];
}

const lengthOf = (body: object) => bytesOf(JSON.stringify(body));

function tooLong(what: string, bytes: number, list: string): Finding[] {
  const atMost = messageAtMostBytes - besideBytes;
  if (bytes <= atMost) return [];
  return [
    {
      path: [list],
      on: 'key',
      found: `${what} of ${bytes} bytes`,
      expected: `at most ${atMost}, which fits a message: fewer of them in one hall, or shorter names`,
    },
  ];
}
