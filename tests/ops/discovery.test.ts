/**
 * What Home Assistant is told, held against what it takes: homeassistant/components/mqtt/schemas.py and abbreviations.py
 * of its source, and the rules of its entities (https://www.home-assistant.io/integrations/sensor.mqtt/,
 * https://developers.home-assistant.io/docs/core/entity/sensor/).
 */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from '../../config/read.ts';
import { discoveryBody } from '../../daemon/ops/discovery.ts';
import { channels } from '../../daemon/ops/schemas/channels.ts';
import { discovery } from '../../daemon/ops/schemas/discovery.ts';
import { topicsOf } from '../../daemon/ops/topics.ts';

const read = readConfig(join(import.meta.dirname, '../../config/fuzhou.yaml'));
if (!read.ok) throw new Error(JSON.stringify(read.faults));
const { rules, devices } = read.config;
const topics = topicsOf(rules.hall);
const told = discoveryBody(
  rules,
  topics,
  [...devices].map(([id, { kind }]) => ({ id, kind })),
  '1.2.3',
);
const components = Object.entries(told.cmps);

/** DEVICE_DISCOVERY_SCHEMA takes these beside device, origin and components, and nothing else. */
const atTheTop = new Set(['dev', 'o', 'cmps', 'avty_t', 'avty_tpl', 'qos', 'stat_t', 'cmd_t', 'e']);

test('the whole hall is one message that the contract knows, and that fits through a broker with a limit of 64 KiB', () => {
  expect(discovery.safeParse(told).error).toBeUndefined();
  expect(Object.keys(told).filter(key => !atTheTop.has(key))).toEqual([]);
  expect(Buffer.byteLength(JSON.stringify(told))).toBeLessThan(64 * 1024);
  // TOPIC_MATCHER of its discovery.py.
  expect(topics.discovery).toMatch(/^homeassistant\/device\/[a-zA-Z0-9_-]+\/config$/);
});

test('each entity has an id of its own, and the topic of a message that the hall publishes', () => {
  const ids = components.map(([, { uniq_id }]) => uniq_id);
  expect(new Set(ids).size).toBe(ids.length);
  const patterns = channels
    .filter(({ is, retain }) => is === 'told' && retain)
    .map(({ address }) => new RegExp(`^${address.replaceAll('$', '\\$').replaceAll(/\{\w+\}/g, '[^/]+')}$`));
  for (const [id, { stat_t }] of components)
    expect([id, patterns.some(pattern => pattern.test(stat_t))]).toEqual([id, true]);
});

test('a sensor that tells words is an enum without unit and class; one that tells numbers has a class', () => {
  for (const [id, { p, dev_cla, ops, stat_cla, unit_of_meas }] of components) {
    if (p === 'binary_sensor')
      expect([id, ops, stat_cla, unit_of_meas]).toEqual([id, undefined, undefined, undefined]);
    else if (dev_cla === 'enum')
      expect([id, ops?.length !== 0, stat_cla, unit_of_meas]).toEqual([id, true, undefined, undefined]);
    else
      expect([id, stat_cla === undefined, dev_cla === 'duration']).toEqual([id, false, unit_of_meas === 's']);
  }
});

test('every queue and every device of the hall is there, and the hall is there while its daemon is', () => {
  const ids = Object.keys(told.cmps);
  for (const queue of rules.queues.keys())
    expect(ids).toEqual(expect.arrayContaining([`waiting-${queue}`, `longest-wait-${queue}`]));
  for (const id of devices.keys()) expect(ids).toContain(`device-${id}`);
  expect(told.avty_t).toBe(`one-ticket/v1/${rules.hall}/$state`);
  expect(told.avty_tpl).toContain("'degraded'");
});

test('nothing in it takes an order: that needs a person who is answered', () => {
  expect(JSON.stringify(told)).not.toMatch(/"cmd_t"|\/cmd\//);
});
