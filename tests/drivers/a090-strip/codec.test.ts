import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decoder,
  encodeAnswer,
  encodeShow,
  type StripMessage,
  signsOf,
  textOf,
} from '../../../drivers/a090-strip/codec.ts';
import { type Row, rowPages } from '../../../drivers/parts/text/one-row.ts';
import vectors from '../../vectors/a090-strip.json' with { type: 'json' };

const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const colours = ['red', 'green', 'yellow'] as const;

function brief(message: StripMessage | undefined) {
  if (message?.is !== 'show') return message;
  const [colour] = new Set(message.signs.map(sign => sign.colour));
  return { is: 'show', address: message.address, text: textOf(message.signs), colour };
}

describe.each(vectors)('$name', ({ hex, message }) => {
  const bytes = bytesOf(hex);

  it('is read as its source says', () => {
    const [read, ...more] = decoder()(bytes);
    expect(more).toEqual([]);
    expect(read?.bytes).toEqual(bytes);
    expect(brief(read)).toMatchObject(message);
  });
});

// Ours are written by the maker's text; SLZC's 255 bytes are only read.
describe.each(vectors.filter(({ source }) => !source.includes('/255')))('$name', ({ hex, message }) => {
  it('is written as its source has it', () => {
    const { address, text = '', colour = 0 } = message;
    const row: Row = { text, colour: colours[colour] ?? 'red' };
    const written =
      message.taken === undefined ? encodeShow(address, signsOf(row)) : encodeAnswer(address, message.taken);
    expect(written).toEqual(bytesOf(hex));
  });
});

const anyText = fc.string({ unit: 'binary', size: 'max', maxLength: 40 });
const text = fc.oneof(
  anyText,
  fc.constantFrom('A001', '请A001到3号窗口', '公积金中心', '龘', '\t', ' A1', ''),
);
const columns = fc.integer({ min: 6, max: 64 });

it('of any text comes a row that fills its cells, and is read back as it stands', () => {
  fc.assert(
    fc.property(text, text, columns, (line, ticket, cells) => {
      for (const row of rowPages({ lines: [{ text: line, blink: true }], ticket }, cells)) {
        const signs = signsOf(row);
        expect(signs.reduce((sum, { character }) => sum + character.length, 0)).toBe(cells);
        const [read] = decoder()(encodeShow(7, signs));
        expect(brief(read)).toMatchObject({ is: 'show', address: 7, text: row.text });
      }
    }),
  );
});

it('reads the same of frames, half frames and noise, however they are cut', () => {
  const frame = fc.constantFrom(...vectors.map(({ hex }) => bytesOf(hex)));
  const half = fc.tuple(frame, fc.nat(300)).map(([bytes, length]) => bytes.slice(0, length));
  const stream = fc
    .array(fc.oneof(frame, half, fc.uint8Array({ maxLength: 8 })), { maxLength: 6 })
    .map(parts => Uint8Array.from(parts.flatMap(part => [...part])));
  const heard = (messages: StripMessage[]) => messages.filter(({ is }) => is !== 'junk');
  fc.assert(
    fc.property(stream, fc.array(fc.nat(600), { maxLength: 5 }), (bytes, cuts) => {
      const decode = decoder();
      const ends = [...cuts.map(at => at % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
      const cut = ends.flatMap((end, at) => decode(bytes.subarray(at === 0 ? 0 : ends[at - 1], end)));
      expect(heard(cut)).toEqual(heard(decoder()(bytes)));
    }),
  );
});

it.each([
  ['a wrong xor', 'A0 90 01 A5 00 02 41 00 E8'],
  ['a colour that there is not', 'A0 90 01 A5 00 02 41 03 E4'],
  ['a length that ends in a character', 'A0 90 01 A5 00 03 41 00 42 A5'],
  ['a length of no strip', 'A0 90 01 A5 10 00 41 00'],
])('takes nothing from a frame with %s', (_what, hex) => {
  const whole = encodeAnswer(9, true);
  const read = decoder()(Uint8Array.from([...bytesOf(hex), ...whole, ...whole]));
  expect(read.filter(({ is }) => is === 'show')).toEqual([]);
  expect(read.at(-1)).toMatchObject({ is: 'answer', address: 9 });
});
