import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decoder,
  dialects,
  encode,
  encodeText,
  encodings,
  type PoleCommand,
  readCells,
  showable,
} from '../../../drivers/pole-display/codec.ts';
import { layOut } from '../../../drivers/pole-display/layout.ts';
import vectors from '../../vectors/pole-display.json' with { type: 'json' };

const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const dialectOf = (name: string) => dialects.find(one => one === name) ?? 'epson';

const contentOf = ({ hex, message }: (typeof vectors)[number]) => {
  const bytes = bytesOf(hex);
  const encoding = encodings.find(one => 'encoding' in message && one === message.encoding);
  return encoding !== undefined && 'text' in message
    ? { bytes, encoding, text: message.text ?? '', command: { is: 'text', bytes } }
    : { bytes, command: message };
};

it.each(vectors)('$name is read as its source says', vector => {
  const { bytes, command, encoding, text } = contentOf(vector);
  expect(decoder(dialectOf(vector.dialect))(bytes)).toEqual([{ command, bytes }]);
  if (encoding !== undefined) expect(readCells(bytes, encoding)).toBe(text);
});

// Nothing is ever cleared: each picture fills both rows.
const written = vectors.filter(({ message }) => message.is !== 'clear');
it.each(written)('$name is written as its source has it', vector => {
  const { bytes, command, encoding, text } = contentOf(vector);
  if (encoding !== undefined) expect(encodeText(text, encoding)).toEqual(Buffer.from(bytes));
  else expect(encode(dialectOf(vector.dialect), [command as PoleCommand])).toEqual(bytes);
});

const anyText = fc.string({ unit: 'binary', size: 'max', maxLength: 60 });

it.each(encodings)(
  'in %s no text puts a control sign on the wire, and each row has its 20 cells',
  encoding => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        for (const { text } of layOut({ lines: [{ text: one }, { text: other }], ticket: one }, encoding)) {
          const cells = encodeText(text, encoding);
          expect(cells).toHaveLength(20);
          expect(cells.every(byte => byte >= 0x20 && byte !== 0x7f)).toBe(true);
        }
      }),
    );
  },
);

it.each(dialects)('a display of %s reads the same of any bytes, however they are cut', dialect => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60, size: 'max' }), fc.nat(60), (bytes, at) => {
      const cut = decoder(dialect);
      const pieces = [...cut(bytes.subarray(0, at)), ...cut(bytes.subarray(at))];
      const told = pieces.map(({ command }) => command).filter(({ is }) => is !== 'text');
      const whole = decoder(dialect)(bytes).map(({ command }) => command);
      expect(told).toEqual(whole.filter(({ is }) => is !== 'text'));
    }),
  );
});

describe('a text', () => {
  it('is shown as far as its display has the signs', () => {
    expect(showable('请 A001 到 3 号窗口', 'gb2312')).toBe('请 A001 到 3 号窗口');
    expect(showable('请 Ａ００１ 到 é\u0007', 'cp437')).toBe('A001 é');
  });

  it('is wrapped, centred, and cut in no Chinese character', () => {
    const rows = (text: string) => layOut({ lines: [{ text }] }, 'gb2312').map(row => row.text);
    expect(rows('A001')).toEqual(['        A001        ', ' '.repeat(20)]);
    expect(rows('x当前办事人员较多请耐心等候')).toEqual(['x当前办事人员较多请 ', '      耐心等候      ']);
    expect(rows('one two three four five six')).toEqual([' one two three four ', '      five six      ']);
  });

  it('of which nothing can be shown leaves the number', () => {
    const picture = { lines: [{ text: '请到窗口', blink: true }], ticket: 'A001' };
    expect(layOut(picture, 'cp437')[0]).toEqual({ text: '        A001        ', blink: true });
  });
});
