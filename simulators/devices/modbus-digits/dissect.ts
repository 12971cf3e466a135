/** The frames of a Modbus display, and what the map of its config makes of them. */
import {
  functions,
  modbusProtocol,
  type Request,
  requestDecoder,
  wordsIn,
} from '../../../drivers/modbus-digits/codec.ts';
import { exceptionText } from '../../../drivers/modbus-digits/exceptions.ts';
import { bigEndian, counted } from '../../frames/field-table.ts';
import { messageFinder } from '../../frames/message-finder.ts';
import { type ByteReader, errorOf, junk, type Piece, type Told } from '../../frames/told.ts';
import {
  type DigitsMap,
  isException,
  registersMean,
  replyBytes,
  replyTable,
  requestBytes,
  requestTable,
  shown,
} from './tables.ts';

type Says = Pick<Told, 'says' | 'error'>;

const everyDisplay = 0;
/** Of another display, whose map is not known here: its registers are numbers. */
const unknownMap: DigitsMap = { address: everyDisplay, write: 'value', register: -1, encoding: 'ascii' };

export function modbusFrames(display: DigitsMap): ByteReader {
  const who = `display ${display.address}`;
  const toDisplay = messageFinder(requestDecoder(), {
    lengthOf: (message, from) => (message.is === 'junk' ? message.bytes.length : requestBytes(from)),
    isNone: ({ is }) => is === 'junk',
  });
  const fromDisplay = messageFinder(modbusProtocol.decoder(), {
    lengthOf: ({ bytes }) => bytes.length,
    isNone: ({ is }) => is === 'junk',
  });
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
    const table = requestTable(bytes, map, 'right');
    return {
      says: `${address === everyDisplay ? 'every display' : `display ${address}`}: ${says}`,
      ...errorOf(error, table.misfit()),
      ...(isOther(address) && { forAnother: true as const }),
      fields: table.fields(),
      bytes,
    };
  }

  function replied(address: number, bytes: Uint8Array): Piece {
    const { says, error } = saysReply(bytes, display, readFrom);
    const table = replyTable(bytes, display, 'right');
    return {
      says: `display ${address}: ${says}`,
      ...errorOf(error, table.misfit()),
      fields: table.fields(),
      bytes,
    };
  }

  /** `length`: of a frame that begins so. */
  function noFrame(bytes: Uint8Array, length: number, tableOf: typeof requestTable): Piece {
    if (length !== bytes.length) return junk(who, bytes, 'no frame of Modbus');
    return {
      says: `${who}: a damaged frame`,
      error: 'the checksum is not that of its bytes',
      fields: tableOf(bytes, display, 'wrong').fields(),
      bytes,
    };
  }

  return {
    rx: chunk =>
      toDisplay(chunk).map(({ message, bytes }) =>
        message === undefined || message.is === 'junk'
          ? noFrame(bytes, requestBytes(bytes), requestTable)
          : asked(message, bytes),
      ),
    tx: chunk =>
      fromDisplay(chunk).map(({ message, bytes }) =>
        message === undefined || message.is === 'junk'
          ? noFrame(bytes, replyBytes(bytes), replyTable)
          : replied(message.address, bytes),
      ),
  };
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

function saysReply(frame: Uint8Array, display: DigitsMap, readFrom: number | undefined): Says {
  if (isException(frame)) return { says: 'refuses', error: exceptionText(frame[2] ?? 0) };
  if (frame[1] === functions.read) {
    const values = frame.subarray(3, -2);
    const count = wordsIn(values).length;
    const which = readFrom === undefined ? counted(count, 'register') : registers(readFrom, count);
    return { says: `${which}: ${registersMean(values, display)}` };
  }
  const first = bigEndian(frame.subarray(2, 4));
  const second = bigEndian(frame.subarray(4, 6));
  return { says: `has written ${registers(first, frame[1] === functions.writeOne ? 1 : second)}` };
}

function registers(first: number, count: number): string {
  return count === 1 ? `register ${first}` : `registers ${first} to ${first + count - 1}`;
}
