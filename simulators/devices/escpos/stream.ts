/**
 * ESC/POS as the printer reads it. Written from the manuals and not from our encoder, so that a mistake there shows here.
 * Commands that change nothing one could see on the paper are stepped over whole.
 */
import type { Align, PaperSpan, QrCorrection } from '../../page/contract.ts';

export type Command =
  | PaperCommand
  | { is: 'init' }
  | { is: 'cut' }
  | { is: 'chinese'; on: boolean }
  | { is: 'auto-status'; on: boolean }
  | { is: 'paper-status' }
  | { is: 'info'; about: number }
  /** Begins or ends the definition of the macro. */
  | { is: 'macro' }
  | { is: 'macro-run'; times: number }
  | { is: 'nothing' };

/** What sets a line, or how it looks. */
export type PaperCommand =
  /** One character. */
  | { is: 'char'; bytes: Uint8Array }
  | { is: 'line' }
  | { is: 'feed'; lines: number }
  /** Of the characters that follow; what is left out stays as it was. */
  | { is: 'style'; style: Partial<PrintStyle> }
  | { is: 'align'; align: Align }
  | { is: 'qr-module'; dots: number }
  | { is: 'qr-correction'; correction: QrCorrection }
  | { is: 'qr-store'; data: Uint8Array }
  | { is: 'qr-print' }
  | { is: 'image'; size: ImageSize }
  | { is: 'image-store'; size: ImageSize }
  | { is: 'image-print' };

export type PrintStyle = Omit<PaperSpan, 'text'>;
export type ImageSize = { widthDots: number; heightDots: number };

/** `length` may be more than has come: what is missing is picture data, to be stepped over when it comes. */
type Read = { command: Command; length: number };

/** Commands longer than this are pictures; everything else is waited for whole. */
const longestWholeBytes = 1024;

const esc = 0x1b;
const fs = 0x1c;
const gs = 0x1d;
const nothing: Command = { is: 'nothing' };

/** How many parameter bytes follow commands of fixed length. Others take none. */
const parameters: Record<number, Record<string, number>> = {
  [esc]: fixed({ 1: ' !%-3=?EGJKMRTVaderut{\u0006', 2: '$\\c', 3: 'p', 8: 'W' }),
  [fs]: fixed({ 1: '!-CW', 2: '?Sp' }),
  [gs]: fixed({ 1: '!/BHIabfhrw', 2: '$LPW\\', 3: '^' }),
};

function fixed(charsByCount: Record<number, string>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(charsByCount).flatMap(([count, chars]) =>
      Array.from(chars, char => [char, Number(count)]),
    ),
  );
}

/** The command at the head of `buffer`; `undefined` while it is not whole. */
export function readCommand(buffer: readonly number[], chinese: boolean): Read | undefined {
  const first = buffer[0];
  if (first === undefined) return undefined;
  if (first === 0x0a) return { command: { is: 'line' }, length: 1 };
  if (first === esc || first === fs || first === gs) return readEscape(buffer, first);
  if (first < 0x20 || first === 0x7f) return { command: nothing, length: 1 };
  const length = chinese && first > 0x80 && first < 0xff ? wideLength(buffer[1]) : 1;
  if (buffer.length < length) return undefined;
  return { command: { is: 'char', bytes: Uint8Array.from(buffer.slice(0, length)) }, length };
}

/** GB18030: a lead byte with 30–39 behind it begins four bytes, with anything from 40 two; else it stands alone. */
function wideLength(second: number | undefined): number {
  if (second === undefined || second >= 0x40) return 2;
  return second >= 0x30 && second <= 0x39 ? 4 : 1;
}

function readEscape(buffer: readonly number[], first: number): Read | undefined {
  const second = buffer[1];
  if (second === undefined) return undefined;
  const length = lengthOf(buffer, first, second);
  if (length === undefined || buffer.length < Math.min(length, longestWholeBytes)) return undefined;
  return { command: meaning(buffer.slice(0, length), first, String.fromCharCode(second)), length };
}

function lengthOf(buffer: readonly number[], first: number, second: number): number | undefined {
  const name = String.fromCharCode(second);
  const at = (index: number): number => buffer[index] ?? 0;
  const word = (index: number): number => at(index) | (at(index + 1) << 8);
  const after = (header: number, count: () => number): number | undefined =>
    buffer.length < header ? undefined : header + count();
  if (first === gs) {
    // GS V: m = 65, 66 and above feed n first. GS v 0 and GS 8 L: raster images. GS k: barcodes.
    if (name === 'V') return after(3, () => (at(2) >= 65 ? 1 : 0));
    if (name === 'v') return after(8, () => word(4) * word(6));
    if (name === '8') return after(7, () => word(3) + word(5) * 0x10000);
    if (name === '*') return after(4, () => at(2) * at(3) * 8);
    if (name === 'k') return after(4, () => (at(2) >= 65 ? at(3) : lengthToNul(buffer, 4)));
  }
  // ESC *: a column image, of 1 or (m = 32, 33) 3 bytes a column. ESC D: tab stops up to a NUL.
  if (first === esc && name === '*') return after(5, () => word(3) * (at(2) >= 32 ? 3 : 1));
  if (first === esc && name === 'D') return after(3, () => lengthToNul(buffer, 2) - 1);
  if (first !== esc && name === '(') return after(5, () => word(3));
  return 2 + (parameters[first]?.[name] ?? 0);
}

