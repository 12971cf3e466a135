import type { Button, PadSaid } from '../../../drivers/device.ts';
import type { ButtonDialect } from '../../../drivers/mqtt-buttons/codec.ts';
import { mqttButtons } from '../../../drivers/mqtt-buttons/driver.ts';
import { simulateMqttButtons } from '../../../simulators/devices/mqtt-buttons/device.ts';
import { ears } from '../../kit/driver/ears.ts';
import { fakeBroker } from '../../kit/driver/fake-broker.ts';
import { virtualTimers } from '../../virtual-timers.ts';

export const devices: Record<ButtonDialect, { topic: string; buttons: Record<string, Button> }> = {
  zigbee2mqtt: {
    topic: 'zigbee2mqtt/hall/pad-3',
    buttons: {
      '1_single': 'next',
      '2_single': 'recall',
      '3_single': '5',
      '4_single': 'ok',
      '1_hold': 'rate-4',
    },
  },
  tasmota: {
    topic: 'pad_3',
    buttons: {
      'Button1 SINGLE': 'next',
      'Button2 SINGLE': 'recall',
      'Button3 SINGLE': '5',
      'Button4 SINGLE': 'ok',
      'Button1 HOLD': 'rate-4',
    },
  },
  'shelly-gen1': {
    topic: 'shellies/shellyix3-98CDAC1F0A77',
    buttons: { '0 S': 'next', '1 S': 'recall', '2 S': '5', '2 SS': 'ok', '0 L': 'rate-4' },
  },
  'shelly-gen2': {
    topic: 'shellyplusi4-a8032ab1fe78',
    buttons: {
      '0 single_push': 'next',
      '1 single_push': 'recall',
      '2 single_push': '5',
      '3 single_push': 'ok',
      '0 long_push': 'rate-4',
    },
  },
  esphome: {
    topic: 'counter3',
    buttons: { next: 'next', again: 'recall', five: '5', confirm: 'ok', smile: 'rate-4' },
  },
};

/** One device of buttons, simulated, and a broker in memory. */
export async function bench(dialect: ButtonDialect, how: { unplugged?: true; repeatWindowMs?: number } = {}) {
  const time = virtualTimers();
  const { timers } = time;
  const fake = fakeBroker();
  const { topic, buttons } = devices[dialect];
  const device = simulateMqttButtons(
    { dialect, topic, buttons },
    { publish: (to, payload, at) => fake.say(to, payload, at), timers, changed() {} },
  );
  if (how.unplugged !== true) fake.plug(device);
  const { report, told, said, fitness } = ears<PadSaid>();
  const pad = mqttButtons(
    { dialect, topic, buttons, repeatWindowMs: how.repeatWindowMs ?? 400 },
    fake.broker,
    { timers, report },
  );
  await time.advance(3000);
  return {
    fake,
    device,
    pad,
    topic,
    advance: (ms: number) => time.advance(ms),
    /** As a person does: not faster than a finger. */
    async press(button: Button): Promise<void> {
      device.act({ press: button });
      await time.advance(1000);
    },
    told,
    said,
    fitness,
  };
}
