/** The frames of a window strip. */
import {
  decoder,
  frameParts,
  type StripMessage,
  stripFamily,
  textOf,
} from '../../../drivers/a090-strip/codec.ts';
import type { StripSettings } from '../../../drivers/a090-strip/definition.ts';
import { decoderBeside } from '../../../drivers/parts/frame/family.ts';
import { fieldTable } from '../../frames/field-table.ts';
import { pieceFinder } from '../../frames/message-finder.ts';
import { type ByteReader, errorOf, junk, nobodyBeside, type Piece } from '../../frames/reading.ts';

export function stripFrames({ address }: Pick<StripSettings, 'address'>, beside = nobodyBeside): ByteReader {
  const toStrip = pieceFinder(decoderBeside(stripFamily, beside.families));
  const fromStrip = pieceFinder(decoder());

  function piece(message: StripMessage | undefined, bytes: Uint8Array): Piece {
    const table = fieldTable(bytes);
    frameParts(table);
    if (message === undefined || message.is === 'junk') {
      const who = `strip ${address}`;
      const isDamaged = bytes.length > 6 && table.misfit()?.startsWith('the xor') === true;
      if (!isDamaged) return junk(who, bytes, 'no frame of a strip');
      return { says: `${who}: a damaged frame`, ...errorOf(table.misfit()), fields: table.fields(), bytes };
    }
    return {
      says: `strip ${message.address}: ${says(message)}`,
      ...(message.address !== address && { forAnother: true as const }),
      fields: table.fields(),
      bytes,
    };
  }

  return {
    rx: chunk =>
      toStrip(chunk).flatMap(({ message, bytes }) =>
        message?.is === 'of others' ? beside.read(bytes) : piece(message, bytes),
      ),
    tx: chunk => fromStrip(chunk).map(({ message, bytes }) => piece(message, bytes)),
  };
}

function says(message: Exclude<StripMessage, { is: 'junk' }>): string {
  if (message.is === 'answer') return message.taken ? 'taken' : 'refused';
  const text = textOf(message.signs).trim();
  return text === '' ? 'shows nothing' : `shows ${text}`;
}
