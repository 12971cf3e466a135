/**
 * Modbus frames, as far as a display needs them: functions 03, 06 and 16 (application protocol V1.1b3 §6.3, §6.6, §6.12) and
 * exceptions (§7). What wraps them is in framing.ts.
 */
import type { LineProtocol } from '../link/line.ts';
import { highFirst, type Parts, write } from '../parts/frame/parts.ts';
import { exceptionText } from './exceptions.ts';
import {
  endPart,
  type Frames,
  frameCutter,
  frameReader,
  headPart,
  type Junk,
  outOfTcp,
  transactionOf,
} from './framing.ts';

/** Those that a display needs (§6.3, §6.6, §6.12). */
export const functions = { read: 3, writeOne: 6, writeMany: 16 } as const;
const exceptionBit = 0x80;
export const isException = (code: number): boolean => (code & exceptionBit) !== 0;

/**
 * A whole frame of a slave, its checksum right; what it says is read by the master. `transaction`: that of the request, where
 * frames have one; the frame is then told as it would be on a serial line.
 */
export type Reply = { is: 'reply'; address: number; bytes: Uint8Array; transaction?: number };
export type ModbusMessage = Reply | Junk;

/** `register`: the first, from 0, as the frame names it; values of 16 bits. */
export type Asked =
  | { is: 'read'; register: number; quantity: number }
  | { is: 'write-one'; register: number; value: number }
  | { is: 'write-many'; register: number; values: readonly number[] };
/** `wrong`: a whole frame whose counts do not fit together. */
export type Request =
  | { is: 'request'; address: number; asked: Asked }
  | { is: 'wrong'; address: number; function: number };

/** Addresses of slaves; 0 is the broadcast, which nobody answers (serial line V1.02 §2.2). */
const isSlave = (address: number): boolean => address >= 1 && address <= 247;
const functionNames = new Map<number, string>([
  [functions.read, 'read holding registers'],
  [functions.writeOne, 'write single register'],
  [functions.writeMany, 'write multiple registers'],
]);

/** What a person is told of the values in registers. */
export type ValuesMean = (values: Uint8Array) => string;

const number = (value: number): string => `${value}`;

function addressPart(parts: Parts, address?: number): number {
  return parts.byte('slave address', address, one => (one === 0 ? 'every display' : `display ${one}`));
}

function functionPart(parts: Parts, code?: number): number {
  return parts.byte('function', code, one => {
    const name = functionNames.get(one & ~exceptionBit) ?? 'unknown';
    return isException(one) ? `exception: ${name}` : name;
  });
}

/** §6.6 */
function onePart(parts: Parts, mean?: ValuesMean, register?: number, value?: Uint8Array) {
  return {
    register: parts.high('register address', 2, register, number),
    value: parts.bytes('register value', 2, value, mean),
  };
}

/** §6.3, §6.12 */
function rangePart(parts: Parts, register?: number, quantity?: number) {
  return {
    register: parts.high('starting address', 2, register, number),
    quantity: parts.high('quantity of registers', 2, quantity, number),
  };
}

export function requestParts(parts: Parts, mean?: ValuesMean, frames: Frames = 'rtu'): Request {
  const endsAt = frames === 'tcp' ? headPart(parts) : undefined;
  const address = addressPart(parts);
  if (address > 247) parts.wrong();
  const code = functionPart(parts);
  const asked = ((): Asked | undefined => {
    switch (code) {
      case functions.read: {
        const range = rangePart(parts);
        // §6.3: 1 to 125 registers.
        return range.quantity >= 1 && range.quantity <= 125 ? { is: 'read', ...range } : undefined;
      }
      case functions.writeOne: {
        const { register, value } = onePart(parts, mean);
        return { is: 'write-one', register, value: highFirst(value) };
      }
      case functions.writeMany: {
        const { register, quantity } = rangePart(parts);
        const count = parts.byte('byte count', 0, number);
        const values = wordsIn(parts.bytes('registers value', count, [], mean));
        // §6.12: 1 to 123 registers, and twice as many bytes.
        const fits = quantity >= 1 && quantity <= 123 && count === 2 * quantity;
        return fits ? { is: 'write-many', register, values } : undefined;
      }
      default:
        parts.wrong('no function of a display');
        return undefined;
    }
  })();
  endPart(parts, endsAt);
  return asked === undefined ? { is: 'wrong', address, function: code } : { is: 'request', address, asked };
}

