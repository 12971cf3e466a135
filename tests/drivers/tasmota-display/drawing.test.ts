/** What the simulated display lights, from the commands that the driver sends. */
import { expect, test } from 'vitest';
import { bench } from './bench.ts';

type Display = Awaited<ReturnType<typeof bench>>['display'];

/** Its rows from the top; a dark one is empty. */
function rowsOf({ drawing }: Display): string[] {
  const drawn = drawing?.();
  if (drawn?.is !== 'dots') throw new Error('a display of characters is drawn in dots');
  return drawn.areas.map(({ pages }) => pages.flatMap(({ rows }) => rows.map(({ text }) => text)).join());
}

test('each row of characters is one of dots, in cells of 8 × 16', async () => {
  const { show, display } = await bench();
  await show([{ text: 'A001' }, { text: 'to counter 12' }]);
  expect(display.drawing?.()).toEqual({
    is: 'dots',
    width: 128,
    height: 32,
    lit: true,
    brightness: 16,
    areas: ['A001', 'to counter 12'].map((text, n) => ({
      x: 0,
      y: 16 * n,
      width: 128,
      height: 16,
      pages: [{ rows: [{ text, fontDots: 16, colour: 'white' }] }],
      moves: 'still',
      stayMs: 0,
    })),
  });
});

test('a row that blinks is there and away by turns, the other stands', async () => {
  const { show, advance, display } = await bench();
  await show([{ text: 'A001', blink: true }, { text: 'to 3' }]);
  const seen: string[] = [];
  for (let tenths = 0; tenths < 40; tenths += 1) {
    const now = rowsOf(display).join('|');
    if (now !== seen.at(-1)) seen.push(now);
    await advance(100);
  }
  expect(seen).toEqual(['A001|to 3', '|to 3', 'A001|to 3', '|to 3']);
});
