import { expect, test } from 'vitest';
import { brokerName } from '../../../simulators/broker/name.ts';
import { knownTopics, topicsOfHall } from '../../../simulators/broker/topics.ts';
import { configOf, shipped } from '../../config/hall-files.ts';

const known = knownTopics(topicsOfHall(configOf(shipped('every-kind.yaml'))));

test.each([
  'one-ticket/v1/every-kind/$state',
  'one-ticket/v1/every-kind/cmd/call-next',
  'one-ticket/v1/every-kind/sim/pad-1/do',
  'homeassistant/device/one-ticket-every-kind/config',
  'homeassistant/status',
  'zigbee2mqtt/pad-4',
  'zigbee2mqtt/pad-4/availability',
  'zigbee2mqtt/bridge/state',
  'tele/hall/display-4/LWT',
  'cmnd/hall/display-4/DisplayText',
  'tele/hall/bridge-1/RESULT',
  'cmnd/hall/bridge-1/SSerialSend5',
])('what is said at %s is heard', topic => {
  expect(known.has(topic)).toBe(true);
});

test.each([
  'one-ticket/v1/small/$state',
  'one-ticket/v1',
  'one-ticket/v2/every-kind/$state',
  '$SYS/broker/heartbeat',
  '$share/group/one-ticket/v1/every-kind/$state',
  'zigbee2mqtt/pad-5',
  'zigbee2mqtt/bridge/request/permit_join',
  'cmnd/hall/display-5/DisplayText',
  'homeassistant/device/other/config',
  'anything',
  '',
])('what is said at %j is not', topic => {
  expect(known.has(topic)).toBe(false);
});

test('who asks for all, or for many halls, hears what there is; who asks for what there is not, or for the broker’s own, is refused', () => {
  for (const filter of ['#', '+/#', 'one-ticket/v1/+/#', 'one-ticket/v1/every-kind/event/+', 'tele/+/+/LWT'])
    expect([filter, known.meets(filter)]).toEqual([filter, true]);
  for (const filter of ['$SYS/#', '$share/x/#', 'one-ticket/v1/small/#', '+/v2/#', 'tele/+'])
    expect([filter, known.meets(filter)]).toEqual([filter, false]);
});

test('a hall without devices on MQTT has its own topics only', () => {
  expect(topicsOfHall(configOf(shipped('fuzhou.yaml')))).toEqual([
    'one-ticket/v1/fuzhou/#',
    'homeassistant/device/one-ticket-fuzhou/config',
    'homeassistant/status',
  ]);
});

test('a broker is printed without its user and password', () => {
  expect(brokerName('mqtt://hall:secret@10.0.0.5:1883')).toBe('mqtt://10.0.0.5:1883');
  expect(brokerName('mqtt://127.0.0.1')).toBe('mqtt://127.0.0.1');
});
