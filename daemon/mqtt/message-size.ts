/**
 * How long a message may be (I14). Brokers have a limit, that of config/deploy/mosquitto is 64 KiB; one of them drops what is longer,
 * another cuts the sender off, and cuts it off again when it says the same once more.
 */

export const messageAtMostBytes = 60 * 1024;

/** UTF-8 has at most 3 bytes for each of the units that a string is counted in. */
const bytesAUnit = 3;

export function bytesOf(payload: string): number {
  return Buffer.byteLength(payload);
}

export function isTooLong(payload: string): boolean {
  return payload.length * bytesAUnit > messageAtMostBytes && bytesOf(payload) > messageAtMostBytes;
}

/** A piece is text in a string of JSON, where a quote has two bytes; beside it stand its own few fields. */
const pieceAtMostUnits = 20_000;

/** What is too long for one message, in pieces that are not; joined they are the same. */
export function piecesOf(payload: string): string[] {
  const pieces: string[] = [];
  for (let from = 0; from < payload.length; ) {
    let to = Math.min(from + pieceAtMostUnits, payload.length);
    // A sign of two units stays whole.
    if (to < payload.length && /[\uD800-\uDBFF]/.test(payload.charAt(to - 1))) to -= 1;
    pieces.push(payload.slice(from, to));
    from = to;
  }
  return pieces;
}

/** A text of many parts, as long as somebody reads it. */
export function shortened(text: string, atMost: number): string {
  return text.length > atMost ? `${text.slice(0, atMost - 1)}…` : text;
}
