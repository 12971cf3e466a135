import { beforeEach, expect, test } from 'vitest';
import type { DeviceState } from '../../daemon/devices/state.ts';
import { type HealthTeller, openHealth } from '../../daemon/mqtt/publish/health.ts';
import { topicsOf } from '../../daemon/mqtt/topics.ts';
import type { Connection } from '../../drivers/link/mqtt.ts';

let health: HealthTeller;
let device: DeviceState;
let published: { topic: string; body: unknown; how: unknown }[];

const broker = (): Connection => ({
  publish: ({ topic, payload, ...how }) => void published.push({ topic, body: JSON.parse(payload), how }),
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  drop: () => undefined,
});

beforeEach(() => {
  published = [];
  const figures = { frames: 1, errors: 2, retries: 3, reopened: 4, queueDepth: 5, roundTripMs: 6.789 };
  device = { id: 'pad-1', kind: 'ff68-pad', state: 'ready', since: 0, health: figures };
  const devices = { devices: () => [device], boards: () => [] };
  health = openHealth(devices, topicsOf('small'), { now: () => 1000, wall: () => 0 });
});

test('the figures of a device are retained at QoS 0', () => {
  health.beat(broker());
  expect(published).toEqual([
    {
      topic: 'one-ticket/v1/small/device/pad-1/health',
      body: {
        v: 1,
        ts: 1000,
        frames: 1,
        errors: 2,
        retries: 3,
        reopened: 4,
        queueDepth: 5,
        roundTripMs: 6.8,
      },
      how: { retain: true, qos: 0 },
    },
  ]);
});

test('they are said again only when they have changed, and to a new connection', () => {
  const one = broker();
  health.beat(one);
  health.beat(one);
  expect(published).toHaveLength(1);
  device = { ...device, health: { ...device.health, frames: 2 } };
  health.beat(one);
  expect(published).toHaveLength(2);
  health.beat(broker());
  expect(published).toHaveLength(3);
});
