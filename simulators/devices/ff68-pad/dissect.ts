/** The frames of a caller pad, by the table in drivers/ff68-pad/README.md. */

import {
  decoder,
  type Ff68Filler,
  type Ff68Frame,
  ff68Family,
  frameParts,
  funcs,
} from '../../../drivers/ff68-pad/codec.ts';
import type { Ff68Settings } from '../../../drivers/ff68-pad/definition.ts';
import { type Payloads, payloadsOf, raterAnswerParts, raterOf } from '../../../drivers/ff68-pad/payloads.ts';
import { decoderBeside } from '../../../drivers/parts/frame/family.ts';
import { read } from '../../../drivers/parts/frame/parts.ts';
import { hexByte, spaced } from '../../../drivers/parts/frame/words.ts';
import { type FieldTable, fieldTable } from '../../frames/field-table.ts';
import { pieceFinder } from '../../frames/message-finder.ts';
import {
  type ByteReader,
  errorOf,
  junk,
  nobodyBeside,
  type Piece,
  type Reading,
} from '../../frames/reading.ts';

/** What stands around address, func and data. */
const aroundBytes = 7;

type Told = Pick<Reading, 'says' | 'error'>;
type Settings = Pick<Ff68Settings, 'address' | 'dialect'>;

export function ff68Frames(settings: Settings, beside = nobodyBeside): ByteReader {
  const { address, dialect } = settings;
  const payloads = payloadsOf[dialect];
  const toPad = pieceFinder(decoderBeside(ff68Family, beside.families));
  const fromPad = pieceFinder(decoder());
  /** Its acknowledgement is read by what the pad has said last. */
  let said: Ff68Frame | undefined;
  const isRater = (of: number): boolean => dialect === 'slzc' && of >= raterOf(0);
  const who = (of: number): string => (isRater(of) ? `rater ${of - raterOf(0)}` : `pad ${of}`);
  const isOwn = (of: number): boolean => of === address || (isRater(of) && of === raterOf(address));

  function piece(frame: Ff68Frame, { says, error }: Told): Piece {
    const { fields, misfit } = tableOf(frame.bytes, { frame, payloads });
    return {
      says: `${who(frame.address)}: ${says}`,
      ...errorOf(error, misfit),
      ...(!isOwn(frame.address) && { forAnother: true as const }),
      fields,
      bytes: frame.bytes,
    };
  }

  /** Behind a frame, or what the program of slzc answers a rater; else noise. */
  function other(message: Ff68Filler | undefined, bytes: Uint8Array): Piece[] {
    if (message !== undefined) {
      const fields = [{ name: '00', raw: '00', means: 'written behind the frame; nothing' }];
      const forAnother = !isOwn(message.address) && { forAnother: true as const };
      return [{ says: `${who(message.address)}: one 00 behind its frame`, ...forAnother, fields, bytes }];
    }
    const rater = dialect === 'slzc' ? read(bytes, parts => raterAnswerParts(parts)) : undefined;
    if (rater === undefined) return noFrame(bytes, address);
    const table = fieldTable(bytes);
    raterAnswerParts(table, rater);
    const forAnother = !isOwn(rater) && { forAnother: true as const };
    return [{ says: `${who(rater)}: acknowledged`, ...forAnother, fields: table.fields(), bytes }];
  }

  return {
    rx: chunk =>
      toPad(chunk).flatMap(({ message, bytes }) => {
        if (message?.is === 'of others') return beside.read(bytes);
        return message?.is === 'frame'
          ? [piece(message, toldToPad(payloads, message, said))]
          : other(message?.is === 'filler' ? message : undefined, bytes);
      }),
    tx: chunk =>
      fromPad(chunk).flatMap(({ message, bytes }) => {
        if (message?.is !== 'frame') return other(message?.is === 'filler' ? message : undefined, bytes);
        said = message;
        return [piece(message, toldByPad(payloads, message))];
      }),
  };
}

function toldByPad(payloads: Payloads, frame: Ff68Frame): Told {
  const said = payloads.said(frame);
  if (said?.is === 'rating') return { says: `rating key ${said.rating}` };
  return toldKey(payloads, frame) ?? unknown(frame);
}

function toldToPad(payloads: Payloads, frame: Ff68Frame, said: Ff68Frame | undefined): Told {
  if (said !== undefined && Buffer.from(payloads.acknowledgementOf(said.bytes)).equals(frame.bytes)) {
    return { says: `acknowledged, ${toldByPad(payloads, said).says}` };
  }
  const lcd = payloads.lcdOf(frame);
  if (lcd !== undefined) return { says: saysLcd(lcd) };
  if (frame.func === funcs.beep && frame.data.length === 0) return { says: 'beeps' };
  if (frame.func === funcs.lcd && frame.data.length === 1)
    return { says: `${frame.data[0]} stars of a rater` };
  const key = toldKey(payloads, frame);
  return key === undefined ? unknown(frame) : { says: `acknowledged, ${key.says}` };
}

function toldKey(payloads: Payloads, frame: Ff68Frame): { says: string } | undefined {
  const said = payloads.said(frame);
  if (said?.is !== 'key') return undefined;
  const { key, digits } = said;
  return {
    says: `key ${key}${digits === '' ? '' : ` with ${digits.length === 1 ? 'digit' : 'digits'} ${digits}`}`,
  };
}

const unknown = ({ func }: Ff68Frame): Told => ({
  says: `func ${hexByte(func)}`,
  error: 'nobody here knows this func with this data',
});

function saysLcd(lcd: string): string {
  if (lcd.includes('_') || lcd.length !== 6) return `the LCD shows ${lcd}`;
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

type Known = { frame: Ff68Frame; payloads: Payloads };

function tableOf(
  bytes: Uint8Array,
  known?: Known,
): { fields: Reading['fields']; misfit: string | undefined } {
  const table = fieldTable(bytes);
  frameParts(table, {}, length => dataParts(table, length, known));
  return { fields: table.fields(), misfit: table.misfit() };
}

function dataParts(table: FieldTable, length: number, known: Known | undefined): Uint8Array {
  const lcd = known?.payloads.lcdOf(known.frame);
  const said = known?.payloads.said(known.frame);
  if (lcd?.includes('_') === true) return table.part('shown', length, lcd);
  if (lcd !== undefined && length === 6) {
    table.part('waiting', 3, lcd.slice(0, 3).trim() || 'blank');
    return table.part('ticket', 3, lcd.slice(3).trim() || 'blank');
  }
  if (said?.is !== 'key') return table.part('data', length, data => spaced(data));
  table.part('digits', length - 1, said.digits);
  return table.part('key', 1, said.key);
}
