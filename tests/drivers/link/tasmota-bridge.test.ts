import { describe, expect, test } from 'vitest';
import type { Link } from '../../../drivers/device.ts';
import { tasmotaBridge } from '../../../drivers/link/tasmota-bridge.ts';
import { simulateTasmotaBridge } from '../../../simulators/stage/tasmota-bridge.ts';
import { fakeBroker } from '../../kit/driver/fake-broker.ts';
import { hexOf } from '../../kit/driver/fake-port.ts';
import vectors from '../../vectors/tasmota-bridge.json' with { type: 'json' };
import { virtualTimers } from '../../virtual-timers.ts';

const lwt = 'tele/bridge/LWT';
const result = 'stat/bridge/RESULT';
const done = '{"SSerialSend":"Done"}';
const ordered = Uint8Array.from({ length: 600 }, (_, n) => n % 251);

/** A bridge, simulated unless `unplugged`, and what is opened over it. */
async function bench(how: { unplugged?: true; baud?: number } = {}) {
  const time = virtualTimers();
  const { timers } = time;
  const fake = fakeBroker();
  const atDevice: { hex: string; atMs: number }[] = [];
  const bridge = simulateTasmotaBridge(
    { topic: 'bridge' },
    {
      publish: (topic, payload, at) => fake.say(topic, payload, at),
      timers,
      toDevice: bytes => atDevice.push({ hex: hexOf(bytes), atMs: timers.now() }),
    },
  );
  if (how.unplugged !== true) fake.plug(bridge);
  const heard: string[] = [];
  const downs: string[] = [];
  const open = tasmotaBridge({ topic: 'bridge', baud: how.baud ?? 9600 }, fake.broker, timers);
  let opened: Link | undefined;
  let failed: string | undefined;
  function start(): void {
    void open({ data: bytes => heard.push(hexOf(bytes)), down: why => downs.push(why) }).then(
      link => {
        opened = link;
      },
      (error: Error) => {
        failed = error.message;
      },
    );
  }
  start();
  await time.advance(1);
  return {
    fake,
    bridge,
    timers,
    atDevice,
    heard,
    downs,
    start,
    advance: (ms: number) => time.advance(ms),
    link: () => opened ?? expect.fail(failed ?? 'not open'),
    isOpen: () => opened !== undefined,
    failed: () => failed,
    /** Writes, and tells later how it ended. */
    write(bytes: Uint8Array) {
      const told: { how?: string } = {};
      (opened ?? expect.fail('not open')).write(bytes).then(
        () => {
          told.how = 'sent';
        },
        (error: Error) => {
          told.how = error.message;
        },
      );
      return told;
    },
  };
}

describe('opening', () => {
  test('sets the bridge, and is open when the bridge has answered with the speed', async () => {
    const { fake, isOpen } = await bench({ baud: 57_600 });
    expect(isOpen()).toBe(true);
    expect(fake.published.map(({ topic, payload }) => `${topic} ${payload}`)).toEqual([
      'cmnd/bridge/SerialDelimiter 254',
      'cmnd/bridge/SSerialConfig 8N1',
      'cmnd/bridge/SBaudrate 57600',
    ]);
  });

  test('fails after 2 s when nothing answers, and leaves nothing behind', async () => {
    const { failed, advance, fake } = await bench({ unplugged: true });
    await advance(1990);
    expect(failed()).toBeUndefined();
    await advance(20);
    expect(failed()).toBe('the Tasmota bridge bridge does not answer');
    expect(fake.seats()).toBe(0);
  });

  test('fails at once when the bridge is offline, or the broker is gone', async () => {
    const { fake, start, failed, advance } = await bench({ unplugged: true });
    await advance(3000);
    fake.retained.set(lwt, 'Offline');
    start();
    await advance(1);
    expect(failed()).toBe('the Tasmota bridge bridge is offline');
    fake.down();
    start();
    await advance(1);
    expect(failed()).toBe('the broker is gone');
  });

  test('another speed than the one asked for is no answer', async () => {
    const { fake, isOpen, failed, advance } = await bench({ unplugged: true });
    fake.say(result, '{"SBaudrate":115200}');
    await advance(3000);
    expect(isOpen()).toBe(false);
    expect(failed()).toContain('does not answer');
  });

  test('what the device says before is not heard', async () => {
    const { fake, heard } = await bench({ unplugged: true });
    fake.say('tele/bridge/RESULT', '{"SSerialReceived":"FF68"}');
    expect(heard).toEqual([]);
  });
});

