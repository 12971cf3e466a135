import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cardProtocol,
  encodeReceipt,
  encodeShow,
  type Looks,
  models,
  showDecoder,
  showOf,
  textOf,
} from '../../../drivers/aabb5154-card/codec.ts';
import { rowPages } from '../../../drivers/parts/text/one-row.ts';
import all from '../../vectors/aabb5154-card.json' with { type: 'json' };

const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
type Vector = { name: string; hex: string; sumWithEnd?: boolean };
type ShowVector = Vector & { message: Looks & { address: number; text: string } };
type ReceiptVector = Vector & { message: { receipt: number } };
const vectors = all as (ShowVector | ReceiptVector)[];
const shows = vectors.flatMap(({ name, hex, sumWithEnd = false, message }) =>
  'text' in message ? [{ name, bytes: bytesOf(hex), sumWithEnd, message }] : [],
);
const receipts = vectors.flatMap(({ name, hex, message }) =>
  'receipt' in message ? [{ name, bytes: bytesOf(hex), address: message.receipt }] : [],
);

describe.each(shows)('$name', ({ bytes, sumWithEnd, message }) => {
  it('is read as its source says', () => {
    const [read, ...more] = showDecoder({ sumWithEnd })(bytes);
    expect(more).toEqual([]);
    if (read?.is !== 'show') throw new Error('it is no frame');
    expect({ ...read.show, text: textOf(read.show) }).toEqual(message);
  });

  it('is written as its source has it', () => {
    const { text } = showOf({ address: 1, model: '16-dot', life: 99 }, { text: message.text, colour: 'red' });
    expect(encodeShow({ ...message, text }, { sumWithEnd })).toEqual(bytes);
  });

  it('is no frame to a card that takes the sum the other way', () => {
    const read = showDecoder({ sumWithEnd: !sumWithEnd })(bytes);
    expect(read.some(({ is }) => is === 'show')).toBe(false);
  });
});

it.each(receipts)('$name is read and written as its source has it', ({ bytes, address }) => {
  expect(cardProtocol.decoder()(bytes)).toEqual([{ is: 'receipt', address, bytes }]);
  expect(encodeReceipt(address)).toEqual(bytes);
});

it('a receipt is taken with any LEN, and with no other check than modulo one hundred', () => {
  const heard = (hex: string) =>
    cardProtocol
      .decoder()(bytesOf(hex))
      .map(({ is }) => is);
  expect(heard('A0 05 14 01 50 06 FF')).toEqual(['receipt']);
  // 3 + 20 + 1 + 80 is 104, which is 68h modulo 256.
  expect(heard('A0 03 14 01 50 68 FF')).toEqual(['junk']);
});

const anyText = fc.string({ unit: 'binary', size: 'max', maxLength: 40 });
const text = fc.oneof(anyText, fc.constantFrom('A001', '请A001到3号窗口', '公积金中心', '\t', ''));

it('of any text comes a frame with one end, which is read back as it stands', () => {
  const columns = fc.integer({ min: 6, max: 64 });
  const settings = fc.tuple(fc.constantFrom(...models), fc.boolean());
  fc.assert(
    fc.property(text, text, columns, settings, (line, ticket, cells, [model, sumWithEnd]) => {
      for (const row of rowPages({ lines: [{ text: line, blink: true }], ticket }, cells)) {
        const bytes = encodeShow(showOf({ address: 7, model, life: 99 }, row), { sumWithEnd });
        expect(bytes.subarray(11).indexOf(0xff)).toBe(bytes.length - 12);
        const [read] = showDecoder({ sumWithEnd })(bytes);
        expect(read?.is === 'show' && textOf(read.show)).toBe(row.text);
      }
    }),
  );
});

it('a card reads the same of frames, half frames and noise, however they are cut', () => {
  const frame = fc.constantFrom(...shows.map(({ bytes }) => bytes));
  const half = fc.tuple(frame, fc.nat(30)).map(([bytes, length]) => bytes.slice(0, length));
  const stream = fc
    .array(fc.oneof(frame, half, fc.uint8Array({ maxLength: 8 })), { maxLength: 6 })
    .map(parts => Uint8Array.from(parts.flatMap(part => [...part])));
  fc.assert(
    fc.property(stream, fc.array(fc.nat(200), { maxLength: 5 }), (bytes, cuts) => {
      const decode = showDecoder({ sumWithEnd: false });
      const ends = [...cuts.map(at => at % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
      const cut = ends.flatMap((end, at) => decode(bytes.subarray(at === 0 ? 0 : ends[at - 1], end)));
      const whole = showDecoder({ sumWithEnd: false })(bytes);
      expect(cut.filter(({ is }) => is === 'show')).toEqual(whole.filter(({ is }) => is === 'show'));
    }),
  );
});
