/**
 * What Home Assistant is told, held against what it takes: homeassistant/components/mqtt/schemas.py and abbreviations.py
 * of its source, and the rules of its entities (https://www.home-assistant.io/integrations/sensor.mqtt/,
 * https://developers.home-assistant.io/docs/core/entity/sensor/).
 */

import { expect, test } from 'vitest';
import { discoveryBody, withoutGone } from '../../daemon/mqtt/publish/discovery.ts';
import { channels } from '../../daemon/mqtt/schemas/channels.ts';
import { discovery } from '../../daemon/mqtt/schemas/discovery.ts';
import { topicsOf } from '../../daemon/mqtt/topics.ts';
import { readHall } from '../kit/hall/config.ts';

const { rules, devices } = readHall('config/halls/fuzhou.yaml');
const topics = topicsOf(rules.hall);
const kinds = [...devices].map(([id, { kind }]) => ({ id, kind }));
const told = discoveryBody({ rules, topics, devices: kinds, version: '1.2.3', locale: 'zh-CN' });
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
    // The text of an alarm is any.
    else if (id === 'alarm')
      expect([ops, stat_cla, unit_of_meas, dev_cla]).toEqual([undefined, undefined, undefined, undefined]);
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

test('the state of the daemon is told also while it starts and when it is gone, and nothing else of the hall is then', () => {
  const { state, ...others } = told.cmps;
  // A component's own availability counts before that of all.
  expect(state).toMatchObject({ stat_t: topics.state, avty_t: topics.state, avty_tpl: 'online' });
  expect(state?.ops).toEqual(['正在启动', '正常', '部分故障', '正在停止', '离线']);
  for (const state of ['starting', 'online', 'degraded', 'stopping', 'offline'])
    expect(told.cmps['state']?.val_tpl).toContain(`"${state}":`);
  for (const [id, { avty_tpl }] of Object.entries(others)) expect([id, avty_tpl]).toEqual([id, undefined]);
  expect(told.avty_tpl).toBe("{{ 'online' if value_json.state in ['online', 'degraded'] else 'offline' }}");
});

test('it is in one language, that of the hall', () => {
  const english = discoveryBody({ rules, topics, devices: kinds, version: '1.2.3', locale: 'en' });
  const others = (body: typeof told) =>
    Object.entries(body.cmps).filter(([id]) => !/^device-|^(waiting|longest-wait)-/.test(id));
  for (const [, { name, ops = [] }] of others(told))
    for (const word of [name, ...ops]) expect(word).toMatch(/^[\u4e00-\u9fff]+$/);
  for (const [, { name, ops = [] }] of others(english))
    for (const word of [name, ...ops]) expect(word).toMatch(/^[A-Za-z0-9 %]+$/);
  expect(Object.keys(english.cmps)).toEqual(Object.keys(told.cmps));
});

const payload = (body: unknown) => new TextEncoder().encode(JSON.stringify(body));

test('what an earlier config had is named with its platform alone, so that Home Assistant takes it away', () => {
  const { 'waiting-icbc': _, ...cmps } = told.cmps;
  const smaller = { ...told, cmps };
  expect(withoutGone(smaller, payload(told)).cmps).toEqual({ 'waiting-icbc': { p: 'sensor' }, ...cmps });
  // It stays named: Home Assistant may have been away.
  expect(withoutGone(smaller, payload(withoutGone(smaller, payload(told))))).toEqual(
    withoutGone(smaller, payload(told)),
  );
  // And is there again when it is configured again.
  expect(withoutGone(told, payload(withoutGone(smaller, payload(told))))).toEqual(told);
  expect(discovery.safeParse(withoutGone(smaller, payload(told))).error).toBeUndefined();
});

test('what somebody else left there is taken for nothing that it is not', () => {
  const hostile = [
    '',
    'x',
    null,
    1,
    [],
    {},
    { cmps: [] },
    { cmps: { a: 1, 'b/c': { p: 'sensor' }, d: { p: 'switch' } } },
  ];
  for (const left of hostile) expect(withoutGone(told, payload(left))).toEqual(told);
  expect(withoutGone(told, new Uint8Array([0xff]))).toEqual(told);
});

test('of many that are gone as many are named as fit a message', () => {
  const gone = Array.from({ length: 5000 }, (_, index) => [`gone-${index}`, { p: 'sensor' }]);
  const named = withoutGone(told, payload({ cmps: Object.fromEntries(gone) }));
  expect(Buffer.byteLength(JSON.stringify(named))).toBeLessThanOrEqual(60 * 1024);
  expect(named.cmps).toMatchObject({ ...told.cmps, 'gone-4999': { p: 'sensor' } });
  expect(named.cmps).not.toHaveProperty('gone-0');
});
