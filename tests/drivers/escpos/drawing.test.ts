/** The paper as it is drawn on the page: sizes, bold, places and codes, from the bytes. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TicketLine } from '../../../drivers/device.ts';
import type { PaperRow, PaperSpan } from '../../../simulators/page/contract.ts';
import { cut, printerAlone, ready, rollOf, ticketsOf } from './bench.ts';

const plain = { wide: 1, tall: 1, bold: false };
const row = (text: string, style: Partial<PaperSpan> = {}, align: PaperRow['align'] = 'left') => ({
  is: 'text',
  align,
  spans: text === '' ? [] : [{ text, ...plain, ...style }],
});
const code = (data: string, moduleDots: number, correction: string, align = 'left') => ({
  is: 'qr',
  align,
  data,
  moduleDots,
  correction,
});

/** What has come out when all of it is printed. */
async function uncut(...parts: string[]): Promise<PaperRow[]> {
  const { send, advance, roll } = printerAlone();
  send(...parts);
  await advance(10_000);
  return roll().uncut;
}

async function ticketOf(...lines: TicketLine[]): Promise<PaperRow[]> {
  const { advance, printer, simulator } = await ready({ columns: 32 });
  printer.do({ id: 't1', lines });
  await advance(20_000);
  return rollOf(simulator).tickets[0]?.rows ?? [];
}

describe('a ticket of ours', () => {
  test('is drawn with the size, weight and place of each line, its rule, its feed and its code', async () => {
    expect(
      await ticketOf(
        { text: '公积金中心', bold: true, align: 'centre' },
        { text: 'A003', size: 4, bold: true, align: 'centre' },
        { text: '提取', size: 2, align: 'centre' },
        { text: '三', size: 3 },
        { rule: true },
        { text: '扫码', align: 'centre' },
        { qr: 'fuzhou/2026-11-25/A003' },
        { feed: 2 },
        { text: '监督电话 12345' },
      ),
    ).toEqual([
      row('公积金中心', { bold: true }, 'centre'),
      row('A003', { wide: 4, tall: 4, bold: true }, 'centre'),
      row('提取', { wide: 2, tall: 2 }, 'centre'),
      row('三', { wide: 3, tall: 3 }),
      row('-'.repeat(32)),
      row('扫码', {}, 'centre'),
      code('fuzhou/2026-11-25/A003', 6, 'M', 'centre'),
      row('', {}, 'centre'),
      row('', {}, 'centre'),
      row('监督电话 12345'),
    ]);
  });

  test('begins plain, however the one before it ended', async () => {
    const { advance, printer, simulator } = await ready({ columns: 32 });
    printer.do({ id: 't1', lines: [{ text: 'A', size: 2, bold: true, align: 'centre' }, { qr: 'A' }] });
    await advance(20_000);
    simulator.receive(Buffer.from('\x1b@B\n'));
    await advance(1000);
    expect(rollOf(simulator).uncut).toEqual([row('B')]);
  });
});

describe('the characters of one line', () => {
  test('may differ in width, height and weight', async () => {
    expect(await uncut('a\x1d!\x01b\x1d!\x10c\x1bE\x01d\x1d!\x77e\x1bE\x00\x1d!\x00f\n')).toEqual([
      {
        is: 'text',
        align: 'left',
        spans: [
          { text: 'a', wide: 1, tall: 1, bold: false },
          { text: 'b', wide: 1, tall: 2, bold: false },
          { text: 'c', wide: 2, tall: 1, bold: false },
          { text: 'd', wide: 2, tall: 1, bold: true },
          { text: 'e', wide: 8, tall: 8, bold: true },
          { text: 'f', wide: 1, tall: 1, bold: false },
        ],
      },
    ]);
  });

  test('are set by the print mode too: bold, tall and wide at once', async () => {
    expect(await uncut('\x1b!\x08a\n\x1b!\x10b\n\x1b!\x20c\n\x1b!\x38d\n\x1b!\x00e\n')).toEqual([
      row('a', { bold: true }),
      row('b', { tall: 2 }),
      row('c', { wide: 2 }),
      row('d', { bold: true, tall: 2, wide: 2 }),
      row('e'),
    ]);
  });

  test('are bold by the lowest bit alone', async () => {
    expect(await uncut('\x1bE\x03a\n\x1bE\x02b\n')).toEqual([row('a', { bold: true }), row('b')]);
  });

  test('that are the same in all three stand in one piece, over a style said twice', async () => {
    expect(await uncut('ab\x1bE\x00\x1d!\x00cd\n')).toEqual([row('abcd')]);
  });
});

