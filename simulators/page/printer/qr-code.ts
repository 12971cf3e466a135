/** A QR code as the printer makes it from its data. */
import { encode } from 'uqr';
import type { QrCorrection } from '../contract.ts';

/** `side`: modules. `path`: SVG, a module a unit, of what is black. */
export type QrCode = { side: number; path: string };

/** Undefined: nothing to encode, or too much for any code. */
export function qrCode(data: string, correction: QrCorrection): QrCode | undefined {
  const modules = data === '' ? undefined : modulesOf(data, correction);
  return modules && { side: modules.length, path: modules.map(runsOf).join('') };
}

function modulesOf(data: string, correction: QrCorrection): boolean[][] | undefined {
  try {
    // A printer takes the smallest code, with the correction that it was told.
    return encode(data, { ecc: correction, border: 0, boostEcc: false }).data;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** One bar for each run of black modules in a row, as a printer burns them. */
function runsOf(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x += 1) {
    const start = x;
    while (row[x]) x += 1;
    if (x > start) path += `M${start} ${y}h${x - start}v1H${start}z`;
  }
  return path;
}