type Answer = {
  address: number;
  code: number;
  register: number;
  values: readonly number[];
  exception: number;
};

/** Gives the address. Of a write of many registers only their number is said. */
export function replyParts(
  parts: Parts,
  mean?: ValuesMean,
  { frames = 'rtu', ...answer }: Partial<Answer> & { frames?: Frames } = {},
): number {
  const { register, values = [], exception } = answer;
  const endsAt = frames === 'tcp' ? headPart(parts) : undefined;
  const address = addressPart(parts, answer.address);
  if (!isSlave(address)) parts.wrong();
  const code = functionPart(parts, answer.code);
  if (!functionNames.has(code & ~exceptionBit)) parts.wrong('no function of a display');
  else if (isException(code)) parts.byte('exception code', exception, exceptionText);
  else if (code === functions.writeOne) onePart(parts, mean, register, bytesOf(values));
  else if (code === functions.writeMany) rangePart(parts, register, values.length);
  else {
    const count = parts.byte('byte count', 2 * values.length, number);
    if (count === 0 || count > 250 || count % 2 !== 0) parts.wrong();
    parts.bytes('register value', count, bytesOf(values), mean);
  }
  endPart(parts, endsAt);
  return address;
}

export const modbusTcpProtocol: LineProtocol<ModbusMessage> = {
  decoder() {
    const read = frameCutter(parts => replyParts(parts, undefined, { frames: 'tcp' }));
    return chunk =>
      read(chunk).map(one =>
        one.is === 'junk'
          ? one
          : {
              is: 'reply',
              address: one.message,
              bytes: outOfTcp(one.bytes),
              transaction: transactionOf(one.bytes),
            },
      );
  },
  addressOf: message => (message.is === 'reply' ? message.address : undefined),
};

export const modbusProtocol: LineProtocol<ModbusMessage> = {
  decoder() {
    const read = frameReader(parts => replyParts(parts));
    return chunk =>
      read(chunk).map(one =>
        one.is === 'junk' ? one : { is: 'reply', address: one.message, bytes: one.bytes },
      );
  },
  addressOf: message => (message.is === 'reply' ? message.address : undefined),
  // Serial line V1.02 §2.5.1.1: frames are parted by a silence of at least 3.5 characters.
  silentCharacters: 3.5,
};

/** What a slave hears. */
export const requestReader = (frames: Frames = 'rtu') =>
  (frames === 'tcp' ? frameCutter : frameReader)(parts => requestParts(parts, undefined, frames));

/** The frames of slaves, as they pass. */
export const replyReader = (frames: Frames) =>
  (frames === 'tcp' ? frameCutter : frameReader)(parts => replyParts(parts, undefined, { frames }));

/** The slave's side, for the simulator. */
export function requestDecoder(frames: Frames = 'rtu'): (chunk: Uint8Array) => (Request | Junk)[] {
  const read = requestReader(frames);
  return chunk => read(chunk).map(one => (one.is === 'junk' ? one : one.message));
}

/** Registers are big-endian (§4.2). */
export function wordsIn(bytes: Uint8Array): number[] {
  return Array.from(
    { length: bytes.length >> 1 },
    (_, at) => (bytes[2 * at] ?? 0) * 256 + (bytes[2 * at + 1] ?? 0),
  );
}

/** High byte first, as `wordsIn` reads them. */
export function bytesOf(words: readonly number[]): Uint8Array {
  return Uint8Array.from(words.flatMap(word => [word >> 8, word & 0xff]));
}

/** What a slave answers to a request; `values` are those read. */
export function encodeReply(address: number, asked: Asked, values: readonly number[] = []): Uint8Array {
  const written = asked.is === 'read' ? values : asked.is === 'write-one' ? [asked.value] : asked.values;
  const answer = { address, code: functionOf(asked), register: asked.register, values: written };
  return write(parts => replyParts(parts, undefined, answer));
}

/** `code`: the function that was asked; `exception`: why not (§7). */
export function encodeException(address: number, code: number, exception: number): Uint8Array {
  return write(parts => replyParts(parts, undefined, { address, code: code | exceptionBit, exception }));
}

/** The function code of a request. */
export function functionOf(asked: Asked): number {
  return { read: functions.read, 'write-one': functions.writeOne, 'write-many': functions.writeMany }[
    asked.is
  ];
}
