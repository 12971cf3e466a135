/** The frames of a strip of 69 bytes. */
import { frameParts, type ScreenMessage, screenDecoder, textOf } from '../../../drivers/strip69/codec.ts';
import type { Strip69Settings } from '../../../drivers/strip69/definition.ts';
import { fieldTable } from '../../frames/field-table.ts';
import { pieceFinder } from '../../frames/message-finder.ts';
import { type ByteReader, errorOf, junk, type Piece } from '../../frames/reading.ts';

export function strip69Frames({ address }: Pick<Strip69Settings, 'address'>): ByteReader {
  const toStrip = pieceFinder(screenDecoder());
  const who = `strip ${address}`;

  function piece(message: ScreenMessage | undefined, bytes: Uint8Array): Piece {
    const table = fieldTable(bytes);
    frameParts(table);
    const misfit = table.misfit();
    if (message?.is !== 'screen') {
      if (misfit?.startsWith('the sum') !== true) return junk(who, bytes, 'no frame of a strip');
      return { says: `${who}: a damaged frame`, ...errorOf(misfit), fields: table.fields(), bytes };
    }
    const { screen } = message;
    const text = textOf(screen).trim();
    return {
      says: `strip ${screen.address}: screen ${screen.screen} ${text === '' ? 'shows nothing' : `shows ${text}`}`,
      ...(screen.address !== address && { forAnother: true as const }),
      fields: table.fields(),
      bytes,
    };
  }

  return {
    rx: chunk => toStrip(chunk).map(({ message, bytes }) => piece(message, bytes)),
    tx: chunk => (chunk.length === 0 ? [] : [junk(who, chunk, 'a strip says nothing')]),
  };
}
