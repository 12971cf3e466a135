/** Tickets as they look on the paper, drawn in a fixed-width font in which 汉字 take two columns. */
import { expect } from 'vitest';
import type { TicketLine } from '../../../drivers/device.ts';
import { layout } from '../../../drivers/escpos/layout.ts';
import { ready } from '../../drivers/escpos/bench.ts';

/**
 * The rows that the driver makes of the lines, as a printer of `columns` would set them, with size and weight behind the
 * edge. The simulated printer must print just these: it breaks a row that is too wide.
 */
export async function pictureOf(lines: readonly TicketLine[], columns: 32 | 48): Promise<string> {
  const rows = layout(lines, columns).slice(0, -1).map(readRow);
  expect(await printed(lines, columns)).toEqual(rows.map(({ text }) => text));
  return rows.map(row => draw(row, columns)).join('\n');
}

async function printed(lines: readonly TicketLine[], columns: 32 | 48): Promise<string[] | undefined> {
  const { printer, advance, tickets } = await ready({ columns });
  printer.do({ id: 'picture', lines });
  await advance(60_000);
  return tickets()[0];
}

type Row = { text: string; times: number; bold: boolean; centred: boolean };

/** ESC a n, GS ! n, ESC E n, the text, LF; or ESC a n and a QR code, which is drawn as the simulated printer tells it. */
function readRow(bytes: Uint8Array): Row {
  if (bytes[4] === 0x28) {
    const [stored = ''] = Buffer.from(bytes).toString('latin1').split('1P0').at(1)?.split('\x1d(k') ?? [];
    return { centred: bytes[2] === 1, times: 1, bold: false, text: `[QR ${stored}]` };
  }
  return {
    centred: bytes[2] === 1,
    times: ((bytes[5] ?? 0) & 0x0f) + 1,
    bold: bytes[8] === 1,
    text: new TextDecoder('gb18030').decode(bytes.slice(9, -1)),
  };
}

function draw({ text, times, bold, centred }: Row, columns: number): string {
  const cells = [...text].map(char => {
    const width = char <= '~' ? 1 : 2;
    return { char: char + ' '.repeat(width * (times - 1)), width: width * times };
  });
  const free = columns - cells.reduce((sum, { width }) => sum + width, 0);
  const left = centred ? Math.floor(free / 2) : 0;
  const inked = cells.map(({ char }) => char).join('');
  const style = [...(times > 1 ? [`x${times}`] : []), ...(bold ? ['bold'] : [])];
  return [`|${' '.repeat(left)}${inked}${' '.repeat(free - left)}|`, ...style].join(' ');
}
