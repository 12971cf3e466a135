/** The frames of a ticket printer, both ways. */
import {
  type Condition,
  decodeRealTime,
  type Question,
  type Reply,
  replyDecoder,
} from '../../../drivers/escpos/codec.ts';
import { hex } from '../../../drivers/parts/frame/words.ts';
import { fieldTable } from '../../frames/field-table.ts';
import { messageFinder } from '../../frames/message-finder.ts';
import { type ByteReader, junk, type Piece } from '../../frames/reading.ts';
import { printerStream } from './to-printer.ts';

const statusBytes = 4;

export function escposFrames(): ByteReader {
  const stream = printerStream();
  const fromPrinter = messageFinder(replyDecoder(), {
    lengthOf: ({ is }) => (is === 'auto-status' ? statusBytes : 1),
    isNone: ({ is }) => is === 'junk',
  });
  return {
    rx: chunk => stream.read(chunk),
    tx: chunk =>
      fromPrinter(chunk).map(({ message, bytes }) =>
        message === undefined || message.is === 'junk'
          ? junk('printer', bytes, 'no reply of a printer')
          : replyPiece(message, bytes, message.is === 'real-time' ? stream.takeQuestion() : undefined),
      ),
  };
}

const factWords: Record<keyof Condition, string> = {
  offLine: 'off-line',
  coverOpen: 'cover open',
  paperEnd: 'paper out',
  nearEnd: 'paper near its end',
  error: 'an error',
  cutter: 'cutter jammed',
  unrecoverable: 'a failure that stays',
  autoRecoverable: 'an error that passes by itself',
};
const allClear: Record<Question, string> = {
  1: 'on-line',
  2: 'cover closed, paper there, no error',
  3: 'no error',
  4: 'paper enough',
};

function wordsOf(condition: Condition, clear: string): string {
  const facts = Object.entries(factWords).flatMap(([fact, word]) =>
    Object.entries(condition).some(([told, is]) => told === fact && is) ? [word] : [],
  );
  return facts.length === 0 ? clear : facts.join(', ');
}

/** `question`: what was asked in real time; the answer does not say. */
function replyPiece(
  reply: Exclude<Reply, { is: 'junk' }>,
  bytes: Uint8Array,
  question: Question | undefined,
): Piece {
  const one = (says: string, name: string, means: string): Piece => ({
    says: `printer: ${says}`,
    fields: [{ name, raw: hex(bytes), means }],
    bytes,
  });
  switch (reply.is) {
    case 'real-time': {
      if (question === undefined) {
        return { ...one('a status byte', 'status', 'of an unknown question'), error: 'nothing was asked' };
      }
      const words = wordsOf(decodeRealTime(question, reply.byte), allClear[question]);
      return one(words, `answer to DLE EOT ${question}`, words);
    }
    case 'auto-status': {
      const words = wordsOf(reply.condition, 'all is well');
      return { says: `printer: ${words}, by itself`, fields: statusFields(bytes), bytes };
    }
    case 'fence': {
      const paper =
        bytes[0] === 0 ? 'paper there' : (bytes[0] ?? 0) & 0x0c ? 'paper out' : 'paper near its end';
      return one(`all before GS r is printed, ${paper}`, 'answer to GS r 1', paper);
    }
    case 'flow':
      return one(
        reply.go ? 'takes bytes again (XON)' : 'takes no bytes (XOFF)',
        reply.go ? 'XON' : 'XOFF',
        'flow control',
      );
  }
}

/** GS a: four bytes of bits. */
function statusFields(bytes: Uint8Array): Piece['fields'] {
  const table = fieldTable(bytes);
  const bits =
    (clear: string, ...words: readonly (readonly [mask: number, word: string])[]) =>
    ([byte = 0]: Uint8Array) =>
      words.flatMap(([mask, word]) => (byte & mask ? [word] : [])).join(', ') || clear;
  table.part(
    'first byte',
    1,
    bits('on-line', [0x08, 'off-line'], [0x20, 'cover open'], [0x40, 'paper is fed by its button']),
  );
  table.part(
    'second byte',
    1,
    bits(
      'no error',
      [0x08, 'cutter jammed'],
      [0x20, 'a failure that stays'],
      [0x40, 'an error that passes by itself'],
    ),
  );
  table.part('third byte', 1, bits('paper enough', [0x03, 'paper near its end'], [0x0c, 'paper out']));
  table.part('fourth byte', 1, 'not used');
  return table.fields();
}
