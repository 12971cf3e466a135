/** A board as a citizen sees it: an LED matrix, or a row of digits. */
import { html } from 'htm/preact';
import { useEffect, useRef } from 'preact/hooks';
import type { DotMatrix, Looks, PlannedDevice } from '../contract.ts';
import type { Hall } from '../hall.ts';
import { worded, words } from '../words.ts';
import { readDigits, readDots } from './drawing.ts';
import { type LedBoard, openBoard } from './led-board.ts';
import { openGlyphs } from './led-glyphs.ts';
import { SevenSegments } from './segments.ts';

/** All boards have the same fonts. */
const glyphs = openGlyphs();

export function BoardFace({ hall, device }: { hall: Hall; device: PlannedDevice }) {
  const drawing = hall.topic<Looks | null>(`sim/${device.id}/looks`).value?.drawing;
  const matrix = readDots(drawing);
  if (matrix !== undefined) return html`<${Matrix} matrix=${matrix} />`;
  const digits = readDigits(drawing);
  if (digits === undefined) return html`<p class="board-nothing">${words.value.unknown}</p>`;
  return html`<div class="board-face">
    <${SevenSegments} digits=${digits} label=${labelOf(digits.text.trim())} />
  </div>`;
}

function Matrix({ matrix }: { matrix: DotMatrix }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const board = useRef<LedBoard>(undefined);
  useEffect(() => {
    if (canvas.current === null) return;
    const opened = openBoard(canvas.current, glyphs);
    board.current = opened;
    return () => opened.close();
  }, []);
  useEffect(() => board.current?.show(matrix), [matrix]);
  return html`<div class="board-face">
    <canvas ref=${canvas} role="img" aria-label=${labelOf(textOf(matrix))}></canvas>
  </div>`;
}

/** From top to bottom; nothing while it has no power. */
function textOf({ lit, areas }: DotMatrix): string {
  if (!lit) return '';
  return areas
    .toSorted((a, b) => a.y - b.y || a.x - b.x)
    .flatMap(({ pages }) => pages.map(({ rows }) => rows.map(({ text }) => text.trim()).join(' ')))
    .filter(text => text !== '')
    .join(' ');
}

function labelOf(text: string): string {
  return text === '' ? words.value.boardDark : worded('boardShows', { text });
}
