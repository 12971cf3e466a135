import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Config, DeviceConfig } from '../../config/schema/config.ts';
import { mqttOf } from '../../config/schema/mqtt.ts';
import { loadDrivers } from '../../daemon/devices/open.ts';
import { type Devices, openDevices } from '../../daemon/devices/supervisor.ts';
import { startClock, systemTimers } from '../../daemon/process/clock.ts';
import type { Button } from '../../drivers/device.ts';
import { dialects } from '../../drivers/mqtt-buttons/codec.ts';
import { simulateEscpos } from '../../simulators/devices/escpos/device.ts';
import { simulateMqttButtons } from '../../simulators/devices/mqtt-buttons/device.ts';
import type { Simulator } from '../../simulators/devices/simulator.ts';
import { simulateSyn6288 } from '../../simulators/devices/syn6288/device.ts';
import { simulateTasmotaDisplay } from '../../simulators/devices/tasmota-display/device.ts';
import { realTimers } from '../../simulators/stage/clock.ts';
import { simulateTasmotaBridge } from '../../simulators/stage/tasmota-bridge.ts';
import { smallHall, takeTicket } from '../kit/hall/small-hall.ts';
import vectors from '../vectors/mqtt-buttons.json' with { type: 'json' };
import { mosquittoPub, plug, startKeepingMosquitto } from './mqtt-devices-bench.ts';

let broker: Awaited<ReturnType<typeof startKeepingMosquitto>>;
const undo: (() => unknown)[] = [];

beforeEach(async () => {
  broker = await startKeepingMosquitto();
  undo.push(broker.end);
});
afterEach(async () => {
  for (const one of undo.splice(0).toReversed()) await one();
});

const patience = { timeout: 15_000, interval: 10 };

/** The hall with these devices, its broker a real Mosquitto. */
async function open(devices: Record<string, DeviceConfig>) {
  const { rules, hall, do: make } = smallHall();
  const config: Config = {
    hall: 'test',
    name: 'test',
    locale: 'zh-CN',
    rules,
    mqtt: mqttOf({ url: broker.url, roles: {} }),
    lines: new Map(),
    devices: new Map(Object.entries(devices)),
    keys: new Map(),
    repeatWindowMs: 0,
    simulated: true,
    retention: { textsMs: 1 },
    hash: 'test',
  };
  const said: string[] = [];
  const ended: string[] = [];
  const opened: Devices = openDevices({
    config,
    drivers: await loadDrivers(config.devices),
    clock: startClock(0),
    timers: systemTimers,
    log: pino({ level: 'silent' }),
    on: {
      padSaid: (device, counter, what) => said.push(`${device}@${counter} ${JSON.stringify(what)}`),
      readerSaid() {},
      fit() {},
      jobEnded: (_device, job, outcome, why) =>
        ended.push([job, outcome, ...(why === undefined ? [] : [why])].join(' ')),
      changed() {},
    },
  });
  undo.push(() => opened.close());
  const state = (id: string) => opened.devices().find(one => one.id === id);
  return {
    opened,
    hall,
    make,
    said,
    ended,
    until: (id: string, is: string, why = '') =>
      vi.waitFor(
        () =>
          expect(state(id)).toMatchObject({
            state: is,
            ...(why !== '' && { why: expect.stringContaining(why) }),
          }),
        patience,
      ),
  };
}

function buttons(
  dialect: (typeof dialects)[number],
  topic: string,
  means: Record<string, Button>,
): DeviceConfig {
  return {
    kind: 'mqtt-buttons',
    dialect,
    topic,
    buttons: means,
    counter: '1',
    repeatWindowMs: 10,
    disabled: false,
  };
}

