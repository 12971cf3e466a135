/** The frames of a caller pad, by the table in drivers/ff68-pad/README.md. */

import {
  acknowledgementOf,
  decoder,
  type Ff68Frame,
  funcs,
  keyOf,
  lcdOf,
  ratingOf,
} from '../../../drivers/ff68-pad/codec.ts';
import type { Ff68Settings } from '../../../drivers/ff68-pad/definition.ts';
import { counted, type FieldTable, fieldTable, hexByte, spaced } from '../../frames/field-table.ts';
import { messageFinder } from '../../frames/message-finder.ts';
import { type ByteReader, errorOf, junk, type Piece, type Told } from '../../frames/told.ts';

/** What stands around address, func and data. */
const aroundBytes = 7;

export function ff68Frames({ address }: Pick<Ff68Settings, 'address'>): ByteReader {
  const [toPad, fromPad] = [finder(), finder()];
  /** Its acknowledgement is read by what the pad has said last. */
  let said: Ff68Frame | undefined;

  function piece(frame: Ff68Frame, { says, error }: Pick<Told, 'says' | 'error'>): Piece {
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

const finder = () =>
  messageFinder(decoder(), { lengthOf: ({ bytes }) => bytes.length, isNone: ({ is }) => is === 'junk' });

function toldByPad(frame: Ff68Frame): Pick<Told, 'says' | 'error'> {
  const rating = ratingOf(frame);
  if (rating !== undefined) return { says: `rating key ${rating}` };
  return toldKey(frame) ?? unknown(frame);
}

function toldToPad(frame: Ff68Frame, said: Ff68Frame | undefined): Pick<Told, 'says' | 'error'> {
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

const unknown = ({ func }: Ff68Frame): Pick<Told, 'says' | 'error'> => ({
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
): { fields: Told['fields']; misfit: string | undefined } {
  const table = fieldTable(bytes);
  const [length = 0, again = 0] = bytes.subarray(2);
  const isRight = (byte: number, wanted: number): string =>
    byte === wanted ? 'always' : `wrong: it is always ${hexByte(wanted)}`;
  table.part('FF 68', 2, 'start of a frame');
  table.part('L', 1, `${counted(length, 'byte')} from address to data`);
  table.part('L again', 1, length === again ? 'the same' : 'wrong: not the same');
  const [mark = 0] = table.part('68', 1, ([byte = 0]) => isRight(byte, 0x68));
  table.part('address', 1, ([byte]) => `pad ${byte}`);
  table.part('func', 1, ([byte = 0]) => funcName(byte, length));
  dataParts(table, length - 2, frame);
  const sum = bytes.subarray(5, -2).reduce((total, byte) => (total + byte) & 0xff, 0);
  const [found = 0] = table.part('sum', 1, ([byte]) =>
    byte === sum ? 'right' : `wrong: address, func and data make ${hexByte(sum)}`,
  );
  const [end = 0] = table.part('16', 1, ([byte = 0]) => isRight(byte, 0x16));
  const { error } = errorOf(
    length !== again && 'the two lengths are not the same',
    (mark !== 0x68 || end !== 0x16) && 'a mark is not where it belongs',
    found !== sum && `the sum is ${hexByte(found)}, and its bytes make ${hexByte(sum)}`,
    table.misfit(),
  );
  return { fields: table.fields(), misfit: error };
}

function funcName(func: number, length: number): string {
  if (func === funcs.lcd) return length === 8 ? 'LCD' : 'stars of a rater';
  if (func === funcs.beep) return 'beep';
  return func === funcs.rating ? 'rating' : 'key, or its acknowledgement';
}

function dataParts(table: FieldTable, length: number, frame: Ff68Frame | undefined): void {
  const lcd = frame && lcdOf(frame);
  const key = frame && keyOf(frame);
  if (lcd !== undefined) {
    table.part('waiting', 3, lcd.slice(0, 3).trim() || 'blank');
    table.part('ticket', 3, lcd.slice(3).trim() || 'blank');
  } else if (key !== undefined) {
    table.part('digits', length - 1, key.digits);
    table.part('key', 1, key.key);
  } else {
    table.part('data', length, data => spaced(data));
  }
}
