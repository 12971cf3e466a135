import { expect, test } from 'vitest';
import { bench } from './bench.ts';

test('a strip that never answers is told its row again and again, and it was sent', async () => {
  const b = bench({ answers: false });
  b.show('A003');
  await b.advance(5000);
  expect([b.reads(), b.fitness(), b.shown()]).toEqual(['A003', [{ is: 'ready' }], ['sent']]);
  expect(b.told().length).toBeGreaterThan(3);
  expect(b.board.health()).toMatchObject({ errors: 0, roundTripMs: 0 });
});
