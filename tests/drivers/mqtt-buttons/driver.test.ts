import { describe, expect, test } from 'vitest';
import { dialects } from '../../../drivers/mqtt-buttons/codec.ts';
import { bench, devices } from './bench.ts';

const next = { press: 'next', digits: '' };
const offline = { is: 'lost', why: 'the device is offline' };

describe.each(dialects)('%s', dialect => {
  test('each press is said once', async () => {
    const { press, said, pad } = await bench(dialect);
    await press('next');
    await press('next');
    await press('recall');
    expect(said()).toEqual([next, next, { press: 'recall', digits: '' }]);
    expect(pad.health()).toMatchObject({ errors: 0, queueDepth: 0 });
  });

  test('digits go with the function key that follows, and a rating is a rating', async () => {
    const { press, said } = await bench(dialect);
    await press('5');
    await press('5');
    await press('ok');
    await press('rate-4');
    expect(said()).toEqual([{ press: 'ok', digits: '55' }, { rating: 4 }]);
  });

  test('it is ready, and lost with its reason when the broker says its will; back, it is ready', async () => {
    const { fake, device, fitness, advance } = await bench(dialect);
    expect(fitness()).toEqual([{ is: 'ready' }]);
    fake.unplug(device);
    await advance(10);
    expect(fitness().at(-1)).toEqual(offline);
    fake.plug(device);
    await advance(1000);
    expect(fitness()).toEqual([{ is: 'ready' }, offline, { is: 'ready' }]);
  });

  // MQTT 3.1.1 §3.8.4: a broker may give what is retained before it confirms the subscription.
  test.each([undefined, 'retained first'] as const)(
    'a device that was gone before the start is lost, and never was ready (%s)',
    async order => {
      const { fake, device, fitness, advance } = await bench(dialect, { unplugged: true });
      expect(fitness()).toEqual([{ is: 'ready' }]);
      fake.down();
      fake.unplug(device);
      fake.retained.set(device.will?.topic ?? '', device.will?.payload ?? '');
      fake.up(order);
      await advance(1000);
      expect(fitness().slice(1)).toEqual([{ is: 'lost', why: 'the broker is gone' }, offline]);
    },
  );

  test('the broker gone is lost once, and its return says no press again', async () => {
    const { fake, fitness, press, said, advance } = await bench(dialect);
    await press('next');
    fake.down();
    await advance(5000);
    fake.up();
    await advance(5000);
    expect(fitness()).toEqual([{ is: 'ready' }, { is: 'lost', why: 'the broker is gone' }, { is: 'ready' }]);
    expect(said()).toEqual([next]);
    await press('next');
    expect(said()).toEqual([next, next]);
  });

  test('what is retained presses nothing', async () => {
    const { fake, device, press, said, advance } = await bench(dialect);
    // Everything it says is kept, as by a broker of somebody who set retain on all.
    const { say } = fake;
    const kept: [string, string][] = [];
    fake.say = (topic, payload, how) => {
      kept.push([topic, payload.toString()]);
      say(topic, payload, how);
    };
    await press('next');
    fake.unplug(device);
    fake.down();
    for (const [topic, payload] of kept) {
      if (payload.includes('OFF') || payload.includes('""')) continue;
      fake.retained.set(topic, payload);
    }
    fake.up();
    await advance(5000);
    expect(said()).toEqual([next]);
  });

  test('the same message again is no second press', async () => {
    const { fake, device, said, pad, advance } = await bench(dialect);
    const { say } = fake;
    fake.say = (topic, payload, how) => {
      say(topic, payload, how);
      say(topic, payload, how);
    };
    device.act({ press: 'next' });
    await advance(1000);
    expect(said()).toEqual([next]);
    if (dialect !== 'esphome') expect(pad.health().retries).toBeGreaterThan(0);
  });

  test('an unknown action is counted, and does nothing', async () => {
    const { fake, topic, said, pad } = await bench(dialect);
    const unknown: Record<typeof dialect, [string, string]> = {
      zigbee2mqtt: [topic, '{"action":"9_single"}'],
      tasmota: [`stat/${topic}/RESULT`, '{"Button9":{"Action":"SINGLE"}}'],
      'shelly-gen1': [`${topic}/input_event/2`, '{"event":"SSS","event_cnt":7}'],
      'shelly-gen2': [
        `${topic}/events/rpc`,
        '{"method":"NotifyEvent","params":{"ts":1,"events":[{"component":"input:9","id":9,"event":"single_push","ts":1}]}}',
      ],
      esphome: [`${topic}/binary_sensor/next/state`, 'unknown'],
    };
    const before = pad.health().errors;
    fake.say(...unknown[dialect]);
    expect(said()).toEqual([]);
    expect(pad.health().errors).toBe(before + 1);
  });
});

test('a button that says again that it is held is one press, until it rests', async () => {
  const { fake, topic, said, advance } = await bench('zigbee2mqtt');
  for (let times = 0; times < 10; times += 1) {
    fake.say(topic, '{"action":"1_single"}');
    await advance(300);
  }
  expect(said()).toEqual([next]);
  await advance(500);
  fake.say(topic, '{"action":"1_single"}');
  expect(said()).toEqual([next, next]);
});

test('two buttons at once are two presses', async () => {
  const { fake, topic, said } = await bench('zigbee2mqtt');
  fake.say(topic, '{"action":"1_single"}');
  fake.say(topic, '{"action":"2_single"}');
  expect(said()).toEqual([next, { press: 'recall', digits: '' }]);
});