describe('bytes', () => {
  test.each(vectors)('that bridges were heard to say: $name', async ({ payload, hex }) => {
    const { fake, heard } = await bench();
    fake.say('tele/bridge/RESULT', payload);
    expect(heard.join('')).toBe(hex.toLowerCase());
  });

  test('of a device come after the pause of the bridge, cut where its buffer ends', async () => {
    const { bridge, heard, advance } = await bench();
    bridge.fromDevice(ordered);
    await advance(99);
    expect(heard).toHaveLength(2);
    await advance(2);
    expect(heard.join('')).toBe(hexOf(ordered));
  });

  test('what is retained, in another topic or no hex is not heard', async () => {
    const { fake, heard, advance } = await bench();
    fake.say('tele/other/RESULT', '{"SSerialReceived":"FF"}');
    fake.say('tele/bridge/SENSOR', '{"Time":"2026-01-01T00:00:00"}');
    for (const text of ['"FF6"', '"GG"', '5', 'null', '{"Data":"xx"}', '""']) {
      fake.say('tele/bridge/RESULT', `{"SSerialReceived":${text}}`);
    }
    fake.say('tele/bridge/RESULT', 'junk');
    fake.say('tele/bridge/RESULT', '{"SSerialReceived":"FF"}', { old: true });
    expect(heard).toEqual([]);
    fake.say('tele/bridge/SSERIALRECEIVED', '{"SSerialReceived":{"Data":"ff68"}}');
    expect(heard).toEqual(['ff68']);
    await advance(1);
  });

  test('of ours go 256 a command, one command after the answer to the other', async () => {
    const { write, atDevice, advance, fake } = await bench();
    const told = write(ordered);
    await advance(1);
    expect(fake.commands('SSerialSend5')).toHaveLength(1);
    expect(fake.commands('SSerialSend5')[0]).toBe(
      Buffer.from(ordered.subarray(0, 256)).toString('hex').toUpperCase(),
    );
    await advance(300);
    expect(atDevice).toHaveLength(1);
    expect(fake.commands('SSerialSend5')).toHaveLength(2);
    expect(told.how).toBeUndefined();
    await advance(500);
    expect(told.how).toBe('sent');
    expect(atDevice.map(({ hex }) => hex).join('')).toBe(hexOf(ordered));
  });

  test('two writes at once keep their order', async () => {
    const { write, atDevice, advance } = await bench();
    write(Uint8Array.of(1));
    write(Uint8Array.of(2));
    await advance(100);
    expect(atDevice.map(({ hex }) => hex)).toEqual(['01', '02']);
  });

  test('a broker that takes no command fails the write', async () => {
    const { fake, write, advance } = await bench();
    fake.takes = false;
    const refused = write(Uint8Array.of(1));
    await advance(1);
    expect(refused.how).toBe('the Tasmota bridge bridge is gone');
  });

  test('a silent bridge fails the write 2 s after its bytes were out', async () => {
    const { fake, bridge, write, advance } = await bench();
    bridge.message = () => {};
    fake.published.length = 0;
    const told = write(Uint8Array.from({ length: 96 }));
    await advance(2050);
    expect(told.how).toBeUndefined();
    await advance(100);
    expect(told.how).toBe('the Tasmota bridge bridge does not answer');
    // The late answer of that command does not count for the next.
    const next = write(Uint8Array.of(1));
    await advance(1);
    expect(next.how).toBeUndefined();
    fake.say(result, done);
    await advance(1);
    expect(next.how).toBe('sent');
  });

  test('more than 16 KiB that wait are refused', async () => {
    const { write, advance } = await bench();
    write(new Uint8Array(16 * 1024 + 1));
    const refused = write(Uint8Array.of(1));
    await advance(1);
    expect(refused.how).toBe('the Tasmota bridge bridge takes no bytes');
  });
});

describe('down', () => {
  test('by its will, once, with the write under way failed', async () => {
    const { fake, bridge, write, downs, advance } = await bench();
    const told = write(ordered);
    fake.unplug(bridge);
    fake.say(lwt, 'Offline', { retain: true });
    await advance(1);
    expect(downs).toEqual(['the Tasmota bridge bridge is offline']);
    expect(told.how).toBe('the Tasmota bridge bridge is gone');
    expect(fake.seats()).toBe(0);
  });

  test('when it has started again: what it had received is lost', async () => {
    const { fake, downs } = await bench();
    fake.say(lwt, 'Online', { old: true });
    expect(downs).toEqual([]);
    fake.say(lwt, 'Online', { retain: true });
    expect(downs).toEqual(['the Tasmota bridge bridge has started again']);
  });

  test('with the broker', async () => {
    const { fake, downs } = await bench();
    fake.down();
    expect(downs).toEqual(['the broker is gone']);
  });

  test('not after it was closed, and nothing is heard or sent then', async () => {
    const { fake, bridge, link, heard, downs, advance, write } = await bench();
    const told = write(ordered);
    await link().close();
    const after = write(Uint8Array.of(1));
    bridge.fromDevice(Uint8Array.of(1));
    fake.down();
    await advance(3000);
    expect(told.how).toBe('the Tasmota bridge bridge is gone');
    expect(after.how).toBe('the Tasmota bridge bridge is gone');
    expect(downs).toEqual([]);
    expect(heard).toEqual([]);
    expect(fake.commands('SSerialSend5')).toHaveLength(1);
  });
});
