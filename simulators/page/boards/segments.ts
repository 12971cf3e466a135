/** A row of seven-segment digits. */
import { html } from 'htm/preact';
import type { Digits } from '../contract.ts';
import { strokesOf } from './seven-segments.ts';

/** Letters and signs as such displays show them; digits are those of every seven strokes. */
const letters: Readonly<Record<string, string>> = {
  A: 'abcefg',
  B: 'cdefg',
  C: 'adef',
  D: 'bcdeg',
  E: 'adefg',
  F: 'aefg',
  G: 'acdef',
  H: 'bcefg',
  I: 'ef',
  J: 'bcde',
  K: 'acefg',
  L: 'def',
  M: 'aceg',
  N: 'ceg',
  O: 'cdeg',
  P: 'abefg',
  Q: 'abcfg',
  R: 'eg',
  S: 'acdfg',
  T: 'defg',
  U: 'bcdef',
  V: 'cde',
  W: 'bdfg',
  X: 'bcefg',
  Y: 'bcdfg',
  Z: 'abdeg',
  '-': 'g',
  _: 'd',
  '=': 'dg',
};

/** Where each one lies in a place of 60 × 100. */
const outlines = {
  a: '14,8 20,2 44,2 50,8 44,14 20,14',
  b: '51,9 57,15 57,43 51,49 45,43 45,15',
  c: '51,51 57,57 57,85 51,91 45,85 45,57',
  d: '14,92 20,86 44,86 50,92 44,98 20,98',
  e: '13,51 19,57 19,85 13,91 7,85 7,57',
  f: '13,9 19,15 19,43 13,49 7,43 7,15',
  g: '14,50 20,44 44,44 50,50 44,56 20,56',
};
const placeWidth = 70;

/** `label`: what a screen reader says of it. */
export function SevenSegments({ digits, label }: { digits: Digits; label: string }) {
  const { places, text, blink } = digits;
  const characters = Array.from({ length: places }, (_, n) => Array.from(text)[n] ?? ' ');
  return html`<svg
    class=${blink ? 'board-digits board-blinks' : 'board-digits'}
    viewBox="0 0 ${places * placeWidth + 10} 100"
    role="img"
    aria-label=${label}
  >
    ${characters.map(
      (character, n) => html`<g transform="translate(${n * placeWidth + 8} 0) skewX(-5)">
        ${Object.entries(outlines).map(
          ([segment, points]) => html`<polygon
            class=${segmentsOf(character).includes(segment) ? 'board-segment board-segment-lit' : 'board-segment'}
            points=${points}
          />`,
        )}
      </g>`,
    )}
  </svg>`;
}

/** What a character lights of a to g; nothing where seven segments cannot show it. */
function segmentsOf(character: string): string {
  return strokesOf(character) || (letters[character.toUpperCase()] ?? '');
}