test('what real devices were heard to say, said by mosquitto_pub, are presses in the hall', async () => {
  const named = vectors.flatMap(({ message, dialect, device, topic, payload }) =>
    [...(message.events ?? [])].flatMap(event =>
      'name' in event && !('aside' in event) ? [{ dialect, device, topic, payload, name: event.name }] : [],
    ),
  );
  const devices = named.map(({ dialect, device, name }, n): [string, DeviceConfig] => [
    `pad-${n}`,
    buttons(dialects.find(known => known === dialect) ?? 'tasmota', device, { [name]: 'recall' }),
  ]);
  const { said, until } = await open(Object.fromEntries(devices));
  for (const [id] of devices) await until(id, 'ready');
  // A Shelly Gen1 is believed to tell old news in the first two seconds.
  await new Promise(resolve => systemTimers.after(2000, () => resolve(undefined)));
  for (const { topic, payload } of named) await mosquittoPub(broker.url, topic, payload);
  const expected = devices.map(([id]) => `${id}@1 {"press":"recall","digits":""}`);
  await vi.waitFor(() => expect([...said].sort()).toEqual([...expected].sort()), patience);
});

test('what is retained presses nothing, at the start and after the broker was started again', async () => {
  const pads = {
    esphome: buttons('esphome', 'counter3', { next: 'next' }),
    zigbee: buttons('zigbee2mqtt', 'zigbee2mqtt/pad', { '1_single': 'next' }),
    tasmota: buttons('tasmota', 'pad_3', { 'Button1 SINGLE': 'next' }),
  };
  const messages = [
    ['counter3/binary_sensor/next/state', 'ON'],
    ['zigbee2mqtt/pad', '{"action":"1_single"}'],
    ['stat/pad_3/RESULT', '{"Button1":{"Action":"SINGLE"}}'],
    ['tele/pad_3/LWT', 'Offline'],
  ] as const;
  for (const [topic, payload] of messages) await mosquittoPub(broker.url, topic, payload, '-r');
  const { said, until } = await open(pads);
  await until('esphome', 'ready');
  await until('zigbee', 'ready');
  await until('tasmota', 'lost', 'the device is offline');
  await broker.stop();
  await until('zigbee', 'lost', 'the broker 127.0.0.1');
  await until('tasmota', 'lost', 'the broker 127.0.0.1');
  await broker.start();
  await until('zigbee', 'ready');
  await until('tasmota', 'lost', 'the device is offline');
  expect(said).toEqual([]);
  await mosquittoPub(broker.url, 'zigbee2mqtt/pad', '{"action":"1_single"}', '-r');
  await vi.waitFor(() => expect(said).toEqual(['zigbee@1 {"press":"next","digits":""}']), patience);
});

test.each(dialects)('%s: pressed, gone by its will, back and pressed again', async dialect => {
  const means: Record<(typeof dialects)[number], Record<string, Button>> = {
    zigbee2mqtt: { '1_single': 'recall' },
    tasmota: { 'Button1 SINGLE': 'recall' },
    'shelly-gen1': { '0 S': 'recall' },
    'shelly-gen2': { '0 single_push': 'recall' },
    esphome: { next: 'recall' },
  };
  const config = { dialect, topic: `hall/pad_3`, buttons: means[dialect] };
  const make = () =>
    plug(broker.url, publish => simulateMqttButtons(config, { publish, timers: realTimers, changed() {} }));
  const first = await make();
  const { said, until } = await open({ pad: buttons(dialect, config.topic, config.buttons) });
  await until('pad', 'ready');
  first.device.act({ press: 'recall' });
  await vi.waitFor(() => expect(said).toHaveLength(1), patience);
  await first.pull();
  await until('pad', 'lost', 'the device is offline');
  const second = await make();
  undo.push(second.end);
  await until('pad', 'ready');
  second.device.act({ press: 'recall' });
  await vi.waitFor(() => expect(said).toHaveLength(2), patience);
});

