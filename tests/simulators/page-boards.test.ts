/** What an LED board of the page shows over time. */
import { expect, it } from 'vitest';
import { filmOf, type GlyphOf, stepAt } from '../../simulators/page/boards/led-matrix.ts';
import type { DotArea } from '../../simulators/page/contract.ts';

const allLit: GlyphOf = (_character, dots) => ({
  wide: dots,
  high: dots,
  lit: new Uint8Array(dots * dots).fill(1),
});
const tooWide: DotArea = {
  x: 0,
  y: 0,
  width: 128,
  height: 16,
  pages: [{ rows: [{ text: '一二三四五六七八九十', fontDots: 16, colour: 'red' }] }],
  moves: 'left',
  stayMs: 30,
};

it('for who wants less motion a text that is too wide comes in pieces, each long enough to be read', () => {
  const film = filmOf(tooWide, allLit, true);
  const characters = [0, 1].map(step => film.at(step).field.dots.filter(dot => dot > 0).length / 16 ** 2);
  expect(characters).toEqual([8, 2]);
  expect([0, 2999, 3000, 5999, 6000].map(sinceMs => stepAt(film, sinceMs))).toEqual([0, 0, 1, 1, 0]);
});
