/** What came over a line, and what of it belongs together. */

/**
 * One chunk. `at`: ms since the beginning, when it was here. `key`: what was to be pressed meanwhile. `apart`: what came before
 * it belongs to somebody else.
 */
export type Heard = { at: number; bytes: Uint8Array; key?: string; apart?: true };

/** 8N1: ten bits a byte. */
const wireMs = (bytes: number, baud: number): number => (bytes * 10_000) / baud;

/** Joins the chunks between which there was less silence than this. */
export function bursts(heard: readonly Heard[], silenceMs: number, baud: number): Heard[] {
  const found: { at: number; chunks: Uint8Array[]; key?: string }[] = [];
  let endedMs = -Infinity;
  for (const { at, bytes, key, apart } of heard) {
    const last = found.at(-1);
    // A chunk is there with its last byte, and its first was on the wire before.
    const isNext = at - wireMs(bytes.length, baud) - endedMs < silenceMs;
    if (last !== undefined && isNext && apart !== true && last.key === key) last.chunks.push(bytes);
    else found.push({ at, chunks: [bytes], ...(key !== undefined && { key }) });
    endedMs = at;
  }
  return found.map(({ chunks, ...burst }) => ({ ...burst, bytes: Uint8Array.from(Buffer.concat(chunks)) }));
}

export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** The different ones among them, each once. */
export function distinct(frames: readonly Uint8Array[]): Uint8Array[] {
  return [...new Map(frames.map(frame => [hexOf(frame), frame])).values()];
}
