/** The frames of a Modbus display, and what the map of its config makes of them. */
import {
  functions,
  isException,
  type Request,
  replyParts,
  replyReader,
  requestParts,
  requestReader,
  type ValuesMean,
  wordsIn,
} from '../../../drivers/modbus-digits/codec.ts';
import { exceptionText } from '../../../drivers/modbus-digits/exceptions.ts';
import type { Frames } from '../../../drivers/modbus-digits/framing.ts';
import { highFirst, type Parts } from '../../../drivers/parts/frame/parts.ts';
import { counted } from '../../../drivers/parts/frame/words.ts';
import { type FieldTable, fieldTable } from '../../frames/field-table.ts';
import { pieceFinder } from '../../frames/message-finder.ts';
import { type ByteReader, errorOf, junk, type Piece, type Reading } from '../../frames/reading.ts';
import { type DigitsMap, registersMean, shown } from './registers.ts';

type Says = Pick<Reading, 'says' | 'error'>;

const everyDisplay = 0;
/** Of another display, whose map is not known here: its registers are numbers. */
export const unknownMap: DigitsMap = {
  address: everyDisplay,
  write: 'value',
  register: -1,
  encoding: 'ascii',
};

export function modbusFrames(display: DigitsMap & { frames: Frames }): ByteReader {
  const who = `display ${display.address}`;
  const { frames } = display;
  const toDisplay = pieceFinder(requestReader(frames));
  const fromDisplay = pieceFinder(replyReader(frames));
  const requestTable: FrameParts = (parts, mean) => requestParts(parts, mean, frames);
  const replyTable: FrameParts = (parts, mean) => replyParts(parts, mean, { frames });
  /** Where it was read last: the answer does not say. */
  let readFrom: number | undefined;
  const isOther = (address: number): boolean => address !== everyDisplay && address !== display.address;

  function asked(request: Request, bytes: Uint8Array): Piece {
    const { address } = request;
    if (request.is === 'request' && request.asked.is === 'read' && address === display.address) {
      readFrom = request.asked.register;
    }
    const map = isOther(address) ? unknownMap : display;
    const { says, error } = saysRequest(request, map);
    const table = tableOf(bytes, requestTable, map);
    return {
      says: `${address === everyDisplay ? 'every display' : `display ${address}`}: ${says}`,
      ...errorOf(error, table.misfit()),
      ...(isOther(address) && { forAnother: true as const }),
      fields: table.fields(),
      bytes,
    };
  }

  function replied(address: number, bytes: Uint8Array): Piece {
    const { says, error } = saysReply(saidIn(bytes, frames), display, readFrom);
    const table = tableOf(bytes, replyTable, display);
    return {
      says: `display ${address}: ${says}`,
      ...errorOf(error, table.misfit()),
      fields: table.fields(),
      bytes,
    };
  }

  /** Where only its checksum is wrong it is told as a frame all the same. */
  function noFrame(bytes: Uint8Array, frameParts: FrameParts): Piece {
    const table = tableOf(bytes, frameParts, display);
    const error = 'the checksum is not that of its bytes';
    if (table.misfit() !== error) return junk(who, bytes, 'no frame of Modbus');
    return { says: `${who}: a damaged frame`, error, fields: table.fields(), bytes };
  }

  return {
    rx: chunk =>
      toDisplay(chunk).map(({ message, bytes }) =>
        message?.is === 'frame' ? asked(message.message, bytes) : noFrame(bytes, requestTable),
      ),
    tx: chunk =>
      fromDisplay(chunk).map(({ message, bytes }) =>
        message?.is === 'frame' ? replied(message.message, bytes) : noFrame(bytes, replyTable),
      ),
  };
}

/** From the address to the last byte before the checksum. */
const saidIn = (frame: Uint8Array, frames: Frames): Uint8Array =>
  frames === 'tcp' ? frame.subarray(6) : frame.subarray(0, -2);

type FrameParts = (parts: Parts, mean: ValuesMean) => unknown;

function tableOf(bytes: Uint8Array, frameParts: FrameParts, map: DigitsMap): FieldTable {
  const table = fieldTable(bytes);
  frameParts(table, values => registersMean(values, map));
  return table;
}

function saysRequest(request: Request, display: DigitsMap): Says {
  if (request.is === 'wrong') return { says: 'a request', error: 'its counts do not fit together' };
  const { asked } = request;
  if (asked.is === 'read') return { says: `is asked for ${registers(asked.register, asked.quantity)}` };
  const values = asked.is === 'write-one' ? [asked.value] : asked.values;
  if (asked.register === display.blinkRegister) {
    return { says: values.every(value => value === 0) ? 'blinks no more' : 'blinks' };
  }
  if (asked.register !== display.register)
    return { says: `${registers(asked.register, values.length)} written` };
  const text = shown(values, display);
  return { says: text === '' ? 'shows nothing' : `shows ${text}` };
}

/** `frame`: without what wraps it. */
function saysReply(frame: Uint8Array, display: DigitsMap, readFrom: number | undefined): Says {
  if (isException(frame[1] ?? 0)) return { says: 'refuses', error: exceptionText(frame[2] ?? 0) };
  if (frame[1] === functions.read) {
    const values = frame.subarray(3);
    const count = wordsIn(values).length;
    const which = readFrom === undefined ? counted(count, 'register') : registers(readFrom, count);
    return { says: `${which}: ${registersMean(values, display)}` };
  }
  const first = highFirst(frame.subarray(2, 4));
  const second = highFirst(frame.subarray(4, 6));
  return { says: `has written ${registers(first, frame[1] === functions.writeOne ? 1 : second)}` };
}

function registers(first: number, count: number): string {
  return count === 1 ? `register ${first}` : `registers ${first} to ${first + count - 1}`;
}
