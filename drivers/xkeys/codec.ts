/**
 * The reports of an X-keys, as P.I. Engineering documents them: "X-keys XK-24 Data Report" and those of the other models
 * (piengineering/X-keys_Linux, HID-Reports). That document counts bytes from the report id; here the first byte after it is 0.
 */
import type { Button } from '../device.ts';
import { find, type Parts, read, write } from '../parts/frame/parts.ts';

export type XkeysMessage =
  /** General Incoming Data. `generated`: asked for. `keys`: from byte 2 on, a byte a column, bit 0 its top row; 1 is down. */
  | { is: 'keys'; unit: number; programSwitch: boolean; generated: boolean; keys: Uint8Array }
  | ({ is: 'descriptor' } & Descriptor)
  /** Another kind of report: custom data, a dongle's answer. */
  | { is: 'other'; unit: number; type: number }
  | { is: 'junk'; bytes: Uint8Array };

/** Descriptor Data. `columns`, `rows`: not right of every model. `green`, `red`: the LEDs. */
type Descriptor = {
  unit: number;
  columns: number;
  rows: number;
  green: boolean;
  red: boolean;
  version: number;
  product: number;
};

export type LampState = 'off' | 'on' | 'flash';
export type XkeysOrder =
  | { is: 'generate' }
  | { is: 'describe' }
  | { is: 'led'; led: 'green' | 'red'; state: LampState }
  /** `index`: of the light, not of the key. */
  | { is: 'light'; index: number; state: LampState }
  /** `bank` 0 is blue, 1 red; `rows`: a bit for each row, FF all. */
  | { is: 'bank'; bank: number; rows: number }
  /** 0–255; it is kept in the device. */
  | { is: 'unit'; unit: number };

/** Input Report: 33 bytes with the report id; newer models send 37. */
const shortestInput = 32;
/** Output Report: 36 bytes, the first of them the report id, 00. */
const outputLength = 36;
/** Bit 0 is the program switch, bit 1 generated data; a higher value names another report. */
const highestDataType = 3;
const descriptorType = 0xd6;
/** Of a bank. */
const allRows = 0xff;
const ledIndexes = { green: 6, red: 7 };
const lampStates = ['off', 'on', 'flash'] as const;

/** `report`: as it is read, without a report id. */
export function decodeInput(report: Uint8Array): XkeysMessage {
  const [unit = 0, type = 0] = report;
  if (report.length < shortestInput) return { is: 'junk', bytes: report };
  const described = find(report, descriptorParts);
  if (described.is === 'whole') return { is: 'descriptor', ...described.message };
  if (type > highestDataType) return { is: 'other', unit, type };
  return {
    is: 'keys',
    unit,
    programSwitch: (type & 1) !== 0,
    generated: (type & 2) !== 0,
    keys: report.slice(2),
  };
}

/** Descriptor Data; what is written and not read is as an XK-24 has it. */
export function descriptorParts(parts: Parts, told: Partial<Descriptor> = {}): Descriptor {
  const unit = parts.byte('Unit ID', told.unit, id => `unit ${id}`);
  parts.mark('Data Type', [descriptorType], 'Descriptor Data');
  parts.byte('PID #');
  parts.bytes('Keymapstart, Layer2offset, Size of EEPROM', 4, [64, 128, 255, 3]);
  const columns = parts.byte('Max Cols', told.columns, count => `${count} columns`);
  const rows = parts.byte('Max Rows', told.rows, count => `${count} rows`);
  const isOn = (bit: number) => (bits: number) => (bits & bit) !== 0;
  const [isGreen, isRed] = [isOn(0x40), isOn(0x80)];
  const lit = parts.byte(
    'LEDs',
    (told.green ? 0x40 : 0) | (told.red ? 0x80 : 0),
    bits => `green ${isGreen(bits) ? 'on' : 'off'}, red ${isRed(bits) ? 'on' : 'off'}`,
  );
  const version = parts.byte('Version', told.version, number => `${number}`);
  const product = parts.low('PID', 2, told.product, number => `${number}`);
  return { unit, columns, rows, green: isGreen(lit), red: isRed(lit), version, product };
}

type Order<Told extends XkeysOrder> = {
  code: number;
  /** As its maker calls it. */
  name: string;
  /** What is behind the code. */
  body(parts: Parts, told?: Told): Told | undefined;
};

const ledNames: Readonly<Record<number, string>> = { 6: 'the green LED', 7: 'the red LED' };

function statePart(parts: Parts, told: LampState | undefined): LampState | undefined {
  const written = told && lampStates.indexOf(told);
  return lampStates[parts.byte('state', written, at => ['off', 'on', 'flashing'][at] ?? '')];
}

const orders: { [Is in XkeysOrder['is']]: Order<Extract<XkeysOrder, { is: Is }>> } = {
  generate: { code: 0xb1, name: 'Generate Data', body: () => ({ is: 'generate' }) },
  describe: { code: 0xd6, name: 'Get Descriptor', body: () => ({ is: 'describe' }) },
  led: {
    code: 0xb3,
    name: 'Set LED',
    body(parts, told) {
      const index = parts.byte('LED', told && ledIndexes[told.led], at => ledNames[at] ?? '');
      const led = index === ledIndexes.green ? 'green' : index === ledIndexes.red ? 'red' : undefined;
      const state = statePart(parts, told?.state);
      return led && state && { is: 'led', led, state };
    },
  },
  light: {
    code: 0xb5,
    name: 'Index Based Set Backlights',
    body(parts, told) {
      const index = parts.byte('index', told?.index, at => `light ${at}`);
      const state = statePart(parts, told?.state);
      return state && { is: 'light', index, state };
    },
  },
  bank: {
    code: 0xb6,
    name: 'Set All Backlights',
    body: (parts, told) => ({
      is: 'bank',
      bank: parts.byte('bank', told?.bank, bank => (bank === 0 ? 'blue' : 'red')),
      rows: parts.byte('rows', told?.rows, rows => (rows === allRows ? 'all' : 'a bit for each row')),
    }),
  },
  unit: {
    code: 0xbd,
    name: 'Write Unit ID',
    body: (parts, told) => ({ is: 'unit', unit: parts.byte('Unit ID', told?.unit, unit => `${unit}`) }),
  },
};
const allOrders: Readonly<Record<XkeysOrder['is'], Order<XkeysOrder>>> = orders;

/** An output report; `undefined` where it is none of those above. */
export function orderParts(parts: Parts, told?: XkeysOrder): XkeysOrder | undefined {
  parts.mark('report id', [0], '');
  const byCode = (code: number) => Object.values(allOrders).find(order => order.code === code);
  const code = parts.byte('command', told && allOrders[told.is].code, found => byCode(found)?.name ?? '');
  const order = byCode(code)?.body(parts, told);
  parts.bytes('not used', outputLength - parts.before().length);
  return order;
}

/** An output report, 36 bytes with the report id. */
export function encodeOrder(order: XkeysOrder): Uint8Array {
  return write(parts => orderParts(parts, order));
}

/** What a device understands of an output report; `undefined` where it is none of those above. */
export function decodeOrder(report: Uint8Array): XkeysOrder | undefined {
  return read(report, orderParts);
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
