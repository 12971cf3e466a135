/** The address on the narrow paper, as a phone reads it there. */
import jsqr from 'jsqr';
import { expect, it } from 'vitest';
import { openTicketCodes } from '../../daemon/phone/ticket-codes.ts';
import { type Mark, placeRows } from '../../simulators/page/printer/paper-grid.ts';
import { ready, rollOf } from '../drivers/escpos/bench.ts';
import { stateFolder } from '../kit/hall/journal.ts';

/** 58 mm have 48 to print on, at 8 dots a millimetre, and what is left and right of them. */
const roomDots = 384;
const paperDots = 464;
const quietModules = 4;

it.each([
  ['a usual address', 'https://queue.example.cn', 'A001'],
  ['the longest, of the longest number', `https://${'q'.repeat(56)}`, 'A123456789'],
])(
  '%s is printed as a code that fits the paper, white around it, and read from it',
  async (_, phone, ticket) => {
    const { codes } = openTicketCodes({ hall: 'fuzhou', phone }, stateFolder());
    const address = codes.of('2026-11-25', ticket);
    const { printer, simulator, advance } = await ready({ columns: 32 });
    printer.do({ id: 'picture', lines: [{ text: ticket }, { qr: address }] });
    await advance(60_000);
    const [rows = []] = rollOf(simulator).tickets.map(({ rows: printed }) => printed);
    const marks = placeRows(rows, 32).rows.flatMap(row => row.marks);
    const code = marks.find(mark => mark.is === 'code');
    if (code === undefined) throw new Error('no code is on the paper');
    const sideDots = code.code.side * code.moduleDots;
    expect(sideDots).toBeLessThanOrEqual(roomDots);
    // A phone needs half a millimetre a module, and four of them of white.
    expect(code.moduleDots).toBeGreaterThanOrEqual(4);
    expect((paperDots - sideDots) / 2).toBeGreaterThanOrEqual(quietModules * code.moduleDots);
    expect(readFrom(code)).toBe(address);
  },
);

/** What a camera sees of it, and reads. */
function readFrom({ code, moduleDots }: Mark & { is: 'code' }): string | undefined {
  const side = (code.side + 2 * quietModules) * moduleDots;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x = '', y = '', length = ''] of code.path.matchAll(/M(\d+) (\d+)h(\d+)/g))
    for (let across = 0; across < Number(length) * moduleDots; across += 1)
      for (let down = 0; down < moduleDots; down += 1) {
        const column = (Number(x) + quietModules) * moduleDots + across;
        const row = (Number(y) + quietModules) * moduleDots + down;
        pixels.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
      }
  return jsqr.default(pixels, side, side)?.data;
}
