/** What a display shows for its registers. */

import { bytesOf, wordsIn } from '../../../drivers/modbus-digits/codec.ts';
import type { ModbusSettings } from '../../../drivers/modbus-digits/definition.ts';
import { spaced } from '../../../drivers/parts/frame/words.ts';

/** The map of its config. */
export type DigitsMap = Pick<
  ModbusSettings,
  'address' | 'write' | 'register' | 'encoding' | 'blank' | 'blinkRegister'
>;

/** As the display would show them; numbers, where it could not. */
export function registersMean(bytes: Uint8Array, display: DigitsMap): string {
  const values = wordsIn(bytes);
  const text = shown(values, display);
  const printable = display.encoding === 'gb2312' ? /^[\x20-\x7e\p{Script=Han}]+$/u : /^[\x20-\x7e]+$/;
  return display.write !== 'value' && printable.test(text) ? `${text} (${spaced(bytes)})` : values.join(' ');
}

/** What a person reads when these values stand in its registers; empty: it is dark. */
export const shown = (values: readonly number[], display: DigitsMap): string =>
  placed(values, display).trim();

/** From its first place to its last. */
export function placed(
  values: readonly number[],
  { write, encoding, blank }: Pick<DigitsMap, 'write' | 'encoding' | 'blank'>,
): string {
  const [only = 0] = values;
  if (write === 'value') return only === blank ? '' : `${only}`;
  if (write === 'characters') return String.fromCharCode(...values);
  const bytes = bytesOf(values).filter(byte => byte !== 0);
  return new TextDecoder(encoding === 'gb2312' ? 'gb18030' : 'ascii').decode(bytes);
}
