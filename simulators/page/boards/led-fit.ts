/**
 * From the ink of a glyph to whole dots. A stroke that falls between two rows of dots would light both or neither. So the
 * ink is not cut into even squares: its rows and columns are cut where strokes begin and end, as near to even as that allows.
 */

/** How much of each fine square is inked, 0 to 1, row by row. `perDot` of them make the side of a dot. */
export type Ink = { wide: number; high: number; perDot: number; amounts: Float32Array };

/** 1 lit, 0 dark, row by row; sizes in dots. */
export type DotBlock = { wide: number; high: number; lit: Uint8Array };

/** A strip of dots is between half and one and a half as wide as an even one. */
const narrowest = 0.5;
const widest = 1.5;
/** With so much of it inked, a dot is lit. */
const litFrom = 0.5;

/**
 * `ink`: its width and height are whole dots. `evenness`: what a strip costs that is one fine square off, beside ink that does
 * not fill it; with 0 letters lose their shape, from about 20 on strokes are lost between two dots.
 */
export function fitToDots(ink: Ink, evenness: number): DotBlock {
  const { wide, high, perDot, amounts } = ink;
  const rows = cutInStrips(amounts, high, wide, perDot, evenness);
  const columns = cutInStrips(turned(ink), wide, high, perDot, evenness);
  const size = { wide: columns.length - 1, high: rows.length - 1 };
  const lit = new Uint8Array(size.wide * size.high);
  for (let dot = 0; dot < lit.length; dot += 1) {
    const [x, y] = [dot % size.wide, Math.floor(dot / size.wide)];
    const [left = 0, right = 0] = columns.slice(x, x + 2);
    const [top = 0, bottom = 0] = rows.slice(y, y + 2);
    lit[dot] = meanOf(ink, left, right, top, bottom) >= litFrom ? 1 : 0;
  }
  return { ...size, lit };
}

/** Its columns as rows. */
function turned({ wide, high, amounts }: Ink): Float32Array {
  const turned = new Float32Array(wide * high);
  for (let row = 0; row < high; row += 1) {
    for (let column = 0; column < wide; column += 1) {
      turned[column * high + row] = amounts[row * wide + column] ?? 0;
    }
  }
  return turned;
}

function meanOf({ wide, amounts }: Ink, left: number, right: number, top: number, bottom: number): number {
  let sum = 0;
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) sum += amounts[y * wide + x] ?? 0;
  }
  return sum / ((right - left) * (bottom - top));
}

/** Where each strip of `long` lines begins, and where the last one ends: the cut that costs least. */
function cutInStrips(
  amounts: Float32Array,
  long: number,
  across: number,
  perDot: number,
  evenness: number,
): number[] {
  const strips = Math.round(long / perDot);
  const least = Math.ceil(perDot * narrowest);
  const most = Math.floor(perDot * widest);
  const costOf = stripCosts(amounts, long, across);
  /** Of the best cut so far that ends at a line; and for each strip, where it begins in the best cut that ends it there. */
  let costs = new Float64Array(long + 1).fill(Infinity);
  costs[0] = 0;
  const begins: Int32Array[] = [];
  const own = new Float64Array((long + 1) * (most + 1)).fill(-1);

  for (let strip = 0; strip < strips; strip += 1) {
    const next = new Float64Array(long + 1).fill(Infinity);
    const begin = new Int32Array(long + 1);
    for (let from = 0; from <= long - least; from += 1) {
      const soFar = costs[from] ?? Infinity;
      if (soFar === Infinity) continue;
      for (let size = least; size <= Math.min(most, long - from); size += 1) {
        const known = from * (most + 1) + size;
        if ((own[known] ?? 0) < 0) own[known] = costOf(from, size) + evenness * (size - perDot) ** 2;
        const cost = soFar + (own[known] ?? 0);
        if (cost >= (next[from + size] ?? 0)) continue;
        next[from + size] = cost;
        begin[from + size] = from;
      }
    }
    costs = next;
    begins.push(begin);
  }
  let cut = long;
  return [
    ...begins
      .toReversed()
      .map(begin => (cut = begin[cut] ?? 0))
      .toReversed(),
    long,
  ];
}

/** How unlike the lines of a strip are: the squares of what each place in it differs from the strip's mean there. */
function stripCosts(
  amounts: Float32Array,
  long: number,
  across: number,
): (from: number, size: number) => number {
  /** Of all lines before a line: their amounts at each place, and their squares together. */
  const sums = new Float64Array((long + 1) * across);
  const squares = new Float64Array(long + 1);
  for (let line = 0; line < long; line += 1) {
    let square = squares[line] ?? 0;
    for (let at = line * across; at < (line + 1) * across; at += 1) {
      const amount = amounts[at] ?? 0;
      sums[at + across] = (sums[at] ?? 0) + amount;
      square += amount * amount;
    }
    squares[line + 1] = square;
  }
  return (from, size) => {
    let cost = (squares[from + size] ?? 0) - (squares[from] ?? 0);
    for (let place = 0; place < across; place += 1) {
      const inked = (sums[(from + size) * across + place] ?? 0) - (sums[from * across + place] ?? 0);
      cost -= (inked * inked) / size;
    }
    return cost;
  };
}
