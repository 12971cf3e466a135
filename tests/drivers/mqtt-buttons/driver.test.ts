import { describe, expect, test } from 'vitest';
import { dialects } from '../../../drivers/mqtt-buttons/codec.ts';
import { inWords } from '../../kit/driver/ears.ts';
import { bench, devices } from './bench.ts';

const next = { press: 'next', digits: '' };
const offline = { is: 'lost', why: 'the device is offline' };

describe.each(dialects)('%s', dialect => {
  test('each press is said once, digits with the function key that follows, and a grade as a rating', async () => {
    const { press, said, pad } = await bench(dialect);
    for (const button of ['next', 'next', 'recall', '5', '5', 'ok', 'rate-4'] as const) await press(button);
    expect(said().map(inWords)).toEqual(['next', 'next', 'recall', 'ok 55', 'rating 4']);
    expect(pad.health()).toMatchObject({ errors: 0, queueDepth: 0 });
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

const topicOfNext = {
  zigbee2mqtt: devices.zigbee2mqtt.topic,
  'shelly-gen1': `${devices['shelly-gen1'].topic}/input_event/0`,
  esphome: `${devices.esphome.topic}/binary_sensor/next/state`,
};
const held = '{"action":"1_single"}';
const counted = (count: number) => JSON.stringify({ event: 'S', event_cnt: count });

/** What it says at the topic of its button, or by `/name` beside that; `kept`: retained before; ms that pass. */
type Step = string | number | { kept: string } | { says: string; at: string };
const outage: Step = { says: '', at: 'the broker' };

test.each<[dialect: keyof typeof topicOfNext, name: string, steps: readonly Step[], presses: number]>([
  [
    'zigbee2mqtt',
    'a button that says again that it is held is one press, until it rests',
    [...Array.from({ length: 10 }, () => [held, 300]).flat(), 500, held],
    2,
  ],
  [
    'shelly-gen1',
    'what it tells again every half minute is a press only when it has another count',
    [7, 7, 7, 8, 8, 1, 1].flatMap(count => [counted(count), 30_000]),
    3,
  ],
  [
    'shelly-gen1',
    'what it answers when it is asked at the start is no press',
    [outage, 1000, counted(1377), 30_000, counted(1377), counted(1378)],
    1,
  ],
  ['shelly-gen1', 'nor what it says when it comes back', [{ says: 'true', at: 'online' }, counted(12)], 0],
  [
    'shelly-gen1',
    'what is retained tells the count, so that saying it again is no press',
    [{ kept: counted(5) }, 5000, counted(5), counted(6)],
    1,
  ],
  [
    'esphome',
    'only from off to on is a press',
    ['ON', 600, 'ON', 600, 'ON', 600, 'OFF', 600, 'OFF', 600, 'ON'],
    2,
  ],
  ['esphome', 'a contact that bounces is one press', ['ON', 5, 'OFF', 5, 'ON', 5, 'OFF', 5, 'ON'], 1],
  [
    'esphome',
    'held at our start, it is pressed when it is pressed again',
    [{ kept: 'ON' }, 1000, 'ON', 'OFF', 'ON'],
    1,
  ],
  [
    'esphome',
    'a release that nobody heard while the broker was gone loses no press',
    ['ON', 1000, outage, 1000, 'ON'],
    2,
  ],
  [
    'esphome',
    'a release that nobody heard while the device was gone loses no press',
    ['ON', 1000, { says: 'offline', at: 'status' }, { says: 'online', at: 'status' }, 1000, 'ON'],
    2,
  ],
])('%s: %s', async (dialect, _, steps, presses) => {
  const { fake, topic, said, advance } = await bench(dialect, { unplugged: true });
  for (const step of steps)
    if (typeof step === 'number') await advance(step);
    else if (typeof step === 'string') fake.say(topicOfNext[dialect], step);
    else if ('says' in step && step !== outage) fake.say(`${topic}/${step.at}`, step.says);
    else {
      fake.down();
      if ('kept' in step) fake.retained.set(topicOfNext[dialect], step.kept);
      fake.up();
    }
  expect(said()).toEqual(Array.from({ length: presses }, () => next));
});

test('a Shelly Gen1 is asked for its last press, and after a power cut it counts from nothing', async () => {
  const { fake, said, press, device } = await bench('shelly-gen1');
  expect(fake.commands('command')).toEqual(['update']);
  await press('next');
  device.fault('power-cycle');
  fake.unplug(device);
  fake.plug(device);
  await press('next');
  expect(said()).toEqual([next, next]);
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

test('a press that the config makes no key is told by its name, what stands beside a press is not', async () => {
  const { fake, told } = await bench('zigbee2mqtt');
  const say = (action: string) => fake.say('zigbee2mqtt/hall/pad-3', JSON.stringify({ action }));
  say('4_double');
  say('4_release');
  say('1_single');
  expect(told.filter(({ is }) => is === 'no-key')).toEqual([{ is: 'no-key', button: '4_double' }]);
});
