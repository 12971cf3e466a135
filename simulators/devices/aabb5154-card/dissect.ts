/** The frames of an LED card with a font. */
import {
  cardProtocol,
  receiptParts,
  type SumTo,
  showDecoder,
  showParts,
  textOf,
} from '../../../drivers/aabb5154-card/codec.ts';
import type { CardSettings } from '../../../drivers/aabb5154-card/definition.ts';
import type { Parts } from '../../../drivers/parts/frame/parts.ts';
import { fieldTable } from '../../frames/field-table.ts';
import { pieceFinder } from '../../frames/message-finder.ts';
import { type ByteReader, errorOf, junk, type Piece } from '../../frames/reading.ts';

export function cardFrames({
  address,
  sumWithEnd,
}: Pick<CardSettings, 'address' | 'sumWithEnd'>): ByteReader {
  const sum: SumTo = { sumWithEnd };
  const toCard = pieceFinder(showDecoder(sum));
  const fromCard = pieceFinder(cardProtocol.decoder());

  function piece(
    of: { address: number; says: string },
    bytes: Uint8Array,
    walk: (parts: Parts) => unknown,
  ): Piece {
    const table = fieldTable(bytes);
    walk(table);
    return {
      says: `card ${of.address}: ${of.says}`,
      ...(of.address !== address && { forAnother: true as const }),
      fields: table.fields(),
      bytes,
    };
  }

  /** Where only its sum is wrong, most likely that it takes in the end or not, it is told as a frame. */
  function noShow(bytes: Uint8Array): Piece {
    const table = fieldTable(bytes);
    showParts(table, sum);
    const misfit = table.misfit();
    if (misfit?.startsWith('the sum') !== true) return junk(`card ${address}`, bytes, 'no frame of a card');
    return { says: `card ${address}: a damaged frame`, ...errorOf(misfit), fields: table.fields(), bytes };
  }

  return {
    rx: chunk =>
      toCard(chunk).map(({ message, bytes }) => {
        if (message?.is !== 'show') return noShow(bytes);
        const text = textOf(message.show).trim();
        const says = text === '' ? 'shows nothing' : `shows ${text}`;
        return piece({ address: message.show.address, says }, bytes, parts => showParts(parts, sum));
      }),
    tx: chunk =>
      fromCard(chunk).map(({ message, bytes }) =>
        message?.is === 'receipt'
          ? piece({ address: message.address, says: 'has taken it' }, bytes, parts => receiptParts(parts))
          : junk(`card ${address}`, bytes, 'no receipt of a card'),
      ),
  };
}
