/** What a config may say of a pad. */
import { z } from 'zod';
import { everyDevice } from './device.ts';
import { padKeys } from './keys.ts';
import { hidPort, topic } from './ports.ts';
import { duration, id, oneOf, wholeNumber } from './scalars.ts';
import { strict } from './strict.ts';

/** What a button is: a key of a pad, a digit, or a grade of a rater (5 is the best). */
const buttonMeanings = [
  ...padKeys,
  '0',
  '1',
  '2',
  '3',
  '4',
  '5',
  '6',
  '7',
  '8',
  '9',
  'rate-1',
  'rate-2',
  'rate-3',
  'rate-4',
  'rate-5',
] as const;

/** The buttons that the device names itself -> what they are. */
const buttonsSchema = z.record(z.string(), oneOf(buttonMeanings, 'next'));

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
