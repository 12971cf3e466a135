/** ESC/POS bytes, pure, both directions. Bits as in the Epson TM-U220 manual and those of compatible printers. */
import { encodeText } from './text.ts';

/* ---- host -> printer ---- */

/** ESC @. Not every model resets automatic status by it. */
const init = Uint8Array.of(0x1b, 0x40);
/** FS &. Often on at power-up, never surely. */
const chineseOn = Uint8Array.of(0x1c, 0x26);
/** GS a: status by itself at each change of off-line (02), error (04) and paper (08), and once now. */
export const askStatusByItself = Uint8Array.of(0x1d, 0x61, 0x0e);
/** DLE ENQ 2, real time: recover from an error, throwing away what is in the buffers. */
export const clearBuffers = Uint8Array.of(0x10, 0x05, 0x02);
/** GS r 1: answered when the print stream reaches it. */
export const fence = Uint8Array.of(0x1d, 0x72, 0x01);
/** A printer answers what stands in its buffer one after the other; when nothing came for so long, that was all. */
export const answerPauseMs = 500;
/** How often the macro is run when it is asked for: more than noise and the ticket's own fence can answer. */
export const markRuns = 5;
/**
 * Leaves a mark that is gone when the printer was switched off: a macro (GS :) that answers as the fence does. "Not defined when
 * the power is turned on, not cleared by ESC @" (Epson TM-H5000II, Bixolon, Wincor TH230, HCC). GS ^ before it, which ends a
 * definition that was cut off in the middle. Of a printer that takes them for text, the ESC @ of the next ticket throws it away.
 */
export const mark = Uint8Array.of(0x1d, 0x5e, 0, 0, 0, 0x1d, 0x3a, ...fence, 0x1d, 0x3a);
/** GS ^ r t m: runs the macro, in its turn behind all that was sent before. One that is not defined is nothing. */
export const askMark = Uint8Array.of(0x1d, 0x5e, markRuns, 0, 0);
/** Bits 0, 1 and 2, 3: paper near its end, and at its end; a pair tells the same twice. */
export const fenceAnswers: readonly number[] = [0x00, 0x03, 0x0c, 0x0f];
/** GS V 66 0: feed to the knife, cut partially. */
export const feedAndCut = Uint8Array.of(0x1d, 0x56, 0x42, 0x00);

/** DLE EOT n: 1 printer, 2 cause of off-line, 3 cause of error, 4 paper sensors. */
export type Question = 1 | 2 | 3 | 4;

/** DLE EOT n, real time: answered by one byte, also while off-line. */
export function askStatus(question: Question): Uint8Array {
  return Uint8Array.of(0x10, 0x04, question);
}

/** What a ticket begins with, whatever was before it. */
export const prologue = joined(init, chineseOn, askStatusByItself);

export type Style = { size: 1 | 2 | 3 | 4; bold: boolean; align: 'left' | 'centre' };

/** One printed line with its whole style, so that nothing is left over from the line before. */
export function textLine(text: string, style: Style): Uint8Array {
  const magnified = style.size - 1;
  return joined(
    alignment(style.align),
    Uint8Array.of(0x1d, 0x21, (magnified << 4) | magnified),
    Uint8Array.of(0x1b, 0x45, style.bold ? 1 : 0),
    encodeText(text),
    Uint8Array.of(0x0a),
  );
}

/** ESC a n; obeyed only at the beginning of a line. */
export function alignment(align: Style['align']): Uint8Array {
  return Uint8Array.of(0x1b, 0x61, align === 'centre' ? 1 : 0);
}

/** ESC d n, 0–255 lines. */
export function feedLines(lines: number): Uint8Array {
  return Uint8Array.of(0x1b, 0x64, Math.max(0, Math.min(255, Math.trunc(lines))));
}

/** Version 10-M, 57 modules × 6 dots = 342, is the largest that fits the 384 dots of 58 mm. */
const longestQrBytes = 213;

/** GS ( k, functions 165, 167, 169, 180, 181: model 2, 6 dots a module, correction M. `undefined`: empty or too long. */
export function qrCode(text: string): Uint8Array | undefined {
  const data = new TextEncoder().encode(text.replace(/\p{C}/gu, ''));
  if (data.length === 0 || data.length > longestQrBytes) return undefined;
  const stored = data.length + 3;
  return joined(
    Uint8Array.of(0x1d, 0x28, 0x6b, 4, 0, 0x31, 0x41, 0x32, 0),
    Uint8Array.of(0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x43, 6),
    Uint8Array.of(0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x45, 0x31),
    Uint8Array.of(0x1d, 0x28, 0x6b, stored & 0xff, stored >> 8, 0x31, 0x50, 0x30),
    data,
    Uint8Array.of(0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x51, 0x30),
  );
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap(part => [...part]));
}

/* ---- printer -> host ---- */

