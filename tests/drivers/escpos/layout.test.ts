import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TicketLine } from '../../../drivers/device.ts';
import { joined } from '../../../drivers/escpos/codec.ts';
import { layout, wrap } from '../../../drivers/escpos/layout.ts';
import { substitute, widthOf } from '../../../drivers/escpos/text.ts';

const longName = '住房公积金个人购房贷款提前还清（工行）及抵押注销';
const anyText = fc.string({ unit: 'binary', maxLength: 300, size: 'max' });

describe('wrapping', () => {
  test('a short text stays one row, and an empty one is an empty row', () => {
    expect(wrap('A003', 32)).toEqual(['A003']);
    expect(wrap('', 32)).toEqual(['']);
  });

  test('a long service name at size 2 on 58 mm breaks at its punctuation', () => {
    expect(wrap(longName, 16)).toEqual(['住房公积金个人购', '房贷款提前还清', '（工行）及抵押注', '销']);
  });

  test('words stay whole, and no row begins with the space between them', () => {
    expect(wrap('Please keep this ticket', 12)).toEqual(['Please keep', 'this ticket']);
  });

  test('closing punctuation never begins a row', () => {
    expect(wrap('全程凭此号，无需再次取号。', 10)).toEqual(['全程凭此', '号，无需再', '次取号。']);
  });

  test('a word longer than the paper is broken', () => {
    expect(wrap('A'.repeat(40), 32)).toEqual(['A'.repeat(32), 'A'.repeat(8)]);
  });

  test('no row is wider than the paper and no character is lost', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 48 }), (text, columns) => {
        const rows = wrap(text, columns);
        for (const row of rows) {
          expect(Array.from(row).reduce((width, char) => width + widthOf(char), 0)).toBeLessThanOrEqual(
            columns,
          );
        }
        // Also the wide space of Chinese text has no ink.
        const inked = (lines: string[]) => lines.join('').replaceAll(/\s/g, '');
        expect(inked(rows)).toBe(inked(wrap(text, 10_000)));
      }),
    );
  });
});

describe('the bytes of a ticket', () => {
  const bytesOf = (...lines: TicketLine[]): Uint8Array => joined(...layout(lines, 32));

  test('a line carries its align, size and weight', () => {
    const hex = Buffer.from(bytesOf({ text: '业务A', size: 2, bold: true, align: 'centre' })).toString('hex');
    expect(hex).toBe(['1b6101', '1d2111', '1b4501', 'd2b5cef141', '0a', '1d564200'].join(''));
  });

  test('a rule is a full line, a feed is bounded', () => {
    expect(Buffer.from(bytesOf({ rule: true })).toString('latin1')).toContain(`\x00${'-'.repeat(32)}\n`);
    expect(bytesOf({ feed: 1000 }).slice(0, 3)).toEqual(Uint8Array.of(0x1b, 0x64, 255));
  });

  test('what the font lacks becomes a visible substitute, control characters too', () => {
    // 㐀 of extension A, 𠀀 of extension B, Tibetan, an emoji: GB18030 writes them in four bytes.
    const lacking = '㐀𠀀ༀ😀\u001b\ud800\ue000';
    expect(wrap(`${lacking}\tZ"'[`, 32)).toEqual([`${substitute.repeat(7)} Z"'[`]);
  });

  test('an address too long for a code is printed as text', () => {
    const address = `https://h/${'a'.repeat(300)}`;
    expect(Buffer.from(bytesOf({ qr: address })).includes(Buffer.from([0x1d, 0x28, 0x6b]))).toBe(false);
  });

  test('no text, however strange, makes a control byte outside our own commands', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.constantFrom(1, 2, 3, 4), (text, qr, size) => {
        for (const byte of outsideCommands(bytesOf({ text, size }, { qr }))) {
          expect(byte).toBeGreaterThanOrEqual(0x20);
          expect(byte).not.toBe(0x7f);
        }
      }),
    );
  });
});

/** What is left when the commands a ticket consists of are taken out, told by their bytes in the manual. */
function outsideCommands(bytes: Uint8Array): number[] {
  const left: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const [first = 0, second = 0, third = 0] = bytes.slice(at, at + 3);
    const name = String.fromCharCode(second);
    if (first === 0x0a) at += 1;
    else if (first === 0x1b && 'adE'.includes(name)) at += 3;
    else if (first === 0x1d && name === '!') at += 3;
    else if (first === 0x1d && name === 'V') at += 4;
    else if (first === 0x1d && name === '(' && third === 0x6b) {
      const end = at + 5 + (bytes[at + 3] ?? 0) + (bytes[at + 4] ?? 0) * 256;
      if (bytes[at + 6] === 0x50) left.push(...bytes.slice(at + 8, end));
      at = end;
    } else {
      left.push(first);
      at += 1;
    }
  }
  return left;
}
