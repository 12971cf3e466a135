/** What a printer is sent: one piece for each run of text and each command, and real-time commands between them. */

import { hex } from '../../../drivers/parts/frame/words.ts';
import { fieldTable } from '../../frames/field-table.ts';
import { errorOf, type Piece, type Reading } from '../../frames/reading.ts';
import { commandOf } from './commands.ts';
import { type Command, type RealTime, readCommand, realTimeFilter } from './stream.ts';

const lineFeed = 0x0a;
const questions = [
  '',
  'whether it is on-line',
  'why it is off-line',
  'what error it has',
  'whether it has paper',
];

export function printerStream() {
  const realTime = realTimeFilter();
  /** What is not a whole command yet. */
  let buffer: number[] = [];
  /** How many of its bytes were told before a real-time command that came between. */
  let told = 0;
  let text: number[] = [];
  /** Bytes to come that belong to a picture. */
  let picture = 0;
  // Usual at power-up; the driver switches it on for each ticket.
  let chinese = true;
  let question: Extract<RealTime, { is: 'ask' }>['question'] | undefined;
  let found: Piece[] = [];

  function flushText(): void {
    if (text.length > 0) found.push(textPiece(Uint8Array.from(text), chinese));
    text = [];
  }

  function takeWhole(): void {
    while (buffer.length > 0) {
      if (picture > 0) {
        const bytes = Uint8Array.from(buffer.splice(0, picture));
        picture -= bytes.length;
        found.push(picturePiece(bytes));
        continue;
      }
      const read = readCommand(buffer, chinese);
      if (read === undefined) return;
      picture = Math.max(0, read.length - buffer.length);
      take(read.command, Uint8Array.from(buffer.splice(0, read.length)));
    }
  }

  function take(command: Command, bytes: Uint8Array): void {
    const from = Math.min(told, bytes.length);
    told -= from;
    // The lead byte of a character that never came to its end: it was told.
    if (from === bytes.length) return;
    if (command.is === 'char' && from === 0) {
      text.push(...bytes);
      return;
    }
    if (command.is === 'line' && text.length > 0) {
      text.push(...bytes);
      return flushText();
    }
    flushText();
    if (command.is === 'chinese') chinese = command.on;
    if (command.is === 'init') chinese = false;
    found.push(commandPiece(command, bytes, from, chinese));
  }

  /** What it comes between stays undone, and its bytes go before. */
  function takeRealTime(command: RealTime): void {
    takeWhole();
    flushText();
    if (buffer.length > told) found.push(begunPiece(Uint8Array.from(buffer.slice(told))));
    told = buffer.length;
    if (command.is === 'ask') question = command.question;
    found.push(realTimePiece(command));
  }

  return {
    read(chunk: Uint8Array) {
      found = [];
      for (const byte of chunk) {
        const got = realTime(byte);
        if (Array.isArray(got)) buffer.push(...got);
        else takeRealTime(got);
      }
      takeWhole();
      flushText();
      return found;
    },
    /** What has been asked in real time last, and is not taken yet. */
    takeQuestion() {
      const asked = question;
      question = undefined;
      return asked;
    },
  };
}

const decoded = (bytes: Uint8Array, chinese: boolean): string =>
  new TextDecoder(chinese ? 'gb18030' : 'latin1').decode(bytes);

/** A run of text, with its line end where there is one. */
function textPiece(bytes: Uint8Array, chinese: boolean): Piece {
  const ends = bytes.at(-1) === lineFeed;
  const characters = ends ? bytes.subarray(0, -1) : bytes;
  const text = decoded(characters, chinese);
  return {
    says: `printer: text ${text}`,
    fields: [
      { name: 'text', raw: hex(characters), means: text },
      ...(ends ? [{ name: 'LF', raw: '0a', means: 'print and line feed' }] : []),
    ],
    bytes,
  };
}

/** `from`: how many of its bytes have been told. */
function commandPiece(command: Command, bytes: Uint8Array, from: number, chinese: boolean): Piece {
  const { says, error, fields } = toldCommand(command, bytes, chinese);
  return {
    says: `printer: ${says}`,
    ...errorOf(error),
    fields: without(fields, from),
    bytes: bytes.subarray(from),
  };
}

function toldCommand(command: Command, bytes: Uint8Array, chinese: boolean): Reading {
  if (command.is === 'line')
    return {
      says: 'line feed (LF)',
      fields: [{ name: 'LF', raw: hex(bytes), means: 'print and line feed' }],
    };
  if (command.is === 'char') {
    const text = decoded(bytes, chinese);
    return { says: `text ${text}`, fields: [{ name: 'text', raw: hex(bytes), means: text }] };
  }
  const { symbol, bytes: symbolBytes, known } = commandOf(bytes);
  const table = fieldTable(bytes);
  table.part(symbol, symbolBytes, known?.name ?? 'unknown');
  const parameters = bytes.subarray(symbolBytes);
  const name = known?.name ?? 'a command';
  const does = known?.does?.(parameters) ?? '';
  if (known?.parts === undefined) table.part('n', table.left(), does);
  else known.parts(table);
  return {
    says: `${known?.says?.(parameters) ?? (does === '' ? name : `${name}: ${does}`)} (${symbol})`,
    ...errorOf(known === undefined && 'nobody here knows this command'),
    fields: table.fields(),
  };
}

/** The fields behind the first so many bytes. */
function without(fields: Reading['fields'], bytes: number): Reading['fields'] {
  let left = 2 * bytes;
  return fields.flatMap(field => {
    const raw = field.raw.slice(left);
    left = Math.max(0, left - field.raw.length);
    return raw === '' ? [] : [{ ...field, raw }];
  });
}

function begunPiece(bytes: Uint8Array): Piece {
  return {
    says: 'printer: the beginning of a command',
    fields: [{ name: 'begun', raw: hex(bytes), means: 'goes on behind the real-time command' }],
    bytes,
  };
}

function picturePiece(bytes: Uint8Array): Piece {
  return {
    says: 'printer: more of a picture',
    fields: [{ name: 'd', raw: hex(bytes), means: 'dots' }],
    bytes,
  };
}

function realTimePiece(command: RealTime): Piece {
  const [name, n, means] =
    command.is === 'ask'
      ? ['DLE EOT', command.question, questions[command.question] ?? '']
      : ['DLE ENQ', 2, 'recover from an error, and empty the buffers'];
  const bytes = Uint8Array.of(0x10, command.is === 'ask' ? 0x04 : 0x05, n);
  return {
    says: `printer: ${command.is === 'ask' ? `is asked ${means}` : 'empties its buffers'} (${name} ${n})`,
    fields: [
      { name, raw: hex(bytes.subarray(0, 2)), means: 'real-time command' },
      { name: 'n', raw: hex(bytes.subarray(2)), means },
    ],
    bytes,
  };
}
