/** Rows of characters as whoever stands there sees them: a row that goes blank and comes back blinks. */
import type { Timers } from '../../../drivers/device.ts';
import type { DotColour, DotMatrix } from '../../page/contract.ts';

/** Longer ago, and it is not blinking any more. */
const blinkGoneMs = 2500;
/** Of a character, in the font that it is drawn with here. */
const cellDots = { wide: 8, high: 16 } as const;

/** `last`: what stood there last, if it is blank now; a person reads that while it blinks. */
type Row = { text: string; last: string; blinks: boolean; cancel(): void };

export function characterRows(
  { count, columns, colour }: { count: number; columns: number; colour: DotColour },
  { timers, changed }: { timers: Timers; changed(): void },
) {
  let rows: Row[] = [];
  let lit = colour;

  function clear(): void {
    for (const { cancel } of rows) cancel();
    rows = Array.from({ length: count }, () => ({ text: '', last: '', blinks: false, cancel() {} }));
  }
  clear();

  return {
    clear,
    /** In this colour from now on. */
    paint(now: DotColour): void {
      lit = now;
    },
    textOf: (n: number): string => rows[n]?.text ?? '',
    /** What stands in a row from now on. */
    write(n: number, text: string): void {
      const row = rows[n];
      const now = text.trimEnd();
      if (row === undefined || now === row.text) return;
      row.cancel();
      const comesBack = row.text === '' && now === row.last;
      // The first blank may be a number that is gone: it blinks once it has come back.
      row.blinks = comesBack || (now === '' && row.blinks);
      row.text = now;
      if (now !== '') row.last = now;
      row.cancel = timers.after(blinkGoneMs, () => {
        row.last = now;
        row.blinks = false;
        changed();
      });
    },
    shows() {
      const lines = rows.map(({ text, last, blinks }) => ({
        text: (blinks ? last : text).trim(),
        blink: blinks,
      }));
      const read = lines.map(({ text }) => text).filter(text => text !== '');
      return { text: read.join('\n'), blink: lines.some(({ blink }) => blink), lines };
    },
    /** As it stands at this moment: a row that blinks is blank in between, as it is there. */
    drawing(): DotMatrix {
      const width = columns * cellDots.wide;
      const height = cellDots.high;
      const areas = rows.map(({ text }, n) => ({
        x: 0,
        y: n * height,
        width,
        height,
        pages: [{ rows: text === '' ? [] : [{ text, fontDots: height, colour: lit }] }],
        moves: 'still' as const,
        stayMs: 0,
      }));
      return { is: 'dots', width, height: count * height, lit: true, brightness: 16, areas };
    },
  };
}
