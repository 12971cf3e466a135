import { beforeEach, expect, test } from 'vitest';
import type { DeviceState } from '../../daemon/devices/state.ts';
import { type Figures, openFigures } from '../../daemon/mqtt/publish/figures.ts';
import { topicsOf } from '../../daemon/mqtt/topics.ts';
import type { Connection } from '../../drivers/link/mqtt.ts';
import { smallHall } from '../kit/hall/small-hall.ts';

let figures: Figures;
let device: DeviceState;
let published: { topic: string; body: unknown; how: unknown }[];

const broker = (): Connection => ({
  publish({ topic, payload, ...how }) {
    if (topic.endsWith('/health')) published.push({ topic, body: JSON.parse(payload), how });
  },
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  drop: () => undefined,
});

beforeEach(() => {
  published = [];
  const health = { frames: 1, errors: 2, retries: 3, reopened: 4, queueDepth: 5, roundTripMs: 6.789 };
  device = { id: 'pad-1', kind: 'ff68-pad', state: 'ready', since: 0, health };
  figures = openFigures({
    hall: smallHall(),
    journal: { replay: () => [], lastSeq: () => 0 },
    devices: { devices: () => [device] },
    topics: topicsOf('small'),
    clock: { now: () => 1000 },
  });
});

test('the figures of a device are retained at QoS 0', () => {
  figures.beat(broker());
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
  figures.beat(one);
  figures.beat(one);
  expect(published).toHaveLength(1);
  device = { ...device, health: { ...device.health, frames: 2 } };
  figures.beat(one);
  expect(published).toHaveLength(2);
  figures.beat(broker());
  expect(published).toHaveLength(3);
});
