/** Where the page draws what a printer has printed, and how it reads it. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PaperRow, PaperSpan } from '../../simulators/page/contract.ts';
import { type Mark, placeRows } from '../../simulators/page/printer/paper-grid.ts';
import { qrCode } from '../../simulators/page/printer/qr-code.ts';
import { rollIn } from '../../simulators/page/printer/roll.ts';
import { ticketWords } from '../../simulators/page/printer/ticket-words.ts';

const span = (text: string, style: Partial<PaperSpan> = {}): PaperSpan => ({
  text,
  wide: 1,
  tall: 1,
  bold: false,
  ...style,
});
const row = (align: PaperRow['align'], ...spans: PaperSpan[]): PaperRow => ({ is: 'text', align, spans });
const code = (data: string, moduleDots = 6, align: PaperRow['align'] = 'centre'): PaperRow => ({
  is: 'qr',
  align,
  data,
  moduleDots,
  correction: 'M',
});

const first = (paper: PaperRow, columns = 32) => {
  const [placed] = placeRows([paper], columns).rows;
  if (placed === undefined) throw new Error('a row has a place');
  return placed;
};
/** Each character of a row: the middle of its cell, in dots from the left of what can be printed. */
const middles = (marks: readonly Mark[]) =>
  marks.flatMap(mark =>
    mark.is === 'text'
      ? Array.from(mark.text, (char, at) => [char, mark.x + (mark.centres[at] ?? NaN) * mark.wide])
      : [],
  );

describe('the characters of a line', () => {
  test('stand on the columns of the printer, 汉字 on two of them', () => {
    expect(middles(first(row('left', span('A1号 b'))).marks)).toEqual([
      ['A', 6],
      ['1', 18],
      ['号', 36],
      [' ', 54],
      ['b', 66],
    ]);
  });

  test('of which one is broken take one column, as it did', () => {
    expect(middles(first(row('left', span('\ufffd业'))).marks)).toEqual([
      ['\ufffd', 6],
      ['业', 24],
    ]);
  });

  test('are magnified in width and height each by its own', () => {
    const { height, marks } = first(row('left', span('a', { wide: 3 }), span('b', { tall: 2 }), span('c')));
    expect(middles(marks)).toEqual([
      ['a', 18],
      ['b', 42],
      ['c', 54],
    ]);
    // On one base line.
    expect(marks.map(({ y }) => y)).toEqual([24, 0, 24]);
    expect(height).toBe(48);
  });

  test('stand left, in the middle or right on the paper', () => {
    const start = (align: PaperRow['align'], text: string) => first(row(align, span(text))).marks[0]?.x;
    expect([start('left', 'abc'), start('centre', 'abc'), start('right', 'abc')]).toEqual([0, 174, 348]);
    expect(start('centre', '业'.repeat(17))).toBe(0);
  });
});

describe('the rows of a ticket', () => {
  test('follow each other as the printer feeds: a line, an empty one, one four times as tall', () => {
    const { rows, heightDots } = placeRows(
      [row('left', span('a')), row('left'), row('left', span('A', { tall: 4 })), row('left', span('b'))],
      32,
    );
    expect(rows.map(({ top }) => top)).toEqual([0, 30, 60, 156]);
    expect(heightDots).toBe(186);
    expect(rows[1]?.marks).toEqual([]);
  });

  test('have a code with four white modules above and below', () => {
    const { height, marks } = first(code('https://h/t/A003'));
    // Version 2 is 25 modules, 150 dots.
    expect(marks).toEqual([
      { is: 'code', x: 117, y: 24, moduleDots: 6, code: qrCode('https://h/t/A003', 'M') },
    ]);
    expect(height).toBe(150 + 48);
  });

  test('have nothing where a code is empty, too long, or wider than the paper', () => {
    for (const none of [code(''), code('x'.repeat(4000)), code('https://h/t/A003', 16)])
      expect(first(none)).toEqual({ top: 0, height: 30, marks: [] });
    expect(first(code('https://h/t/A003', 16), 48).marks).toHaveLength(1);
  });

  test('have an image as large as it is', () => {
    expect(first({ is: 'image', align: 'right', widthDots: 100, heightDots: 40 })).toEqual({
      top: 0,
      height: 40,
      marks: [{ is: 'image', x: 284, y: 0, widthDots: 100, heightDots: 40 }],
    });
  });
});

