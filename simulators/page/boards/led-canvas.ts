/** Puts the dots of an LED matrix on a canvas: of all that is there, only the dots that changed. */
import { type DotField, dotColours } from './led-matrix.ts';
import { tileOf } from './led-tile.ts';

export type Painter = {
  /** `pitch`: pixels of the canvas to a dot, in whole sixteenths. What was drawn is gone. */
  size(width: number, height: number, pitch: number): void;
  /** `level`: how bright what is lit looks, 0 to 1. */
  draw(field: DotField, level: number): void;
};

/** Where a dot begins within a pixel, in sixteenths: dots of one phase look the same. */
export const phases = 16;
const kinds = dotColours.length + 1;

export function openPainter(canvas: HTMLCanvasElement): Painter {
  const pen = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
  if (pen === null) throw new Error('a canvas that nobody else draws on can be drawn on');
  let pitch = 1;
  let image = pen.createImageData(1, 1);
  /** The image, a whole pixel each. */
  let pixels = new Uint32Array(image.data.buffer);
  let tiles: (Uint32Array | undefined)[] = [];
  let tilesLevel: number | undefined;
  /** What stands on the canvas; undefined: nothing yet. */
  let drawn: Uint8Array | undefined;

  const edge = (dot: number): number => Math.round(dot * pitch);
  const phase = (dot: number): number => (dot * pitch * phases) % phases;

  function tileFor(kind: number, x: number, y: number): Uint32Array {
    const known = (phase(y) * phases + phase(x)) * kinds + kind;
    const [left, top] = [edge(x) - x * pitch, edge(y) - y * pitch];
    const [wide, high] = [edge(x + 1) - edge(x), edge(y + 1) - edge(y)];
    const tile =
      tiles[known] ??
      new Uint32Array(tileOf({ pitch, left, top, wide, high }, dotColours[kind - 1], tilesLevel ?? 1).buffer);
    tiles[known] = tile;
    return tile;
  }

  function put(kind: number, x: number, y: number): void {
    const tile = tileFor(kind, x, y);
    const [left, top] = [edge(x), edge(y)];
    const wide = edge(x + 1) - left;
    for (let at = 0; at < tile.length; at += wide) {
      pixels.set(tile.subarray(at, at + wide), (top + at / wide) * image.width + left);
    }
  }

  return {
    size(width, height, newPitch) {
      pitch = newPitch;
      canvas.width = edge(width);
      canvas.height = edge(height);
      image = pen.createImageData(canvas.width, canvas.height);
      pixels = new Uint32Array(image.data.buffer);
      tilesLevel = undefined;
    },
    draw({ width, height, dots }, level) {
      if (level !== tilesLevel) [tiles, tilesLevel, drawn] = [[], level, undefined];
      const before = drawn;
      let [left, top, right, bottom] = [width, height, 0, 0];
      for (let y = 0; y < height; y += 1) {
        for (let x = 0; x < width; x += 1) {
          const kind = dots[y * width + x] ?? 0;
          if (before?.[y * width + x] === kind) continue;
          put(kind, x, y);
          [left, top] = [Math.min(left, x), Math.min(top, y)];
          [right, bottom] = [Math.max(right, x + 1), Math.max(bottom, y + 1)];
        }
      }
      drawn = dots.slice();
      if (right <= left) return;
      const corner = [edge(left), edge(top)] as const;
      pen.putImageData(image, 0, 0, ...corner, edge(right) - corner[0], edge(bottom) - corner[1]);
    },
  };
}
