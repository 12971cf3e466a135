/** How one light of an LED matrix looks: the pixels around it, with the round light in their middle. */
import type { DotColour } from '../contract.ts';

type Colour = readonly [red: number, green: number, blue: number];

/**
 * Where a tile of whole pixels lies on its dot, whose side is `pitch` pixels and need not be a whole number: `left` and `top`
 * are how far its first pixel begins behind the dot's own corner.
 */
export type TilePlace = { pitch: number; left: number; top: number; wide: number; high: number };

/** As the light itself looks, not what it is named: green and blue ones are a little towards cyan. */
const lights: Record<DotColour, Colour> = {
  red: [255, 52, 32],
  green: [48, 255, 96],
  yellow: [255, 184, 28],
  blue: [72, 120, 255],
  cyan: [64, 232, 255],
  magenta: [255, 72, 220],
  white: [255, 250, 240],
};
const ground: Colour = [9, 9, 11];
const unlit: Colour = [34, 34, 38];
const white: Colour = [255, 255, 255];

/** Of the side of a dot. Where that is but a few pixels a light leaves no gap, which is what is seen from afar. */
function lightRadius(pitch: number): number {
  return Math.min(0.72, Math.max(usualRadius, usualRadius + (5.5 - pitch) * 0.1));
}
const usualRadius = 0.42;
/** What shines on the ground around a light, of its own brightness. */
const glow = 0.34;
/** How white its middle is at full brightness. */
const hotMiddle = 0.35;
/** Each pixel is looked at so many times across and down. */
const looks = 4;

/** As a canvas holds them. `level`: 0 to 1, as bright as it looks. `colour` undefined: dark. */
export function tileOf(
  place: TilePlace,
  colour: DotColour | undefined,
  level: number,
): Uint8ClampedArray<ArrayBuffer> {
  const { wide, high } = place;
  const pixels = new Uint8ClampedArray(wide * high * 4);
  for (let at = 0; at < wide * high; at += 1) {
    const [red, green, blue] = pixel(at % wide, Math.floor(at / wide), place, colour, level);
    pixels.set([red, green, blue, 255], at * 4);
  }
  return pixels;
}

function pixel(
  x: number,
  y: number,
  { pitch, left, top }: TilePlace,
  colour: DotColour | undefined,
  level: number,
): Colour {
  const radius = lightRadius(pitch);
  let sum: Colour = [0, 0, 0];
  for (let look = 0; look < looks ** 2; look += 1) {
    const across = (left + x + ((look % looks) + 0.5) / looks) / pitch - 0.5;
    const down = (top + y + (Math.floor(look / looks) + 0.5) / looks) / pitch - 0.5;
    const seen = point(Math.hypot(across, down) / radius, (usualRadius / radius) ** 2, colour, level);
    sum = mix(sum, seen, 1 / (look + 1));
  }
  return sum;
}

/** `out`: how far from the middle of the light; 1 is its rim. `faint`: so that a dark board is as dark whatever its size. */
function point(out: number, faint: number, colour: DotColour | undefined, level: number): Colour {
  if (colour === undefined) return out <= 1 ? mix(ground, unlit, faint) : ground;
  if (out > 1) return mix(ground, lights[colour], glow * level);
  return mix(unlit, mix(lights[colour], white, hotMiddle * level * (1 - out)), level);
}

function mix(from: Colour, to: Colour, share: number): Colour {
  const between = (a: number, b: number): number => a + (b - a) * share;
  return [between(from[0], to[0]), between(from[1], to[1]), between(from[2], to[2])];
}
