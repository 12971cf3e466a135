/** The commands of ESC/POS by the names and parameters of Epson's reference. */
import { lowFirst } from '../../../drivers/parts/frame/parts.ts';
import { counted, spaced } from '../../../drivers/parts/frame/words.ts';
import { type FieldTable } from '../../frames/field-table.ts';

/** How a command is written in the manual, as `ESC a` or `GS ( k`. */
export type Known = {
  name: string;
  /** What its parameters mean; left out: its name says enough. */
  does?: (parameters: Uint8Array) => string;
  /** What it does, where name and parameters are not said in this order. */
  says?: (parameters: Uint8Array) => string;
  /** Takes the parameters from the table; left out: they are one part, `n`. */
  parts?: (table: FieldTable) => void;
};

const onOff = ([n = 0]: Uint8Array): string => (n & 1 ? 'on' : 'off');
const aligns = ['left', 'centred', 'right'];
const times = (n: number): string => `${((n >> 4) & 7) + 1} × ${(n & 7) + 1}`;

const known: Readonly<Record<string, Known>> = {
  'ESC @': { name: 'initialize printer' },
  'ESC SP': { name: 'character spacing' },
  'ESC !': { name: 'print modes' },
  'ESC $': { name: 'absolute position' },
  'ESC \\': { name: 'relative position' },
  'ESC %': { name: 'own characters' },
  'ESC &': { name: 'define own characters' },
  'ESC *': { name: 'bit image' },
  'ESC -': { name: 'underline', does: onOff },
  'ESC 2': { name: 'usual line spacing' },
  'ESC 3': { name: 'line spacing' },
  'ESC =': { name: 'select device' },
  'ESC ?': { name: 'cancel own characters' },
  'ESC D': { name: 'tab stops' },
  'ESC E': { name: 'emphasized', does: onOff },
  'ESC G': { name: 'double strike', does: onOff },
  'ESC J': { name: 'print and feed dots', does: ([n]) => `${n}` },
  'ESC K': { name: 'print and feed back', does: ([n]) => `${n}` },
  'ESC M': { name: 'font' },
  'ESC R': { name: 'international characters' },
  'ESC V': { name: 'turned by 90°', does: onOff },
  'ESC a': { name: 'justification', does: ([n = 0]) => aligns[n % 0x30] ?? `${n}` },
  'ESC c': { name: 'paper sensors or buttons', parts: table => twoBytes(table, 'function', 'n') },
  'ESC d': { name: 'print and feed lines', does: ([n = 0]) => counted(n, 'line') },
  'ESC e': { name: 'print and feed back lines', does: ([n = 0]) => counted(n, 'line') },
  'ESC i': { name: 'partial cut' },
  'ESC m': { name: 'partial cut' },
  'ESC p': { name: 'pulse', parts: table => twoBytes(table, 'm', 't1 t2') },
  'ESC r': { name: 'colour' },
  'ESC t': { name: 'code table' },
  'ESC {': { name: 'upside down', does: onOff },
  'FS !': { name: 'Chinese print modes' },
  'FS &': { name: 'Chinese mode on' },
  'FS -': { name: 'Chinese underline' },
  'FS .': { name: 'Chinese mode off' },
  'FS C': { name: 'Chinese code system' },
  'FS S': { name: 'Chinese character spacing' },
  'FS W': { name: 'Chinese four times as large', does: onOff },
  'FS p': { name: 'print NV image' },
  'GS !': { name: 'character size', does: ([n = 0]) => times(n) },
  'GS $': { name: 'absolute vertical position' },
  'GS (': { name: 'function' },
  'GS ( L': { name: 'graphics', parts: lengthParts },
  'GS ( k': { name: 'symbol', says: saysSymbol, parts: symbolParts },
  'GS *': { name: 'define image' },
  'GS /': { name: 'print defined image' },
  'GS 8': { name: 'graphics' },
  'GS :': { name: 'macro begins or ends' },
  'GS ^': { name: 'run the macro', does: ([r = 0]) => counted(r, 'time') },
  'GS B': { name: 'white on black', does: onOff },
  'GS H': { name: 'text of barcode' },
  'GS I': { name: 'printer id wanted' },
  'GS L': { name: 'left margin', does: n => `${lowFirst(n)} dots` },
  'GS P': { name: 'motion units' },
  'GS V': { name: 'cut', does: ([m = 0]) => (m >= 65 ? 'after feeding' : 'at once') },
  'GS W': { name: 'width of printing', does: n => `${lowFirst(n)} dots` },
  'GS \\': { name: 'relative vertical position' },
  'GS a': { name: 'automatic status', does: ([n = 0]) => (n === 0 ? 'off' : 'on') },
  'GS b': { name: 'smoothing', does: onOff },
  'GS f': { name: 'font of barcode text' },
  'GS h': { name: 'height of barcode' },
  'GS k': { name: 'barcode' },
  'GS r': { name: 'status wanted, when all before it is printed' },
  'GS v': { name: 'raster image', parts: rasterParts },
  'GS w': { name: 'width of barcode' },
  DLE: { name: 'a real-time command that is none' },
  HT: { name: 'tab' },
  FF: { name: 'form feed' },
  CR: { name: 'carriage return' },
  CAN: { name: 'cancel' },
  NUL: { name: 'nothing' },
};

