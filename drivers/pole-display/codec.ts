/**
 * A customer display of two rows of 20 characters, in both directions: the EPSON command mode (DM-D110 Specification; posX XP8200
 * manual 4.1.2) and the CD5220 mode (Partner CD5220 manual 6.1; XP8200 4.1.8), which most of them can be set to.
 */
import iconv from 'iconv-lite';
import { gb2312 } from '../parts/text/gb2312.ts';

export const dialects = ['epson', 'cd5220'] as const;
export type PoleDialect = (typeof dialects)[number];
export const encodings = ['cp437', 'gb2312'] as const;
export type PoleEncoding = (typeof encodings)[number];

export const columns = 20;
export const rows = 2;

const escape = 0x1b;
const unitSeparator = 0x1f;

/** What a display can be told. `x` and `y` count from 1. */
export type PoleCommand =
  | { is: 'initialize' }
  /** What is written at the end of a row goes on in the next, and nothing scrolls. */
  | { is: 'overwrite' }
  | { is: 'cursor'; on: boolean }
  | { is: 'position'; x: number; y: number }
  | { is: 'text'; bytes: Uint8Array };
type Told = PoleCommand | { is: 'clear' } | { is: 'unknown' };

/** The command of each dialect: what comes before its parameters. */
const codes = {
  epson: {
    overwrite: [unitSeparator, 0x01],
    cursor: [unitSeparator, 0x43],
    position: [unitSeparator, 0x24],
  },
  cd5220: { overwrite: [escape, 0x11], cursor: [escape, 0x5f], position: [escape, 0x6c] },
} as const;
const initialize = [escape, 0x40];
const clear = 0x0c;

export function encode(dialect: PoleDialect, commands: readonly PoleCommand[]): Uint8Array {
  const { overwrite, cursor, position } = codes[dialect];
  return Uint8Array.from(
    commands.flatMap(command => {
      switch (command.is) {
        case 'initialize':
          return initialize;
        case 'overwrite':
          return overwrite;
        case 'cursor':
          return [...cursor, command.on ? 1 : 0];
        case 'position':
          return [...position, command.x, command.y];
        case 'text':
          return [...command.bytes];
      }
    }),
  );
}

/** A command as it stood on the wire. */
export type PolePiece = { command: Told; bytes: Uint8Array };

/** The device's side: chunks cut anywhere. What is no command of this dialect is `unknown`, one byte of it. */
export function decoder(dialect: PoleDialect): (chunk: Uint8Array) => PolePiece[] {
  let held: number[] = [];
  return chunk => {
    held.push(...chunk);
    const pieces: PolePiece[] = [];
    for (let next = first(dialect, held); next !== undefined; next = first(dialect, held)) {
      pieces.push({ command: next.command, bytes: Uint8Array.from(held.slice(0, next.length)) });
      held = held.slice(next.length);
    }
    return pieces;
  };
}

/** Undefined: more must come. */
function first(dialect: PoleDialect, held: readonly number[]): { command: Told; length: number } | undefined {
  const [lead, name, x = 0, y = 0] = held;
  if (lead === undefined) return undefined;
  if (lead >= 0x20 && lead !== 0x7f) {
    const end = held.findIndex(byte => byte < 0x20 || byte === 0x7f);
    const bytes = Uint8Array.from(end === -1 ? held : held.slice(0, end));
    return { command: { is: 'text', bytes }, length: bytes.length };
  }
  if (lead === clear) return { command: { is: 'clear' }, length: 1 };
  if (lead !== escape && lead !== unitSeparator) return { command: { is: 'unknown' }, length: 1 };
  if (name === undefined) return undefined;
  const is = (code: readonly number[]) => code[0] === lead && code[1] === name;
  const { overwrite, cursor, position } = codes[dialect];
  if (is(initialize)) return { command: { is: 'initialize' }, length: 2 };
  if (is(overwrite)) return { command: { is: 'overwrite' }, length: 2 };
  if (is(cursor)) return held.length < 3 ? undefined : { command: { is: 'cursor', on: x === 1 }, length: 3 };
  if (is(position)) {
    if (held.length < 4) return undefined;
    const there = x >= 1 && x <= columns && y >= 1 && y <= rows;
    return { command: there ? { is: 'position', x, y } : { is: 'unknown' }, length: 4 };
  }
  return { command: { is: 'unknown' }, length: 1 };
}

const ascii = new Map(
  Array.from({ length: 0x5f }, (_, at) => [String.fromCharCode(0x20 + at), Uint8Array.of(0x20 + at)]),
);
/** The upper half of page 0 (PC437), which the display has after power on (DM-D110 Specification 5.3). */
const upperHalf = new Map(
  Array.from({ length: 0x80 }, (_, at) => [
    iconv.decode(Buffer.of(0x80 + at), 'cp437'),
    Uint8Array.of(0x80 + at),
  ]),
);
/** The only way by which text from outside reaches a display: what it can show, and how wide each is in bytes. */
const repertoire: Record<PoleEncoding, (sign: string) => Uint8Array | undefined> = {
  cp437: sign => ascii.get(sign) ?? upperHalf.get(sign),
  gb2312: sign => ascii.get(sign) ?? gb2312(sign),
};

/** Of what cannot be shown nothing is left; full-width letters become narrow where there are no wide ones. */
export function showable(text: string, encoding: PoleEncoding): string {
  const bytesOf = repertoire[encoding];
  const plain = encoding === 'cp437' ? text.normalize('NFKC') : text;
  return Array.from(plain, sign => (bytesOf(sign) !== undefined ? sign : ' '))
    .join('')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** In cells: a Chinese character takes two. */
export function widthOf(sign: string, encoding: PoleEncoding): number {
  return repertoire[encoding](sign)?.length ?? 0;
}

export function encodeText(text: string, encoding: PoleEncoding): Uint8Array {
  return Buffer.concat(Array.from(text, sign => repertoire[encoding](sign) ?? new Uint8Array()));
}

/** What a person reads of the cells of a row. */
export function readCells(cells: Uint8Array, encoding: PoleEncoding): string {
  return encoding === 'gb2312'
    ? new TextDecoder('gb18030').decode(cells)
    : iconv.decode(Buffer.from(cells), 'cp437');
}
