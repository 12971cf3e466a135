/** Frames of hardware that no driver speaks to, as far as their shape is known. */
import type { Parts } from '../../../../drivers/parts/frame/parts.ts';
import { spaced } from '../../../../drivers/parts/frame/words.ts';
import { fieldTable } from '../../../../simulators/frames/field-table.ts';
import type { Piece } from '../../../../simulators/frames/reading.ts';
import type { Family } from './family.ts';

/**
 * `length`: of the frame that begins here, as far as it can be seen; `none` begins, or `more` must come first. `parts` goes
 * through one, and tells it.
 */
export type Shape = {
  name: string;
  length(from: Uint8Array): number | 'more' | 'none';
  parts(parts: Parts, bytes: Uint8Array): string;
};

export const familyOf = (shape: Shape): Family => ({
  name: shape.name,
  readers: [{ reader: () => readerOf(shape) }],
});

function readerOf({ name, length, parts }: Shape): (chunk: Uint8Array) => Piece[] {
  let held = new Uint8Array();

  function frameIn(bytes: Uint8Array): Piece | undefined {
    const table = fieldTable(bytes);
    const says = parts(table, bytes);
    if (table.misfit() !== undefined) return undefined;
    return { says: `${name}: ${says}`, fields: table.fields(), bytes };
  }

  return chunk => {
    const all = Uint8Array.from([...held, ...chunk]);
    const found: Piece[] = [];
    let [from, at] = [0, 0];
    const sweep = (): void => {
      if (from < at) found.push({ says: name, error: 'no frame', fields: [], bytes: all.slice(from, at) });
    };
    while (at < all.length) {
      const long = length(all.subarray(at));
      if (long === 'more' || (long !== 'none' && at + long > all.length)) break;
      const piece = long === 'none' ? undefined : frameIn(all.slice(at, at + long));
      if (piece === undefined) {
        at += 1;
        continue;
      }
      sweep();
      found.push(piece);
      at += piece.bytes.length;
      from = at;
    }
    sweep();
    held = all.slice(at);
    return found;
  };
}

const longestBytes = 260;

/** The frame that ends with these bytes, which stand at this place or later. */
export function upTo(from: Uint8Array, at: number, end: readonly number[]): number | 'more' | 'none' {
  const found = Buffer.from(from.buffer, from.byteOffset, from.length).indexOf(Uint8Array.from(end), at);
  if (found !== -1 && found + end.length <= longestBytes) return found + end.length;
  return found === -1 && from.length < longestBytes ? 'more' : 'none';
}

/** Whether what is there begins so, as far as it goes; a gap (`undefined`) may be anything. */
export function beginsWith(from: Uint8Array, head: readonly (number | undefined)[]): boolean {
  return head.every((byte, at) => byte === undefined || at >= from.length || from[at] === byte);
}

const gbk = new TextDecoder('gbk');

export const textIn = (bytes: Uint8Array): string => gbk.decode(bytes);
export const notKnown = (bytes: Uint8Array): string => `${spaced(bytes)}, not known`;