test('a device without availability is ready with its broker, but only when nothing was heard against it', async () => {
  const { fake, fitness, advance } = await bench('tasmota', { unplugged: true });
  fake.down();
  fake.up();
  await advance(400);
  expect(fitness().at(-1)).toEqual({ is: 'lost', why: 'the broker is gone' });
  await advance(200);
  expect(fitness().at(-1)).toEqual({ is: 'ready' });
});

test('Zigbee2MQTT that stops takes its devices with it', async () => {
  const { fake, fitness, advance } = await bench('zigbee2mqtt');
  fake.say('zigbee2mqtt/bridge/state', '{"state":"offline"}', { retain: true });
  await advance(10);
  expect(fitness().at(-1)).toEqual({ is: 'lost', why: 'Zigbee2MQTT is offline' });
  fake.say('zigbee2mqtt/bridge/state', 'online', { retain: true });
  expect(fitness().at(-1)).toEqual({ is: 'ready' });
});

test('whoever is pressed is there, whatever was said of it', async () => {
  const { fake, topic, fitness, said } = await bench('zigbee2mqtt');
  fake.say(`${topic}/availability`, 'offline', { retain: true });
  expect(fitness().at(-1)).toEqual(offline);
  fake.say(topic, '{"action":"1_single"}');
  expect(fitness().at(-1)).toEqual({ is: 'ready' });
  expect(said()).toEqual([next]);
});

describe('a Shelly Gen1 tells its last press again, every half minute and whenever it is asked', () => {
  const topic = `${devices['shelly-gen1'].topic}/input_event/0`;
  const event = (count: number) => JSON.stringify({ event: 'S', event_cnt: count });

  test('which is a press only when it has another count', async () => {
    const { fake, said, pad, advance } = await bench('shelly-gen1');
    for (const count of [7, 7, 7, 8, 8, 1, 1]) {
      fake.say(topic, event(count));
      await advance(30_000);
    }
    expect(said()).toEqual([next, next, next]);
    expect(pad.health().retries).toBe(4);
  });

  test('what it answers when it is asked at the start is no press', async () => {
    const { fake, said, advance } = await bench('shelly-gen1', { unplugged: true });
    fake.down();
    fake.up();
    await advance(1000);
    expect(fake.commands('command').at(-1)).toBe('update');
    fake.say(topic, event(1377));
    await advance(30_000);
    fake.say(topic, event(1377));
    expect(said()).toEqual([]);
    fake.say(topic, event(1378));
    expect(said()).toEqual([next]);
  });

  test('nor what it says when it comes back', async () => {
    const { fake, said } = await bench('shelly-gen1', { unplugged: true });
    fake.say(`${devices['shelly-gen1'].topic}/online`, 'true', { retain: true });
    fake.say(topic, event(12));
    expect(said()).toEqual([]);
  });

  test('what is retained tells the count, so that saying it again is no press', async () => {
    const { fake, said, advance } = await bench('shelly-gen1', { unplugged: true });
    fake.down();
    fake.retained.set(topic, event(5));
    fake.up();
    await advance(5000);
    fake.say(topic, event(5));
    expect(said()).toEqual([]);
    fake.say(topic, event(6));
    expect(said()).toEqual([next]);
  });

  test('after a power cut it counts from nothing', async () => {
    const { fake, said, press, device } = await bench('shelly-gen1');
    await press('next');
    device.fault('power-cycle');
    fake.unplug(device);
    fake.plug(device);
    await press('next');
    expect(said()).toEqual([next, next]);
  });
});

describe('an ESPHome button has a level', () => {
  const topic = `${devices.esphome.topic}/binary_sensor/next/state`;

  test('only from off to on is a press', async () => {
    const { fake, said, advance } = await bench('esphome');
    for (const level of ['ON', 'ON', 'ON', 'OFF', 'OFF', 'ON']) {
      fake.say(topic, level);
      await advance(600);
    }
    expect(said()).toEqual([next, next]);
  });

  test('a contact that bounces is one press', async () => {
    const { fake, said, advance } = await bench('esphome');
    for (const level of ['ON', 'OFF', 'ON', 'OFF', 'ON']) {
      fake.say(topic, level);
      await advance(5);
    }
    expect(said()).toEqual([next]);
  });

  test('held at our start, it is pressed when it is pressed again', async () => {
    const { fake, said, advance } = await bench('esphome', { unplugged: true });
    fake.down();
    fake.retained.set(topic, 'ON');
    fake.up();
    await advance(1000);
    fake.say(topic, 'ON');
    expect(said()).toEqual([]);
    fake.say(topic, 'OFF');
    fake.say(topic, 'ON');
    expect(said()).toEqual([next]);
  });

  test.each(['the broker', 'the device'])(
    'a release that nobody heard while %s was gone loses no press',
    async who => {
      const { fake, said, advance } = await bench('esphome', { unplugged: true });
      fake.say(topic, 'ON');
      await advance(1000);
      if (who === 'the broker') {
        fake.down();
        fake.up();
      } else {
        fake.say(`${devices.esphome.topic}/status`, 'offline');
        fake.say(`${devices.esphome.topic}/status`, 'online');
      }
      await advance(1000);
      fake.say(topic, 'ON');
      expect(said()).toEqual([next, next]);
    },
  );
});

test('what is longer than any device sends is counted as an error', async () => {
  const { fake, pad } = await bench('tasmota');
  fake.dropped = 3;
  expect(pad.health()).toMatchObject({ errors: 3, reopened: 0 });
});

test('it cannot be answered: nothing is published', async () => {
  const { fake, pad, advance } = await bench('zigbee2mqtt');
  pad.want({ waiting: 3, number: 12 });
  pad.answer({ press: 'next', digits: '' }, { is: 'refused', code: 41 });
  pad.attention('next-came');
  await advance(1000);
  expect(fake.published).toEqual([]);
});
