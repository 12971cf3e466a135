/** What a config may say of a board. */
import { z } from 'zod';
import { everyDevice } from '../../drivers/settings/device.ts';
import { topic } from '../../drivers/settings/ports.ts';
import { duration, id, oneOf, timeOfDay, wholeNumber } from '../../drivers/settings/scalars.ts';
import { strict } from '../../drivers/settings/strict.ts';

/** Of the hours of the day: from then on, this bright; 1 is the darkest, 16 the brightest. */
const brightnessSchema = z.array(strict({ from: timeOfDay('07:00'), level: wholeNumber(1, 16, 12) }));

export const onbonSchema = strict({
  kind: z.literal('onbon-k'),
  ...everyDevice,
  line: id,
  address: wholeNumber(1, 32_767, 1),
  counter: id.optional(),
  // The smallest font is 16 pixels high.
  width: wholeNumber(16, 4096, 64),
  height: wholeNumber(16, 1024, 32),
  model: oneOf(['5k', '6k'], '6k'),
  areaGap: duration('1 s', { max: '10 s' }).default(1_000),
  replyWithin: duration('2 s', { min: '50 ms', max: '10 s' }).default(2_000),
  expiresAfter: duration('60 s', { min: '10 s', max: '1 h' }).default(60_000),
  refresh: duration('10 s', { min: '5 s', max: '1 h' }).default(10_000),
  brightness: brightnessSchema.optional(),
});

/**
 * How a number stands in the registers of a display. `value`: as a binary number in one register; `characters`: one ASCII
 * character in each register; `text`: two bytes in each register, as a card with a font reads them.
 */
const digitWays = ['value', 'characters', 'text'] as const;

export const modbusSchema = strict({
  kind: z.literal('modbus-digits'),
  ...everyDevice,
  line: id,
  address: wholeNumber(1, 247, 1),
  /** Left out on a spare only: it shows numbers and nothing else. */
  counter: id.optional(),
  write: oneOf(digitWays, 'characters'),
  register: wholeNumber(0, 65_535, 0).default(0),
  /** Characters; of `value`, digits. */
  length: wholeNumber(1, 64, 4),
  encoding: oneOf(['ascii', 'gb2312'], 'gb2312').default('ascii'),
  /** On which side a number stands that is shorter than the display. */
  align: oneOf(['left', 'right'], 'left').default('right'),
  /** Of `value`: the number that makes the display dark. */
  blank: wholeNumber(0, 65_535, 65_535).optional(),
  /** The display's own register of digits that blink, one bit each. */
  blinkRegister: wholeNumber(0, 65_535, 8).optional(),
  replyWithin: duration('2 s', { min: '50 ms', max: '10 s' }).default(2_000),
  refresh: duration('10 s', { min: '5 s', max: '1 h' }).default(10_000),
});

export const tasmotaDisplaySchema = strict({
  kind: z.literal('tasmota-display'),
  ...everyDevice,
  topic,
  counter: id.optional(),
  /** Half-width characters of a line, and lines. */
  columns: wholeNumber(2, 64, 16),
  lines: wholeNumber(1, 16, 2),
  refresh: duration('10 s', { min: '5 s', max: '1 h' }).default(10_000),
});

/** `from` is ms since midnight. */
export type Brightness = z.output<typeof brightnessSchema>;