test('a display shows what the hall wants, is lost by its will, and shows it again when it or the broker comes back', async () => {
  const config = { topic: 'board_1', columns: 16, lines: 2 };
  let display = await plug(broker.url, publish =>
    simulateTasmotaDisplay(config, { publish, timers: realTimers, changed() {} }),
  );
  undo.push(() => display.end());
  const { opened, hall, make, until } = await open({
    board: { kind: 'tasmota-display', ...config, counter: '1', refreshMs: 10_000, disabled: false },
  });
  make(0, { verb: 'open-counter', counter: '1' });
  make(0, takeTicket('advice'));
  make(0, { verb: 'call-next', counter: '1' });
  opened.show(hall, 0);
  await until('board', 'ready');
  await vi.waitFor(() => expect(opened.boards()[0]).toMatchObject({ confirmed: 'acked' }), patience);
  expect(display.device.shows()['text']).toContain('D001');
  await display.pull();
  await until('board', 'lost', 'the display is offline');
  expect(opened.boards()[0]).toMatchObject({ confirmed: 'none' });
  display = await plug(broker.url, publish =>
    simulateTasmotaDisplay(config, { publish, timers: realTimers, changed() {} }),
  );
  await until('board', 'ready');
  await vi.waitFor(() => expect(opened.boards()[0]).toMatchObject({ confirmed: 'acked' }), patience);
  const before = Number(display.device.shows()['clears']);
  await broker.stop();
  await until('board', 'lost', 'the broker 127.0.0.1');
  await broker.start();
  await until('board', 'ready');
  expect(Number(display.device.shows()['clears'])).toBeGreaterThan(before);
});

describe('a device behind a Tasmota bridge', () => {
  async function bridged(make: (send: (bytes: Uint8Array) => void) => Simulator) {
    let simulator: Simulator | undefined;
    const plugged = await plug(broker.url, publish => {
      const bridge = simulateTasmotaBridge(
        { topic: 'bridge_1' },
        { publish, timers: realTimers, toDevice: bytes => simulator?.receive(bytes) },
      );
      simulator ??= make(bridge.fromDevice);
      return bridge;
    });
    return { plugged, simulator: simulator ?? expect.fail() };
  }
  const port = { by: 'tasmota', topic: 'bridge_1', baud: 9600 } as const;

  test('a voice speaks, is lost with its bridge, and speaks again', async () => {
    const around = { timers: realTimers, changed() {} };
    const first = await bridged(send => simulateSyn6288({ dialect: 'syn6288' }, { ...around, send }));
    const { opened, ended, until } = await open({
      voice: { kind: 'syn6288', port, volume: 10, speed: 4, disabled: false },
    });
    await until('voice', 'ready');
    opened.speak('voice', { id: 'one', text: '请A一号', times: 1 });
    await vi.waitFor(() => expect(ended).toEqual(['one done']), patience);
    expect(first.simulator.shows()['said']).toEqual(['请A一号']);
    await first.plugged.pull();
    await until('voice', 'lost', 'the Tasmota bridge bridge_1 is offline');
    const second = await bridged(send => simulateSyn6288({ dialect: 'syn6288' }, { ...around, send }));
    undo.push(second.plugged.end);
    await until('voice', 'ready');
    opened.speak('voice', { id: 'two', text: '请B二号', times: 1 });
    await vi.waitFor(() => expect(ended).toEqual(['one done', 'two done']), patience);
  });

  test('a printer prints, and its ticket is done only when it is out', async () => {
    const { plugged, simulator } = await bridged(send =>
      simulateEscpos({ columns: 32 }, { timers: realTimers, changed() {}, send }),
    );
    undo.push(plugged.end);
    const { opened, ended, until } = await open({
      printer: {
        kind: 'escpos',
        port,
        columns: 32,
        replyWithinMs: 5000,
        statusWithinMs: 2000,
        fence: true,
        disabled: false,
      },
    });
    await until('printer', 'ready');
    opened.print('printer', { id: 'ticket', lines: [{ text: '公积金中心' }, { text: 'A001', size: 3 }] });
    await vi.waitFor(() => expect(ended).toEqual(['ticket done']), patience);
    expect(JSON.stringify(simulator.shows()['tickets'])).toContain('A001');
  });
});