describe('a code', () => {
  test('is the smallest that holds its data with the correction that was asked for', () => {
    const sides = (['L', 'M', 'Q', 'H'] as const).map(
      correction => qrCode('a'.repeat(100), correction)?.side,
    );
    expect(sides).toEqual([37, 41, 49, 57]);
  });

  test('is drawn run by run: the top of a finder is seven modules wide', () => {
    expect(qrCode('A', 'L')?.path).toMatch(/^M0 0h7v1H0z/);
  });
});

describe('a ticket read aloud', () => {
  test('begins with the largest line, and leaves out rules and empty lines', () => {
    expect(
      ticketWords([
        row('centre', span('公积金中心', { bold: true })),
        row('centre', span('A003', { wide: 4, tall: 4 })),
        row('centre', span('提取', { wide: 2, tall: 2 })),
        row('left', span('--------')),
        row('left'),
        row('left', span('第'), span('1', { bold: true }), span('步  ')),
        code('fuzhou/A003'),
        { is: 'image', align: 'left', widthDots: 8, heightDots: 8 },
      ]),
    ).toEqual({
      number: 'A003',
      others: [
        { is: 'text', text: '公积金中心' },
        { is: 'text', text: '提取' },
        { is: 'text', text: '第1步' },
        { is: 'qr', data: 'fuzhou/A003' },
        { is: 'image' },
      ],
    });
  });

  test('of lines of one size begins with the first; without a line with nothing', () => {
    expect(ticketWords([row('left', span(' ')), row('left', span('a')), row('left', span('b'))])).toEqual({
      number: 'a',
      others: [{ is: 'text', text: 'b' }],
    });
    expect(ticketWords([code('A')])).toEqual({ number: '', others: [{ is: 'qr', data: 'A' }] });
  });
});

describe('what a printer is said to have printed', () => {
  const roll = {
    is: 'roll',
    columns: 48,
    tickets: [{ nth: 7, rows: [row('right', span('a', { wide: 2, tall: 8, bold: true })), code('A', 16)] }],
    uncut: [{ is: 'image', align: 'centre', widthDots: 8, heightDots: 9 }],
    knifeBlocked: true,
  };

  test('is taken as it is when it is right', () => {
    expect(rollIn({ faults: [], drawing: roll })).toEqual(roll);
  });

  test('is nothing when no paper was told of', () => {
    for (const none of [undefined, null, 7, [], {}, { drawing: null }, { drawing: { is: 'dots' } }])
      expect(rollIn(none)).toBeUndefined();
  });

  test('is made good where it is odd', () => {
    const rows = [
      { is: 'hologram', align: 'up' },
      null,
      { is: 'text', align: 'up', spans: [{ text: 7, wide: 99, tall: 0, bold: 'yes' }, null] },
      { is: 'text' },
      { is: 'qr', data: null, moduleDots: 1.5, correction: 'X' },
      { is: 'image', widthDots: 1e9, heightDots: -1 },
    ];
    expect(rollIn({ drawing: { is: 'roll', columns: 1e9, tickets: [{ rows }, 3], uncut: 'x' } })).toEqual({
      is: 'roll',
      columns: 64,
      tickets: [
        {
          nth: 1,
          rows: [
            row('left'),
            row('left'),
            row('left', span('', { wide: 8 }), span('')),
            row('left'),
            { is: 'qr', align: 'left', data: '', moduleDots: 3, correction: 'L' },
            { is: 'image', align: 'left', widthDots: 768, heightDots: 0 },
          ],
        },
        { nth: 2, rows: [] },
      ],
      uncut: [],
      knifeBlocked: false,
    });
  });

  test('can be placed and read, whatever it is', () => {
    const odd = fc.dictionary(
      fc.constantFrom('is', 'align', 'spans', 'text', 'wide', 'tall', 'data', 'moduleDots', 'widthDots'),
      fc.oneof(fc.constantFrom('text', 'qr', 'image', 'right', '业A'), fc.jsonValue()),
    );
    fc.assert(
      fc.property(fc.array(odd, { maxLength: 30 }), fc.jsonValue(), (uncut, tickets) => {
        const read = rollIn({ drawing: { is: 'roll', uncut, tickets } });
        for (const { rows } of [{ rows: read?.uncut ?? [] }, ...(read?.tickets ?? [])]) {
          expect(placeRows(rows, 32).heightDots).toBeGreaterThanOrEqual(0);
          expect(typeof ticketWords(rows).number).toBe('string');
        }
      }),
    );
  });
});
