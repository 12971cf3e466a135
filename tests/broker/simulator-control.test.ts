import { createServer, type Server } from 'node:net';
import { connectAsync, type MqttClient } from 'mqtt';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DeviceConfig } from '../../config/schema/config.ts';
import { type Broker, openBroker } from '../../simulators/broker/broker.ts';
import { realTimers } from '../../simulators/stage/clock.ts';
import { control } from '../../simulators/stage/control.ts';
import { type Stage, stage } from '../../simulators/stage/stage.ts';

const prefix = 'one-ticket/v1/test/sim';
const beep = Uint8Array.of(0xff, 0x68, 2, 2, 0x68, 1, 3, 4, 0x16);
const firstPort = 21_830;
const ports = Array.from({ length: 50 }, (_, above) => firstPort + above);

let broker: Broker;
let simulated: Stage;
let sendToPad: (bytes: Uint8Array) => void;
let controlled: { close(): Promise<void> } | undefined;
let person: MqttClient;
let warnings: string[];
/** Everything the person was told, as `topic payload`. */
let told: string[];

beforeEach(async () => {
  broker = await brokerOn(ports);
  simulated = stage(
    {
      lines: new Map([
        ['pads', { port: { by: 'serial', path: '/dev/ttyS0', baud: 9600 }, turnaroundMs: 5, echoes: false }],
      ]),
      devices: new Map<string, DeviceConfig>([
        [
          'pad-1',
          { kind: 'ff68-pad', line: 'pads', address: 1, counter: '1', disabled: false, dialect: '21-key' },
        ],
      ]),
    },
    {
      timers: realTimers,
      paced: false,
      openPort(on) {
        sendToPad = on.data;
        return { path: 'memory', write: () => {}, close: () => {} };
      },
    },
  );
  warnings = [];
  told = [];
  controlled = undefined;
  person = await connectAsync(`mqtt://127.0.0.1:${broker.port}`, { reconnectPeriod: 50 });
  person.on('message', (topic, payload) =>
    told.push(`${topic.slice(prefix.length + 1)} ${payload.toString()}`),
  );
  await person.subscribeAsync([`${prefix}/+/shows`, `${prefix}/+/wire`], { qos: 1 });
});
afterEach(async () => {
  await controlled?.close();
  await person.endAsync(true);
  simulated.close();
  await broker.close();
});

async function brokerOn(tried: readonly number[]): Promise<Broker> {
  const opened = await openBroker(tried, ['one-ticket/v1/test/#']);
  if (!opened.ok) throw new Error(opened.why);
  return opened.broker;
}

function startControl(wire: boolean): void {
  controlled = control({
    broker: { url: `mqtt://127.0.0.1:${broker.port}` },
    hall: 'test',
    stage: simulated,
    wire,
    warn: sentence => warnings.push(sentence),
  });
}

const shows = (beeps: number) => `pad-1/shows ${JSON.stringify({ lcd: '      ', beeps })}`;
const doAt = (device: string, payload: string | Buffer, retain = false) =>
  person.publishAsync(`${prefix}/${device}/do`, payload, { qos: 1, retain });

test('what a device shows is said at the start and at each change, once a turn', async () => {
  startControl(false);
  await expect.poll(() => told).toEqual([shows(0)]);
  sendToPad(beep);
  sendToPad(beep);
  await expect.poll(() => told).toEqual([shows(0), shows(2)]);
});

test('who comes later finds what is shown, retained', async () => {
  startControl(false);
  await expect.poll(() => told).toEqual([shows(0)]);
  const later = await connectAsync(`mqtt://127.0.0.1:${broker.port}`);
  const found = new Promise<boolean>(resolve =>
    later.on('message', (_topic, _payload, { retain }) => resolve(retain)),
  );
  await later.subscribeAsync(`${prefix}/pad-1/shows`, { qos: 1 });
  expect(await found).toBe(true);
  await later.endAsync(true);
});

test('a press over MQTT is a press at the device, and the wire tells its bytes', async () => {
  startControl(true);
  await expect.poll(() => told).toEqual([shows(0)]);
  await doAt('pad-1', '{"press":"next"}');
  await expect
    .poll(() => told.at(-1))
    .toMatch(/^pad-1\/wire \{"dir":"tx","hex":"ff6803036801010c0e16","at":/);
  expect(warnings).toEqual([]);
});

test('what is not understood is warned of with what was found and what was expected', async () => {
  startControl(false);
  await expect.poll(() => told).toEqual([shows(0)]);
  await doAt('pad-1', '{"press":');
  await doAt('pad-1', '["next"]');
  await doAt('pad-1', Buffer.from([0xff, 0x00]));
  await doAt('pad-1', `{"press":"${'x'.repeat(5000)}"}`);
  await doAt('pad-1', `${'['.repeat(2000)}${']'.repeat(2000)}`);
  await doAt('pad-1', '{"__proto__":{"fault":"unplug"}}');
  await doAt('pad-2', '{"press":"next"}');
  await expect.poll(() => warnings).toHaveLength(7);
  for (const warning of warnings.slice(0, 5)) {
    expect(warning).toMatch(/^sim\/pad-1\/do: found .*, expected .*, for example \{/);
  }
  expect(warnings[6]).toBe('sim/pad-2/do: found no such device, expected one of pad-1');
});

test('a retained command is not obeyed: it would come again at every start', async () => {
  await doAt('pad-1', '{"fault":"unplug"}', true);
  startControl(false);
  await expect.poll(() => warnings).toEqual([expect.stringContaining('found a retained message')]);
  sendToPad(beep);
  await expect.poll(() => told.at(-1)).toBe(shows(1));
});

test('a broker that went away is told of once, and everything is said again when it is back', async () => {
  startControl(false);
  await expect.poll(() => told).toEqual([shows(0)]);
  const { port } = broker;
  await broker.close();
  await expect.poll(() => warnings).toHaveLength(1);
  expect(warnings[0]).toContain(`mqtt://127.0.0.1:${port} cannot be reached`);
  sendToPad(beep);
  told.length = 0;
  broker = await brokerOn([port]);
  await expect.poll(() => told).toEqual([shows(1)]);
  await doAt('pad-1', '[]');
  await expect.poll(() => warnings[1]).toContain('expected a JSON object');
});

test('the broker takes the next port when one is taken, and says why when none is left', async () => {
  const taken: Server = createServer();
  const free = broker.port + 100;
  await new Promise<void>(resolve => taken.listen(free, '127.0.0.1', resolve));
  const moved = await brokerOn([free, free + 1]);
  expect(moved.port).toBe(free + 1);
  await moved.close();
  expect(await openBroker([free], [])).toEqual({ ok: false, why: expect.stringContaining('EADDRINUSE') });
  await new Promise(resolve => taken.close(resolve));
});
