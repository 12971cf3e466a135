/**
 * Whether what a hall says of its config fits a message (I14). It is said at each connection, so `check` tells it as a fault; `run`
 * only warns, because a hall opens also when a screen cannot list it.
 */

import { atKey, type ConfigFinding } from '../../config/checks/finding.ts';
import type { Config } from '../../config/schema/config.ts';
import { bytesOf, messageAtMostBytes } from './message-size.ts';
import { discoveryBody } from './publish/discovery.ts';
import { infoBody, type ProgramInfo } from './publish/info.ts';
import { topicsOf } from './topics.ts';

/** The stamps of a message, and what an event has beside what it shares with `$info` (the layout in day-opened). */
const besideBytes = 1024;

/** `key`: the public one of its tickets' addresses, where they have some. */
export function programInfoOf(config: Config, version: string, key?: string): ProgramInfo {
  const { hash, simulated, name, names, locale, secondLocale } = config;
  const words = config.sentences.pages;
  const languages = secondLocale === undefined ? [locale] : [locale, secondLocale];
  const phone = config.phone === undefined || key === undefined ? undefined : { url: config.phone, key };
  return {
    version,
    config: hash,
    simulated,
    name,
    ...(names && { names }),
    languages,
    ...(Object.keys(words).length > 0 && { words }),
    ...(phone && { phone }),
  };
}

/** As long as any. */
const anyKey = '-'.repeat(43);

export function tooLongOfConfig(config: Config, version: string): ConfigFinding[] {
  if (config.mqtt === undefined) return [];
  const { rules } = config;
  const info = infoBody(rules, programInfoOf(config, version, anyKey));
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
  return [...tooLong('info', lengthOf(info), longest), ...tooLong('discovery', lengthOf(discovery), shown)];
}

const lengthOf = (body: object) => bytesOf(JSON.stringify(body));

function tooLong(is: 'info' | 'discovery', bytes: number, list: string): ConfigFinding[] {
  const atMostBytes = messageAtMostBytes - besideBytes;
  return bytes <= atMostBytes ? [] : [atKey([list], 'message-too-long', { is, bytes, atMostBytes })];
}