type Fact =
  | 'offLine'
  | 'coverOpen'
  | 'paperEnd'
  | 'nearEnd'
  /** There is an error; which one is told by DLE EOT 3 or automatic status. */
  | 'error'
  | 'cutter'
  | 'unrecoverable'
  | 'autoRecoverable';

/** What a printer told of itself. A fact it did not tell is absent: unknown, never false. */
export type Condition = { [fact in Fact]?: boolean };

export type Reply =
  /** The answer to DLE EOT; the byte does not say to which question. */
  | { is: 'real-time'; byte: number }
  | { is: 'auto-status'; condition: Condition }
  | { is: 'fence' }
  | { is: 'flow'; go: boolean }
  | { is: 'junk'; byte: number };

/** Flow control by the printer: it takes bytes again, it takes none. */
export const xon = 0x11;
export const xoff = 0x13;

type Bit = readonly [fact: Fact, mask: number];

const realTimeBits: Record<Question, readonly Bit[]> = {
  1: [['offLine', 0x08]],
  2: [
    ['coverOpen', 0x04],
    ['paperEnd', 0x20],
    ['error', 0x40],
  ],
  3: [
    ['cutter', 0x08],
    ['unrecoverable', 0x20],
    ['autoRecoverable', 0x40],
  ],
  4: [
    ['nearEnd', 0x0c],
    ['paperEnd', 0x60],
  ],
};

const autoStatusBits: readonly (readonly Bit[])[] = [
  [
    ['offLine', 0x08],
    ['coverOpen', 0x20],
  ],
  [
    ['cutter', 0x08],
    ['unrecoverable', 0x20],
    ['autoRecoverable', 0x40],
  ],
  [
    ['nearEnd', 0x03],
    ['paperEnd', 0x0c],
  ],
  [],
];
/** Bit 2 of the first byte: the drawer pin, high with no drawer. The fourth byte is fixed on the manual's printers. */
const autoStatusBase = [0x14, 0x00, 0x00, 0x0f];

/** Only what this question tells. */
export function decodeRealTime(question: Question, byte: number): Condition {
  return factsOf(realTimeBits[question], byte);
}

/** The printer's side, for the simulator, as the two below. */
export function encodeRealTime(question: Question, condition: Condition): Uint8Array {
  return Uint8Array.of(0x12 | maskOf(realTimeBits[question], condition));
}

export function encodeAutoStatus(condition: Condition): Uint8Array {
  return Uint8Array.from(autoStatusBits, (bits, at) => (autoStatusBase[at] ?? 0) | maskOf(bits, condition));
}

/** GS r 1: bits 0 and 1 near end, bits 2 and 3 end. */
export function encodeFence(condition: Condition): Uint8Array {
  return Uint8Array.of((condition.nearEnd ? 0x03 : 0) | (condition.paperEnd ? 0x0c : 0));
}

/** The printer's bytes, cut anywhere. A wrong status is given up byte by byte; at most three bytes are held back. */
export function replyDecoder(): (chunk: Uint8Array) => Reply[] {
  const held: number[] = [];
  return chunk => {
    const replies: Reply[] = [];
    for (const byte of chunk) {
      held.push(byte);
      for (let found = firstReply(held); found !== undefined; found = firstReply(held)) {
        replies.push(found.reply);
        held.splice(0, found.length);
      }
    }
    return replies;
  };
}

function firstReply(held: readonly number[]): { reply: Reply; length: number } | undefined {
  const byte = held[0];
  if (byte === undefined) return undefined;
  if (byte === xon || byte === xoff) return { reply: { is: 'flow', go: byte === xon }, length: 1 };
  if ((byte & 0x93) === 0x12) return { reply: { is: 'real-time', byte }, length: 1 };
  if ((byte & 0x93) === 0x10) {
    const broken = held.slice(1).some(later => (later & 0x90) !== 0);
    if (broken) return { reply: { is: 'junk', byte }, length: 1 };
    if (held.length < autoStatusBits.length) return undefined;
    const facts = autoStatusBits.map((bits, at) => factsOf(bits, held[at] ?? 0));
    return { reply: { is: 'auto-status', condition: Object.assign({}, ...facts) }, length: held.length };
  }
  // The paper bits come in pairs. Bits 5 and 6 are undefined in the manuals, but 0 wherever seen: noise must not confirm a ticket.
  if (fenceAnswers.includes(byte)) return { reply: { is: 'fence' }, length: 1 };
  return { reply: { is: 'junk', byte }, length: 1 };
}

function factsOf(bits: readonly Bit[], byte: number): Condition {
  return Object.fromEntries(bits.map(([fact, mask]) => [fact, (byte & mask) !== 0]));
}

function maskOf(bits: readonly Bit[], condition: Condition): number {
  return bits.reduce((byte, [fact, mask]) => (condition[fact] ? byte | mask : byte), 0);
}
