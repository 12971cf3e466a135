import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { covers } from '../../../drivers/link/topic-filters.ts';
import { dialects, readMessage, topicsOf } from '../../../drivers/mqtt-buttons/codec.ts';
import vectors from '../../vectors/mqtt-buttons.json' with { type: 'json' };

const dialectOf = (name: string) => dialects.find(dialect => dialect === name) ?? expect.fail(name);
const read = (dialect: string, device: string, topic: string, payload: string) =>
  readMessage({ dialect: dialectOf(dialect), topic: device }, topic, Buffer.from(payload));

describe('what real devices were heard to say is understood', () => {
  test.each(vectors)('$dialect: $name', ({ dialect, device, topic, payload, message }) => {
    expect(read(dialect, device, topic, payload)).toEqual(message);
  });

  test.each(vectors)('$dialect: $name is listened to', ({ dialect, device, topic }) => {
    const listened = topicsOf(dialectOf(dialect), device, ['button']);
    expect(listened.some(filter => covers(filter, topic))).toBe(true);
  });
});

test('several buttons in one message are several presses', () => {
  const payload = '{"Button1":{"Action":"SINGLE"},"Button2":{"ACTION":"HOLD"},"POWER":"ON"}';
  expect(read('tasmota', 'pad', 'stat/pad/RESULT', payload)).toMatchObject({
    events: [{ name: 'Button1 SINGLE' }, { name: 'Button2 HOLD' }],
  });
});

test.each([
  ['zigbee2mqtt', 'z/pad', 'z/pad', '{"action":'],
  ['zigbee2mqtt', 'z/pad', 'z/pad', '["1_single"]'],
  ['zigbee2mqtt', 'z/pad', 'z/pad', '{"action":1}'],
  ['zigbee2mqtt', 'z/pad', 'z/pad/availability', 'perhaps'],
  ['tasmota', 'pad', 'stat/pad/RESULT', 'ON'],
  ['tasmota', 'pad', 'tele/pad/LWT', 'online'],
  ['shelly-gen1', 's', 's/input_event/0', '{"event":"S"}'],
  ['shelly-gen1', 's', 's/input_event/0', '{"event":"S","event_cnt":"7"}'],
  ['shelly-gen1', 's', 's/online', 'yes'],
  ['shelly-gen2', 's', 's/events/rpc', '{"method":"NotifyEvent","params":{"events":{}}}'],
  ['esphome', 'e', 'e/binary_sensor/next/state', 'on'],
])('%s %s: %s %s is junk', (dialect, device, topic, payload) => {
  expect(read(dialect, device, topic, payload)).toEqual({ is: 'junk' });
});

test('no payload breaks anything, and a name is never one that the language has', () => {
  const payloads = fc.oneof(
    fc.uint8Array({ size: 'max', maxLength: 300 }),
    fc.json().map(text => Buffer.from(text)),
    fc
      .constantFrom(
        '{"__proto__":{"action":"1_single"}}',
        '{"Button1":{"__proto__":{"Action":"SINGLE"}}}',
        '{"method":"NotifyEvent","params":{"events":[null,1,{"component":"input:0"},{"event":"x"}]}}',
        `{"action":"${'x'.repeat(5000)}"}`,
        '['.repeat(30_000),
      )
      .map(text => Buffer.from(text)),
  );
  fc.assert(
    fc.property(fc.constantFrom(...dialects), payloads, (dialect, payload) => {
      for (const filter of topicsOf(dialect, 'a/b', ['next'])) {
        const heard = readMessage({ dialect, topic: 'a/b' }, filter.replace('+', 'RESULT'), payload);
        if (heard.is === 'events')
          for (const { name } of heard.events) expect(name?.length ?? 0).toBeLessThan(150);
      }
    }),
    { numRuns: 300 },
  );
  for (const [topic, text] of [
    ['zigbee2mqtt/pad', '{"__proto__":{"action":"1_single"}}'],
    ['zigbee2mqtt/pad', '{}'],
  ] as const) {
    expect(read('zigbee2mqtt', 'zigbee2mqtt/pad', topic, text)).toEqual({ is: 'other' });
  }
});
