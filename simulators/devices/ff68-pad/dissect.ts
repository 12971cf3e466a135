/** The frames of a caller pad, by the table in drivers/ff68-pad/README.md. */

import {
  acknowledgementOf,
  decoder,
  type Ff68Frame,
  frameParts,
  funcs,
  keyOf,
  lcdOf,
  ratingOf,
} from '../../../drivers/ff68-pad/codec.ts';
import type { Ff68Settings } from '../../../drivers/ff68-pad/definition.ts';
import { hexByte, spaced } from '../../../drivers/parts/frame/words.ts';
import { type FieldTable, fieldTable } from '../../frames/field-table.ts';
import { pieceFinder } from '../../frames/message-finder.ts';
import { type ByteReader, errorOf, junk, type Piece, type Reading } from '../../frames/reading.ts';

/** What stands around address, func and data. */
const aroundBytes = 7;

export function ff68Frames({ address }: Pick<Ff68Settings, 'address'>): ByteReader {
  const [toPad, fromPad] = [pieceFinder(decoder()), pieceFinder(decoder())];
  /** Its acknowledgement is read by what the pad has said last. */
  let said: Ff68Frame | undefined;

  function piece(frame: Ff68Frame, { says, error }: Pick<Reading, 'says' | 'error'>): Piece {
    const { fields, misfit } = tableOf(frame.bytes, frame);
    return {
      says: `pad ${frame.address}: ${says}`,
      ...errorOf(error, misfit),
      ...(frame.address !== address && { forAnother: true as const }),
      fields,
      bytes: frame.bytes,
    };
  }

  return {
    rx: chunk =>
      toPad(chunk).flatMap(({ message, bytes }) =>
        message?.is === 'frame' ? [piece(message, toldToPad(message, said))] : noFrame(bytes, address),
      ),
    tx: chunk =>
      fromPad(chunk).flatMap(({ message, bytes }) => {
        if (message?.is !== 'frame') return noFrame(bytes, address);
        said = message;
        return [piece(message, toldByPad(message))];
      }),
  };
}

function toldByPad(frame: Ff68Frame): Pick<Reading, 'says' | 'error'> {
  const rating = ratingOf(frame);
  if (rating !== undefined) return { says: `rating key ${rating}` };
  return toldKey(frame) ?? unknown(frame);
}

function toldToPad(frame: Ff68Frame, said: Ff68Frame | undefined): Pick<Reading, 'says' | 'error'> {
  if (said !== undefined && Buffer.from(acknowledgementOf(said.bytes)).equals(frame.bytes)) {
    return { says: `acknowledged, ${toldByPad(said).says}` };
  }
  const lcd = lcdOf(frame);
  if (lcd !== undefined) return { says: saysLcd(lcd) };
  if (frame.func === funcs.beep && frame.data.length === 0) return { says: 'beeps' };
  if (frame.func === funcs.lcd && frame.data.length === 1)
    return { says: `${frame.data[0]} stars of a rater` };
  const key = toldKey(frame);
  return key === undefined ? unknown(frame) : { says: `acknowledged, ${key.says}` };
}

function toldKey(frame: Ff68Frame): { says: string } | undefined {
  const pressed = keyOf(frame);
  if (pressed === undefined) return undefined;
  const { key, digits } = pressed;
  return {
    says: `key ${key}${digits === '' ? '' : ` with ${digits.length === 1 ? 'digit' : 'digits'} ${digits}`}`,
  };
}

const unknown = ({ func }: Ff68Frame): Pick<Reading, 'says' | 'error'> => ({
  says: `func ${hexByte(func)}`,
  error: 'nobody here knows this func with this data',
});

function saysLcd(lcd: string): string {
  const [waiting, ticket] = [lcd.slice(0, 3).trim(), lcd.slice(3).trim()];
  if (waiting === '' && ticket === '') return 'the LCD is blank';
  return `the LCD shows ${waiting === '' ? '' : `${waiting} waiting, `}${ticket === '' ? 'no ticket' : `ticket ${ticket}`}`;
}

/** What is as long as its head says is told as a frame all the same, and what is before it as noise. */
function noFrame(bytes: Uint8Array, address: number): Piece[] {
  const start = bytes.findIndex(
    (byte, at) =>
      byte === 0xff && bytes[at + 1] === 0x68 && bytes.length - at === (bytes[at + 2] ?? 0) + aroundBytes,
  );
  if (start === -1) return [junk(`pad ${address}`, bytes, 'no frame of a pad')];
  const frame = bytes.slice(start);
  const { fields, misfit } = tableOf(frame);
  const piece: Piece = {
    says: `pad ${frame[5]}: a damaged frame`,
    error: misfit ?? 'the driver does not know it',
    fields,
    bytes: frame,
  };
  return start === 0 ? [piece] : [junk(`pad ${address}`, bytes.slice(0, start), 'no frame of a pad'), piece];
}

function tableOf(
  bytes: Uint8Array,
  frame?: Ff68Frame,
): { fields: Reading['fields']; misfit: string | undefined } {
  const table = fieldTable(bytes);
  frameParts(table, {}, length => dataParts(table, length, frame));
  return { fields: table.fields(), misfit: table.misfit() };
}

function dataParts(table: FieldTable, length: number, frame: Ff68Frame | undefined): Uint8Array {
  const lcd = frame && lcdOf(frame);
  const key = frame && keyOf(frame);
  if (lcd !== undefined) {
    table.part('waiting', 3, lcd.slice(0, 3).trim() || 'blank');
    return table.part('ticket', 3, lcd.slice(3).trim() || 'blank');
  }
  if (key === undefined) return table.part('data', length, data => spaced(data));
  table.part('digits', length - 1, key.digits);
  return table.part('key', 1, key.key);
}