describe('the place of a line', () => {
  test('is left, in the middle or right, by number or digit, and lasts', async () => {
    expect(await uncut('\x1ba\x01a\nb\n\x1ba\x02c\n\x1ba0d\n\x1ba1e\n\x1ba2f\n\x1ba\x07g\n')).toEqual([
      row('a', {}, 'centre'),
      row('b', {}, 'centre'),
      row('c', {}, 'right'),
      row('d'),
      row('e', {}, 'centre'),
      row('f', {}, 'right'),
      row('g', {}, 'right'),
    ]);
  });

  test('is only chosen at its beginning', async () => {
    expect(await uncut('a\x1ba\x02b\nc\n')).toEqual([row('ab'), row('c')]);
  });

  test('is that of what goes on from a full line as well', async () => {
    expect(await uncut(`\x1ba\x02${'a'.repeat(33)}\n`)).toEqual([
      row('a'.repeat(32), {}, 'right'),
      row('a', {}, 'right'),
    ]);
  });
});

describe('codes and images', () => {
  const stored = (data: string) => `\x1d(k${String.fromCharCode(data.length + 3)}\x00\x31\x50\x30${data}`;
  const print = '\x1d(k\x03\x00\x31\x51\x30';

  test('a code has three dots a module and correction L until it is said otherwise', async () => {
    const module = (dots: number) => `\x1d(k\x03\x00\x31\x43${String.fromCharCode(dots)}`;
    const correction = (n: string) => `\x1d(k\x03\x00\x31\x45${n}`;
    expect(
      await uncut(
        stored('A'),
        print,
        module(16) + correction('1') + print,
        module(17) + module(0) + correction('4') + correction('3') + print,
        `${correction('2')}\x1ba\x01${print}\x1b@${print}`,
      ),
    ).toEqual([
      code('A', 3, 'L'),
      code('A', 16, 'M'),
      code('A', 16, 'H'),
      code('A', 16, 'Q', 'centre'),
      code('A', 3, 'L'),
    ]);
  });

  test('a code and an image end the line before them', async () => {
    expect(await uncut('a', stored('A'), print, 'b\x1dv0\x00\x01\x00\x01\x00\x00', 'c\n')).toEqual([
      row('a'),
      code('A', 3, 'L'),
      row('b'),
      { is: 'image', align: 'left', widthDots: 8, heightDots: 1 },
      row('c'),
    ]);
  });

  test('a raster image has its size, doubled by its mode, and no more than the paper', async () => {
    const raster = (mode: string, bytesWide: number, high: number) =>
      `\x1dv0${mode}${String.fromCharCode(bytesWide)}\x00${String.fromCharCode(high)}\x00${'\x00'.repeat(bytesWide * high)}`;
    const image = (widthDots: number, heightDots: number) => ({
      is: 'image',
      align: 'centre',
      widthDots,
      heightDots,
    });
    expect(
      await uncut(
        '\x1ba\x01',
        raster('\x00', 2, 5),
        raster('1', 2, 5),
        raster('\x02', 2, 5),
        raster('3', 2, 5),
        raster('0', 60, 2),
      ),
    ).toEqual([image(16, 5), image(32, 5), image(16, 10), image(32, 10), image(384, 2)]);
  });

  test('an image stored first has its size when it is printed, however large it was', async () => {
    const { send, advance, roll } = printerAlone(48);
    send('\x1d(L\x10\x00\x30\x70\x30\x02\x01\x31\x09\x00\x02\x00', 'abcdef', '\x1d(L\x02\x00\x30\x32');
    // GS 8 L: 100 × 200 dots in 13 bytes a row.
    send(`\x1d8L\x32\x0a\x00\x00\x30\x70\x30\x01\x03\x31\x64\x00\xc8\x00${'\x48'.repeat(2600)}`);
    await advance(1000);
    send('\x1d(L\x02\x00\x30\x32', 'a\n');
    await advance(1000);
    expect(roll().uncut).toEqual([
      { is: 'image', align: 'left', widthDots: 18, heightDots: 2 },
      { is: 'image', align: 'left', widthDots: 100, heightDots: 600 },
      row('a'),
    ]);
  });
});

