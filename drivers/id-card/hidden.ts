/**
 * What a recording may keep of such a reader: that it answered, what of, and how long that was. All that a card says is zeros, and
 * so is every byte of which nobody knows what it is: a damaged frame has the same number in it.
 */
import { head } from './codec.ts';

const lengthBytes = 2;
const statusBytes = 3;

/** Of one direction, from its beginning on. `others`: what is outside of these frames is something else's, and stays. */
export function hiddenCards({ others }: { others: boolean }): (chunk: Uint8Array) => Uint8Array {
  /** How many bytes of the frame there were; its length, as far as it is known; and the check of what is kept of it. */
  let at = 0;
  let length = 0;
  let check = 0;

  function outside(byte: number): number {
    const isNext = byte === head[at];
    at = isNext ? at + 1 : byte === head[0] ? Math.min(at, 3) || 1 : 0;
    if (at === head.length) length = check = 0;
    return isNext || others || byte === head[0] ? byte : 0;
  }

  function kept(byte: number): number {
    const place = at - head.length;
    at += 1;
    if (place < lengthBytes) length = length * 256 + byte;
    const isLast = place === lengthBytes + length - 1;
    if (isLast) at = 0;
    if (isLast && length > statusBytes) return check;
    const shown = place < lengthBytes + statusBytes ? byte : 0;
    check ^= shown;
    return shown;
  }

  return chunk => chunk.map(byte => (at < head.length ? outside(byte) : kept(byte)));
}
