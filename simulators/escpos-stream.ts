/**
 * ESC/POS as the printer reads it. Written from the manuals and not from our encoder, so that a mistake there shows here.
 * Commands that change nothing one could read on the paper are stepped over whole.
 */

export type Command =
  | { is: 'init' }
  /** One character. */
  | { is: 'char'; bytes: Uint8Array }
  | { is: 'line' }
  | { is: 'feed'; lines: number }
  | { is: 'cut' }
  | { is: 'width'; times: number }
  | { is: 'chinese'; on: boolean }
  | { is: 'auto-status'; on: boolean }
  | { is: 'paper-status' }
  | { is: 'info'; about: number }
  | { is: 'qr-store'; data: Uint8Array }
  | { is: 'qr-print' }
  | { is: 'image' }
  | { is: 'nothing' };

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

function meaning(bytes: readonly number[], first: number, name: string): Command {
  const parameter = bytes[2] ?? 0;
  if (first === esc) {
    if (name === '@') return { is: 'init' };
    if (name === 'd') return { is: 'feed', lines: parameter };
    if (name === 'i' || name === 'm') return { is: 'cut' };
    if (name === '!') return { is: 'width', times: (parameter & 0x20) === 0 ? 1 : 2 };
    return nothing;
  }
  if (first === fs) return name === '&' || name === '.' ? { is: 'chinese', on: name === '&' } : nothing;
  if (name === 'V') return { is: 'cut' };
  if (name === '!') return { is: 'width', times: ((parameter >> 4) & 7) + 1 };
  if (name === 'a') return { is: 'auto-status', on: parameter !== 0 };
  if (name === 'v') return { is: 'image' };
  if (name === 'I') return { is: 'info', about: parameter };
  // GS r n: 1 or '1' is the paper sensor.
  if (name === 'r') return (parameter & 0x0f) === 1 ? { is: 'paper-status' } : nothing;
  // GS ( k pL pH 31 fn: 50h stores a QR code's data behind one more byte, 51h prints it.
  if (name === '(' && bytes[2] === 0x6b && bytes[5] === 0x31) {
    if (bytes[6] === 0x50) return { is: 'qr-store', data: Uint8Array.from(bytes.slice(8)) };
    if (bytes[6] === 0x51) return { is: 'qr-print' };
  }
  // GS ( L, function 50: prints the stored image.
  if (name === '(' && bytes[2] === 0x4c && bytes[6] === 50) return { is: 'image' };
  return nothing;
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
