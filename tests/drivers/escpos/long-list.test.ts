/** R21: a queue on paper is many tickets long, for a printer too that is slow to print, to answer, or out of paper in the middle of it. */
import { describe, expect, test } from 'vitest';
import type { TicketLine } from '../../../drivers/device.ts';
import { layout } from '../../../drivers/escpos/layout.ts';
import { bench, done, ready, withoutFence } from './bench.ts';

/** As it stands in daemon/core/outputs/queue-list.ts: eighty who wait, and thirty numbers to be torn off. */
const list: readonly TicketLine[] = [
  { text: '停电排队单', size: 2, bold: true, align: 'centre' },
  ...Array.from({ length: 80 }, (_, nth) => ({ text: `${nth + 1}. A${100 + nth}  □ ____号 __:__` })),
  ...Array.from({ length: 30 }, (_, nth): TicketLine[] => [
    { rule: true },
    { text: `A${200 + nth}`, size: 2, bold: true, align: 'centre' },
    { text: '停电应急，请保留号票，按原顺序叫号', align: 'centre' },
  ]).flat(),
  { text: 'end of the list' },
];
const minuteMs = 60_000;
const isWhole = (lines: readonly string[] | undefined) =>
  lines?.[0] === '停电排队单' && lines.at(-1) === 'end of the list' && lines.length >= 172;

/** Given again where it failed, as the hall does it, three times at most; how often that was. */
async function printed(it: Awaited<ReturnType<typeof ready>>, limitMs = 10 * minuteMs): Promise<number> {
  for (let nth = 1; nth <= 3; nth += 1) {
    const id = `list ${nth}`;
    it.printer.do({ id, lines: list });
    for (let ms = 0; ms < limitMs && !it.ended().some(end => end.id === id); ms += 500) await it.advance(500);
    const end = it.ended().find(one => one.id === id);
    if (end?.outcome === 'done') return nth;
    for (let ms = 0; ms < minuteMs && it.fitness()?.is !== 'ready'; ms += 500) await it.advance(500);
  }
  return Number.POSITIVE_INFINITY;
}

describe('a whole list (R21)', () => {
  test.each([30, 60, 100, 160])(
    'comes out of a printer that takes %i ms a line, the first time',
    async lineMs => {
      for (const columns of [32, 48] as const) {
        const it = await ready({ lineMs, columns });
        expect(await printed(it), `${columns} columns`).toBe(1);
        expect(it.tickets()).toHaveLength(1);
        expect(isWhole(it.tickets()[0])).toBe(true);
      }
    },
  );

  test('that never says that it is out is given up within a minute: nobody waits for ever', async () => {
    const it = await ready();
    it.upstream(withoutFence);
    it.printer.do({ id: 'list', lines: list });
    await it.advance(minuteMs);
    expect(it.ended()).toMatchObject([{ id: 'list', outcome: 'failed' }]);
  });

  test('comes out of a printer that answers after 10 ms to 3 s', async () => {
    for (const answersMs of [10, 100, 300, 700, 1200, 1900, 2500, 3000]) {
      const it = bench({ statusWithinMs: 2000 });
      it.answersAfter(() => answersMs);
      await it.advance(minuteMs);
      expect(it.fitness(), `${answersMs} ms`).toMatchObject({ is: 'ready' });
      expect(await printed(it), `${answersMs} ms`).toBe(1);
      expect(it.tickets().filter(isWhole), `${answersMs} ms`).toHaveLength(1);
    }
  });

  test('of which the paper ends, wherever, comes out whole from the new roll, and the torn part is taken away', async () => {
    for (let afterMs = 100; afterMs < 6000; afterMs += 450) {
      const it = await ready();
      it.printer.do({ id: 'torn', lines: list });
      await it.advance(afterMs);
      it.simulator.fault(afterMs % 900 === 100 ? 'paper-out' : 'cover-open');
      await it.advance(3000);
      expect(it.ended(), `after ${afterMs} ms`).toMatchObject([{ id: 'torn', outcome: 'failed' }]);
      it.simulator.fault('none');
      await it.advance(minuteMs);
      expect(it.fitness()).toEqual({ is: 'ready' });
      expect(await printed(it)).toBe(1);
      expect(it.tickets().filter(isWhole), `after ${afterMs} ms`).toHaveLength(1);
    }
  });

  test('that a slow printer goes on with, whatever it is told, is never the word for the ticket after it', async () => {
    for (const lineMs of [60, 100, 130, 160]) {
      const it = await ready({ lineMs, downstream: withoutClearing });
      it.printer.do({ id: 'list', lines: list });
      // Nearly all of it is in the printer.
      await it.advance(lineMs * 130);
      it.simulator.fault('busy');
      await it.advance(minuteMs);
      expect(it.ended()).toMatchObject([{ id: 'list', outcome: 'failed' }]);
      it.simulator.fault('none');
      for (let ms = 0; ms < 3 * minuteMs && it.fitness()?.is !== 'ready'; ms += 100) await it.advance(100);
      it.printer.do({ id: 'next', lines: [{ text: 'next' }] });
      for (let ms = 0; ms < minuteMs && it.ended().length < 2; ms += 100) await it.advance(100);
      expect(it.ended().at(-1), `${lineMs} ms a line`).toEqual(done('next'));
      expect(it.tickets().at(-1), `${lineMs} ms a line`).toEqual(['next']);
    }
  });
});

/** DLE ENQ 2 means nothing to it. */
function withoutClearing(bytes: Uint8Array): Uint8Array {
  const at = Buffer.from(bytes).indexOf(Buffer.of(0x10, 0x05, 0x02));
  return at === -1 ? bytes : Uint8Array.from([...bytes.slice(0, at), ...bytes.slice(at + 3)]);
}

test('no line of a list is wider than the paper', () => {
  for (const columns of [32, 48] as const)
    for (const piece of layout(list, columns)) expect(piece.length).toBeLessThanOrEqual(columns + 16);
});
