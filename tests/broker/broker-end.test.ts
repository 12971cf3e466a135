/** The connection of a simulated device to a real broker. */

import { connectAsync, type MqttClient } from 'mqtt';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type BrokerEnd, brokerAt } from '../../simulators/broker/device-connection.ts';
import { realTimers } from '../../simulators/stage/clock.ts';
import { type Mosquitto, startMosquitto } from '../kit/hall/broker/mosquitto.ts';

let broker: Mosquitto;
let person: MqttClient;
let told: string[];
let end: BrokerEnd | undefined;

beforeEach(async () => {
  broker = await startMosquitto();
  told = [];
  person = await connectAsync(broker.url, { reconnectPeriod: 50 });
  person.on('message', (topic, payload, { retain }) =>
    told.push(`${topic} ${payload.toString()}${retain ? ' retained' : ''}`),
  );
  await person.subscribeAsync('hall/#', { qos: 1 });
});
afterEach(async () => {
  end?.close();
  await person.endAsync(true);
  await broker.kill();
});

/** A display with a will, that says online whenever its connection stands. */
function display(): { end: BrokerEnd; heard: string[] } {
  const heard: string[] = [];
  const made = brokerAt({ url: broker.url }, realTimers)('board-1', {
    topics: ['cmnd/display/DisplayText'],
    will: { topic: 'hall/LWT', payload: 'Offline' },
    connected: () => made.publish({ topic: 'hall/LWT', payload: 'Online', retain: false }),
    message: (topic, payload) => heard.push(`${topic} ${payload}`),
  });
  end = made;
  return { end: made, heard };
}

const toldInTheEnd = (...lines: string[]) =>
  vi.waitFor(() => expect(told).toEqual(lines), { timeout: 10_000 });

test('it hears what it listens to once it has said that its connection stands', async () => {
  const { heard } = display();
  await toldInTheEnd('hall/LWT Online');
  await person.publishAsync('cmnd/display/DisplayText', 'A001', { qos: 1 });
  await expect.poll(() => heard).toEqual(['cmnd/display/DisplayText A001']);
});

test('unplugged, the broker says its will, retained, and it says and hears nothing until it is plugged in', async () => {
  const { end: cut, heard } = display();
  await toldInTheEnd('hall/LWT Online');
  cut.plug(false);
  await toldInTheEnd('hall/LWT Online', 'hall/LWT Offline');
  cut.publish({ topic: 'hall/lost', payload: '1', retain: false });
  await person.publishAsync('cmnd/display/DisplayText', 'lost', { qos: 1 });
  cut.plug(true);
  await toldInTheEnd('hall/LWT Online', 'hall/LWT Offline', 'hall/LWT Online');
  await person.publishAsync('cmnd/display/DisplayText', 'A002', { qos: 1 });
  await expect.poll(() => heard).toEqual(['cmnd/display/DisplayText A002']);
});

test('it comes back by itself when the broker has gone and come, and what it said meanwhile is lost', async () => {
  const { end: cut, heard } = display();
  await toldInTheEnd('hall/LWT Online');
  await broker.kill();
  await expect.poll(() => person.connected).toBe(false);
  cut.publish({ topic: 'hall/lost', payload: '1', retain: true });
  await broker.start();
  await vi.waitFor(() => expect(person.connected).toBe(true), { timeout: 10_000 });
  await person.subscribeAsync('hall/#', { qos: 1 });
  await vi.waitFor(
    async () => {
      await person.publishAsync('cmnd/display/DisplayText', 'again', { qos: 1 });
      await vi.waitFor(() => expect(heard).toContain('cmnd/display/DisplayText again'), { timeout: 500 });
    },
    { timeout: 10_000 },
  );
  expect(told.filter(line => line.startsWith('hall/lost'))).toEqual([]);
});