/** Bytes from `from` up to and with the NUL; more than there are while it has not come. */
function lengthToNul(buffer: readonly number[], from: number): number {
  const nul = buffer.indexOf(0, from);
  return (nul === -1 ? buffer.length + 1 : nul + 1) - from;
}

const aligns: readonly Align[] = ['left', 'centre', 'right'];
const corrections: readonly QrCorrection[] = ['L', 'M', 'Q', 'H'];

function meaning(bytes: readonly number[], first: number, name: string): Command {
  const parameter = bytes[2] ?? 0;
  if (first === esc) {
    if (name === '@') return { is: 'init' };
    if (name === 'd') return { is: 'feed', lines: parameter };
    if (name === 'i' || name === 'm') return { is: 'cut' };
    if (name === 'a') return alignment(parameter);
    if (name === 'E') return { is: 'style', style: { bold: (parameter & 1) !== 0 } };
    if (name === '!') return { is: 'style', style: printMode(parameter) };
    return nothing;
  }
  if (first === fs) return name === '&' || name === '.' ? { is: 'chinese', on: name === '&' } : nothing;
  if (name === 'V') return { is: 'cut' };
  if (name === '!') {
    return { is: 'style', style: { wide: ((parameter >> 4) & 7) + 1, tall: (parameter & 7) + 1 } };
  }
  if (name === 'a') return { is: 'auto-status', on: parameter !== 0 };
  if (name === 'v') return { is: 'image', size: rasterSize(bytes) };
  if (name === 'I') return { is: 'info', about: parameter };
  if (name === ':') return { is: 'macro' };
  if (name === '^') return { is: 'macro-run', times: parameter };
  // GS r n: 1 or '1' is the paper sensor.
  if (name === 'r') return (parameter & 0x0f) === 1 ? { is: 'paper-status' } : nothing;
  if (name === '(' && bytes[2] === 0x6b && bytes[5] === 0x31) return qrFunction(bytes);
  if (name === '(' && bytes[2] === 0x4c) return storedImage(bytes.slice(5));
  if (name === '8') return storedImage(bytes.slice(7));
  return nothing;
}

/** ESC a n: 0, 1, 2 or their digits. */
function alignment(n: number): Command {
  const align = aligns[n >= 0x30 ? n - 0x30 : n];
  return align === undefined ? nothing : { is: 'align', align };
}

/** ESC ! n: bit 3 emphasized, bit 4 double height, bit 5 double width. */
function printMode(n: number): PrintStyle {
  return { bold: (n & 0x08) !== 0, tall: (n & 0x10) === 0 ? 1 : 2, wide: (n & 0x20) === 0 ? 1 : 2 };
}

/** GS v 0 m xL xH yL yH: x bytes of eight dots, y rows; bit 0 of m doubles the width, bit 1 the height. */
function rasterSize([, , , m = 0, xl = 0, xh = 0, yl = 0, yh = 0]: readonly number[]): ImageSize {
  return {
    widthDots: (xl | (xh << 8)) * 8 * ((m & 1) === 0 ? 1 : 2),
    heightDots: (yl | (yh << 8)) * ((m & 2) === 0 ? 1 : 2),
  };
}

/** GS ( k pL pH 31 fn n: 43h dots a module, 45h correction, 50h data behind one more byte, 51h prints it. */
function qrFunction(bytes: readonly number[]): Command {
  const [, , , , , , fn, n = 0] = bytes;
  if (fn === 0x43) return n >= 1 && n <= 16 ? { is: 'qr-module', dots: n } : nothing;
  if (fn === 0x45) {
    const correction = corrections[n - 0x30];
    return correction === undefined ? nothing : { is: 'qr-correction', correction };
  }
  if (fn === 0x50) return { is: 'qr-store', data: Uint8Array.from(bytes.slice(8)) };
  return fn === 0x51 ? { is: 'qr-print' } : nothing;
}

/** GS ( L and GS 8 L, from m on: function 112 stores bx times x dots by by times y, function 50 prints what is stored. */
function storedImage(bytes: readonly number[]): Command {
  const [, fn, , bx = 1, by = 1, , xl = 0, xh = 0, yl = 0, yh = 0] = bytes;
  if (fn === 50) return { is: 'image-print' };
  if (fn !== 112) return nothing;
  const size = { widthDots: (xl | (xh << 8)) * bx, heightDots: (yl | (yh << 8)) * by };
  return { is: 'image-store', size };
}

export type RealTime = { is: 'ask'; question: 1 | 2 | 3 | 4 } | { is: 'clear' };

/** Takes DLE EOT 1–4 and DLE ENQ 2 out of the incoming bytes, wherever they stand: a printer obeys them on arrival. */
export function realTimeFilter(): (byte: number) => RealTime | number[] {
  let held: number[] = [];
  return byte => {
    held.push(byte);
    const [dle, kind, n] = held;
    if (dle === 0x10 && (kind === undefined || ((kind === 0x04 || kind === 0x05) && n === undefined)))
      return [];
    // Another DLE begins anew, and may still become a command.
    const bytes = byte === 0x10 ? held.slice(0, -1) : held;
    held = byte === 0x10 ? [byte] : [];
    if (kind === 0x04 && (n === 1 || n === 2 || n === 3 || n === 4)) return { is: 'ask', question: n };
    if (kind === 0x05 && n === 2) return { is: 'clear' };
    return bytes;
  };
}
