/** What the simulated displays light, from the bytes that the driver sends. */
import { expect, test } from 'vitest';
import { bench, card, digits, meter } from './bench.ts';

/** By a display that was told to show it. */
async function drawn(
  entry: Parameters<typeof bench>[0],
  ...show: Parameters<ReturnType<typeof bench>['show']>
): Promise<unknown> {
  const b = bench(entry);
  b.show(...show);
  await b.advance(500);
  return b.at(0).simulator.drawing?.();
}

test.each([
  ['characters stand on the right with dark places before them', digits, false, 6, '  A003'],
  ['a value has a digit in every place', meter, false, 4, '0003'],
  ['a display blinks by itself that can', { ...digits, blinkRegister: 8 }, true, 6, '  A003'],
])('%s', async (_, entry, blink, places, text) => {
  expect(await drawn([entry], 'A003', { blink })).toEqual({ is: 'digits', places, text, blink });
});

test('a display that cannot blink by itself is dark in between', async () => {
  const b = bench([{ ...meter, blank: 0xffff }]);
  b.show('A003', { blink: true });
  const seen = new Set<string>();
  for (let tenths = 0; tenths < 30; tenths += 1) {
    await b.advance(100);
    const drawing = b.at(0).simulator.drawing?.();
    if (drawing?.is === 'digits') seen.add(`${drawing.text} ${drawing.blink}`);
  }
  expect([...seen]).toEqual(['0003 false', ' false']);
});

test('a card with a font has Chinese in dots, in one row', async () => {
  const b = bench([card]);
  b.show('A003', { text: '请到3号' });
  await b.advance(500);
  expect(b.at(0).simulator.drawing?.()).toEqual({
    is: 'dots',
    width: 64,
    height: 16,
    lit: true,
    brightness: 16,
    areas: [
      {
        x: 0,
        y: 0,
        width: 64,
        height: 16,
        pages: [{ rows: [{ text: ' 请到3号', fontDots: 16, colour: 'red' }] }],
        moves: 'still',
        stayMs: 500,
      },
    ],
  });
});

test('a card that blinks by itself is there and away for half a second each', async () => {
  expect(await drawn([{ ...card, blinkRegister: 8 }], 'A003', { blink: true })).toMatchObject({
    areas: [{ pages: [{ rows: [{ text: '    A003' }] }, { rows: [] }], stayMs: 500 }],
  });
});
