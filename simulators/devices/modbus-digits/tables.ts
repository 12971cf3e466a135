/** The parts of Modbus RTU frames (application protocol V1.1b3 §6.3, §6.6, §6.12 and §7), and what a display shows for its registers. */

import { bytesOf, functions, wordsIn } from '../../../drivers/modbus-digits/codec.ts';
import type { ModbusSettings } from '../../../drivers/modbus-digits/definition.ts';
import { exceptionText } from '../../../drivers/modbus-digits/exceptions.ts';
import { bigEndian, type FieldTable, fieldTable, spaced } from '../../frames/field-table.ts';

/** The map of its config. */
export type DigitsMap = Pick<
  ModbusSettings,
  'address' | 'write' | 'register' | 'encoding' | 'blank' | 'blinkRegister'
>;

const exceptionBit = 0x80;
const checkBytes = 2;

const functionNames = new Map<number, string>([
  [functions.read, 'read holding registers'],
  [functions.writeOne, 'write single register'],
  [functions.writeMany, 'write multiple registers'],
]);

export const isException = (frame: Uint8Array): boolean => ((frame[1] ?? 0) & exceptionBit) !== 0;

/** How long the request is that begins with these bytes; 0 where none does. */
export function requestBytes(from: Uint8Array): number {
  const [, code = 0, , , , , count = 0] = from;
  if (!functionNames.has(code)) return 0;
  return code === functions.writeMany ? 9 + count : 8;
}

/** How long the reply is that begins with these bytes; 0 where none does. */
export function replyBytes(from: Uint8Array): number {
  const [, code = 0, count = 0] = from;
  if (!functionNames.has(code & ~exceptionBit)) return 0;
  if (isException(from)) return 5;
  return code === functions.read ? 5 + count : 8;
}

/** `check`: what is said of the checksum. */
export function requestTable(frame: Uint8Array, display: DigitsMap, check: string): FieldTable {
  const table = addressed(frame);
  const code = frame[1];
  if (code === functions.writeOne) {
    table.part('register address', 2, number);
    table.part('register value', 2, value => registersMean(value, display));
  } else {
    table.part('starting address', 2, number);
    table.part('quantity of registers', 2, number);
  }
  if (code === functions.writeMany) {
    table.part('byte count', 1, number);
    table.part('registers value', table.left() - checkBytes, values => registersMean(values, display));
  }
  table.part('CRC', checkBytes, check);
  return table;
}

export function replyTable(frame: Uint8Array, display: DigitsMap, check: string): FieldTable {
  const table = addressed(frame);
  const code = frame[1];
  if (isException(frame)) table.part('exception code', 1, ([exception = 0]) => exceptionText(exception));
  else if (code === functions.read) {
    table.part('byte count', 1, number);
    table.part('register value', table.left() - checkBytes, values => registersMean(values, display));
  } else if (code === functions.writeOne) {
    table.part('register address', 2, number);
    table.part('register value', 2, value => registersMean(value, display));
  } else {
    table.part('starting address', 2, number);
    table.part('quantity of registers', 2, number);
  }
  table.part('CRC', checkBytes, check);
  return table;
}

function addressed(frame: Uint8Array): FieldTable {
  const table = fieldTable(frame);
  table.part('slave address', 1, ([address]) => (address === 0 ? 'every display' : `display ${address}`));
  table.part('function', 1, ([code = 0]) => {
    const name = functionNames.get(code & ~exceptionBit) ?? 'unknown';
    return code & exceptionBit ? `exception: ${name}` : name;
  });
  return table;
}

const number = (bytes: Uint8Array): string => `${bigEndian(bytes)}`;

/** As the display would show them; numbers, where it could not. */
export function registersMean(bytes: Uint8Array, display: DigitsMap): string {
  const values = wordsIn(bytes);
  const text = shown(values, display);
  const printable = display.encoding === 'gb2312' ? /^[\x20-\x7e\p{Script=Han}]+$/u : /^[\x20-\x7e]+$/;
  return display.write !== 'value' && printable.test(text) ? `${text} (${spaced(bytes)})` : values.join(' ');
}

/** What a person reads when these values stand in its registers; empty: it is dark. */
export function shown(values: readonly number[], { write, encoding, blank }: DigitsMap): string {
  const [only = 0] = values;
  if (write === 'value') return only === blank ? '' : `${only}`;
  if (write === 'characters') return String.fromCharCode(...values).trim();
  const bytes = bytesOf(values).filter(byte => byte !== 0);
  return new TextDecoder(encoding === 'gb2312' ? 'gb18030' : 'ascii').decode(bytes).trim();
}