const leads: Readonly<Record<number, string>> = { 0x1b: 'ESC', 0x1c: 'FS', 0x1d: 'GS' };
const controls: Readonly<Record<number, string>> = {
  0x00: 'NUL',
  0x09: 'HT',
  0x0c: 'FF',
  0x0d: 'CR',
  0x10: 'DLE',
  0x18: 'CAN',
};

/** `symbol`: as the manual writes it; `bytes`: how many of the command that is. */
export function commandOf(bytes: Uint8Array): { symbol: string; bytes: number; known: Known | undefined } {
  const [first = 0, second, third] = bytes;
  const lead = leads[first];
  if (lead === undefined || second === undefined) {
    const symbol = lead ?? controls[first] ?? spaced(bytes.subarray(0, 1));
    return { symbol, bytes: 1, known: known[symbol] };
  }
  const two = `${lead} ${second === 0x20 ? 'SP' : String.fromCharCode(second)}`;
  const three = second === 0x28 && third !== undefined ? `${two} ${String.fromCharCode(third)}` : two;
  return { symbol: three, bytes: three === two ? 2 : 3, known: known[three] };
}

function twoBytes(table: FieldTable, first: string, second: string): void {
  table.part(first, 1, ([n]) => `${n}`);
  table.part(second, table.left(), spaced);
}

function lengthParts(table: FieldTable): void {
  table.part('pL pH', 2, length => `${lowFirst(length)} bytes`);
  table.part('data', table.left(), '');
}

function rasterParts(table: FieldTable): void {
  table.part('0', 1, '');
  table.part('m', 1, ([m]) => `mode ${m}`);
  table.part('xL xH', 2, x => `${lowFirst(x) * 8} dots wide`);
  table.part('yL yH', 2, y => `${lowFirst(y)} dots high`);
  table.part('d', table.left(), 'dots');
}

/** GS ( k pL pH cn fn …: cn 31 is a QR code. */
const qrFunctions: Readonly<Record<number, string>> = {
  0x41: 'model',
  0x43: 'size',
  0x45: 'correction',
  0x50: 'store',
  0x51: 'print',
};
const corrections = ['L', 'M', 'Q', 'H'];

function saysSymbol(parameters: Uint8Array): string {
  const [, , cn, fn = 0] = parameters;
  if (cn !== 0x31) return 'not a QR code';
  return `QR ${qrFunctions[fn] ?? 'function'} ${qrValue(fn, parameters.subarray(4))}`.trim();
}

function qrValue(fn: number, value: Uint8Array): string {
  const [first = 0] = value;
  if (fn === 0x41) return `${first - 0x30}`;
  if (fn === 0x43) return `${first} dots`;
  if (fn === 0x45) return corrections[first - 0x30] ?? '';
  return fn === 0x50 ? new TextDecoder().decode(value.subarray(1)) : '';
}

function symbolParts(table: FieldTable): void {
  table.part('pL pH', 2, length => `${lowFirst(length)} bytes behind it`);
  table.part('cn', 1, ([cn]) => (cn === 0x31 ? 'QR code' : 'another symbol'));
  const [fn = 0] = table.part('fn', 1, ([fn = 0]) => qrFunctions[fn] ?? 'another function');
  if (fn === 0x50) table.part('m', 1, '');
  table.part(fn === 0x50 ? 'data' : 'n', table.left(), value =>
    fn === 0x50 ? new TextDecoder().decode(value) : qrValue(fn, value),
  );
}
