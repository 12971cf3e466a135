/** Buttons that speak through a broker. */
import type { z } from 'zod';
import type { Definition } from '../definition.ts';
import { buttonsSchema, keysAmong } from '../settings/buttons.ts';
import { deviceSchema } from '../settings/device.ts';
import { topic } from '../settings/ports.ts';
import { duration, id, oneOf } from '../settings/scalars.ts';
import { dialects } from './codec.ts';

const settings = deviceSchema('mqtt-buttons', {
  dialect: oneOf(dialects, 'zigbee2mqtt'),
  topic,
  counter: id,
  buttons: buttonsSchema,
  /** The same button again within this is one press, where the device does not count its events. */
  repeatWindow: duration('400 ms', { max: '10 s' }).default(400),
});
type Written = z.output<typeof settings>;
export type MqttButtonsSettings = Omit<Written, 'repeatWindow'> & { repeatWindowMs: number };

export const mqttButtonsKind = {
  class: 'pad',
  // Some tell that they have gone, none that it is still there.
  answers: false,
  ways: ['topic'],
  settings,
  built: ({ repeatWindow, ...pad }: Written): MqttButtonsSettings => ({
    ...pad,
    repeatWindowMs: repeatWindow,
  }),
  async opener() {
    const { mqttButtons } = await import('./driver.ts');
    return ways => ({
      open: (settings, { timers, report }) => ({
        is: 'pad',
        driver: mqttButtons(settings, ways.broker(), { timers, report }),
      }),
    });
  },
  tested: {
    shows: () => 'has nothing to show',
    keys: ({ buttons }: MqttButtonsSettings) => keysAmong(buttons),
    buttons: ({ buttons }: MqttButtonsSettings) => buttons,
  },
} as const satisfies Definition<Written, MqttButtonsSettings>;
