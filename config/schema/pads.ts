/** What a config may say of a pad. */
import { z } from 'zod';
import { buttonsSchema } from '../../drivers/settings/buttons.ts';
import { everyDevice } from '../../drivers/settings/device.ts';
import { hidPort, topic } from '../../drivers/settings/ports.ts';
import { duration, id, oneOf, wholeNumber } from '../../drivers/settings/scalars.ts';
import { strict } from '../../drivers/settings/strict.ts';

export const ff68Schema = strict({
  kind: z.literal('ff68-pad'),
  ...everyDevice,
  line: id,
  address: wholeNumber(0, 255, 1),
  counter: id,
});

export const xkeysSchema = strict({
  kind: z.literal('xkeys'),
  ...everyDevice,
  hid: hidPort,
  /** The unit id that is set in the device; tells apart several that have no serial number. */
  unit: wholeNumber(0, 255, 1).optional(),
  counter: id,
  buttons: buttonsSchema.optional(),
});

export const hidKeypadSchema = strict({
  kind: z.literal('hid-keypad'),
  ...everyDevice,
  hid: hidPort,
  counter: id,
  buttons: buttonsSchema.optional(),
});

const buttonDialects = ['zigbee2mqtt', 'tasmota', 'shelly-gen1', 'shelly-gen2', 'esphome'] as const;

export const mqttButtonsSchema = strict({
  kind: z.literal('mqtt-buttons'),
  ...everyDevice,
  dialect: oneOf(buttonDialects, 'zigbee2mqtt'),
  topic,
  counter: id,
  buttons: buttonsSchema,
  /** The same button again within this is one press, where the device does not count its events. */
  repeatWindow: duration('400 ms', { max: '10 s' }).default(400),
});