describe('what hangs from the printer', () => {
  test('comes out line by line, and each line is told', async () => {
    const { send, advance, roll, changes } = printerAlone();
    send('a\nb\n', cut);
    await advance(1);
    expect(roll()).toEqual({ is: 'roll', columns: 32, tickets: [], uncut: [row('a')], knifeBlocked: false });
    expect(changes()).toBe(1);
    await advance(30);
    expect(roll().uncut).toEqual([row('a'), row('b')]);
    expect(changes()).toBe(2);
    await advance(30);
    expect(roll()).toMatchObject({ tickets: [{ nth: 1, rows: [row('a'), row('b')] }], uncut: [] });
    expect(changes()).toBe(3);
  });

  test('is at most the last five tickets, counted since the start, until they are torn off', async () => {
    const { simulator, send, advance, roll } = printerAlone(48);
    for (let number = 1; number <= 7; number += 1) {
      // A blank piece is no ticket.
      send(`${number}\n`, cut, ' \n', cut);
      await advance(1000);
    }
    expect(roll().columns).toBe(48);
    expect(roll().tickets.map(({ nth }) => nth)).toEqual([3, 4, 5, 6, 7]);
    expect(roll().tickets.map(({ rows }) => rows)).toEqual(
      ['3', '4', '5', '6', '7'].map(text => [row(text)]),
    );
    simulator.act({ tear: true });
    expect(roll().tickets).toEqual([]);
    send('8\n', cut);
    await advance(1000);
    expect(roll().tickets).toEqual([{ nth: 8, rows: [row('8')] }]);
  });

  test('is of something endless the end', async () => {
    const { simulator, send, advance, roll } = printerAlone();
    send('first\n\x1bd\xff\x1bd\xfflast\n');
    await advance(60_000);
    expect(roll().uncut).toHaveLength(300);
    expect(roll().uncut.at(-1)).toEqual(row('last'));
    send(cut);
    await advance(1000);
    expect(roll().tickets[0]?.rows).toHaveLength(300);
    expect(ticketsOf(simulator.shows())[0]).toHaveLength(512);
  });

  test('is taken away with a new roll; and an earlier drawing does not change', async () => {
    const { simulator, send, advance, roll } = printerAlone();
    send('a\nb');
    await advance(1000);
    const before = roll();
    simulator.fault('paper-out');
    simulator.fault('none');
    send('\nc\n');
    await advance(1000);
    expect(before.uncut).toEqual([row('a')]);
    expect(roll().uncut).toEqual([row('b'), row('c')]);
  });

  test('has something in the way of its knife from the moment it is put there until it is taken out', async () => {
    const { simulator, roll } = printerAlone();
    simulator.act({ cutter: 'block' });
    expect(roll().knifeBlocked).toBe(true);
    simulator.fault('none');
    expect(roll().knifeBlocked).toBe(false);
  });

  test('reads, whatever the bytes, as what the printer shows', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            fc.uint8Array({ maxLength: 40, size: 'max' }),
            fc.constantFrom(cut, '\n', '业务', '\x1c&', '\x1d!\x11', '\x1bE\x01', 'text').map(Buffer.from),
          ),
          { maxLength: 60, size: 'max' },
        ),
        async chunks => {
          const { simulator, advance, roll } = printerAlone();
          for (const chunk of chunks) simulator.receive(chunk);
          await advance(600_000);
          const read = roll().tickets.map(({ rows }) => rows.map(inWords));
          expect(read).toEqual(ticketsOf(simulator.shows()).slice(-5));
          for (const { rows } of roll().tickets)
            for (const drawn of rows) expect(columnsOf(drawn)).toBeLessThanOrEqual(32);
        },
      ),
    );
  });
});

function inWords(drawn: PaperRow): string {
  if (drawn.is === 'image') return '[image]';
  return drawn.is === 'qr' ? `[QR ${drawn.data}]` : drawn.spans.map(({ text }) => text).join('');
}

/** At least: of one broken character one knows no width. */
function columnsOf(drawn: PaperRow): number {
  if (drawn.is !== 'text' || drawn.spans.length === 1) return 0;
  return drawn.spans.reduce((columns, { text, wide }) => columns + text.length * wide, 0);
}
