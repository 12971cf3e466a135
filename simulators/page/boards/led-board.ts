/** One LED board on the page: it follows what it is told to show, and moves only while something on it moves. */
import type { DotArea, DotMatrix } from '../contract.ts';
import { everyFrame } from './frames-loop.ts';
import { openPainter, phases } from './led-canvas.ts';
import type { Glyphs } from './led-glyphs.ts';
import { emptyField, type Film, filmOf, paint, stepAt } from './led-matrix.ts';

export type LedBoard = { show(matrix: DotMatrix): void; close(): void };

type Playing = { key: string; area: DotArea; film: Film; sinceMs: number; step: number };

/** Pixels of the screen to a dot. */
const pitches = { smallest: 1, largest: 12, step: 1 / phases };
/** A light at half its current looks brighter than half. */
const eye = 1 / 2.2;

/** On a canvas that lies alone in its box; it takes the width of the box. */
export function openBoard(canvas: HTMLCanvasElement, glyphs: Glyphs): LedBoard {
  const painter = openPainter(canvas);
  const lessMotion = matchMedia('(prefers-reduced-motion: reduce)');
  const sizes = new ResizeObserver(() => fit());
  let shown: DotMatrix | undefined;
  let field = emptyField(1, 1);
  let playing: Playing[] = [];
  let rest: (() => void) | undefined;
  let closed = false;

  /** What stands unchanged goes on where it is. */
  function play({ areas }: DotMatrix): void {
    const nowMs = performance.now();
    playing = areas.map(area => {
      const key = JSON.stringify(area);
      const sinceMs = playing.find(before => before.key === key)?.sinceMs ?? nowMs;
      const film = filmOf(area, glyphs.of, lessMotion.matches);
      return { key, area, film, sinceMs, step: -1 };
    });
    rest?.();
    rest = undefined;
    draw(nowMs);
    const moves = shown?.lit === true && playing.some(({ film }) => film.steps > 1);
    if (moves) rest = everyFrame(draw);
  }

  function draw(nowMs: number): void {
    const steps = playing.map(({ film, sinceMs }) => stepAt(film, nowMs - sinceMs));
    if (playing.length > 0 && playing.every(({ step }, n) => step === steps[n])) return;
    field.dots.fill(0);
    for (const [n, one] of playing.entries()) {
      one.step = steps[n] ?? 0;
      if (shown?.lit === true) paint(field, one.area, one.film.at(one.step));
    }
    painter.draw(field, ((shown?.brightness ?? 1) / 16) ** eye);
  }

  function fit(): void {
    const box = canvas.parentElement?.clientWidth ?? 0;
    if (shown === undefined || box === 0) return;
    const { width, height } = shown;
    const room = Math.floor((box * devicePixelRatio) / width / pitches.step) * pitches.step;
    const pitch = Math.min(pitches.largest, Math.max(pitches.smallest, room));
    const [wide, high] = [Math.round(width * pitch), Math.round(height * pitch)];
    canvas.style.width = `${wide / devicePixelRatio}px`;
    // What is left over makes the frame as wide above and below as at the sides.
    canvas.style.marginBlock = `${Math.max(0, box - wide / devicePixelRatio) / 2}px`;
    if (canvas.width === wide && canvas.height === high) return;
    painter.size(width, height, pitch);
    field = emptyField(width, height);
    for (const one of playing) one.step = -1;
    draw(performance.now());
  }

  function show(matrix: DotMatrix): void {
    shown = matrix;
    fit();
    play(matrix);
    const text = matrix.areas.flatMap(area => area.pages.flatMap(page => page.rows.map(row => row.text)));
    void glyphs.missing(text.join(''))?.then(() => {
      if (!closed && shown !== undefined) play(shown);
    });
  }

  const again = (): void => shown && play(shown);
  if (canvas.parentElement !== null) sizes.observe(canvas.parentElement);
  lessMotion.addEventListener('change', again);
  return {
    show,
    close() {
      closed = true;
      rest?.();
      sizes.disconnect();
      lessMotion.removeEventListener('change', again);
    },
  };
}
