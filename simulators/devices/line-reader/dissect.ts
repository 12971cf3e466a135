/** The lines of a scanner or a button box; each ends with LF, and most have a CR before it. */
import { lineBytesAtMost, printableLine } from '../../../drivers/line-reader/codec.ts';
import { hex } from '../../../drivers/parts/frame/words.ts';
import { type ByteReader, junk, type Piece } from '../../frames/reading.ts';

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const who = 'reader';

export function lineFrames(): ByteReader {
  let held: number[] = [];
  return {
    rx: chunk => [junk(who, chunk, 'a reader takes nothing')],
    tx(chunk) {
      const found: Piece[] = [];
      for (const byte of chunk) {
        held.push(byte);
        if (byte !== lineFeed && held.length <= lineBytesAtMost) continue;
        found.push(line(Uint8Array.from(held)));
        held = [];
      }
      return found;
    },
  };
}

function line(bytes: Uint8Array): Piece {
  if (bytes.at(-1) !== lineFeed) return junk(who, bytes, `no line of at most ${lineBytesAtMost} bytes`);
  const endBytes = bytes.at(-2) === carriageReturn ? 2 : 1;
  const raw = Buffer.from(bytes.subarray(0, -endBytes)).toString();
  const text = printableLine(raw);
  return {
    says: `${who}: ${text === undefined ? 'a line that cannot be read' : `line ${text}`}`,
    ...(text === undefined && { error: 'it is empty, or has what cannot be printed' }),
    fields: [
      ...(bytes.length > endBytes
        ? [{ name: 'line', raw: hex(bytes.subarray(0, -endBytes)), means: text ?? JSON.stringify(raw) }]
        : []),
      {
        name: endBytes === 2 ? 'CR LF' : 'LF',
        raw: hex(bytes.subarray(-endBytes)),
        means: 'end of the line',
      },
    ],
    bytes,
  };
}
