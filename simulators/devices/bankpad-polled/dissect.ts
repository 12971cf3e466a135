/** The frames of a pad that is asked. */
import {
  type BankPadMessage,
  codeName,
  decoder,
  highestAddress,
  keyParts,
  pollOf,
  type Shown,
  showParts,
} from '../../../drivers/bankpad-polled/codec.ts';
import type { BankPadSettings } from '../../../drivers/bankpad-polled/definition.ts';
import { cutter, type Parts } from '../../../drivers/parts/frame/parts.ts';
import { fieldTable } from '../../frames/field-table.ts';
import { pieceFinder } from '../../frames/message-finder.ts';
import { type ByteReader, junk, type Piece } from '../../frames/reading.ts';

export function bankPadFrames({ address }: Pick<BankPadSettings, 'address'>): ByteReader {
  const toPad = cutter(parts => showParts(parts));
  const fromPad = pieceFinder<BankPadMessage>(decoder());

  function piece(of: number, says: string, bytes: Uint8Array, parts: (parts: Parts) => unknown): Piece {
    const table = fieldTable(bytes);
    parts(table);
    return {
      says: `pad ${of}: ${says}`,
      ...(of !== address && { forAnother: true as const }),
      fields: table.fields(),
      bytes,
    };
  }

  const noFrame = (bytes: Uint8Array): Piece => junk(`pad ${address}`, bytes, 'no frame of a pad');

  /** One byte asks; what is none of these is noise. */
  function asked(bytes: Uint8Array): Piece[] {
    return Array.from(bytes, byte => {
      const of = pollOf(byte)[0] ?? 0;
      if (of < 1 || of > highestAddress) return noFrame(Uint8Array.of(byte));
      return piece(of, 'is asked for a key', Uint8Array.of(byte), parts =>
        parts.byte('number', byte, `pad ${of}`),
      );
    });
  }

  const shows = ({ address: of, digits }: Shown, bytes: Uint8Array): Piece =>
    piece(of, digits === '0000' ? 'shows 0000, or its key is answered' : `shows ${digits}`, bytes, showParts);

  let heldBytes = 0;

  /** The host writes a picture in one go: a byte that comes alone asks, though a picture begins with the same. */
  function toldToPad(chunk: Uint8Array): Piece[] {
    if (heldBytes === 0 && chunk.length === 1) return asked(chunk);
    const pieces = toPad(chunk).flatMap(({ message, bytes }) =>
      message === undefined ? asked(bytes) : [shows(message, bytes)],
    );
    heldBytes += chunk.length - pieces.reduce((sum, { bytes }) => sum + bytes.length, 0);
    return pieces;
  }

  return {
    rx: toldToPad,
    tx: chunk =>
      fromPad(chunk).map(({ message, bytes }) => {
        if (message?.is !== 'key') return noFrame(bytes);
        const { address: of, code, number } = message;
        return piece(of, `key ${codeName(code)}, digits ${`${number}`.padStart(4, '0')}`, bytes, keyParts);
      }),
  };
}
