/** Every form a line of a ticket can have, as it comes out of the paper. */
import { describe, expect, test } from 'vitest';
import type { TicketLine } from '../../../drivers/device.ts';
import { bench } from './bench.ts';

async function printed(columns: 32 | 48, ...lines: TicketLine[]): Promise<string[]> {
  const { start, advance, printer, tickets, ended } = bench({ columns });
  await start();
  printer.do({ id: 't1', lines });
  await advance(20_000);
  expect(ended()).toEqual([{ is: 'job-ended', id: 't1', outcome: 'done' }]);
  return tickets()[0] ?? [];
}

const widths = [
  [32, 1],
  [32, 2],
  [32, 3],
  [32, 4],
  [48, 1],
  [48, 2],
  [48, 3],
  [48, 4],
] as const;

describe('a ticket', () => {
  test.each(widths)(
    'on %i columns at size %i fills its rows and is wrapped before the paper ends',
    async (columns, size) => {
      const room = Math.floor(columns / size);
      for (const bold of [false, true])
        for (const align of ['left', 'centre'] as const) {
          const style = { size, bold, align };
          const full = 'W'.repeat(room);
          const 汉字 = '业'.repeat(Math.floor(room / 2));
          expect(await printed(columns, { text: full, ...style }, { text: 汉字, ...style })).toEqual([
            full,
            汉字,
          ]);
          expect(await printed(columns, { text: `${汉字}业`, ...style })).toEqual([汉字, '业']);
        }
    },
  );

  test.each([32, 48] as const)('on %i columns has its rule, its feed and its code', async columns => {
    const lines: TicketLine[] = [
      { rule: true },
      { qr: 'https://hall.example/t/A003?lang=中文' },
      { feed: 0 },
      { feed: 3 },
      { text: '' },
      { text: 'A003', size: 4 },
      { text: 'small again' },
    ];
    expect(await printed(columns, ...lines)).toEqual([
      '-'.repeat(columns),
      '[QR https://hall.example/t/A003?lang=中文]',
      '',
      '',
      '',
      '',
      'A003',
      'small again',
    ]);
  });

  test('has a visible sign for each character that GB18030 writes in four bytes', async () => {
    // 㐀 and 㛿 of extension A, 𠀀 of extension B, Tibetan, an emoji.
    expect(await printed(48, { text: '㐀A㛿业𠀀Bༀ😀' })).toEqual(['〓A〓业〓B〓〓']);
  });

  test('without a line is cut all the same, and done', async () => {
    expect(await printed(32)).toEqual([]);
  });
});
