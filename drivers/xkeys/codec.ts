/**
 * The reports of an X-keys, as P.I. Engineering documents them: "X-keys XK-24 Data Report" and those of the other models
 * (piengineering/X-keys_Linux, HID-Reports). That document counts bytes from the report id; here the first byte after it is 0.
 */
import type { Button } from '../device.ts';

export type XkeysMessage =
  /** General Incoming Data. `generated`: asked for. `keys`: from byte 2 on, a byte a column, bit 0 its top row; 1 is down. */
  | { is: 'keys'; unit: number; programSwitch: boolean; generated: boolean; keys: Uint8Array }
  /** Descriptor Data. `columns`, `rows`: not right of every model. `green`, `red`: the LEDs. */
  | {
      is: 'descriptor';
      unit: number;
      columns: number;
      rows: number;
      green: boolean;
      red: boolean;
      version: number;
      product: number;
    }
  /** Another kind of report: custom data, a dongle's answer. */
  | { is: 'other'; unit: number; type: number }
  | { is: 'junk'; bytes: Uint8Array };

export type LampState = 'off' | 'on' | 'flash';
export type XkeysOrder =
  | { is: 'generate' }
  | { is: 'describe' }
  | { is: 'led'; led: 'green' | 'red'; state: LampState }
  /** `index`: of the light, not of the key. */
  | { is: 'light'; index: number; state: LampState }
  /** `bank` 0 is blue, 1 red; `rows`: a bit for each row, FF all. */
  | { is: 'bank'; bank: number; rows: number };

/** Input Report: 33 bytes with the report id; newer models send 37. */
const shortestInput = 32;
/** Output Report: 36 bytes, the first of them the report id, 00. */
const outputLength = 36;
/** Bit 0 is the program switch, bit 1 generated data; a higher value names another report. */
const highestDataType = 3;
const descriptorType = 0xd6;
const commands = { led: 0xb3, light: 0xb5, bank: 0xb6, generate: 0xb1, describe: 0xd6 };
const ledIndexes = { green: 6, red: 7 };
const lampStates = ['off', 'on', 'flash'] as const;

/** `report`: as it is read, without a report id. */
export function decodeInput(report: Uint8Array): XkeysMessage {
  const byte = (at: number): number => report[at] ?? 0;
  if (report.length < shortestInput) return { is: 'junk', bytes: report };
  const unit = byte(0);
  const type = byte(1);
  if (type === descriptorType) {
    return {
      is: 'descriptor',
      unit,
      columns: byte(7),
      rows: byte(8),
      green: (byte(9) & 0x40) !== 0,
      red: (byte(9) & 0x80) !== 0,
      version: byte(10),
      product: byte(11) | (byte(12) << 8),
    };
  }
  if (type > highestDataType) return { is: 'other', unit, type };
  return {
    is: 'keys',
    unit,
    programSwitch: (type & 1) !== 0,
    generated: (type & 2) !== 0,
    keys: report.slice(2),
  };
}

/** An output report, 36 bytes with the report id. */
export function encodeOrder(order: XkeysOrder): Uint8Array {
  switch (order.is) {
    case 'generate':
      return output(commands.generate);
    case 'describe':
      return output(commands.describe);
    case 'led':
      return output(commands.led, ledIndexes[order.led], lampStates.indexOf(order.state));
    case 'light':
      return output(commands.light, order.index, lampStates.indexOf(order.state));
    case 'bank':
      return output(commands.bank, order.bank, order.rows);
  }
}

/** Write Unit ID. `unit`: 0–255. */
export function encodeUnit(unit: number): Uint8Array {
  return output(0xbd, unit);
}

function output(...bytes: number[]): Uint8Array {
  const report = new Uint8Array(outputLength);
  report.set(bytes, 1);
  return report;
}

/** What a device understands of an output report; `undefined` where it is none of those above. */
export function decodeOrder(report: Uint8Array): XkeysOrder | undefined {
  const [id, command, first = 0, second = 0] = report;
  if (report.length !== outputLength || id !== 0) return undefined;
  const state = lampStates[second];
  switch (command) {
    case commands.generate:
      return { is: 'generate' };
    case commands.describe:
      return { is: 'describe' };
    case commands.led: {
      const led = first === ledIndexes.green ? 'green' : first === ledIndexes.red ? 'red' : undefined;
      return led && state && { is: 'led', led, state };
    }
    case commands.light:
      return state && { is: 'light', index: first, state };
    case commands.bank:
      return { is: 'bank', bank: first, rows: second };
    default:
      return undefined;
  }
}

/** The buttons that are down, from 1, column by column: the numbers that the X-keys library of SuperFlyTV gives them. */
export function buttonsDown(
  keys: Uint8Array,
  { columns, rows }: { columns: number; rows: number },
): number[] {
  const down: number[] = [];
  for (let column = 0; column < columns; column += 1) {
    for (let row = 0; row < rows; row += 1) {
      if (((keys[column] ?? 0) & (1 << row)) !== 0) down.push(column * rows + row + 1);
    }
  }
  return down;
}

/** Of an XK-24, four columns of six: the README draws it. */
export const usualButtons: Readonly<Record<string, Button>> = {
  1: 'line',
  3: '1',
  9: '2',
  15: '3',
  4: '4',
  10: '5',
  16: '6',
  5: '7',
  11: '8',
  17: '9',
  6: 'cancel',
  12: '0',
  18: 'ok',
  19: 'next',
  20: 'next',
  21: 'recall',
  22: 'evaluate',
  23: 'transfer',
  24: 'pause',
};
