/** The dots of each character, made of the page's own font as a card has them in its own. */
import { type DotBlock, fitToDots } from './led-fit.ts';
import { type FontDots, widthOf } from './led-matrix.ts';

export type Glyphs = {
  /** Undefined while the font with this character has not come. */
  of(character: string, fontDots: FontDots): DotBlock | undefined;
  /** Fetches what the text needs of the font. Undefined: all of it is here. */
  missing(text: string): Promise<void> | undefined;
};

const family = 'Noto Sans SC Variable';

/** `weight`: at which strokes are whole dots wide. `evenness`: see led-fit.ts. */
type Cut = { weight: number; evenness: number };
/** `capitals`: their height, which digits have too; `baseline`: how far it is below the top. Both in dots. */
type LatinCut = Cut & { capitals: number; baseline: number };

/** How a font of so many dots is made, found by looking. `perDot`: fine squares to the side of a dot. */
const fonts: Record<FontDots, { perDot: number; chinese: Cut; latin: LatinCut }> = {
  16: {
    perDot: 8,
    chinese: { weight: 325, evenness: 0.35 },
    latin: { weight: 400, evenness: 1, capitals: 11, baseline: 13 },
  },
  24: {
    perDot: 5,
    chinese: { weight: 400, evenness: 5 },
    latin: { weight: 550, evenness: 5, capitals: 17, baseline: 20 },
  },
  32: {
    perDot: 4,
    chinese: { weight: 450, evenness: 8 },
    latin: { weight: 550, evenness: 8, capitals: 23, baseline: 27 },
  },
};
/** Of the size of the font. Chinese fills its square. */
const chineseBaseline = 0.88;
const capitalHeight = 0.733;
/** Of its place: a letter is drawn so much narrower that its widest neighbours do not touch. */
const latinNarrow = 0.88;
const latinWidest = 0.9;

export function openGlyphs(): Glyphs {
  const made = new Map<string, DotBlock>();
  /** Asked for, and come; or never to come, and then another font of the machine stands in. */
  const here = new Set<string>();
  return {
    of(character, fontDots) {
      if (!here.has(character)) return undefined;
      const key = `${fontDots} ${character}`;
      const glyph = made.get(key) ?? dotsOf(character, fontDots);
      made.set(key, glyph);
      return glyph;
    },
    missing(text) {
      const absent = [...new Set(text)].filter(character => !here.has(character));
      if (absent.length === 0) return undefined;
      const come = (): void => absent.forEach(character => here.add(character));
      return document.fonts.load(`16px '${family}'`, absent.join('')).then(come, come);
    },
  };
}

function dotsOf(character: string, fontDots: FontDots): DotBlock {
  const { perDot, chinese, latin } = fonts[fontDots];
  const isLatin = character <= '\x7f';
  const { weight, evenness } = isLatin ? latin : chinese;
  const [wide, high] = [widthOf(character, fontDots) * perDot, fontDots * perDot];
  const size = isLatin ? (latin.capitals * perDot) / capitalHeight : high;
  const pen = newPen(wide, high);
  pen.font = `${weight} ${size}px '${family}', sans-serif`;
  pen.textAlign = 'center';
  const narrow = Math.min(latinNarrow, (wide * latinWidest) / pen.measureText(character).width);
  pen.translate(wide / 2, isLatin ? latin.baseline * perDot : high * chineseBaseline);
  pen.scale(isLatin ? narrow : 1, 1);
  pen.fillText(character, 0, 0);
  return fitToDots({ wide, high, perDot, amounts: inkOn(pen, wide, high) }, evenness);
}

function newPen(wide: number, high: number): OffscreenCanvasRenderingContext2D {
  const pen = new OffscreenCanvas(wide, high).getContext('2d', { willReadFrequently: true });
  if (pen === null) throw new Error('a new canvas can be drawn on');
  return pen;
}

function inkOn(pen: OffscreenCanvasRenderingContext2D, wide: number, high: number): Float32Array {
  const { data } = pen.getImageData(0, 0, wide, high);
  const amounts = new Float32Array(wide * high);
  for (let at = 0; at < amounts.length; at += 1) amounts[at] = (data[at * 4 + 3] ?? 0) / 255;
  return amounts;
}
